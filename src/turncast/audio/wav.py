"""WAV, also RF64 and BW64: what its header says, held against the bytes that are there.

Sources: Microsoft ``WAVEFORMATEX``, EBU Tech 3306 (RF64), ITU-R BS.2088 (BW64). Recorders that write to a pipe leave
sizes at 0 or at their largest: then the sound reaches to the end of the file.
"""

from typing import Final, NamedTuple

from turncast.audio import doubts, id3
from turncast.audio.chunks import Chunk, chunks
from turncast.audio.containers import AGAIN
from turncast.audio.source import Source
from turncast.errors import Unreadable
from turncast.models.recording import Chapter, Sound

CODECS: Final = {1: "PCM", 3: "PCM", 2: "ADPCM", 6: "A-law", 7: "mu-law", 0x11: "ADPCM", 0x31: "GSM", 0x50: "MP2"} | {
    0x55: "MP3",
    0xFF: "AAC",
    0x2000: "AC-3",
}
EXTENSIBLE: Final = 0xFFFE
SAMPLE_BY_SAMPLE: Final = frozenset((1, 3, 6, 7))
"""Formats whose bytes tell their duration, whatever the header says."""
FASTEST: Final = 10_000_000
"""Samples a second that no recorder takes."""
OPEN: Final = frozenset((0xFFFFFFFF, 0x7FFFFFFF, 0xFFFFFFFF - 8, 0x7FFFF000, 0x80000000))
"""Sizes of recorders that did not know when they would stop."""


class _Format(NamedTuple):
    """What ``fmt`` says; rate: bytes a second."""

    tag: int
    channels: int
    sample_rate: int
    rate: int


def sound(source: Source, start: int) -> Sound:
    """The recording's sound; raises ``Unreadable`` where its format or its sound is missing."""
    found = parts(source, start)
    fmt, data = found.get(b"fmt "), found.get(b"data")
    if fmt is None or data is None:
        raise Unreadable(
            "expected a WAV recording, found that its " + ("sound" if fmt else "format") + " is missing", AGAIN
        )
    form = _format(source.at(fmt.start, min(fmt.size, 40)))
    said, there = _sizes(source, start, data)
    name = source.at(start, 4).decode("latin-1")
    chapters, chapters_from = _chapters(source, found)
    promised, seconds = _seconds(source, form, found, said, there)
    return Sound(
        media_type="audio/wav",
        duration=seconds,
        container="WAV" if name == "RIFF" else name,
        codec=CODECS.get(form.tag),
        bitrate=round(8 * there / seconds) if seconds else None,
        bitrate_mode="CBR" if form.tag in SAMPLE_BY_SAMPLE else None,
        sample_rate=form.sample_rate,
        channels=form.channels,
        chapters=chapters,
        chapters_from=chapters_from,
        obstacle="a WAV recording",
        doubts=(doubts.truncated(promised, seconds),) if there < said else (),
    )


def parts(source: Source, start: int) -> dict[bytes, Chunk]:
    """The first chunk of each kind; ``LIST`` by its type."""
    wide = _wide(source, start) if source.at(start, 4) in (b"RF64", b"BW64") else None
    found: dict[bytes, Chunk] = {}
    for chunk in chunks(source, start + 12, source.size, "little", wide):
        kind = chunk.kind + source.at(chunk.start, 4) if chunk.kind == b"LIST" else chunk.kind
        found.setdefault(kind, chunk)
        if chunk.kind == b"data" and _endless(source, start, chunk):
            break
    return found


def _endless(source: Source, start: int, data: Chunk) -> bool:
    """Whether whoever wrote it did not know when it would end."""
    riff = int.from_bytes(source.at(start + 4, 4), "little")
    return data.said in OPEN or (data.said == 0 and riff in (0, *OPEN))


def _wide(source: Source, start: int) -> dict[bytes, int]:
    """The size of the sound as ``ds64``, the first chunk, has it in eight bytes."""
    header = source.at(start + 12, 24)
    return {b"data": int.from_bytes(header[16:24], "little")} if header[:4] == b"ds64" else {}


def _format(fmt: bytes) -> _Format:
    tag, channels, sample_rate, rate, block, bits = (
        int.from_bytes(fmt[at : at + width], "little")
        for at, width in ((0, 2), (2, 2), (4, 4), (8, 4), (12, 2), (14, 2))
    )
    if tag == EXTENSIBLE and len(fmt) >= 26:
        tag = int.from_bytes(fmt[24:26], "little")
    if tag in SAMPLE_BY_SAMPLE:
        rate = sample_rate * (channels * ((bits + 7) // 8) or block)
    if not (channels and 0 < sample_rate <= FASTEST):
        raise Unreadable("expected a WAV recording, found a damaged format in its header", AGAIN)
    return _Format(tag, channels, sample_rate, rate)


def _sizes(source: Source, start: int, data: Chunk) -> tuple[int, int]:
    """Bytes of sound as they are said and as they are there."""
    rest = source.size - data.start
    riff = int.from_bytes(source.at(start + 4, 4), "little")
    wrapped = rest > data.said and source.size > 1 << 32 and (source.size - start - 8) % (1 << 32) == riff
    return (rest, rest) if wrapped or _endless(source, start, data) else (data.said, data.size)


def _seconds(source: Source, form: _Format, found: dict[bytes, Chunk], said: int, there: int) -> tuple[float, float]:
    """Seconds as they are said and as they are there; of samples that are compressed, as ``fact`` counts them."""
    fact = found.get(b"fact")
    samples = int.from_bytes(source.at(fact.start, 4), "little") if fact and fact.size >= 4 else 0
    if form.tag not in SAMPLE_BY_SAMPLE and 0 < samples < 0xFFFFFFFF:
        return samples / form.sample_rate, samples / form.sample_rate * there / max(said, there, 1)
    if not form.rate:
        raise Unreadable("expected a WAV recording, found a damaged format in its header", AGAIN)
    return said / form.rate, there / form.rate


def _chapters(source: Source, found: dict[bytes, Chunk]) -> tuple[tuple[Chapter, ...], str | None]:
    tag = found.get(b"id3 ") or found.get(b"ID3 ")
    return id3.chapters(source, tag.start) if tag else ((), None)
