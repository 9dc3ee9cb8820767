"""Chapters of an MP4: a QuickTime chapter track, or else Nero's ``chpl`` list.

ffmpeg writes both. The track is preferred: its titles are whole, the list cuts them at 255 bytes. Sources: QuickTime
File Format (chapter lists, ``tref/chap``, sample tables); MP4v2 ``chpl``.
"""

from collections.abc import Iterator
from itertools import accumulate
from typing import Final

from turncast.audio import words
from turncast.audio.boxes import Box, content, find, number
from turncast.audio.source import Source
from turncast.audio.tracks import Track
from turncast.models.recording import Chapter

MOST: Final = 1000
TABLE: Final = 16 + 12 * MOST
TITLE: Final = 4096
PICTURES: Final = 16 * 1024 * 1024


def chapters(source: Source, moov: Box, found: tuple[Track, ...]) -> tuple[tuple[Chapter, ...], str | None]:
    """The movie's chapters, in order, and where they stood."""
    texts = _named(found, b"text", b"sbtl")
    if texts and (listed := _of_track(source, texts[0])):
        return listed, "MP4 chapter track"
    listed = _of_list(content(source, find(source, moov, b"udta", b"chpl"), TABLE * 22))
    return listed, "MP4 chpl" if listed else None


def pictures(source: Source, found: tuple[Track, ...]) -> list[tuple[float, bytes]]:
    """The pictures of a chapter track, each with the second from which it is shown, as far as they fit in 16 MB."""
    tracks = _named(found, b"vide")
    if not tracks:
        return []
    kept, room = [], PICTURES
    for start, (offset, size) in zip(_starts(source, tracks[0]), _places(source, tracks[0]), strict=False):
        room -= size
        if room < 0:
            break
        kept.append((start, source.at(offset, size)))
    return kept


def _named(found: tuple[Track, ...], *handlers: bytes) -> list[Track]:
    """The tracks of these kinds that another names as its chapters."""
    named = {number for track in found for number in track.chapter_tracks}
    return [track for track in found if track.id in named and track.handler in handlers and track.timescale]


def _of_track(source: Source, track: Track) -> tuple[Chapter, ...]:
    listed = zip(_starts(source, track), _samples(source, track), strict=False)
    return tuple(_chapter(start, title, place, url) for place, (start, (title, url)) in enumerate(listed, 1))


def _starts(source: Source, track: Track) -> list[float]:
    """The second at which each sample begins."""
    lengths = _lengths(content(source, track.table.get(b"stts"), TABLE))
    return [ticks / track.timescale for ticks in (0, *accumulate(lengths))]


def _chapter(start: float, title: str | None, place: int, url: str | None = None) -> Chapter:
    return Chapter(start=start, title=title or f"Chapter {place}", url=url)


def _lengths(stts: bytes) -> list[int]:
    """Ticks of each sample (``stts``: pairs of count and length)."""
    lengths: list[int] = []
    for at in range(8, len(stts) - 7, 8):
        lengths += [number(stts, at + 4)] * min(number(stts, at), MOST - len(lengths))
    return lengths


def _samples(source: Source, track: Track) -> Iterator[tuple[str | None, str | None]]:
    """Title and link of each sample: two bytes of length, the text, then boxes, ``href`` among them.

    The text is UTF-8, or UTF-16 with a byte order mark.
    """
    for offset, size in _places(source, track):
        data = source.at(offset, min(size, TITLE))
        end = 2 + number(data, 0, 2)
        text = data[2:end]
        utf16 = text[:2] in (b"\xfe\xff", b"\xff\xfe")
        yield words.line(text.decode("utf-16" if utf16 else "utf-8", "replace")), _link(data[end:])


def _link(boxes: bytes) -> str | None:
    """The address in an ``href`` box: from and to which letter it is a link, then its length and itself."""
    at = boxes.find(b"href")
    size = number(boxes, at + 8, 1)
    return words.link(boxes[at + 9 : at + 9 + size].decode("utf-8", "replace")) if at >= 4 else None


def _places(source: Source, track: Track) -> list[tuple[int, int]]:
    """Offset and size of each sample, from the chunks' offsets (``stco``, ``co64``), ``stsc`` and ``stsz``."""
    sizes = _sizes(content(source, track.table.get(b"stsz"), TABLE))
    chunks = _chunks(source, track)
    counts = _samples_a_chunk(content(source, track.table.get(b"stsc"), TABLE), len(chunks))
    places: list[tuple[int, int]] = []
    for chunk, count in zip(chunks, counts, strict=True):
        at = chunk
        for size in sizes[len(places) : len(places) + count]:
            places.append((at, size))
            at += size
    return places


def _sizes(stsz: bytes) -> list[int]:
    same, count = number(stsz, 4), min(number(stsz, 8), MOST)
    return [same] * count if same else [number(stsz, 12 + 4 * place) for place in range(count)]


def _chunks(source: Source, track: Track) -> list[int]:
    wide = track.table.get(b"co64")
    data, width = content(source, wide or track.table.get(b"stco"), TABLE), 8 if wide else 4
    return [number(data, 8 + width * place, width) for place in range(min(number(data, 4), MOST))]


def _samples_a_chunk(stsc: bytes, chunks: int) -> list[int]:
    """Samples in each chunk; an entry of ``stsc`` holds until the next one's first chunk (counted from 1)."""
    changes = {number(stsc, at): number(stsc, at + 4) for at in range(8, len(stsc) - 11, 12)}
    counts, held = [], 0
    for chunk in range(1, chunks + 1):
        held = changes.get(chunk, held)
        counts.append(held)
    return counts


def _of_list(chpl: bytes) -> tuple[Chapter, ...]:
    """Nero's list: a count, then for each chapter its start in units of 100 ns, the length of its title, the title."""
    found, at = [], 9
    for place in range(1, number(chpl, 8, 1) + 1):
        title = chpl[at + 9 : at + 9 + number(chpl, at + 8, 1)]
        if at + 9 > len(chpl):
            break
        found.append(_chapter(number(chpl, at, 8) / 1e7, words.line(title.decode("utf-8", "ignore")), place))
        at += 9 + len(title)
    return tuple(found)
