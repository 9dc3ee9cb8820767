"""How long an MP4 is that was written in fragments, as recorders and streaming servers do: its headers say 0.

Source: ISO/IEC 14496-12 ``mvex``, ``mehd``, ``trex``, ``moof``, ``traf``, ``tfhd``, ``tfdt``, ``trun``.
"""

from collections.abc import Iterator
from typing import Final

from turncast.audio.boxes import Box, children, content, find, number, whole
from turncast.audio.source import Source
from turncast.audio.tracks import Track

RUN: Final = 1_000_000
"""Bytes read of one run's table."""


def duration(source: Source, moov: Box, playable: tuple[Track, ...]) -> tuple[float, float]:
    """Seconds as the file promises them (``mehd``), and from the start to the end of the last fragment.

    0.0 of what is not said, and of a file without fragments. A piece cut out of a stream begins at the piece, not where
    the stream began.
    """
    mvex = find(source, moov, b"mvex")
    if mvex is None:
        return 0.0, 0.0
    usual = {number(data, 4): number(data, 12) for data in _contents(source, mvex, b"trex")}
    scales = {track.id: track.timescale for track in playable if track.timescale}
    leads = {track.id: track.lead for track in playable}
    starts = {track.id: track.lead for track in playable if track.duration}
    ends: dict[int, int] = {}
    for traf in _fragments(source):
        track, start, ticks = _fragment(source, traf, usual, ends)
        starts.setdefault(track, max(start, leads.get(track, 0)))
        ends[track] = max(ends.get(track, 0), start + ticks)
    lasting = ((ends[track] - starts[track]) / scale for track, scale in scales.items() if track in ends)
    return _promised(source, moov, mvex), max(lasting, default=0.0)


def _promised(source: Source, moov: Box, mvex: Box) -> float:
    """What ``mehd`` says of all fragments together, in ticks of the movie."""
    mehd, mvhd = content(source, find(source, mvex, b"mehd"), 12), content(source, find(source, moov, b"mvhd"), 32)
    scale = number(mvhd, 20 if mvhd[:1] == b"\1" else 12)
    return number(mehd, 4, 8 if mehd[:1] == b"\1" else 4) / scale if scale else 0.0


def _fragments(source: Source) -> Iterator[Box]:
    for moof in children(source, whole(source)):
        if moof.kind == b"moof":
            yield from (box for box in children(source, moof) if box.kind == b"traf")


def _fragment(source: Source, traf: Box, usual: dict[int, int], ends: dict[int, int]) -> tuple[int, int, int]:
    """The track of *traf*, when the fragment begins, and how long it is, in the track's ticks."""
    parts = tuple(children(source, traf))
    inside = {box.kind: box for box in reversed(parts)}
    header = content(source, inside.get(b"tfhd"), 64)
    track = number(header, 4)
    each = _stated_length(header) or usual.get(track, 0)
    decode_time = content(source, inside.get(b"tfdt"), 12)
    start = number(decode_time, 4, 8 if decode_time[:1] == b"\1" else 4) if decode_time else ends.get(track, 0)
    return track, start, sum(_run(content(source, box, RUN), each) for box in parts if box.kind == b"trun")


def _stated_length(tfhd: bytes) -> int:
    """Ticks a sample, where the fragment says so; optional fields stand before it."""
    flags = number(tfhd, 0) & 0xFFFFFF
    return number(tfhd, 8 + (8 if flags & 0x1 else 0) + (4 if flags & 0x2 else 0)) if flags & 0x8 else 0


def _run(data: bytes, each: int) -> int:
    """Ticks of a run: its samples' own lengths where it has them, else *each* times their number."""
    flags, samples = number(data, 0) & 0xFFFFFF, number(data, 4)
    if not flags & 0x100:
        return samples * each
    first = 8 + (4 if flags & 0x1 else 0) + (4 if flags & 0x4 else 0)
    step = 4 * (flags & 0xF00).bit_count()
    return sum(number(data, at) for at in range(first, min(first + samples * step, len(data)), step))


def _contents(source: Source, parent: Box, kind: bytes) -> Iterator[bytes]:
    return (content(source, box, RUN) for box in children(source, parent) if box.kind == kind)
