"""FLAC: what STREAMINFO says, held against the last frame of the file; its tags.

Source: RFC 9639. A frame says its own place in the stream, so the last one tells how long the stream is.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from turncast.audio import doubts, vorbis
from turncast.audio.containers import AGAIN
from turncast.audio.source import Source
from turncast.audio.telling import Telling
from turncast.errors import Unreadable
from turncast.models.recording import Doubt, Sound

MOST_BLOCKS: Final = 1000
TAILS: Final = (64 * 1024, 2 * 1024 * 1024)
"""Bytes at the end in which the last frame is looked for."""
COMMENTS, PICTURE = 4, 6
FORWARD: Final = 12 * 1024 * 1024


class _Block(NamedTuple):
    kind: int
    start: int
    size: int


class _Info(NamedTuple):
    """STREAMINFO: samples in a block (the largest), their rate, channels, and how many there are, 0 if not said."""

    block: int
    sample_rate: int
    channels: int
    samples: int
    fixed: bool


def sound(source: Source, start: int) -> Sound:
    """The recording's sound; raises ``Unreadable`` where STREAMINFO is missing or makes no sense."""
    blocks = list(_blocks(source, start))
    info = _info(source, blocks)
    sounding = blocks[-1].start + blocks[-1].size
    there = _counted(source, info, sounding)
    seconds = (info.samples if there is None else there) / info.sample_rate
    chapters, chapters_from = vorbis.chapters(_comments(source, blocks))
    return Sound(
        media_type="audio/flac",
        duration=seconds,
        container="FLAC",
        codec="FLAC",
        bitrate=round(8 * (source.size - sounding) / seconds) if seconds else None,
        bitrate_mode="VBR",
        sample_rate=info.sample_rate,
        channels=info.channels,
        chapters=chapters,
        chapters_from=chapters_from,
        obstacle="a FLAC recording",
        doubts=tuple(_doubts(info, there, sounding < source.size)),
    )


def tell(source: Source, start: int, telling: Telling) -> None:
    """Say what its comments and its pictures (the front cover, kind 3, before others) say."""
    blocks = list(_blocks(source, start))
    vorbis.tell(_comments(source, blocks), telling)
    pictures = [block for block in blocks if block.kind == PICTURE and block.size <= FORWARD]
    for block in sorted(pictures, key=lambda one: source.at(one.start, 4) != b"\0\0\0\3")[:1]:
        telling.say("artwork", vorbis.picture(source.at(block.start, block.size)), "FLAC picture")


def _blocks(source: Source, start: int) -> Iterator[_Block]:
    """The metadata blocks; the last one says that it is."""
    at = start + 4
    for _ in range(MOST_BLOCKS):
        header = source.at(at, 4)
        if len(header) < 4 or header[0] & 0x7F == 0x7F:
            return
        block = _Block(header[0] & 0x7F, at + 4, int.from_bytes(header[1:], "big"))
        yield block
        if header[0] & 0x80:
            return
        at = block.start + block.size


def _info(source: Source, blocks: list[_Block]) -> _Info:
    data = source.at(blocks[0].start, 18) if blocks and blocks[0].kind == 0 else b""
    packed = int.from_bytes(data[10:18], "big")
    least, most = int.from_bytes(data[:2], "big"), int.from_bytes(data[2:4], "big")
    info = _Info(most, packed >> 44, (packed >> 41 & 7) + 1, packed & (1 << 36) - 1, least == most)
    if len(data) < 18 or not info.sample_rate:
        raise Unreadable("expected a FLAC recording, found a damaged header", AGAIN)
    if blocks[-1].start + blocks[-1].size >= source.size and info.samples:
        raise Unreadable("expected a FLAC recording, found that it is cut off before its sound", AGAIN)
    return info


def _comments(source: Source, blocks: list[_Block]) -> vorbis.Comments:
    block = next((block for block in blocks if block.kind == COMMENTS), None)
    return vorbis.parse(source.at(block.start, min(block.size, FORWARD))) if block else ()


def _doubts(info: _Info, there: int | None, sounding: bool) -> Iterator[Doubt]:
    if there is None and (sounding or info.samples):
        yield doubts.estimated("no frame at its end")
    elif there is not None and there < info.samples - info.block:
        yield doubts.truncated(info.samples / info.sample_rate, there / info.sample_rate)
    elif info.samples and there is not None and there > info.samples + info.block:
        yield doubts.misstated(doubts.clock(info.samples / info.sample_rate), there / info.sample_rate)


def _counted(source: Source, info: _Info, sounding: int) -> int | None:
    """Samples until the end of the last frame, None where none is found, 0 where there is nothing after the header."""
    if source.size <= sounding and not info.samples:
        return 0
    for tail in TAILS:
        start = max(sounding, source.size - tail)
        data = source.at(start, source.size - start)
        at = len(data)
        while (at := data.rfind(b"\xff", 0, at)) >= 0:
            if (end := _end(data[at : at + 16], info)) is not None:
                return end
        if start == sounding:
            break
    return None


def _end(header: bytes, info: _Info) -> int | None:
    """The sample at which the frame with that *header* ends, or None if it is none of this stream."""
    if len(header) < 6 or header[1] & 0xFE != 0xF8 or header[3] & 1 or header[3] >> 4 > 10:
        return None
    number, at = _number(header, 4)
    size_code, rate_code = header[2] >> 4, header[2] & 15
    size, at = _size(header, at, size_code)
    at += {12: 1, 13: 2, 14: 2}.get(rate_code, 0)
    channels = header[3] >> 4
    plausible = number is not None and size and at < len(header) and rate_code != 15
    if not plausible or (channels + 1 if channels < 8 else 2) != info.channels or _crc8(header[:at]) != header[at]:
        return None
    assert number is not None
    return (number if header[1] & 1 else number * info.block) + size


def _number(header: bytes, at: int) -> tuple[int | None, int]:
    """The number coded as UTF-8 codes letters, up to 36 bits, and where it ends."""
    first = header[at]
    more = next((bit for bit in range(8) if not first << bit & 0x80), 8)
    if more in (1, 8) or at + max(more, 1) >= len(header):
        return None, at
    number = first & (0x7F >> more)
    for byte in header[at + 1 : at + more]:
        if byte & 0xC0 != 0x80:
            return None, at
        number = number << 6 | byte & 0x3F
    return number, at + max(more, 1)


def _size(header: bytes, at: int, code: int) -> tuple[int, int]:
    """Samples in the block, and where what says so ends."""
    if code in (6, 7):
        width = code - 5
        return int.from_bytes(header[at : at + width], "big") + 1, at + width
    if code == 1:
        return 192, at
    return (576 << code - 2 if 2 <= code <= 5 else 256 << code - 8 if code >= 8 else 0), at


def _crc8(data: bytes) -> int:
    check = 0
    for byte in data:
        check ^= byte
        for _ in range(8):
            check = check << 1 & 0xFF ^ (7 if check & 0x80 else 0)
    return check
