"""What of an ID3v2 tag reaches mutagen: only the frames Turncast reads, in a number and size that cost nothing.

mutagen's reading time grows with the square of the number of frames, and it inflates whatever is compressed: a tag of
one megabyte can hold it up for minutes, or fill the memory. Source: id3.org, ID3v2.2, 2.3 and 2.4 structure.
"""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from turncast.audio.source import Source

LARGEST: Final = 12 * 1024 * 1024
"""Bytes of a tag that are looked at; what stands beyond is not read."""
MOST_FRAMES: Final = 5000
MOST_CHAPTERS: Final = 1000
MOST_OTHERS: Final = 200
LONGEST_TEXT: Final = 64 * 1024
LONGEST_LYRICS: Final = 1024 * 1024
PICTURES: Final = frozenset((b"APIC", b"PIC"))
LYRICS: Final = frozenset((b"USLT", b"SYLT", b"ULT", b"SLT"))
CHAPTERS: Final = frozenset((b"CHAP", b"CTOC"))
WORDS: Final = frozenset(
    b"TIT2 TALB TRCK TPOS TDRL TDRC TYER TDAT TIME TPE1 TPE2 TIPL IPLS TXXX TLAN TDES COMM TCOP USLT SYLT "
    b"TT2 TAL TRK TPA TYE TDA TIM TP1 TP2 IPL TXX TLA COM TCR ULT SLT".split()
)
IN_CHAPTERS: Final = frozenset((b"TIT2", b"WXXX"))


class _Frame(NamedTuple):
    """One frame: its name of three or four letters, its flags, its data."""

    name: bytes
    flags: int
    data: bytes

    @property
    def front(self) -> bool:
        """Of a picture: whether it is the front cover (type 3), which stands behind the media type."""
        at = 4 if len(self.name) == 3 else self.data.find(b"\0", 1) + 1
        return self.data[at : at + 1] == b"\3"


def words(source: Source, at: int = 0) -> bytes:
    """The tag at *at*, with only the words that are read of it; nothing where there is no tag.

    Raises ValueError where its extended header cannot be.
    """
    version, frames = _tag(source, at, WORDS)
    kept = [_short(frame) for frame in frames if frame.name not in LYRICS][:MOST_OTHERS]
    return _written_tag(
        [*kept, *(_short(frame) for frame in frames if frame.name in LYRICS)][: MOST_OTHERS + 2], version
    )


def chapters(source: Source, at: int = 0) -> bytes:
    """The tag at *at*, with only its chapters and their table; nothing where it has none."""
    version, frames = _tag(source, at, CHAPTERS)
    chapters = [_chapter(frame, version) for frame in frames if frame.name == b"CHAP"][:MOST_CHAPTERS]
    tables = [_short(frame) for frame in frames if frame.name == b"CTOC"][:MOST_OTHERS]
    return _written_tag([*chapters, *tables], version) if chapters else b""


def picture(source: Source, at: int = 0) -> tuple[str, bytes] | None:
    """The front cover in the tag at *at*, or else its first picture, and the name of its frame.

    A picture that is only linked is none.
    """
    _, frames = _tag(source, at, PICTURES)
    return next((found for frame in sorted(frames, key=_behind) if (found := _shown(frame))), None)


def chapter_pictures(source: Source, at: int = 0) -> dict[bytes, bytes]:
    """The picture of each chapter by the chapter's name, for those that have one."""
    version, frames = _tag(source, at, frozenset((b"CHAP",)))
    pictures = {}
    for frame in frames[:MOST_CHAPTERS]:
        name, _, rest = frame.data.partition(b"\0")
        inner = _frames(rest[16:], version, False, PICTURES)
        pictures[name] = next((found[1] for one in inner if (found := _shown(one))), b"")
    return {name: shown for name, shown in pictures.items() if shown}


def _behind(frame: _Frame) -> bool:
    return not frame.front


