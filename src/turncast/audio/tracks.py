"""The tracks of an MP4 and what their headers say: kind, duration, size of the picture, chapter tracks they name.

Source: ISO/IEC 14496-12 ``mvhd``, ``tkhd``, ``mdhd``, ``hdlr``, ``elst``, ``tref``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import BinaryIO, Final

from turncast.audio.boxes import Box, children, content, find, number

HEADER: Final = 256
MOST: Final = 32
UNKNOWN: Final = frozenset({0xFFFFFFFF, 0xFFFFFFFFFFFFFFFF})


@dataclass(frozen=True)
class Track:
    """One track. handler: ``soun``, ``vide``, ``text``… duration: seconds, 0 if not said. timescale: ticks a second.

    lead: ticks at its beginning that are not played, which encoders need to warm up.
    """

    box: Box
    id: int
    handler: bytes
    duration: float
    timescale: int
    lead: int
    width: int
    height: int
    chapter_tracks: tuple[int, ...]


def tracks(file: BinaryIO, moov: Box) -> tuple[Track, ...]:
    """The tracks of the movie, in order; at most thirty-two."""
    return tuple(islice(_tracks(file, moov), MOST))


def duration(file: BinaryIO, moov: Box) -> float:
    """Seconds, as the movie header has them; 0 if not said (fragmented files)."""
    return _duration(content(file, find(file, moov, b"mvhd"), HEADER))[0]


def _tracks(file: BinaryIO, moov: Box) -> Iterator[Track]:
    for box in children(file, moov):
        if box.kind == b"trak":
            yield _track(file, box)


def _track(file: BinaryIO, box: Box) -> Track:
    header = content(file, find(file, box, b"tkhd"), HEADER)
    seconds, timescale = _duration(content(file, find(file, box, b"mdia", b"mdhd"), HEADER))
    wide = 12 if header[:1] == b"\1" else 0
    width, height = _picture(header, 40 + wide)
    lead = _lead(content(file, find(file, box, b"edts", b"elst"), HEADER))
    return Track(
        box=box,
        id=number(header, 20 if wide else 12),
        handler=content(file, find(file, box, b"mdia", b"hdlr"), HEADER)[8:12],
        duration=max(0.0, seconds - lead / timescale) if timescale else 0.0,
        timescale=timescale,
        lead=lead,
        width=width,
        height=height,
        chapter_tracks=_references(content(file, find(file, box, b"tref", b"chap"), HEADER)),
    )


def _picture(header: bytes, matrix: int) -> tuple[int, int]:
    """Width and height in whole pixels as the picture is shown: a phone held upright turns it by its matrix."""
    width, height = number(header, matrix + 36) >> 16, number(header, matrix + 40) >> 16
    return (height, width) if number(header, matrix) == 0 and number(header, matrix + 4) else (width, height)


def _duration(header: bytes) -> tuple[float, int]:
    """Seconds and ticks a second of an ``mvhd`` or ``mdhd``, which begin alike."""
    at, width = (20, 8) if header[:1] == b"\1" else (12, 4)
    ticks, timescale = number(header, at + 4, width), number(header, at)
    return (ticks / timescale if timescale and ticks not in UNKNOWN else 0.0), timescale


def _lead(elst: bytes) -> int:
    """Where the first edit that plays anything begins, in ticks of the media; an empty edit (-1) only waits."""
    width = 8 if elst[:1] == b"\1" else 4
    starts = (number(elst, 8 + place * (2 * width + 4) + width, width) for place in range(min(number(elst, 4), 8)))
    return next((start for start in starts if start not in UNKNOWN), 0)


def _references(data: bytes) -> tuple[int, ...]:
    return tuple(number(data, at) for at in range(0, len(data) - 3, 4))
