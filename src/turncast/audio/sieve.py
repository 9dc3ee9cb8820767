"""What of an ID3v2 tag reaches mutagen: only the frames Turncast reads, in a number and size that cost nothing.

mutagen's reading time grows with the square of the number of frames, and it inflates whatever is compressed: a tag of
one megabyte can hold it up for minutes, or fill the memory. Source: id3.org, ID3v2.2, 2.3 and 2.4 structure.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO, Final

LARGEST: Final = 16 * 1024 * 1024
"""Bytes of a tag that are looked at; what stands beyond is not read."""
MOST_FRAMES: Final = 5000
MOST_CHAPTERS: Final = 1000
MOST_OTHERS: Final = 200
LONGEST_TEXT: Final = 64 * 1024
IN_TAGS: Final = frozenset(
    b"TIT2 TALB TRCK TPOS TDRL TDRC TYER TDAT TIME TPE1 TPE2 TIPL IPLS TXXX TLAN TDES COMM APIC CHAP CTOC "
    b"TT2 TAL TRK TPA TYE TDA TIM TP1 TP2 IPL TXX TLA COM PIC".split()
)
IN_CHAPTERS: Final = frozenset((b"TIT2", b"WXXX"))


@dataclass(frozen=True)
class _Frame:
    """One frame: its name of three or four letters, its flags, its data."""

    name: bytes
    flags: int
    data: bytes

    @property
    def front(self) -> bool:
        """Of a picture: whether it is the front cover (type 3), which stands behind the media type."""
        at = 4 if len(self.name) == 3 else self.data.find(b"\0", 1) + 1
        return self.data[at : at + 1] == b"\3"


def sift(header: bytes, file: BinaryIO, names: frozenset[bytes] = IN_TAGS) -> bytes:
    """The tag that begins with *header* (ten bytes, read from *file*), with only what is wanted of it.

    Raises ValueError where its extended header cannot be.
    """
    version, flags = header[3], header[5]
    data = file.read(min(_synchsafe(header[6:10]), LARGEST))
    if flags & 0x80 and version < 4:
        data = _synchronised(data)
    if flags & 0x40 and version > 2:
        data = _after_extension(data, version)
    kept = _joined(_wanted(_frames(data, version, bool(flags & 0x80), names), version), version)
    return b"ID3" + bytes((version, 0, 0)) + _four(len(kept), 7) + kept


def _after_extension(data: bytes, version: int) -> bytes:
    size = _synchsafe(data[:4]) if version == 4 else int.from_bytes(data[:4], "big") + 4
    if not 4 <= size <= len(data):
        raise ValueError("the extended header of the ID3 tag is larger than the tag")
    return data[size:]


def _frames(data: bytes, version: int, unsynchronised: bool, names: frozenset[bytes] = IN_TAGS) -> list[_Frame]:
    """The frames of those names; sizes in v2.4 are read as their writer meant them: old iTunes wrote those of v2.3."""
    readings = [list(_walk(data, version, bits, names)) for bits in ((7, 8) if version == 4 else (8,))]
    best = max(readings, key=len)
    return [plain for frame in best if (plain := _plain(frame, version, unsynchronised))]


def _walk(data: bytes, version: int, bits: int, names: frozenset[bytes]) -> Iterator[_Frame]:
    letters, head = (3, 6) if version == 2 else (4, 10)
    at = 0
    for _ in range(MOST_FRAMES):
        name = data[at : at + letters].rstrip(b"\0")
        size = _number(data[at + letters : at + 2 * letters], bits)
        start, end = at + head, at + head + size
        if not name or end > len(data):
            return
        if name in names:
            yield _Frame(name, int.from_bytes(data[at + 8 : at + 10], "big") if head == 10 else 0, data[start:end])
        at = end


def _plain(frame: _Frame, version: int, unsynchronised: bool) -> _Frame | None:
    """The frame without flags and what they put before its data; None of one that is compressed or encrypted."""
    if version == 2:
        return frame
    closed, extra = (0xC0, {0x20: 1}) if version == 3 else (0x0C, {0x40: 1, 0x01: 4})
    if frame.flags & closed:
        return None
    data = frame.data[sum(length for flag, length in extra.items() if frame.flags & flag) :]
    if version == 4 and (unsynchronised or frame.flags & 0x02):
        data = _synchronised(data)
    return replace(frame, flags=0, data=data)


def _synchronised(data: bytes) -> bytes:
    """*data* as it was before zeros were put in, lest a player take it for sound."""
    return data.replace(b"\xff\x00", b"\xff")


def _wanted(frames: list[_Frame], version: int) -> Iterator[_Frame]:
    """One picture, the chapters with their titles and links, and texts of a length somebody could have typed."""
    pictures = [frame for frame in frames if frame.name in (b"APIC", b"PIC") and b"-->" not in frame.data[:8]]
    yield from sorted(pictures, key=lambda frame: not frame.front)[:1]
    chapters = [frame for frame in frames if frame.name == b"CHAP"]
    yield from (_chapter(frame, version) for frame in chapters[:MOST_CHAPTERS])
    others = [frame for frame in frames if frame.name not in (b"APIC", b"PIC", b"CHAP")]
    yield from map(_short, others[:MOST_OTHERS])


def _chapter(frame: _Frame, version: int) -> _Frame:
    """A chapter keeps its name, its times and offsets (16 bytes), and of its own frames title and links."""
    end = frame.data.find(b"\0") + 17
    inner = _frames(frame.data[end:], version, False, IN_CHAPTERS)[:8]
    return replace(frame, data=frame.data[:end] + _joined(map(_short, inner), version))


def _short(frame: _Frame) -> _Frame:
    """The frame, cut where it is too long to mean anything; in UTF-16 between two characters."""
    size = len(frame.data)
    if size <= LONGEST_TEXT or frame.name == b"CTOC":
        return replace(frame, data=frame.data[: 4 * LONGEST_TEXT])
    cut = frame.data[: LONGEST_TEXT - (size - LONGEST_TEXT) % 2]
    return replace(frame, data=cut.decode("utf-8", "ignore").encode() if cut[:1] == b"\3" else cut)


def _joined(frames: Iterable[_Frame], version: int) -> bytes:
    return b"".join(_written(frame, version) for frame in frames)


def _written(frame: _Frame, version: int) -> bytes:
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
