"""The published copy of an MP4: a new index before the master's own sound and pictures, which stay as they are.

Players can start as soon as they have the index. It holds the tags (``udta/meta/ilst``), chapters as Nero's list and as
a QuickTime chapter track (Apple's players read nothing else), and all that stood in the master's, with every place in
the file moved by what it moved. Sources: ISO/IEC 14496-12, QuickTime File Format.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from pathlib import Path
from struct import iter_unpack
from typing import Final

from turncast.audio import marks
from turncast.audio.boxes import Box, children, content, number, whole
from turncast.audio.copies_atoms import user_data
from turncast.audio.copies_chapters import MOST, ChapterTrack, listed, with_chapters, without_chapters
from turncast.audio.parts import Odd, Part, split
from turncast.audio.source import Source
from turncast.audio.tracks import tracks
from turncast.errors import Unreadable
from turncast.models.artifact import Splice, Stretch
from turncast.models.copies import TagWords
from turncast.models.recording import Chapter, Sound

LARGEST_INDEX: Final = 16 * 1024 * 1024
"""Bytes: the index of many hours of video; more is not held in memory."""
LARGEST_BRAND: Final = 4096
LET_GO: Final = frozenset((b"moov", b"free", b"skip", b"wide"))
"""Of the top level: the old index, and room left for a longer one."""
FRAGMENTS: Final = frozenset((b"moof", b"mfra", b"sidx", b"ssix", b"styp", b"prft"))
ENCRYPTED: Final = frozenset((b"encv", b"enca", b"enct", b"encs", b"drms", b"drmi", b"drmt"))
SAME_TIME: Final = 0.05
"""Seconds by which a chapter may be off: what time scales round away."""

Moved = Callable[[int], int]
"""From a place in the master to the place of the same byte in the copy."""


def splice(source: Source, master: Path, sound: Sound, words: TagWords, picture: bytes | None) -> Splice:
    """The copy of the MP4 *source*, which is at *master*; raises ``Odd`` where it had better not change."""
    boxes = _top(source)
    brand = Part(b"ftyp", content(source, boxes[0].box, LARGEST_BRAND)).boxed if boxes[0].kind == b"ftyp" else b""
    kept = _stretches(master, [top for top in boxes if top.kind not in LET_GO | {b"ftyp"}])
    box = next(top.box for top in boxes if top.kind == b"moov")
    movie, chapters = _movie(source, box), tuple(sorted(words.chapters, key=lambda one: one.start)[:MOST])
    track = None if _agrees(source, box, chapters) else ChapterTrack(chapters, sound.duration)
    data = user_data(movie.find(b"udta"), words, listed(chapters), picture)
    return _laid_out(brand, _New(movie, data, track), kept)


@dataclass(frozen=True)
class _Top:
    """A box of the top level and where its header begins."""

    start: int
    box: Box

    @property
    def kind(self) -> bytes:
        return self.box.kind


def _top(source: Source) -> list[_Top]:
    """The boxes the file is made of, without what stands behind the last one that makes sense."""
    boxes: list[_Top] = []
    try:
        for box in children(source, whole(source)):
            boxes.append(_Top(boxes[-1].box.end if boxes else 0, box))
    except Unreadable as fault:
        raise Odd("it has too many parts") from fault
    kinds = [top.kind for top in boxes]
    if FRAGMENTS & set(kinds):
        raise Odd("it is written in fragments")
    if any(top.box.missing for top in boxes) or kinds.count(b"moov") != 1 or b"mdat" not in kinds:
        raise Odd("it is not whole")
    if b"meta" in kinds or b"ftyp" in kinds[1:] or (kinds[0] == b"ftyp" and boxes[0].box.size > LARGEST_BRAND):
        raise Odd("its parts are in an unusual order")
    return boxes


def _stretches(master: Path, kept: Sequence[_Top]) -> tuple[Stretch, ...]:
    """What stays as it is, neighbours as one."""
    stretches: list[Stretch] = []
    for top in kept:
        last = stretches[-1] if stretches else None
        if last and last.start + last.length == top.start:
            stretches[-1] = replace(last, length=top.box.end - last.start)
        else:
            stretches.append(Stretch(master, top.start, top.box.end - top.start))
    return tuple(stretches)


def _movie(source: Source, box: Box) -> Part:
    """The master's index; raises ``Odd`` for one whose places cannot be moved for certain."""
    if box.size > LARGEST_INDEX:
        raise Odd("its index is too large")
    movie = Part(b"moov", split(content(source, box, LARGEST_INDEX), b"moov"))
    if movie.find(b"mvex"):
        raise Odd("it is written in fragments")
    if movie.find(b"cmov") or not movie.find(b"mvhd"):
        raise Odd("its index is compressed or damaged")
    if any(entries.content[12:16] in ENCRYPTED for entries in movie.every(b"stsd")) or any(movie.every(b"saio")):
        raise Odd("it is encrypted")
    if any(_leads_out(references) for references in movie.every(b"dinf")):
        raise Odd("its sound is in another file")
    if any(b"iloc" in meta.content for meta in movie.every(b"meta")):
        raise Odd("its index says places in an unusual way")
    return movie


