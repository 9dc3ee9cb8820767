"""What a track of an MP4 holds: codec, channels, sample rate and bit rate, and whether it is locked.

Sources: ISO/IEC 14496-12 ``stsd``; QuickTime File Format (sound descriptions 1 and 2, ``wave``); ISO/IEC 14496-1
(``esds``, object types) and 14496-3 (AudioSpecificConfig).
"""

import struct
from typing import Final, NamedTuple

from turncast.audio.boxes import Box, content, find, number
from turncast.audio.source import Source

PCM: Final = dict.fromkeys((b"sowt", b"twos", b"raw ", b"lpcm", b"in24", b"in32", b"fl32", b"fl64", b"ipcm"), "PCM")
SOUND: Final = PCM | {
    b".mp3": "MP3",
    b"ms\0U": "MP3",
    b"alac": "ALAC",
    b"ac-3": "AC-3",
    b"ec-3": "E-AC-3",
    b"Opus": "Opus",
    b"fLaC": "FLAC",
    b"samr": "AMR",
    b"sawb": "AMR",
    b"ulaw": "mu-law",
    b"alaw": "A-law",
    b"ima4": "ADPCM",
}
PICTURE: Final = {
    b"avc1": "H.264",
    b"avc3": "H.264",
    b"hvc1": "HEVC",
    b"hev1": "HEVC",
    b"mp4v": "MPEG-4",
    b"av01": "AV1",
    b"vp08": "VP8",
    b"vp09": "VP9",
    b"s263": "H.263",
    b"jpeg": "Motion JPEG",
    b"mjpa": "Motion JPEG",
    b"apcn": "ProRes",
    b"apch": "ProRes",
    b"apcs": "ProRes",
    b"apco": "ProRes",
    b"ap4h": "ProRes",
}
LOCKED: Final = frozenset((b"enca", b"encv", b"drms", b"drmi"))
OBJECTS: Final = {0x40: "AAC", 0x66: "AAC", 0x67: "AAC", 0x68: "AAC", 0x69: "MP3", 0x6B: "MP3", 0xA5: "AC-3"}
AAC: Final = {5: "HE-AAC", 29: "HE-AAC", 36: "ALS", 42: "xHE-AAC"}
RATES: Final = (96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000, 7350)
LIMIT: Final = 4096


class Format(NamedTuple):
    """What a track is made of; None where its description does not say. locked: only a key opens it."""

    codec: str | None = None
    locked: bool = False
    channels: int | None = None
    sample_rate: int | None = None
    bitrate: int | None = None


def describe(source: Source, stsd: Box | None, handler: bytes) -> Format:
    """The format of a track's first description (``stsd``); one that cannot be read says nothing."""
    data = content(source, stsd, LIMIT)
    kind = data[12:16]
    if stsd is None or kind in LOCKED:
        return Format(locked=kind in LOCKED)
    if handler == b"vide":
        return Format(PICTURE.get(kind))
    return _sound(source, stsd, kind, data)


def _sound(source: Source, stsd: Box, kind: bytes, data: bytes) -> Format:
    version = number(data, 24, 2)
    plain = Format(SOUND.get(kind), False, number(data, 32, 2) or None, number(data, 40) >> 16 or None)
    if version == 2 and len(data) >= 60:
        rate = struct.unpack_from(">d", data, 48)[0]
        plain = plain._replace(sample_rate=round(rate) if 0 < rate < 1e7 else None, channels=number(data, 56) or None)
    if kind != b"mp4a":
        return plain
    inner = stsd.start + 44 + {1: 16, 2: 36}.get(version, 0)
    entry = Box(kind, inner, min(stsd.end, stsd.start + 8 + number(data, 8)))
    return _elementary(
        content(source, find(source, entry, b"esds") or find(source, entry, b"wave", b"esds"), 512), plain
    )


def _elementary(esds: bytes, plain: Format) -> Format:
    """*plain*, and what the elementary stream's descriptor knows better."""
    at, _ = _descriptor(esds, 4, 3)
    flags = number(esds, at + 2, 1)
    at += 3 + (2 if flags & 0x80 else 0) + (2 if flags & 0x20 else 0)
    at += 1 + number(esds, at, 1) if flags & 0x40 else 0
    at, _ = _descriptor(esds, at, 4)
    codec = OBJECTS.get(number(esds, at, 1))
    known = plain._replace(codec=codec, bitrate=number(esds, at + 9) or None)
    at, size = _descriptor(esds, at + 13, 5)
    return _configured(esds[at : at + size], known) if codec == "AAC" and size > 1 else known


def _descriptor(data: bytes, at: int, tag: int) -> tuple[int, int]:
    """Where the content of the descriptor at *at* begins, and its size: seven bits a byte; of another tag no size."""
    size, right = 0, number(data, at, 1) == tag
    for _ in range(4):
        at += 1
        byte = number(data, at, 1)
        size = size << 7 | byte & 0x7F
        if not byte & 0x80:
            break
    return at + 1, size if right else 0


def _configured(config: bytes, known: Format) -> Format:
    """*known*, and what the AudioSpecificConfig knows better: kind of AAC, sample rate as it is played, channels."""
    bits = _Bits(config)
    kind = _kind(bits)
    rate, channels = _rate(bits), bits.take(4)
    if kind in (5, 29):
        rate = _rate(bits) or rate
    return known._replace(
        codec=AAC.get(kind, "AAC"),
        sample_rate=rate or known.sample_rate,
        channels={0: known.channels, 7: 8}.get(channels, channels if channels < 7 else known.channels),
    )


def _kind(bits: "_Bits") -> int:
    kind = bits.take(5)
    return 32 + bits.take(6) if kind == 31 else kind


def _rate(bits: "_Bits") -> int:
    index = bits.take(4)
    return bits.take(24) if index == 15 else RATES[index] if index < len(RATES) else 0


class _Bits:
    """Bits of *data*, the highest first; noughts behind its end."""

    def __init__(self, data: bytes) -> None:
        self._number, self._left = int.from_bytes(data[:16] + bytes(16), "big"), 8 * (len(data[:16]) + 16)

    def take(self, count: int) -> int:
        """The next *count* bits as a number."""
        self._left -= count
        return self._number >> self._left & (1 << count) - 1
