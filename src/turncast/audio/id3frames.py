"""The frames an ID3v2 tag is made of, read from a file and written again without flags.

Source: id3.org, ID3v2.2, 2.3 and 2.4 structure.
"""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from turncast.audio.source import Source

LARGEST: Final = 12 * 1024 * 1024
"""Bytes of a tag that are looked at; what stands beyond is not read."""
MOST_FRAMES: Final = 5000


class Frame(NamedTuple):
    """One frame: its name of three or four letters, its flags, its data."""

    name: bytes
    flags: int
    data: bytes


def read(source: Source, at: int, names: frozenset[bytes]) -> tuple[int, list[Frame]]:
    """The version of the tag at *at*, and its frames of those names; 0 and none where there is no tag.

    Raises ValueError where its extended header cannot be.
    """
    header = source.at(at, 10)
    version, flags = (header[3], header[5]) if header[:3] == b"ID3" and len(header) == 10 else (0, 0)
    if version not in (2, 3, 4) or (version == 2 and flags & 0x40):  # a compressed tag, in a way never defined
        return 0, []
    data = source.at(at + 10, min(_synchsafe(header[6:10]), LARGEST))
    if flags & 0x80 and version < 4:
        data = _synchronised(data)
    if flags & 0x40 and version > 2:
        data = _after_extension(data, version)
    return version, frames(data, version, bool(flags & 0x80), names)


def written(frames: Iterable[Frame], version: int) -> bytes:
    """A tag of these frames; nothing of none."""
    kept = joined(frames, version)
    return b"ID3" + bytes((version, 0, 0)) + _four(len(kept), 7) + kept if kept else b""


def _after_extension(data: bytes, version: int) -> bytes:
    size = _synchsafe(data[:4]) if version == 4 else int.from_bytes(data[:4], "big") + 4
    if not 4 <= size <= len(data):
        raise ValueError("the extended header of the ID3 tag is larger than the tag")
    return data[size:]


def frames(data: bytes, version: int, unsynchronised: bool, names: frozenset[bytes]) -> list[Frame]:
    """The frames of those names; sizes in v2.4 are read as their writer meant them: old iTunes wrote those of v2.3."""
    best = list(_walk(data, version, 7 if version == 4 else 8))
    if version == 4 and not _whole(data, best):
        best = max(best, list(_walk(data, version, 8)), key=len)
    wanted = (Frame(name, flags, data[start:end]) for name, flags, start, end in best if name in names)
    return [plain for frame in wanted if (plain := _plain(frame, version, unsynchronised))]


def _whole(data: bytes, places: list[tuple[bytes, int, int, int]]) -> bool:
    """Whether only padding follows the last of *places*."""
    end = places[-1][3] if places else 0
    return not any(data[end : end + 10])


def _walk(data: bytes, version: int, bits: int) -> Iterator[tuple[bytes, int, int, int]]:
    """Name, flags, and where the data begins and ends, of each frame."""
    letters, head = (3, 6) if version == 2 else (4, 10)
    at = 0
    for _ in range(MOST_FRAMES):
        name = data[at : at + letters].rstrip(b"\0")
        size = _number(data[at + letters : at + 2 * letters], bits)
        start, end = at + head, at + head + size
        if not name or end > len(data):
            return
        yield name, (int.from_bytes(data[at + 8 : at + 10], "big") if head == 10 else 0), start, end
        at = end


def _plain(frame: Frame, version: int, unsynchronised: bool) -> Frame | None:
    """The frame without flags and what they put before its data; None of one that is compressed or encrypted."""
    if version == 2:
        return frame
    closed, extra = (0xC0, {0x20: 1}) if version == 3 else (0x0C, {0x40: 1, 0x01: 4})
    if frame.flags & closed:
        return None
    data = frame.data[sum(length for flag, length in extra.items() if frame.flags & flag) :]
    if version == 4 and (unsynchronised or frame.flags & 0x02):
        data = _synchronised(data)
    return frame._replace(flags=0, data=data)


def _synchronised(data: bytes) -> bytes:
    """*data* as it was before zeros were put in, lest a player take it for sound."""
    return data.replace(b"\xff\x00", b"\xff")


def joined(frames: Iterable[Frame], version: int) -> bytes:
    """These frames, one after another."""
    return b"".join(_one(frame, version) for frame in frames)


def _one(frame: Frame, version: int) -> bytes:
    if version == 2:
        return frame.name + len(frame.data).to_bytes(3, "big") + frame.data
    return frame.name.ljust(4, b"\0") + _four(len(frame.data), 7 if version == 4 else 8) + b"\0\0" + frame.data


def _number(data: bytes, bits: int) -> int:
    return _synchsafe(data) if bits == 7 else int.from_bytes(data, "big")


def _synchsafe(data: bytes) -> int:
    """The number in the lower seven bits of each byte."""
    number = 0
    for byte in data:
        number = number << 7 | byte & 0x7F
    return number


def _four(number: int, bits: int) -> bytes:
    return bytes(number >> shift * bits & (1 << bits) - 1 for shift in (3, 2, 1, 0))