def _leads_out(dinf: Part) -> bool:
    """Whether a data reference leads to another file: a flag says where it does not."""
    entries = [entry for dref in split(dinf.content) if dref.kind == b"dref" for entry in split(dref.content[8:])]
    return any(not number(entry.content, 0) & 1 for entry in entries)


def _agrees(source: Source, box: Box, chapters: tuple[Chapter, ...]) -> bool:
    """Whether the master's own chapter track, or that it has none, says the same as *chapters*."""
    found = tracks(source, box)
    named = {track for one in found for track in one.chapter_tracks}
    if not named or not chapters:
        return not named and not chapters
    if not any(one.id in named and one.handler in (b"text", b"sbtl") for one in found):
        return False
    said, _ = marks.chapters(source, box, found)
    return [one.title for one in said] == [one.title for one in chapters] and all(
        abs(one.start - other.start) <= SAME_TIME for one, other in zip(said, chapters, strict=True)
    )


@dataclass(frozen=True)
class _New:
    """A new index. track: the chapters to be written instead of the old ones; None to leave those as they are."""

    movie: Part
    data: Part
    track: ChapterTrack | None

    @property
    def samples(self) -> bytes:
        """What stands between the index and the sound."""
        return self.track.samples if self.track and self.track.chapters else b""

    def index(self, moved: Moved, wide: bool, at: int) -> bytes:
        """The index whose places are *moved*, in *wide* numbers or not, and whose samples stand at *at*."""
        movie = self.movie.without(b"udta")
        if self.track:
            movie = without_chapters(movie)
        movie = movie.changed(lambda part: _moved(part, moved, wide))
        if self.track and self.track.chapters:
            movie = with_chapters(movie, self.track, at)
        return Part(movie.kind, (*movie.parts, self.data)).boxed


def _moved(part: Part, moved: Moved, wide: bool) -> Part:
    """A table of places in the file, moved; any other part as it is. Raises OverflowError where four bytes are few."""
    if part.kind not in (b"stco", b"co64"):
        return part
    data, width = part.content, 8 if part.kind == b"co64" else 4
    end = 8 + number(data, 4) * width
    if not 8 <= end <= len(data):
        raise Odd("its index is damaged")
    table, new = bytearray(data[:8]), 8 if wide else width
    for (place,) in iter_unpack(">Q" if width == 8 else ">I", memoryview(data)[8:end]):
        table += moved(place).to_bytes(new, "big")
    return Part(b"co64" if new == 8 else b"stco", bytes(table))


def _laid_out(brand: bytes, new: _New, kept: tuple[Stretch, ...]) -> Splice:
    """Brand, index, titles of chapters, and what is kept of the master."""
    try:
        head = _head(brand, new, kept, wide=False)
    except OverflowError:
        head = _head(brand, new, kept, wide=True)
    return Splice((head, *kept))


def _head(brand: bytes, new: _New, kept: tuple[Stretch, ...], *, wide: bool) -> bytes:
    samples, index = new.samples, new.index(lambda _: 0, wide, 0)  # as long as the one it will be
    end = len(brand) + len(index)
    return brand + new.index(_moves(kept, end + len(samples)), wide, end + 8) + samples


def _moves(kept: tuple[Stretch, ...], start: int) -> Moved:
    """Where each byte of *kept* comes to stand, if the first one stands at *start*."""
    old = [stretch.start for stretch in kept]
    new = list(accumulate((stretch.length for stretch in kept), initial=start))

    def moved(place: int) -> int:
        which = bisect_right(old, place) - 1
        if which < 0 or place > old[which] + kept[which].length:
            raise Odd("its index names sound that is not there")
        return place - old[which] + new[which]

    return moved
