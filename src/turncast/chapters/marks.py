"""From the marks a format has to chapters: cleaned, bounded, in order, each once.

Whatever a file says passes through here before it goes further.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final, NamedTuple

from turncast.errors import Unreadable
from turncast.models.recording import Chapter

MOST: Final = 1000
"""Chapters of one recording; the longest audiobooks have a few hundred."""
TITLE: Final = 255
URL: Final = 2000
ADDRESS: Final = re.compile(r"https?://[^\s\"<>\\]+", re.IGNORECASE)
JOINERS: Final = "\u200c\u200d"
"""Formatting characters that Persian, Hindi and emoji are written with; the others only hide or reorder text."""


class Mark(NamedTuple):
    """A chapter as a file has it: seconds, text as it stands, an empty title where there is none."""

    start: float
    title: str = ""
    url: str | None = None
    image: str | None = None
    end: float | None = None
    hidden: bool = False


def listed(marks: Iterable[Mark]) -> tuple[Chapter, ...]:
    """*marks* as chapters in the order of time; the same title at the same moment is there once.

    A mark without a title is called by its place, a hidden one as the chapter it stands in. Addresses that are not http
    are left out. Raises ``Unreadable`` where there is no mark at all, or more than anybody could use.
    """
    found = list(islice(marks, MOST + 1))
    if not found:
        raise Unreadable("expected chapters, found none", "name a file that has some, or write: chapters = []")
    if len(found) > MOST:
        raise Unreadable(f"expected at most {MOST} chapters, found more", "leave out the smallest ones")
    chapters = _titled(sorted(found, key=lambda mark: mark.start))
    return tuple({(one.start, one.title, one.hidden): one for one in chapters}.values())


def _titled(marks: Iterable[Mark]) -> Iterator[Chapter]:
    place, current = 0, "Chapter 1"
    for mark in marks:
        place += not mark.hidden
        title = line(mark.title) or (current if mark.hidden else f"Chapter {place}")
        current = current if mark.hidden else title
        start, end = _rounded(mark.start), _rounded(mark.end or 0)
        yield Chapter(
            start=start,
            title=title,
            url=address(mark.url),
            image=address(mark.image),
            end=end if end > start else None,
            hidden=mark.hidden,
        )


def _rounded(seconds: float) -> float:
    return round(seconds, 3) + 0.0  # so that there is no minus zero


def line(text: str, limit: int = TITLE) -> str:
    """*text* on one line without control characters, at most *limit* characters."""
    bounded = text[: 4 * limit]  # first, so that a megabyte costs nothing
    clean = "".join(sign for sign in bounded if sign.isspace() or sign in JOINERS or _shown(sign))
    return " ".join(clean.split())[:limit].strip()


def _shown(sign: str) -> bool:
    return unicodedata.category(sign) not in ("Cc", "Cf", "Cs", "Co", "Cn")


def address(url: str | None) -> str | None:
    """*url* if it is a whole http address without anything a browser would read past."""
    clean = line(url or "", URL + 1)
    return clean if len(clean) <= URL and ADDRESS.fullmatch(clean) else None
