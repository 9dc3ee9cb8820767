"""What a file's name says of an episode, where its tags are silent.

``S02E07 - Jo Anderson - Topic.mp3``, ``2020-06-19-nick-wahl.mp3``, ``Episode 11 of 11 Nick Wahl.mp3``,
``07 - Topic.mp3``, ``#12 Topic.mp3``, ``GMT20200619-130000_Recording.mp4`` (Zoom), ``Topic (Episode 3).mp3``.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

LONGEST: Final = 255
SEASON: Final = r"(?:s(?P<season>\d{1,3})[\s._-]*e|(?P<volume>\d{1,2})x(?=\d\d))(?P<number>\d{1,4})"
DAY: Final = (
    r"(?P<day>\d{4}-\d\d-\d\d|(?:19|20)\d\d(?P<sign>[._]?)(?:0[1-9]|1[0-2])(?P=sign)(?:0[1-9]|[12]\d|3[01]))"
    r"(?:[T_-]\d{6}(?=[\s._-]|$))?"
)
"""A day, and the time of it as machines write it behind."""
EPISODE: Final = (
    r"(?:(?:episode|ep)[\s._#-]*|no\.\s*|#\s?|e(?=\d\d))(?P<number>\d{1,4})"
    r"(?:[\s_-]*(?:of|/)[\s_-]*(?P<total>\d{1,4}))?"
)
COUNT: Final = r"(?:(?P<number>\d{1,3})(?= - |\. |_)|(?P<place>0\d{1,2})(?=\s))"
MACHINE: Final = r"(?:(?:GMT|REC|VID|PXL)[_-]?)?"
BEFORE: Final = tuple(
    re.compile(rf"{mark}(?:[\s._:–—-]+|$)", re.IGNORECASE) for mark in (MACHINE + DAY, SEASON, EPISODE, COUNT, DAY)
)
"""Marks at the beginning, in the order in which they follow one another."""
BEHIND: Final = tuple(
    re.compile(rf"(?:\s*[(\[]\s*|\s+[._–—-]*\s*){mark}\s*[)\]]?$", re.IGNORECASE) for mark in (DAY, SEASON, EPISODE)
)
"""Marks at the end."""
NAMES: Final = re.compile(r"[^\W\d_][\w.’'-]*(?: [^\W\d_][\w.’'-]*){1,3}")
"""The name of a person: two to four words, each of which must begin with a capital."""
PARTICLES: Final = frozenset({"van", "von", "de", "da", "del", "der", "di", "la", "le", "el", "al", "bin", "y"})


@dataclass(frozen=True)
class Name:
    """A file name taken apart; title is never empty. guests: who ``S02E07 - Guest - Topic`` names."""

    title: str
    number: int | None = None
    total: int | None = None
    season: int | None = None
    day: date | None = None
    guests: tuple[str, ...] = ()


def parse(stem: str) -> Name:
    """Take the name of a file, without its suffix, apart: leading and trailing marks, and the rest is the title."""
    rest, found = _marks(_printable(stem).strip())
    number, season = found.get("number") or found.get("place"), found.get("season") or found.get("volume")
    guests, topic = _guests(rest) if season and number else ((), rest)
    return Name(
        title=_title(topic) or _title(stem) or "Untitled",
        number=_number(number),
        total=_number(found.get("total")),
        season=_number(season),
        day=_day(found.get("day")),
        guests=guests,
    )


def _marks(rest: str) -> tuple[str, dict[str, str]]:
    """What is left of a name without its marks, and what they say; the first to say a thing is believed."""
    found = dict[str, str]()
    for pattern in BEFORE:
        if match := pattern.match(rest):
            found = {**_said(match), **found}
            rest = rest[match.end() :]
    for pattern in BEHIND:
        match = pattern.search(rest[-LONGEST:])
        if match and not found.keys() & _said(match).keys():
            found |= _said(match)
            rest = rest[: len(rest) - len(match[0])]
    return rest, found


def _said(match: re.Match[str]) -> dict[str, str]:
    return {name: value for name, value in match.groupdict().items() if value and name != "sign"}


def _guests(text: str) -> tuple[tuple[str, ...], str]:
    """Who comes before the topic, and the topic: of ``Jo Anderson & Nick Wahl - Topic``, if those are names."""
    first, parting, topic = text.partition(" - ")
    names = tuple(name.strip() for name in re.split(r"\s+(?:and|&)\s+|,\s*", first))
    return (names, topic) if parting and topic.strip() and all(map(_is_name, names)) else ((), text)


def _is_name(text: str) -> bool:
    words = text.split()
    return bool(NAMES.fullmatch(text)) and all(word[0].isupper() or word.lower() in PARTICLES for word in words)


def _printable(text: str) -> str:
    return "".join(sign if sign.isprintable() else " " for sign in unicodedata.normalize("NFC", text))


def _title(text: str) -> str:
    """*text* as words: hyphens and underscores are blanks where the name has no others; it begins with a capital."""
    words = _printable(text).strip(" ._-–—")
    if " " not in words:
        words = re.sub(r"[-_]+", " ", words)
    words = " ".join(words.replace("_", " ").split())[:LONGEST]
    return words[:1].upper() + words[1:]


def _number(digits: str | None) -> int | None:
    return int(digits) or None if digits else None


def _day(text: str | None) -> date | None:
    """A day, with or without signs between its parts."""
    try:
        return date.fromisoformat(re.sub(r"[._]", "-", text) if text else "")
    except ValueError:
        return None


def natural(name: str) -> tuple[tuple[int, int, str], ...]:
    """What to sort names by, so that ``talk 2`` comes before ``talk 10``."""
    return tuple(_parts(name.casefold()))


def _parts(name: str) -> Iterator[tuple[int, int, str]]:
    for digits, text in re.findall(r"(\d+)|(\D+)", name):
        yield (0, int(digits[:LONGEST]), "") if digits else (1, 0, text)
