"""What is text within a line, and who says it."""

import re
from html import unescape
from typing import Final

TAG: Final = re.compile(r"</?[A-Za-z][^<>]*>|<[\d:.]*>|</>")
BREAK: Final = re.compile(r"<br\s*/?>", re.IGNORECASE)
JOINERS: Final = "\u200c\u200d"
"""Invisible, but a part of words in Persian and Hindi, and of emoji."""
LONGEST_NAME: Final = 128
"""Characters: as many as ``podcast:person`` takes."""

_WORD = r"[^\W\d_][\w.'’-]*"
_PARTICLE = r"(?:al|bin|d[aeiou]|de[rnl]|di|el|l[ae]|of|the|to|v[ao]n|y)"
_NUMBERED = r"(?:unknown )?(?:speaker|guest|host|participant) \w{1,3}"
NAME: Final = rf"(?:(?i:{_NUMBERED})|{_WORD}(?: {_WORD}){{0,5}})"
"""What may be a name; whether it is one, `is_name` says."""
SPEAKER: Final = re.compile(rf"(?:>> ?|- ?)?({NAME})(?: ?\([^()]{{1,40}}\))?(?:: +|：\s*)(?=\S)")
_LOWER: Final = re.compile(rf"{_PARTICLE}$")


def plain(raw: str) -> str:
    """*raw* on one line, without tags, entities decoded, without control characters."""
    return clean(unescape(TAG.sub("", BREAK.sub(" ", raw))))


def clean(text: str) -> str:
    """*text* on one line, without control characters and other invisible ones."""
    return " ".join("".join(map(_seen, text)).split()) if not text.isascii() or not text.isprintable() else _one(text)


def _one(text: str) -> str:
    return " ".join(text.split())


def _seen(sign: str) -> str:
    """The character, a space for a control character, nothing for an invisible one that parts no words."""
    if sign.isprintable() or sign in JOINERS:
        return sign
    return "" if sign in "\u00ad\u200b\u200e\u200f\u2060\ufeff" else " "


def label(name: str) -> str | None:
    """A speaker's name as cues bear it: clean, without a colon at its end; None where nothing is left."""
    return clean(name).rstrip(":： ")[:LONGEST_NAME].strip() or None


def attributed(text: str) -> tuple[str | None, str]:
    """Who says *text*, and what: ``Jo Anderson: Hello`` names a speaker, "we begin at: ten" names nobody."""
    found = SPEAKER.match(text)
    if not found or not is_name(found[1]):
        return None, text
    return label(found[1]), text[found.end() :]


def is_name(words: str) -> bool:
    """Whether each of *words* begins with a capital, or in a script that has none; ``van`` and its like may not."""
    if re.fullmatch(_NUMBERED, words, re.IGNORECASE):
        return True
    first, *rest = words.split()
    return not first[0].islower() and not any(word[0].islower() and not _LOWER.match(word) for word in rest)
