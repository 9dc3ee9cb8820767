"""Tags at the end of an MP3, whichever there are: where the sound ends that stands before them.

What only claims to be a tag may be sound, and is left. Sources: id3.org ID3v1 and ID3v2.4 (appended tags), Lyrics3,
APEv2 (wiki.hydrogenaud.io).
"""

from collections.abc import Callable
from typing import Final

from turncast.audio.source import Source

LARGEST: Final = 16 * 1024 * 1024
MOST: Final = 16


def begin(source: Source, start: int) -> int:
    """Where the first of the tags at the end begins, which is not before *start*; the end of the file without any."""
    end = source.size
    for _ in range(MOST):
        shorter = next((place for tail in _TAILS if (place := tail(source, end)) is not None and place >= start), None)
        if shorter is None:
            break
        end = shorter
    return end


def _id3v1(source: Source, end: int) -> int | None:
    """128 bytes, and the 227 of its extension before them; the letters may be those of ``APETAGEX``."""
    if source.at(end - 128, 3) != b"TAG" or source.at(end - 131, 8) == b"APETAGEX":
        return None
    return end - 128 - 227 if source.at(end - 128 - 227, 4) == b"TAG+" else end - 128


def _appended_id3v2(source: Source, end: int) -> int | None:
    footer = source.at(end - 10, 10)
    size = sum((byte & 0x7F) << shift for byte, shift in zip(footer[6:10], (21, 14, 7, 0), strict=False))
    start = end - 20 - size
    return start if footer[:3] == b"3DI" and source.at(start, 3) == b"ID3" else None


def _lyrics3(source: Source, end: int) -> int | None:
    """Version 2 says its length in six digits; version 1 is at most 5100 bytes long."""
    ending = source.at(end - 15, 15)
    if ending[6:] == b"LYRICS200" and ending[:6].isdigit():
        start = end - 15 - int(ending[:6])
        return start if source.at(start, 11) == b"LYRICSBEGIN" else None
    if ending[6:] != b"LYRICSEND":
        return None
    before = max(0, end - 5100 - 20)
    found = source.at(before, end - before).rfind(b"LYRICSBEGIN")
    return before + found if found >= 0 else None


def _ape(source: Source, end: int) -> int | None:
    """A tag whose items are as many and as long as its footer says; what only claims to be one may be sound."""
    footer = source.at(end - 32, 32)
    size, count, flags = (int.from_bytes(footer[at : at + 4], "little") for at in (12, 16, 20))
    if footer[:8] != b"APETAGEX" or not 32 <= size <= LARGEST or size > end:
        return None
    items = source.at(end - size, size - 32)
    if not _are_items(items, count):
        return None
    header = end - size - 32
    return header if flags >> 31 and source.at(header, 8) == b"APETAGEX" else end - size


def _are_items(data: bytes, count: int) -> bool:
    """Whether *data* is *count* items: length of the value, flags, name, zero, value."""
    at = 0
    for _ in range(min(count, 10_000)):
        name_end = data.find(b"\0", at + 8, at + 8 + 256)
        if name_end < 0:
            return False
        at = name_end + 1 + int.from_bytes(data[at : at + 4], "little")
    return at == len(data)


_TAILS: Final[tuple[Callable[[Source, int], int | None], ...]] = (_id3v1, _ape, _lyrics3, _appended_id3v2)
