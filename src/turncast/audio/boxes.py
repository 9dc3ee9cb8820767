"""The boxes an MP4 is made of (ISO/IEC 14496-12, QuickTime File Format): where each begins and ends.

Sizes are claims: a box never reaches beyond what contains it, reading is bounded, and so is the number of boxes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

from turncast.errors import Unreadable

MOST: Final = 100_000
"""Boxes in a file: twenty-eight hours of one-second fragments; more is an attack on patience."""
MOST_INSIDE: Final = 5000
"""Boxes in a box."""
FILE: Final = b"file"


@dataclass(frozen=True)
class Box:
    """A box: its four letters, where its content begins and where it ends; *cut* if it claims to reach further."""

    kind: bytes
    start: int
    end: int
    cut: bool = False

    @property
    def size(self) -> int:
        """Bytes of content that are there."""
        return self.end - self.start


def whole(file: BinaryIO) -> Box:
    """The file itself as a box that holds the others."""
    return Box(FILE, 0, file.seek(0, 2))


def children(file: BinaryIO, parent: Box) -> Iterator[Box]:
    """The boxes directly inside *parent*, until one makes no sense."""
    start, left = parent.start, MOST if parent.kind == FILE else MOST_INSIDE
    while start + 8 <= parent.end and (box := _box(file, start, parent.end)):
        yield box
        start, left = box.end, left - 1
        if not left:
            raise Unreadable("expected a recording, found an MP4 of more parts than can be read", "export it again")


def _box(file: BinaryIO, start: int, limit: int) -> Box | None:
    file.seek(start)
    header = file.read(16)
    size, kind, body = int.from_bytes(header[:4], "big"), header[4:8], start + 8
    if size == 1:
        size, body = int.from_bytes(header[8:16], "big"), start + 16
    end = start + size if size else limit
    return Box(kind, body, min(end, limit), cut=end > limit) if body <= end and body <= limit else None


def find(file: BinaryIO, parent: Box, *path: bytes) -> Box | None:
    """The first box of each kind of *path*, one inside the other."""
    box: Box | None = parent
    for kind in path:
        box = next((child for child in children(file, box) if child.kind == kind), None) if box else None
    return box


def content(file: BinaryIO, box: Box | None, limit: int) -> bytes:
    """The first *limit* bytes of a box's content; nothing of no box."""
    if box is None:
        return b""
    file.seek(box.start)
    return file.read(min(box.size, limit))


def number(data: bytes, offset: int, width: int = 4) -> int:
    """The unsigned big-endian number at *offset*; 0 where the data is too short."""
    return int.from_bytes(data[offset : offset + width], "big") if len(data) >= offset + width else 0
