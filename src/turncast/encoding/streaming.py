"""MP4 for streaming ("fast start"): the index before what it is about, so that players begin at once.

The boxes are moved as they are, and only the offsets in the index are written anew: sound, picture, chapters, tags
and whatever else is in the file stay the same bytes, and the same input always gives the same output.
"""

import os
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final

from turncast.encoding.boxes import HINT, Box, Place, boxes, moved
from turncast.encoding.faults import faults
from turncast.encoding.writing import replacing
from turncast.errors import Unreadable

LARGEST_INDEX: Final = 32 * 1024 * 1024
"""Bytes: some thirty hours of video."""
CHUNK: Final = 1024 * 1024
REACH: Final = 1 << 32
"""What offsets of 32 bits reach."""


def needs_faststart(path: Path) -> bool:
    """Whether it is an MP4 whose index stands after its sound and picture; one in fragments has none to move."""
    with faults(path), path.open("rb") as file:
        return _late_index(boxes(file)) is not None


def faststart(source: Path, target: Path) -> None:
    """Write *source* to *target* with its index first; as it is, if it is so already or is no MP4.

    Raises ``Unreadable`` where the index is damaged, compressed or too large, ``TargetFull`` or another
    ``WorldError`` where the disk refuses; then nothing is left behind.
    """
    with faults(source, target), source.open("rb") as file, replacing(target, source) as place:
        _write(place, _pieces(file))


def _write(place: Path, pieces: Iterator[bytes]) -> None:
    with place.open("xb") as into:
        for piece in pieces:
            into.write(piece)


def _late_index(found: list[Box]) -> Box | None:
    kinds = [box.kind for box in found]
    if b"moov" not in kinds or b"mdat" not in kinds or b"moof" in kinds:
        return None
    index = found[kinds.index(b"moov")]
    return index if kinds.index(b"mdat") < kinds.index(b"moov") else None


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    """What the new file is made of, in order."""
    found = boxes(file)
    index = _late_index(found)
    size = file.seek(0, os.SEEK_END)
    if index is None:
        yield from _copy(file, 0, size)
        return
    here = next(box.start for box in found if box.kind == b"mdat")
    yield from _copy(file, 0, here)
    yield _index(file, index, here, size)
    yield from _copy(file, here, index.start)
    yield from _copy(file, index.end, size)


def _index(file: BinaryIO, index: Box, here: int, size: int) -> bytes:
    """The index as it is when it stands at *here*. How long it is decides where the rest goes, and how far that is
    decides how long it is; so it is made twice.
    """
    if index.end - index.body > LARGEST_INDEX:
        raise Unreadable("expected a video whose index can be moved, found one of more than 32 MB", HINT)
    file.seek(index.body)
    old = memoryview(file.read(index.end - index.body))
    wide = size + 2 * len(old) >= REACH
    length = 8 + len(moved(old, lambda offset: offset, wide=wide))
    new = moved(old, _place(here, index, length), wide=wide)
    return struct.pack(">I4s", length, b"moov") + new


def _place(here: int, index: Box, length: int) -> Place:
    def place(offset: int) -> int:
        if here <= offset < index.start:
            return offset + length
        return offset + length - (index.end - index.start) if offset >= index.end else offset

    return place


def _copy(file: BinaryIO, start: int, end: int) -> Iterator[bytes]:
    file.seek(start)
    while start < end:
        piece = file.read(min(CHUNK, end - start))
        if not piece:
            raise Unreadable("expected a recording that stays as it is, found it cut while it was read", HINT)
        start += len(piece)
        yield piece
