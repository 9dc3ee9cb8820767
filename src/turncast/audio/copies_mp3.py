"""The published copy of an MP3: an ID3v2.3 tag made anew, then the master's own frames, byte for byte.

Version 2.3, which every player reads: in 2.4 some lose all chapters to a difference in how sizes are written. What
is said first is what players show first; chapters stand in the order of time, for some list them as they find them.
Sources: id3.org ID3v2.3 and ID3v2 Chapter Frame Addendum.
"""

from collections.abc import Iterator
from datetime import UTC
from io import BytesIO
from typing import Any, Final

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
    PictureType,
)

from turncast.audio import sieve, tails
from turncast.audio.containers import id3_end
from turncast.audio.source import Source
from turncast.models.copies import TagWords
from turncast.models.recording import Chapter, Sound

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


def tag(source: Source, sound: Sound, words: TagWords, picture: bytes | None) -> bytes:
    """The ID3v2.3 tag of the copy of the MP3 *source*."""
    frames = b"".join(_rendered(frame) for frame in _frames(source, sound, words, picture)) + bytes(PADDING)
    return b"ID3\3\0\0" + bytes(len(frames) >> shift & 0x7F for shift in (21, 14, 7, 0)) + frames


def frames_of(source: Source) -> tuple[int, int]:
    """Where the sound of the MP3 begins and ends: behind its tags, and before those at its end."""
    start = id3_end(source)
    return start, tails.begin(source, start)


def _frames(source: Source, sound: Sound, words: TagWords, picture: bytes | None) -> Iterator[Any]:
    made = [*_texts(words), *_chapters(words, sound)]
    names = {frame.HashKey for frame in made}
    yield from made
    yield from (frame for frame in _kept(source) if frame.HashKey not in names)
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
    following = [*(chapter.start for chapter in chapters[1:]), max(sound.duration, chapters[-1].start)]
    for name, chapter, after in zip(names, chapters, following, strict=True):
        start, end = round(chapter.start * 1000), round(1000 * _end(chapter, after))
        inner = [TIT2(**_text(chapter.title)), *_link(chapter.url)]
        yield CHAP(
            element_id=name, start_time=start, end_time=end, start_offset=NOWHERE, end_offset=NOWHERE, sub_frames=inner
        )


def _end(chapter: Chapter, after: float) -> float:
    """Where the next one begins, or before that where the chapter says so."""
    return after if chapter.end is None else min(max(chapter.start, chapter.end), after)


def _link(url: str | None) -> Iterator[Any]:
    if url and url.isascii():
        yield WXXX(encoding=Encoding.LATIN1, desc="", url=url)


def _kept(source: Source) -> Iterator[Any]:
    """What of the master's own tag the words say nothing of, in a fixed order; a damaged tag has nothing to keep."""
    try:
        found = sieve.texts(source, KEPT)
        old = ID3(BytesIO(found)) if found else {}
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
