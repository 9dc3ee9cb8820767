"""The published copy of an MP3: an ID3v2.3 tag made anew, then the master's own frames, byte for byte.

Version 2.3, which every player reads: in 2.4 some lose all chapters to a difference in how sizes are written. What
is said first is what players show first; chapters stand in the order of time, for some list them as they find them.
Sources: id3.org ID3v2.3 and ID3v2 Chapter Frame Addendum; for what stands at the end of old files ID3v1, Lyrics3,
APEv2 (wiki.hydrogenaud.io).
"""

from collections.abc import Callable, Iterator
from datetime import UTC
from io import BytesIO
from typing import Any, BinaryIO, Final

from mutagen.id3 import (
    APIC,
    CHAP,
    COMM,
    CTOC,
    ID3,
    TALB,
    TCON,
    TCOP,
    TDAT,
    TIME,
    TIT2,
    TLAN,
    TPE1,
    TPE2,
    TPOS,
    TRCK,
    TYER,
    WXXX,
    CTOCFlags,
    Encoding,
    ID3NoHeaderError,
    PictureType,
)

from turncast.audio import sieve
from turncast.audio.containers import id3_end
from turncast.models.copies import TagWords
from turncast.models.recording import Sound

PADDING: Final = 64
"""Zeros behind the last frame: some players of the past want a few."""
MOST_CHAPTERS: Final = 255
"""A table of contents counts its chapters in one byte."""
NOWHERE: Final = 0xFFFFFFFF
"""Of a chapter that says its place in seconds, not in bytes."""
KEPT: Final = frozenset(
    b"USLT TCOP TPUB WCOP WCOM WOAF WOAR WOAS WORS WPAY WPUB WXXX TXXX RVA2 "
    b"ULT TCR TPB WCP WCM WAF WAR WAS WPB WXX TXX".split()
)
"""Of the master's own tag: lyrics, rights, links, loudness."""
LARGEST_TAIL: Final = 16 * 1024 * 1024
MOST_TAILS: Final = 16


def tag(file: BinaryIO, sound: Sound, words: TagWords, picture: bytes | None) -> bytes:
    """The ID3v2.3 tag of the copy of the MP3 *file*."""
    frames = b"".join(_rendered(frame) for frame in _frames(file, sound, words, picture)) + bytes(PADDING)
    return b"ID3\3\0\0" + bytes(len(frames) >> shift & 0x7F for shift in (21, 14, 7, 0)) + frames


def frames_of(file: BinaryIO) -> tuple[int, int]:
    """Where the sound of the MP3 *file* begins and ends: behind its tags, and before those at its end."""
    start, end = id3_end(file), file.seek(0, 2)
    if _at(file, start, 3) == b"3DI":  # the footer a tag of version 2.4 may have
        start += 10
    for _ in range(MOST_TAILS):
        shorter = next((place for tail in _TAILS if (place := tail(file, end)) is not None and place >= start), None)
        if shorter is None:
            break
        end = shorter
    return start, end


def _frames(file: BinaryIO, sound: Sound, words: TagWords, picture: bytes | None) -> Iterator[Any]:
    made = [*_texts(words), *_chapters(words, sound)]
    names = {frame.HashKey for frame in made}
    yield from made
    yield from (frame for frame in _kept(file) if frame.HashKey not in names)
    if picture:
        mime = "image/png" if picture.startswith(b"\x89PNG") else "image/jpeg"
        yield APIC(encoding=Encoding.LATIN1, mime=mime, type=PictureType.COVER_FRONT, desc="", data=picture)


def _texts(words: TagWords) -> Iterator[Any]:
    date = words.date.astimezone(UTC)
    yield TIT2(**_text(words.title))
    yield TALB(**_text(words.show))
    yield TPE1(**_text(", ".join(words.artists) or words.author or words.show))
    yield TPE2(**_text(words.author or words.show))
    if words.number:
        yield TRCK(**_text(f"{words.number}/{words.total}" if words.total else str(words.number)))
    if words.season:
        yield TPOS(**_text(str(words.season)))
    yield TYER(**_text(f"{date:%Y}"))
    yield TDAT(**_text(f"{date:%d%m}"))
    yield TIME(**_text(f"{date:%H%M}"))
    yield TCON(**_text("Podcast"))
    if words.language:
        yield TLAN(**_text(words.language))
    if words.copyright:
        yield TCOP(**_text(words.copyright))
    if words.description:
        yield COMM(lang=words.language or "XXX", desc="", **_text(words.description))


def _text(value: str) -> dict[str, Any]:
    """Plain ASCII where it is enough, for the simplest of players; or else UTF-16, all that version 2.3 has."""
    plain = value.replace("\0", "")
    return {"encoding": Encoding.LATIN1 if plain.isascii() else Encoding.UTF16, "text": [plain]}


