"""Letters: what a typeface can draw, and in how many lines."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from PIL.ImageFont import FreeTypeFont

MISSING = "\U0010fffe"
"""No letter, so that a typeface draws for it what it draws for all it has not."""
CUT = "…"
PIECE = re.compile(r"[^\s-]*-+|[^\s-]+\s*")
"""What stays together: a word with the space after it, or its part before a hyphen."""


def drawable(text: str, font: FreeTypeFont) -> str:
    """*text* as *font* can draw it letter by letter; empty where a letter of it is missing, is joined to others, or is
    read from right to left. Signs that are no letters, such as emoji, are left out where they are missing.
    """
    whole = unicodedata.normalize("NFC", "".join(sign for sign in " ".join(text.split()) if not _is_unseen(sign)))
    if any(_is_special(sign) or (sign.isalnum() and not _has(font, sign)) for sign in whole):
        return ""
    return " ".join("".join(sign for sign in whole if sign.isspace() or _has(font, sign)).split())


def lines(text: str, font: FreeTypeFont, width: float, most: int | None = None) -> Iterator[str]:
    """*text* in lines no wider than *width* pixels; the last of *most* ends with … where there is more."""
    rest, number = PIECE.findall(text), 0
    while rest:
        number += 1
        line, rest = _line(rest, font, width)
        if number == most and rest:
            while line and font.getlength(line + CUT) > width:
                line = line[:-1].rstrip()
            rest, line = [], line + CUT
        yield line


def widest(text: str, font: FreeTypeFont) -> float:
    """The width of the longest piece of *text* that stays in one line, in pixels."""
    return max((font.getlength(piece.rstrip()) for piece in PIECE.findall(text)), default=0)


def _line(pieces: list[str], font: FreeTypeFont, width: float) -> tuple[str, list[str]]:
    """As many of *pieces* as fit, and the others; one that is too wide alone is broken."""
    count = 1
    while count < len(pieces) and font.getlength("".join(pieces[: count + 1]).rstrip()) <= width:
        count += 1
    first = pieces[0]
    if font.getlength(first.rstrip()) <= width:
        return "".join(pieces[:count]).rstrip(), pieces[count:]
    cut = next((end for end in range(len(first) - 1, 1, -1) if font.getlength(first[:end]) <= width), 1)
    return first[:cut], [first[cut:], *pieces[1:]]


def _is_unseen(sign: str) -> bool:
    """Whether *sign* only says something of those beside it, as the one that makes an emoji of a heart."""
    return unicodedata.category(sign) in ("Cc", "Cf") or "\ufe00" <= sign <= "\ufe0f"


def _is_special(sign: str) -> bool:
    """Whether *sign* needs more than its own shape at its own place."""
    return unicodedata.category(sign).startswith("M") or unicodedata.bidirectional(sign) in ("R", "AL", "AN")


@cache
def _has(font: FreeTypeFont, sign: str) -> bool:
    mask, missing = font.getmask(sign), font.getmask(MISSING)
    return (mask.size, bytes(mask)) != (missing.size, bytes(missing))
