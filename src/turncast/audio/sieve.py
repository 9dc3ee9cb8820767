"""What of an ID3v2 tag reaches mutagen: only the frames Turncast reads, in a number and size that cost nothing.

mutagen's reading time grows with the square of the number of frames, and it inflates whatever is compressed: a tag of
one megabyte can hold it up for minutes, or fill the memory. Pictures are read without it. Source: id3.org, ID3v2.4.
"""

from typing import Final

from turncast.audio.id3frames import Frame, frames, joined, read, written
from turncast.audio.source import Source

MOST_CHAPTERS: Final = 1000
MOST_OTHERS: Final = 200
MOST_LYRICS: Final = 2
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


def words(source: Source, at: int = 0) -> bytes:
    """The tag at *at*, with only the words that are read of it; nothing where there is no tag.

    Raises ValueError where its extended header cannot be.
    """
    return texts(source, WORDS, at)


def texts(source: Source, names: frozenset[bytes], at: int = 0) -> bytes:
    """The tag at *at*, with only its frames of those *names*, of a length somebody could have typed.

    Raises ValueError where its extended header cannot be.
    """
    version, found = read(source, at, names)
    short = [_short(frame) for frame in found if frame.name not in LYRICS][:MOST_OTHERS]
    long = [_short(frame) for frame in found if frame.name in LYRICS][:MOST_LYRICS]
    return written([*short, *long], version)


def chapters(source: Source, at: int = 0) -> bytes:
    """The tag at *at*, with only its chapters and their table; nothing where it has none."""
    version, found = read(source, at, CHAPTERS)
    marks = [_chapter(frame, version) for frame in found if frame.name == b"CHAP"][:MOST_CHAPTERS]
    tables = [_short(frame) for frame in found if frame.name == b"CTOC"][:MOST_OTHERS]
    return written([*marks, *tables], version) if marks else b""


def picture(source: Source, at: int = 0) -> tuple[str, bytes] | None:
    """The front cover in the tag at *at*, or else its first picture, and the name of its frame.

    A picture that is only linked is none.
    """
    _, found = read(source, at, PICTURES)
    return next((shown for frame in sorted(found, key=_behind) if (shown := _shown(frame))), None)


def chapter_pictures(source: Source, at: int = 0) -> dict[bytes, bytes]:
    """The picture of each chapter by the chapter's name, for those that have one."""
    version, found = read(source, at, frozenset((b"CHAP",)))
    pictures = {}
    for frame in found[:MOST_CHAPTERS]:
        name, _, rest = frame.data.partition(b"\0")
        inner = frames(rest[16:], version, False, PICTURES)
        pictures[name] = next((shown[1] for one in inner if (shown := _shown(one))), b"")
    return {name: shown for name, shown in pictures.items() if shown}


def _behind(frame: Frame) -> bool:
    """Whether it is no front cover (type 3), which stands behind the media type."""
    at = 4 if len(frame.name) == 3 else frame.data.find(b"\0", 1) + 1
    return frame.data[at : at + 1] != b"\3"


def _shown(frame: Frame) -> tuple[str, bytes] | None:
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


def _chapter(frame: Frame, version: int) -> Frame:
    """A chapter keeps its name, its times and offsets (16 bytes), and of its own frames title and links."""
    end = frame.data.find(b"\0") + 17
    inner = frames(frame.data[end:], version, False, IN_CHAPTERS)[:8]
    return frame._replace(data=frame.data[:end] + joined(map(_short, inner), version))


def _short(frame: Frame) -> Frame:
    """The frame, cut where it is too long to mean anything; in UTF-16 between two characters."""
    size, longest = len(frame.data), LONGEST_LYRICS if frame.name in LYRICS else LONGEST_TEXT
    if size <= longest or frame.name == b"CTOC":
        return frame._replace(data=frame.data[: 4 * longest])
    cut = frame.data[: longest - (size - longest) % 2]
    return frame._replace(data=cut.decode("utf-8", "ignore").encode() if cut[:1] == b"\3" else cut)