def _shown(frame: _Frame) -> tuple[str, bytes] | None:
    """The name of the frame and the picture in it, which stands behind media type, kind and description."""
    if frame.name == b"PIC":
        kind, at = frame.data[1:4], 4
    else:
        at = frame.data.find(b"\0", 1) + 1
        kind = frame.data[1 : at - 1]
    wide = frame.data[:1] in (b"\1", b"\2")
    end = _end_of_text(frame.data, at + 1, wide)
    shown = frame.data[end:] if at and end and kind != b"-->" else b""
    return (frame.name.decode("latin-1"), shown) if shown else None


def _end_of_text(data: bytes, at: int, wide: bool) -> int:
    """Behind the nought (two in UTF-16) that ends the text at *at*; 0 where nothing does."""
    end = data.find(b"\0\0" if wide else b"\0", at)
    while wide and end >= 0 and (end - at) % 2:
        end = data.find(b"\0\0", end + 1)
    return end + (2 if wide else 1) if end >= 0 else 0


def _tag(source: Source, at: int, names: frozenset[bytes]) -> tuple[int, list[_Frame]]:
    """The version of the tag at *at*, and its frames of those names; 0 and none where there is no tag."""
    header = source.at(at, 10)
    version, flags = (header[3], header[5]) if header[:3] == b"ID3" and len(header) == 10 else (0, 0)
    if version not in (2, 3, 4) or (version == 2 and flags & 0x40):  # a compressed tag, in a way never defined
        return 0, []
    data = source.at(at + 10, min(_synchsafe(header[6:10]), LARGEST))
    if flags & 0x80 and version < 4:
        data = _synchronised(data)
    if flags & 0x40 and version > 2:
        data = _after_extension(data, version)
    return version, _frames(data, version, bool(flags & 0x80), names)


def _written_tag(frames: Iterable[_Frame], version: int) -> bytes:
    kept = _joined(frames, version)
    return b"ID3" + bytes((version, 0, 0)) + _four(len(kept), 7) + kept if kept else b""


def _after_extension(data: bytes, version: int) -> bytes:
    size = _synchsafe(data[:4]) if version == 4 else int.from_bytes(data[:4], "big") + 4
    if not 4 <= size <= len(data):
        raise ValueError("the extended header of the ID3 tag is larger than the tag")
    return data[size:]


def _frames(data: bytes, version: int, unsynchronised: bool, names: frozenset[bytes]) -> list[_Frame]:
    """The frames of those names; sizes in v2.4 are read as their writer meant them: old iTunes wrote those of v2.3."""
    best = list(_walk(data, version, 7 if version == 4 else 8))
    if version == 4 and not _whole(data, best):
        best = max(best, list(_walk(data, version, 8)), key=len)
    wanted = (_Frame(name, flags, data[start:end]) for name, flags, start, end in best if name in names)
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
    return frame._replace(flags=0, data=data)


def _synchronised(data: bytes) -> bytes:
    """*data* as it was before zeros were put in, lest a player take it for sound."""
    return data.replace(b"\xff\x00", b"\xff")


def _chapter(frame: _Frame, version: int) -> _Frame:
    """A chapter keeps its name, its times and offsets (16 bytes), and of its own frames title and links."""
    end = frame.data.find(b"\0") + 17
    inner = _frames(frame.data[end:], version, False, IN_CHAPTERS)[:8]
    return frame._replace(data=frame.data[:end] + _joined(map(_short, inner), version))


def _short(frame: _Frame) -> _Frame:
    """The frame, cut where it is too long to mean anything; in UTF-16 between two characters."""
    size, longest = len(frame.data), LONGEST_LYRICS if frame.name in LYRICS else LONGEST_TEXT
    if size <= longest or frame.name == b"CTOC":
        return frame._replace(data=frame.data[: 4 * longest])
    cut = frame.data[: longest - (size - longest) % 2]
    return frame._replace(data=cut.decode("utf-8", "ignore").encode() if cut[:1] == b"\3" else cut)


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
