"""The boxes of an MP4 (ISO/IEC 14496-12): where they are, and the index with its offsets moved.

The index (``moov``) says in ``stco`` (32 bits) or ``co64`` (64 bits) where in the file each chunk of sound and picture
begins. Nothing else in it depends on its place.
"""

import struct
import sys
from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

from turncast.errors import Unreadable

HINT: Final = "export the video again"
MOST: Final = 100_000
BRANCH: Final = frozenset({b"moov", b"trak", b"mdia", b"minf", b"stbl"})
"""What has to be gone through to find the offsets."""
HIDDEN: Final = {b"cmov": "a compressed index", b"saio": "an encrypted track"}
Place = Callable[[int], int]
"""Where the byte that was at an offset is after the move."""


@dataclass(frozen=True)
class Box:
    """A box: its four letters, where it begins, where its content does, and where it ends."""

    kind: bytes
    start: int
    body: int
    end: int


def boxes(file: BinaryIO) -> list[Box]:
    """The outermost boxes of *file*; none if it is no MP4. One that claims more than is there ends with the file."""
    size, at, found = file.seek(0, 2), 0, list[Box]()
    while at + 8 <= size and len(found) < MOST:
        file.seek(at)
        box = _box(file.read(16), at, size)
        if box is None or not (found or box.kind in (b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip")):
            break
        found.append(box)
        at = box.end
    return found


def _box(head: bytes, at: int, limit: int) -> Box | None:
    size, body = int.from_bytes(head[:4], "big"), at + 8
    if size == 1:
        size, body = int.from_bytes(head[8:16], "big"), at + 16
    end = at + size if size else limit
    return Box(head[4:8], at, body, min(end, limit)) if at + 8 <= body <= end and body <= limit else None


def moved(index: memoryview, place: Place, *, wide: bool) -> bytes:
    """The content of ``moov`` with all offsets moved by *place*; as 64 bits each if *wide*."""
    return b"".join(_moved(index, place, wide))


def _moved(content: memoryview, place: Place, wide: bool) -> Iterator[bytes | memoryview]:
    at = 0
    while at < len(content):
        box = _box(bytes(content[at : at + 16]), at, len(content)) if at + 8 <= len(content) else None
        if box is None:
            yield content[at:]  # padding, as QuickTime ends a list
            return
        if box.kind in HIDDEN:
            raise Unreadable(f"expected a video whose index can be moved, found {HIDDEN[box.kind]}", HINT)
        yield from _box_moved(content, box, place, wide)
        at = box.end


def _box_moved(content: memoryview, box: Box, place: Place, wide: bool) -> Iterator[bytes | memoryview]:
    body = content[box.body : box.end]
    if box.kind in BRANCH:
        inner = moved(body, place, wide=wide)
        yield from (struct.pack(">I4s", len(inner) + 8, box.kind), inner)
    elif box.kind in (b"stco", b"co64"):
        yield _offsets(body, box.kind, place, wide)
    else:
        yield content[box.start : box.end]


def _offsets(body: memoryview, kind: bytes, place: Place, wide: bool) -> bytes:
    """A table of offsets: version and flags, their number, the offsets."""
    width, count = 8 if kind == b"co64" else 4, int.from_bytes(body[4:8], "big")
    if len(body) != 8 + count * width:
        raise Unreadable("expected an index that says where the video is, found a damaged one", HINT)
    table = _numbers(bytes(body[8:]), width)
    width = 8 if wide else width
    new = array("Q" if width == 8 else "I", (place(offset) for offset in table))
    _swap(new)
    kind = b"co64" if width == 8 else b"stco"
    return b"".join((struct.pack(">I4s", 16 + count * width, kind), body[:8], new.tobytes()))


def _numbers(data: bytes, width: int) -> "array[int]":
    found = array("Q" if width == 8 else "I", data)
    _swap(found)
    return found


def _swap(numbers: "array[int]") -> None:
    if sys.byteorder == "little":
        numbers.byteswap()
