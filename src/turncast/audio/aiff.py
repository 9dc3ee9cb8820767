"""AIFF and AIFF-C: what its header says, held against the bytes that are there; its tags.

Source: Audio Interchange File Format 1.3 and AIFF-C (Apple), ``COMM``, ``SSND``, text chunks.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from turncast.audio import doubts, id3, pairs
from turncast.audio.chunks import Chunk, chunks, text
from turncast.audio.containers import AGAIN
from turncast.audio.source import Source
from turncast.audio.telling import Telling
from turncast.errors import Unreadable
from turncast.models.recording import Doubt, Sound

PLAIN: Final = {b"NONE": 0, b"sowt": 0, b"twos": 0, b"raw ": 0, b"in24": 24, b"in32": 32, b"fl32": 32, b"FL32": 32} | {
    b"fl64": 64,
    b"FL64": 64,
    b"ulaw": 8,
    b"ULAW": 8,
    b"alaw": 8,
    b"ALAW": 8,
}
"""Forms whose bytes tell their duration, and the bits a sample they have whatever the header says (0: as it says)."""
LAWS: Final = {b"ulaw": "mu-law", b"ULAW": "mu-law", b"alaw": "A-law", b"ALAW": "A-law"}
FASTEST: Final = 10_000_000
TEXTS: Final = frozenset((b"NAME", b"AUTH", b"ANNO", b"(c) "))
LONGEST: Final = 64 * 1024


class _Format(NamedTuple):
    """What ``COMM`` says; frame: bytes of one sample of all channels, 0 where they are compressed."""

    kind: bytes
    channels: int
    frames: int
    sample_rate: int
    frame: int


def sound(source: Source, start: int) -> Sound:
    """The recording's sound; raises ``Unreadable`` where its format or its sound is missing."""
    found = _parts(source, start)
    comm, data = found.get(b"COMM"), found.get(b"SSND")
    if comm is None or data is None:
        raise Unreadable(
            "expected an AIFF recording, found that its " + ("sound" if comm else "format") + " is missing", AGAIN
        )
    form = _format(source.at(comm.start, min(comm.size, 26)))
    there = _frames(source, form, data)
    tag = found.get(b"ID3 ")
    chapters, chapters_from = id3.chapters(source, tag.start) if tag else ((), None)
    return Sound(
        media_type="audio/aiff",
        duration=there / form.sample_rate,
        container=source.at(start + 8, 4).decode("latin-1"),
        codec=LAWS.get(form.kind, "PCM") if form.kind in PLAIN else None,
        bitrate=8 * form.frame * form.sample_rate or round(8 * data.size * form.sample_rate / max(there, 1)) or None,
        bitrate_mode="CBR" if form.frame else None,
        sample_rate=form.sample_rate,
        channels=form.channels,
        chapters=chapters,
        chapters_from=chapters_from,
        obstacle="an AIFF recording",
        doubts=tuple(_doubts(form, data, there)),
    )


def tell(source: Source, start: int, telling: Telling) -> None:
    """Say what its ID3 chunk and its texts say."""
    found = _parts(source, start)
    if tag := found.get(b"ID3 "):
        id3.tell(source, telling, tag.start)
    texts = [(kind.decode("latin-1"), text(source, chunk, LONGEST)) for kind, chunk in found.items() if kind in TEXTS]
    pairs.tell(texts, "AIFF", telling)


def _parts(source: Source, start: int) -> dict[bytes, Chunk]:
    found: dict[bytes, Chunk] = {}
    for chunk in chunks(source, start + 12, source.size, "big"):
        found.setdefault(chunk.kind, chunk)
    return found


def _format(comm: bytes) -> _Format:
    channels, frames, bits = (int.from_bytes(comm[at : at + width], "big") for at, width in ((0, 2), (2, 4), (6, 2)))
    sample_rate = _extended(comm[8:18])
    if not (channels and 0 < sample_rate <= FASTEST):
        raise Unreadable("expected an AIFF recording, found a damaged format in its header", AGAIN)
    kind = comm[18:22] or b"NONE"
    bits = PLAIN.get(kind, 0) or bits
    return _Format(kind, channels, frames, sample_rate, channels * ((bits + 7) // 8) if kind in PLAIN else 0)


def _extended(ten: bytes) -> int:
    """A number of eighty bits (IEEE 754 extended) as a whole number; 0 of one that no recorder has."""
    exponent = (int.from_bytes(ten[:2], "big") & 0x7FFF) - 16383 - 63
    return int.from_bytes(ten[2:], "big") >> -exponent if len(ten) == 10 and -63 <= exponent <= 0 else 0


def _frames(source: Source, form: _Format, data: Chunk) -> int:
    """Samples of each channel that are there: as the header counts them, unless it does not, or some are missing."""
    if not form.frame:
        return form.frames if data.said <= data.size else form.frames * data.size // max(data.said, 1)
    end = source.size if data.said in (0, 8, 0xFFFFFFFF) else data.end
    there = max(0, end - data.start - 8) // form.frame
    return min(form.frames, there) if 0 < form.frames < 0x7FFFFFFF else there


def _doubts(form: _Format, data: Chunk, there: int) -> Iterator[Doubt]:
    if there < form.frames < 0x7FFFFFFF:
        yield doubts.truncated(form.frames / form.sample_rate, there / form.sample_rate)
    elif data.said > data.size and 0 < form.frames < 0x7FFFFFFF:
        yield doubts.cut_off("its sound (SSND)")
