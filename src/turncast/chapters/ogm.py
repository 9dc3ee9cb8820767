"""Chapters as ``CHAPTER01=00:00:00.000``, ``CHAPTER01NAME=…``: OGM files, Vorbis comments, mkvmerge's simple format.

Source: Xiph wiki, Chapter Extension (which adds ``CHAPTER01URL``).
"""

import re
from collections.abc import Iterator
from typing import Final

from turncast.chapters import times
from turncast.chapters.marks import Mark, listed
from turncast.models.recording import Chapter

LINE: Final = re.compile(r"^[ \t]*CHAPTER([0-9]{1,4})(NAME|URL)?[ \t]*=(.*)$", re.MULTILINE | re.IGNORECASE)


def recognises(text: str) -> bool:
    """Whether there is such a line."""
    return LINE.search(text) is not None


def parse(text: str) -> tuple[Chapter, ...]:
    """The chapters; other tags between them are passed over."""
    return listed(_marks(text))


def _marks(text: str) -> Iterator[Mark]:
    fields: dict[int, dict[str, str]] = {}
    for number, word, value in LINE.findall(text):
        fields.setdefault(int(number), {})[word.upper()] = value
    for found in fields.values():
        yield Mark(times.moment(found.get("")), found.get("NAME", ""), found.get("URL", "").strip())
