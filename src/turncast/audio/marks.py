"""Chapters of an MP4: a QuickTime chapter track, or else Nero's ``chpl`` list.

ffmpeg writes both. The track is preferred: its titles are whole, the list cuts them at 255 bytes. Sources: QuickTime
File Format (chapter lists, ``tref/chap``, sample tables); MP4v2 ``chpl``.
"""

from collections.abc import Iterator
from itertools import accumulate
from typing import BinaryIO, Final

from turncast.audio import words
from turncast.audio.boxes import Box, content, find, number
from turncast.audio.tracks import Track
from turncast.models.recording import Chapter

MOST: Final = 1000
TABLE: Final = 16 + 12 * MOST
TITLE: Final = 1024


def chapters(file: BinaryIO, moov: Box, found: tuple[Track, ...]) -> tuple[Chapter, ...]:
    """The movie's chapters, in order."""
    named = {number for track in found for number in track.chapter_tracks}
    texts = (t for t in found if t.id in named and t.handler in (b"text", b"sbtl") and t.timescale)
    track = next(texts, None)
    return (_of_track(file, track) if track else ()) or _of_list(
        content(file, find(file, moov, b"udta", b"chpl"), TABLE * 22)
    )


def _of_track(file: BinaryIO, track: Track) -> tuple[Chapter, ...]:
    table = find(file, track.box, b"mdia", b"minf", b"stbl")
    if table is None:
        return ()
    lengths = _lengths(content(file, find(file, table, b"stts"), TABLE))
    starts = [0, *accumulate(lengths)]
    found = zip(starts, _titles(file, table), strict=False)
    return tuple(_chapter(ticks / track.timescale, title, place) for place, (ticks, title) in enumerate(found, 1))


def _chapter(start: float, title: str | None, place: int) -> Chapter:
    return Chapter(start=start, title=title or f"Chapter {place}")


def _lengths(stts: bytes) -> list[int]:
    """Ticks of each sample (``stts``: pairs of count and length)."""
    lengths: list[int] = []
    for at in range(8, len(stts) - 7, 8):
        lengths += [number(stts, at + 4)] * min(number(stts, at), MOST - len(lengths))
    return lengths


def _titles(file: BinaryIO, table: Box) -> Iterator[str | None]:
    """The text of each sample: two bytes of length, then UTF-8, or UTF-16 with a byte order mark."""
    for offset, size in zip(*_places(file, table), strict=False):
        file.seek(offset)
        data = file.read(min(size, TITLE))
        text = data[2 : 2 + number(data, 0, 2)]
        utf16 = text[:2] in (b"\xfe\xff", b"\xff\xfe")
        yield words.line(text.decode("utf-16" if utf16 else "utf-8", "replace"))


def _places(file: BinaryIO, table: Box) -> tuple[list[int], list[int]]:
    """Offset and size of each sample, from the chunks' offsets (``stco``, ``co64``), ``stsc`` and ``stsz``."""
    sizes = _sizes(content(file, find(file, table, b"stsz"), TABLE))
    chunks = _chunks(file, table)
    counts = _samples_a_chunk(content(file, find(file, table, b"stsc"), TABLE), len(chunks))
    offsets: list[int] = []
    for chunk, count in zip(chunks, counts, strict=True):
        at = chunk
        for _ in range(min(count, len(sizes) - len(offsets))):
            offsets.append(at)
            at += sizes[len(offsets) - 1]
    return offsets, sizes


def _sizes(stsz: bytes) -> list[int]:
    same, count = number(stsz, 4), min(number(stsz, 8), MOST)
    return [same] * count if same else [number(stsz, 12 + 4 * place) for place in range(count)]


def _chunks(file: BinaryIO, table: Box) -> list[int]:
    wide = find(file, table, b"co64")
    data, width = content(file, wide or find(file, table, b"stco"), TABLE), 8 if wide else 4
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
