"""Audacity's label track: start and end in seconds and a label, apart by tabs (Audacity manual, Importing and
Exporting Labels). Lines that begin with a backslash give a label's frequencies and are passed over.
"""

import re
from collections.abc import Iterator
from typing import Final

from turncast.chapters import times
from turncast.chapters.marks import Mark, listed
from turncast.errors import Unreadable
from turncast.models.recording import Chapter

SECONDS: Final = r"[0-9]{1,7}(?:[.,][0-9]{0,20})?"
LABEL: Final = re.compile(rf"[ ]*({SECONDS})\t(?:({SECONDS})(?:\t|$))?(.*)")


def recognises(text: str) -> bool:
    """Whether the first line is a label."""
    return LABEL.match(text.lstrip().split("\n", 1)[0]) is not None


def parse(text: str) -> tuple[Chapter, ...]:
    """A chapter a label; a label of a stretch has an end."""
    return listed(_marks(text))


def _marks(text: str) -> Iterator[Mark]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.startswith("\\"):
            continue
        found = LABEL.fullmatch(line)
        if not found:
            raise Unreadable(
                f"expected start, end and a label apart by tabs, found {line.strip()[:40]!r}",
                "export the labels again",
                line=number,
            )
        start, end, title = found.groups()
        yield Mark(times.moment(start, number), title, end=times.normal_play_time(end or ""))
