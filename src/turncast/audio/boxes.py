"""The boxes an MP4 is made of (ISO/IEC 14496-12, QuickTime File Format): where each begins and ends.

Sizes are claims: a box never reaches beyond what contains it, reading is bounded, and so is the number of boxes.
"""

from collections.abc import Iterator
from struct import Struct
from typing import Final, NamedTuple

from turncast.audio.source import SIMPLER, Source
from turncast.errors import Unreadable

MOST: Final = 100_000
"""Boxes in a file: twenty-eight hours of one-second fragments; more is an attack on patience."""
MOST_INSIDE: Final = 5000
"""Boxes in a box."""
FILE: Final = b"file"
HEADER: Final = Struct(">I4s")


class Box(NamedTuple):
    """A box: its four letters, where its content begins and where it ends; missing: bytes it claims beyond."""

    kind: bytes
    start: int
    end: int
    missing: int = 0

    @property
    def size(self) -> int:
        """Bytes of content that are there."""
        return self.end - self.start


def whole(source: Source) -> Box:
    """The file itself as a box that holds the others."""
    return Box(FILE, 0, source.size)


def children(source: Source, parent: Box) -> Iterator[Box]:
    """The boxes directly inside *parent*, until one makes no sense."""
    start, limit, left = parent.start, parent.end, MOST if parent.kind == FILE else MOST_INSIDE
    while start + 8 <= limit and left:
        size, kind = HEADER.unpack(source.at(start, 8))
        body, end = start + 8, start + size if size else limit
        if size == 1:
            body, end = start + 16, start + int.from_bytes(source.at(start + 8, 8), "big")
        if body > end or body > limit:
            return
        yield Box(kind, body, end) if end <= limit else Box(kind, body, limit, end - limit)
        start, left = end, left - 1
    if not left:
        raise Unreadable("expected a recording, found an MP4 of more parts than can be read", SIMPLER)


def named(source: Source, parent: Box | None) -> dict[bytes, Box]:
    """The first box of each kind inside *parent*; none of none."""
    found: dict[bytes, Box] = {}
    for box in children(source, parent) if parent else ():
        found.setdefault(box.kind, box)
    return found


def find(source: Source, parent: Box, *path: bytes) -> Box | None:
    """The first box of each kind of *path*, one inside the other."""
    box: Box | None = parent
    for kind in path:
        box = next((child for child in children(source, box) if child.kind == kind), None) if box else None
    return box


def content(source: Source, box: Box | None, limit: int) -> bytes:
    """The first *limit* bytes of a box's content; nothing of no box."""
    return source.at(box.start, min(box.size, limit)) if box else b""


def number(data: bytes, offset: int, width: int = 4) -> int:
    """The unsigned big-endian number at *offset*; 0 where the data is too short."""
    return int.from_bytes(data[offset : offset + width], "big") if len(data) >= offset + width else 0
