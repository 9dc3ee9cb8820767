"""Matroska and WebM: type, duration, tracks, chapters, as their headers have them.

Sources: RFC 8794 (EBML), RFC 9559 (Matroska). An element is a number of one to four bytes, a size of one to eight, and
its content; a size of nothing but ones is not known.
"""

import struct
from collections.abc import Iterator
from typing import Final, NamedTuple

from turncast.audio import doubts, words
from turncast.audio.containers import AGAIN
from turncast.audio.source import Source
from turncast.audio.telling import Telling
from turncast.errors import Unreadable
from turncast.models.recording import Chapter, Doubt, Sound

MOST: Final = 100_000
MOST_CHAPTERS: Final = 1000
TAIL: Final = 4 * 1024 * 1024
SEGMENT, CLUSTER, TIME = 0x18538067, 0x1F43B675, 0xE7
INFO, SCALE, DURATION, TITLE = 0x1549A966, 0x2AD7B1, 0x4489, 0x7BA9
TRACKS, TRACK, KIND, CODEC, SOUND, PICTURE = 0x1654AE6B, 0xAE, 0x83, 0x86, 0xE1, 0xE0
RATE, CHANNELS, WIDTH, HEIGHT = 0xB5, 0x9F, 0xB0, 0xBA
CHAPTERS, EDITION, ATOM, START, DISPLAY, STRING = 0x1043A770, 0x45B9, 0xB6, 0x91, 0x80, 0x85
CODECS: Final = {
    "A_AAC": "AAC",
    "A_MPEG/L3": "MP3",
    "A_OPUS": "Opus",
    "A_VORBIS": "Vorbis",
    "A_FLAC": "FLAC",
    "A_PCM": "PCM",
    "A_AC3": "AC-3",
    "V_MPEG4/ISO/AVC": "H.264",
    "V_MPEGH/ISO/HEVC": "HEVC",
    "V_VP8": "VP8",
    "V_VP9": "VP9",
    "V_AV1": "AV1",
}


class _Element(NamedTuple):
    number: int
    start: int
    end: int
    cut: bool


def sound(source: Source, start: int) -> Sound:
    """The recording's sound; raises ``Unreadable`` where there is neither sound nor picture in it."""
    segment, parts = _segment(source, start)
    tracks = [_inside(source, one) for one in _elements(source, parts.get(TRACKS)) if one.number == TRACK]
    heard = next((track for track in tracks if _number(source, track.get(KIND)) == 2), None)
    seen = next((track for track in tracks if _number(source, track.get(KIND)) == 1), None)
    if heard is None and seen is None:
        raise Unreadable("expected sound or video, found a Matroska or WebM file with neither", AGAIN)
    said, seconds = _seconds(source, segment, _inside(source, parts.get(INFO)))
    name = "WebM" if b"webm" in source.at(start, 64) else "Matroska"
    audio, video = _inside(source, (heard or {}).get(SOUND)), _inside(source, (seen or {}).get(PICTURE))
    chapters = tuple(_chapters(source, parts.get(CHAPTERS)))
    return Sound(
        media_type=f"{'video' if seen else 'audio'}/{'webm' if name == 'WebM' else 'x-matroska'}",
        duration=seconds,
        container=name,
        codec=_codec(source, heard),
        video_codec=_codec(source, seen),
        bitrate=round(8 * source.size / seconds) if seconds else None,
        sample_rate=round(min(_float(source, audio.get(RATE)), 1e7)) or None,
        channels=_number(source, audio.get(CHANNELS)) or None,
        width=_number(source, video.get(WIDTH)) or None,
        height=_number(source, video.get(HEIGHT)) or None,
        chapters=chapters,
        chapters_from="Matroska ChapterAtom" if chapters else None,
        obstacle="a Matroska or WebM file",
        doubts=tuple(_doubts(segment, said, seconds)),
    )


def tell(source: Source, start: int, telling: Telling) -> None:
    """Say the title the file has."""
    _, parts = _segment(source, start)
    title = _inside(source, parts.get(INFO)).get(TITLE)
    telling.say("title", words.line(_text(source, title)) if title else None, "Matroska Title")


