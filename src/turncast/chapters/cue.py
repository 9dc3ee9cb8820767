"""CUE sheets of one file: ``TRACK``, ``TITLE``, ``INDEX 01 mm:ss:ff`` with 75 frames a second."""

import re
from collections.abc import Iterator
from typing import Final

from turncast.chapters.marks import Mark, listed
from turncast.errors import Unreadable
from turncast.models.recording import Chapter

TRACK: Final = re.compile(r"^[ \t]*TRACK[ \t]+[0-9]{1,3}[ \t]+AUDIO", re.MULTILINE | re.IGNORECASE)
WORD: Final = re.compile(r"[ \t]*(FILE|TRACK|TITLE|INDEX[ \t]+01)[ \t]+(.*)", re.IGNORECASE)
FRAMES: Final = re.compile(r"([0-9]{1,5}):([0-5][0-9]):([0-7][0-9])[ \t]*")


def recognises(text: str) -> bool:
    """Whether it has tracks."""
    return TRACK.search(text) is not None


def parse(text: str) -> tuple[Chapter, ...]:
    """A chapter a track."""
    return listed(_marks(text))


def _marks(text: str) -> Iterator[Mark]:
    files, title = 0, ""
    for number, line in enumerate(text.split("\n"), 1):
        found = WORD.match(line)
        word, value = (found[1].upper(), found[2].strip()) if found else ("", "")
        if word == "FILE":
            files += 1
            if files > 1:
                raise Unreadable("expected one FILE, found another", "join the recordings first", line=number)
        elif word == "TRACK":
            title = ""
        elif word == "TITLE":
            title = value.strip('"')
        elif word.startswith("INDEX"):
            yield Mark(_seconds(value, number), title)


def _seconds(value: str, line: int) -> float:
    found = FRAMES.fullmatch(value)
    if not found or int(found[3]) > 74:
        hint = "write minutes, seconds and frames"
        raise Unreadable(f"expected a time like 03:12:74, found {value[:40]!r}", hint, line=line)
    minutes, seconds, frames = map(int, found.groups())
    return minutes * 60 + seconds + frames / 75
