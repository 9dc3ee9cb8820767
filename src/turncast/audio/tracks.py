"""The tracks of an MP4 and what their headers say: kind, duration, size of the picture, chapter tracks they name.

Source: ISO/IEC 14496-12 ``mvhd``, ``tkhd``, ``mdhd``, ``hdlr``, ``elst``, ``tref``, ``stts``, ``stco``.
"""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice
from struct import unpack_from
from typing import Final, NamedTuple

from turncast.audio.boxes import Box, children, content, find, named, number
from turncast.audio.source import Source

HEADER: Final = 256
MOST: Final = 32
TABLE: Final = 1024 * 1024
UNKNOWN: Final = frozenset({0xFFFFFFFF, 0xFFFFFFFFFFFFFFFF})


class Track(NamedTuple):
    """One track. handler: ``soun``, ``vide``, ``text``… duration: seconds, 0 if not said. timescale: ticks a second.

    said: seconds, as its header has them, edits left aside. counted: seconds, its samples added up.
    lead: ticks at its beginning that are not played, which encoders need to warm up. table: its ``stbl``.
    """

    id: int
    handler: bytes
    duration: float
    said: float
    counted: float
    timescale: int
    lead: int
    width: int
    height: int
    chapter_tracks: tuple[int, ...]
    table: dict[bytes, Box]


def tracks(source: Source, moov: Box) -> tuple[Track, ...]:
    """The tracks of the movie, in order; at most thirty-two."""
    return tuple(islice(_tracks(source, moov), MOST))


def duration(source: Source, moov: Box) -> float:
    """Seconds, as the movie header has them; 0 if not said (fragmented files)."""
    return _duration(content(source, find(source, moov, b"mvhd"), HEADER))[0]


def share(source: Source, track: Track) -> float:
    """How much of the track the file holds, by the chunks that begin in it: 1.0 of one that is whole."""
    wide = track.table.get(b"co64")
    table, width = wide or track.table.get(b"stco"), 8 if wide else 4
    if table is None:
        return 1.0
    count = min(number(source.at(table.start, 8), 4), (table.size - 8) // width)
    place = table.start + 8

    def begins(chunk: int) -> int:
        return int.from_bytes(source.at(place + width * chunk, width), "big")

    if count < 1 or begins(count - 1) < source.size:
        return 1.0
    return bisect_left(range(count), source.size, key=begins) / count


def _tracks(source: Source, moov: Box) -> Iterator[Track]:
    scale = 0
    for box in children(source, moov):
        if box.kind == b"mvhd":
            scale = _duration(content(source, box, HEADER))[1]
        if box.kind == b"trak":
            yield _track(source, box, scale)


def _track(source: Source, box: Box, movie_scale: int) -> Track:
    inside = named(source, box)
    media = named(source, inside.get(b"mdia"))
    header = content(source, inside.get(b"tkhd"), HEADER)
    said, timescale = _duration(content(source, media.get(b"mdhd"), HEADER))
    edits, references = (inside.get(kind) for kind in (b"edts", b"tref"))
    lead, played = _edits(content(source, find(source, edits, b"elst") if edits else None, HEADER))
    minf = named(source, media.get(b"minf"))
    table = named(source, minf.get(b"stbl"))
    counted = _ticks(content(source, table.get(b"stts"), TABLE)) / timescale if timescale else 0.0
    wide = 12 if header[:1] == b"\1" else 0
    width, height = _picture(header, 40 + wide)
    left = max(0.0, (counted or said) - lead / timescale) if timescale else 0.0
    return Track(
        id=number(header, 20 if wide else 12),
        handler=content(source, media.get(b"hdlr"), HEADER)[8:12],
        duration=_played(left, played / movie_scale if movie_scale else 0.0),
        said=said,
        counted=counted,
        timescale=timescale,
        lead=lead,
        width=width,
        height=height,
        chapter_tracks=_references(content(source, find(source, references, b"chap") if references else None, HEADER)),
        table=table,
    )


def _played(left: float, edited: float) -> float:
    """Seconds that are played of those *left*: editors that do not encode again only say which part is meant."""
    return min(left, edited) if edited > 0 else left


def _picture(header: bytes, matrix: int) -> tuple[int, int]:
    """Width and height in whole pixels as the picture is shown: a phone held upright turns it by its matrix."""
    width, height = number(header, matrix + 36) >> 16, number(header, matrix + 40) >> 16
    return (height, width) if number(header, matrix) == 0 and number(header, matrix + 4) else (width, height)


def _duration(header: bytes) -> tuple[float, int]:
    """Seconds and ticks a second of an ``mvhd`` or ``mdhd``, which begin alike."""
    at, width = (20, 8) if header[:1] == b"\1" else (12, 4)
    ticks, timescale = number(header, at + 4, width), number(header, at)
    return (ticks / timescale if timescale and ticks not in UNKNOWN else 0.0), timescale


def _edits(elst: bytes) -> tuple[int, int]:
    """Where the first edit that plays anything begins, in ticks of the media, and what all last, in ticks of the movie.

    An empty edit (-1) only waits. Of more than eight edits the length is not said.
    """
    width = 8 if elst[:1] == b"\1" else 4
    count = number(elst, 4)
    places = [8 + place * (2 * width + 4) for place in range(min(count, 8))]
    starts = [start for at in places if (start := number(elst, at + width, width)) not in UNKNOWN]
    played = sum(number(elst, at, width) for at in places if number(elst, at + width, width) not in UNKNOWN)
    return starts[0] if starts else 0, played if count == len(places) else 0


def _ticks(stts: bytes) -> int:
    """Ticks of all samples (``stts``: pairs of count and length); 0 of a table too large to add up."""
    pairs = number(stts, 4)
    if not pairs or len(stts) < 8 + 8 * pairs:
        return 0
    numbers = unpack_from(f">{2 * pairs}I", stts, 8)
    return sum(count * length for count, length in zip(numbers[::2], numbers[1::2], strict=True))


def _references(data: bytes) -> tuple[int, ...]:
    return tuple(number(data, at) for at in range(0, len(data) - 3, 4))