def _segment(source: Source, start: int) -> tuple[_Element, dict[int, _Element]]:
    top = _Element(0, start, source.size, cut=False)
    segment = next((one for one in _elements(source, top) if one.number == SEGMENT), None)
    if segment is None:
        raise Unreadable("expected a Matroska or WebM file, found that it is cut off before its sound", AGAIN)
    return segment, _inside(source, segment)


def _elements(source: Source, parent: _Element | None) -> Iterator[_Element]:
    """The elements directly inside *parent*; none of none."""
    at, end = (parent.start, parent.end) if parent else (0, 0)
    for _ in range(MOST):
        header = source.at(at, 12) if at < end else b""
        number, width = _coded(header, 0, keep=True)
        size, long = _coded(header, width, keep=False)
        if not width or not long:
            return
        begin = at + width + long
        unknown = size == (1 << 7 * long) - 1
        at = end if unknown else begin + size
        yield _Element(number, begin, min(at, end), cut=at > end)


def _coded(data: bytes, at: int, keep: bool) -> tuple[int, int]:
    """A number that tells its own width by its leading noughts, and that width; 0 and 0 where there is none."""
    first = data[at] if at < len(data) else 0
    width = 9 - first.bit_length()
    if not first or at + width > len(data) or (keep and width > 4):
        return 0, 0
    number = int.from_bytes(data[at : at + width], "big")
    return (number if keep else number & (1 << 7 * width) - 1), width


def _inside(source: Source, parent: _Element | None) -> dict[int, _Element]:
    found: dict[int, _Element] = {}
    for element in _elements(source, parent):
        found.setdefault(element.number, element)
    return found


def _bytes(source: Source, element: _Element | None, limit: int) -> bytes:
    return source.at(element.start, min(element.end - element.start, limit)) if element else b""


def _number(source: Source, element: _Element | None) -> int:
    return int.from_bytes(_bytes(source, element, 8), "big")


def _float(source: Source, element: _Element | None) -> float:
    """A number of four or eight bytes; 0 of one that is negative, endless or none."""
    data = _bytes(source, element, 8)
    number = struct.unpack({4: ">f", 8: ">d"}[len(data)], data)[0] if len(data) in (4, 8) else 0.0
    return number if 0 < number < 1e18 else 0.0


def _text(source: Source, element: _Element | None) -> str:
    return _bytes(source, element, 4096).decode("utf-8", "replace")


def _codec(source: Source, track: dict[int, _Element] | None) -> str | None:
    name = _text(source, track.get(CODEC)) if track else ""
    return next((codec for start, codec in CODECS.items() if name.startswith(start)), None)


def _seconds(source: Source, segment: _Element, info: dict[int, _Element]) -> tuple[float, float]:
    """Seconds as they are said, 0 where they are not (browsers that record do not come back for it), and as found.

    Found is where the last cluster begins, if that must be looked for.
    """
    scale = (_number(source, info.get(SCALE)) or 1_000_000) / 1e9
    said = _float(source, info.get(DURATION)) * scale
    if said and not segment.cut:
        return said, said
    begin = max(segment.start, source.size - TAIL)
    tail = source.at(begin, source.size - begin)
    at = tail.rfind(CLUSTER.to_bytes(4, "big"))
    _, long = _coded(tail[at + 4 : at + 12], 0, keep=False)
    cluster = _Element(CLUSTER, begin + at + 4 + long, source.size, cut=False)
    return said, _number(source, _inside(source, cluster).get(TIME)) * scale if at >= 0 and long else said


def _doubts(segment: _Element, said: float, seconds: float) -> Iterator[Doubt]:
    if said > seconds + 0.5:
        yield doubts.truncated(said, seconds)
    elif segment.cut:
        yield doubts.cut_off("its end")
    if not said:
        yield doubts.estimated("none")


def _chapters(source: Source, parent: _Element | None) -> Iterator[Chapter]:
    """The chapters of the first edition; starts are in nanoseconds."""
    edition = _inside(source, parent).get(EDITION)
    atoms = [_inside(source, one) for one in _elements(source, edition) if one.number == ATOM][:MOST_CHAPTERS]
    for place, atom in enumerate(atoms, 1):
        title = words.line(_text(source, _inside(source, atom.get(DISPLAY)).get(STRING)))
        yield Chapter(start=_number(source, atom.get(START)) / 1e9, title=title or f"Chapter {place}")
