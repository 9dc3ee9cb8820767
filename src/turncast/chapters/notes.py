"""Time stamps in show notes.

What YouTube and Spotify ask for is asked for here, so that a schedule, a score or a verse does not become chapters: at
least three lines with a time, all of them ascending, the first within the first minute. One line out of order, and
there are none.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from html import unescape
from itertools import pairwise
from typing import Final

from turncast.chapters import stamps
from turncast.chapters.marks import MOST, Mark, listed
from turncast.models.recording import Chapter

FEWEST: Final = 3
FIRST: Final = 60
"""Seconds: the first chapter may follow a jingle."""
LARGEST: Final = 1_000_000
"""Characters; what comes after them is a book."""
CLOCK: Final = re.compile("[0-9]:[0-9]")
LINK: Final = re.compile(r"(!?)\[([^\[\]]*)\]\(((?:[^()\s]|\([^()\s]*\))*)(?: [^()]*)?\)")
AUTOLINK: Final = re.compile(r"<(https?://[^<>\s]+)>", re.IGNORECASE)
TAG: Final = re.compile(r"<[^<>]*>")
EMPHASIS: Final = re.compile(r"[*`]+|(?<!\w)_++|(?<!_)_++(?!\w)|~~")
FENCE: Final = re.compile(r" {0,3}(?:```|~~~)")


def from_notes(markdown: str) -> tuple[Chapter, ...]:
    """The chapters *markdown* gives as lines that begin, or else that end, with a time; empty if there are none.

    A link in such a line is the chapter's, unless it is the time that is linked.
    """
    if not CLOCK.search(markdown):  # as in most notes
        return ()
    lines = [_plain(line) for line in _lines(markdown)]
    for stamp in (stamps.leading, stamps.trailing):
        marks = list(_marks(lines, stamp))
        if _plausible(marks):
            return listed(marks)
    return ()


def _lines(markdown: str) -> Iterator[str]:
    """The lines with something like a time that are not a listing's, nor too long to be a chapter's."""
    fenced = False
    for line in re.split(r"\r\n?|\n|<br ?/?>", markdown[:LARGEST]):
        fence = FENCE.match(line) is not None
        fenced ^= fence
        if not fenced and not fence and len(line) <= stamps.LONGEST and CLOCK.search(line):
            yield line


def _plain(line: str) -> tuple[str, str | None]:
    """A line without markup, and where its first link leads that is not a time's."""
    urls: list[str] = []

    def text(found: re.Match[str]) -> str:
        if not found[1] and not re.fullmatch(stamps.TIME, found[2].strip(" *_`()")):
            urls.append(found[3].strip("<>"))
        return "" if found[1] else found[2]

    plain = AUTOLINK.sub(r"\1", LINK.sub(text, line))
    return EMPHASIS.sub("", unescape(TAG.sub("", plain))), next(iter(urls), None)


def _marks(lines: Sequence[tuple[str, str | None]], stamp: Callable[[str], Mark | None]) -> Iterator[Mark]:
    for line, url in lines:
        mark = stamp(line)
        if mark and mark.title:
            yield mark._replace(url=url or mark.url)


def _plausible(marks: Sequence[Mark]) -> bool:
    """Whether these are chapters; as many as could be read in an hour are not."""
    ascending = all(before.start < after.start for before, after in pairwise(marks))
    return FEWEST <= len(marks) <= MOST and marks[0].start < FIRST and ascending