def _chapters(words: TagWords, sound: Sound) -> Iterator[Any]:
    """The table of contents, without which some players show no chapters, and one ``CHAP`` a chapter."""
    chapters = sorted(words.chapters, key=lambda chapter: chapter.start)[:MOST_CHAPTERS]
    if not chapters:
        return
    names = [f"chp{number}" for number in range(len(chapters))]
    flags = CTOCFlags.TOP_LEVEL | CTOCFlags.ORDERED
    yield CTOC(element_id="toc", flags=flags, child_element_ids=names, sub_frames=[TIT2(**_text("Chapters"))])
    starts = [round(chapter.start * 1000) for chapter in chapters]
    ends = [*starts[1:], max(round(sound.duration * 1000), starts[-1])]
    for name, chapter, start, end in zip(names, chapters, starts, ends, strict=True):
        inner = [TIT2(**_text(chapter.title)), *_link(chapter.url)]
        yield CHAP(
            element_id=name, start_time=start, end_time=end, start_offset=NOWHERE, end_offset=NOWHERE, sub_frames=inner
        )


def _link(url: str | None) -> Iterator[Any]:
    if url and url.isascii():
        yield WXXX(encoding=Encoding.LATIN1, desc="", url=url)


def _kept(file: BinaryIO) -> Iterator[Any]:
    """What of the master's own tag the words say nothing of, in a fixed order; a damaged tag has nothing to keep."""
    header = _at(file, 0, 10)
    if header[:3] != b"ID3" or header[3:4] not in (b"\2", b"\3", b"\4") or len(header) < 10:
        return
    try:
        old = ID3(BytesIO(sieve.sift(header, file, KEPT)))
    except ID3NoHeaderError:
        return
    except Exception:  # mutagen lets IndexError, struct.error and others out of damaged tags
        return
    for key in sorted(old):
        frame = old[key]
        if frame.FrameID != "TXXX" or frame.desc.lower().startswith("replaygain_"):
            yield _older(frame)


def _older(frame: Any) -> Any:
    """The frame with a text as version 2.3 has it, which knows neither UTF-8 nor UTF-16 without its mark."""
    if getattr(frame, "encoding", None) in (Encoding.UTF8, Encoding.UTF16BE):
        frame.encoding = Encoding.UTF16
    return frame


def _rendered(frame: Any) -> bytes:
    """The frame's bytes. mutagen would sort frames by their size; so each is written into a tag of its own."""
    alone, stream = ID3(), BytesIO()
    alone.add(frame)
    alone.save(stream, v1=0, v2_version=3, padding=lambda _: 0)
    return stream.getvalue()[10:]


def _at(file: BinaryIO, place: int, length: int) -> bytes:
    if place < 0:
        return b""
    file.seek(place)
    return file.read(length)


def _id3v1(file: BinaryIO, end: int) -> int | None:
    """128 bytes, and the 227 of its extension before them."""
    if _at(file, end - 128, 3) != b"TAG":
        return None
    return end - 128 - 227 if _at(file, end - 128 - 227, 4) == b"TAG+" else end - 128


def _appended_id3v2(file: BinaryIO, end: int) -> int | None:
    footer = _at(file, end - 10, 10)
    size = sum((byte & 0x7F) << shift for byte, shift in zip(footer[6:10], (21, 14, 7, 0), strict=False))
    start = end - 20 - size
    return start if footer[:3] == b"3DI" and _at(file, start, 3) == b"ID3" else None


def _lyrics3(file: BinaryIO, end: int) -> int | None:
    """Version 2 says its length in six digits; version 1 is at most 5100 bytes long."""
    ending = _at(file, end - 15, 15)
    if ending[6:] == b"LYRICS200" and ending[:6].isdigit():
        start = end - 15 - int(ending[:6])
        return start if _at(file, start, 11) == b"LYRICSBEGIN" else None
    if ending[6:] != b"LYRICSEND":
        return None
    before = max(0, end - 5100 - 20)
    found = _at(file, before, end - before).rfind(b"LYRICSBEGIN")
    return before + found if found >= 0 else None


def _ape(file: BinaryIO, end: int) -> int | None:
    """A tag whose items are as many and as long as its footer says; what only claims to be one may be sound."""
    footer = _at(file, end - 32, 32)
    size, count, flags = (int.from_bytes(footer[at : at + 4], "little") for at in (12, 16, 20))
    if footer[:8] != b"APETAGEX" or not 32 <= size <= LARGEST_TAIL or size > end:
        return None
    items = _at(file, end - size, size - 32)
    if not _are_items(items, count):
        return None
    header = end - size - 32
    return header if flags >> 31 and _at(file, header, 8) == b"APETAGEX" else end - size


def _are_items(data: bytes, count: int) -> bool:
    """Whether *data* is *count* items: length of the value, flags, name, zero, value."""
    at = 0
    for _ in range(min(count, 10_000)):
        name_end = data.find(b"\0", at + 8, at + 8 + 256)
        if name_end < 0:
            return False
        at = name_end + 1 + int.from_bytes(data[at : at + 4], "little")
    return at == len(data)


_TAILS: Final[tuple[Callable[[BinaryIO, int], int | None], ...]] = (_id3v1, _ape, _lyrics3, _appended_id3v2)
