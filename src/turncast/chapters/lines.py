"""A chapter a line: Podlove Simple Chapters as text, mp4chaps, and lists as people type them.

``00:00:00.000 Title <https://…>``; brackets and dashes around the time are taken too. Sources: mp4chaps(1), the format
Auphonic and Podlove Publisher exchange.
"""

from collections.abc import Iterator
from typing import Final

from turncast.chapters import stamps
from turncast.chapters.marks import Mark, listed
from turncast.errors import Unreadable
from turncast.models.recording import Chapter

HINT: Final = "write one chapter a line, like 00:12:34 Title"


def recognises(text: str) -> bool:
    """Whether the first line that says anything begins with a time."""
    first = next((line for line in text.split("\n") if _says(line)), "")
    return stamps.leading(first) is not None


def parse(text: str) -> tuple[Chapter, ...]:
    """The chapters. Blank lines and lines that begin with ``#`` are passed over, any other must have a time."""
    return listed(_marks(text))


def _marks(text: str) -> Iterator[Mark]:
    for number, line in enumerate(text.split("\n"), 1):
        if _says(line):
            mark = stamps.leading(line)
            if mark is None:
                raise Unreadable(f"expected a time and a title, found {line.strip()[:40]!r}", HINT, line=number)
            yield mark


def _says(line: str) -> bool:
    return bool(line.strip()) and not line.startswith("#")
