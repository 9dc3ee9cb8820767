"""Chapters of a copied MP4: Nero's list, and a QuickTime chapter track, a text that other tracks refer to.

Sources: QuickTime File Format (chapter lists, text media); MP4v2 ``chpl``; what ffmpeg writes, which players read.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from struct import pack
from typing import Final

from turncast.audio.boxes import number
from turncast.audio.parts import Part, split
from turncast.models.recording import Chapter

MOST: Final = 255
"""Nero's list counts its chapters in one byte, and the length of a title in another."""
TICKS: Final = 1000
"""Of the chapter track, a second."""
UTF8: Final = pack(">I4sI", 12, b"encd", 0x100)
"""What follows a title to say how it is written."""
UNDETERMINED: Final = 0x55C4
"""A language, packed."""
NOT_SHOWN: Final = 2
"""Flags of a track that is part of the movie and not played."""
UPRIGHT: Final = pack(">9I", 0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
PLAYABLE: Final = frozenset((b"soun", b"vide"))


def listed(chapters: Sequence[Chapter]) -> Part | None:
    """Nero's list, or None of no chapters: start in units of 100 ns, length of the title, title."""
    if not chapters:
        return None
    titles = [_cut(chapter.title, MOST) for chapter in chapters]
    entries = [
        pack(">QB", round(chapter.start * 1e7), len(title)) + title
        for chapter, title in zip(chapters, titles, strict=True)
    ]
    return Part(b"chpl", pack(">IIB", 0x1000000, 0, len(entries)) + b"".join(entries))


def _cut(title: str, limit: int) -> bytes:
    """At most *limit* bytes of UTF-8, between two characters."""
    return title.encode()[:limit].decode("utf-8", "ignore").encode()


@dataclass(frozen=True)
class ChapterTrack:
    """A track of chapter titles. seconds: how long the movie is. The first title is shown from the beginning."""

    chapters: tuple[Chapter, ...]
    seconds: float

    @property
    def samples(self) -> bytes:
        """The titles, to be stored beside the sound: length, text, encoding."""
        return Part(b"mdat", b"".join(self._samples)).boxed

    @property
    def _samples(self) -> list[bytes]:
        titles = [_cut(chapter.title, 0xFFFF) for chapter in self.chapters]
        return [pack(">H", len(title)) + title + UTF8 for title in titles]

    def of(self, movie: Part, at: int) -> Part:
        """The track in *movie*, where its samples stand at the byte *at* of the file."""
        ticks = _timescale(movie) * self._length // TICKS
        header = pack(">IIIIII", NOT_SHOWN, 0, 0, next_number(movie), 0, min(ticks, 0xFFFFFFFF))
        header += bytes(16) + UPRIGHT + bytes(8)
        return Part(b"trak", (Part(b"tkhd", header), self._media(at)))

    @property
    def _starts(self) -> list[int]:
        """Ticks, from the beginning of the movie, each behind the one before."""
        starts = [0]
        for chapter in self.chapters[1:]:
            starts.append(max(starts[-1] + 1, round(chapter.start * TICKS)))
        return starts

    @property
    def _length(self) -> int:
        return max(self._starts[-1] + 1, round(self.seconds * TICKS))

    def _media(self, at: int) -> Part:
        header = Part(b"mdhd", pack(">IIIIIHH", 0, 0, 0, TICKS, self._length, UNDETERMINED, 0))
        handler = Part(b"hdlr", bytes(8) + b"text" + bytes(13))
        here = Part(b"dref", pack(">II", 0, 1) + Part(b"url ", pack(">I", 1)).boxed)
        general = Part(b"gmin", pack(">IH4HH", 0, 0x40, 0x8000, 0x8000, 0x8000, 0, 0))
        media = (Part(b"gmhd", (general, Part(b"text", UPRIGHT))), Part(b"dinf", (here,)), self._table(at))
        return Part(b"mdia", (header, handler, Part(b"minf", media)))

    def _table(self, at: int) -> Part:
        sizes = [len(sample) for sample in self._samples]
        lengths = [end - start for start, end in pairwise([*self._starts, self._length])]
        entry = Part(b"text", bytes(6) + pack(">HII", 1, 0, 1) + bytes(35))
        parts = (
            Part(b"stsd", pack(">II", 0, 1) + entry.boxed),
            Part(b"stts", pack(f">II{2 * len(lengths)}I", 0, len(lengths), *(n for one in lengths for n in (1, one)))),
            Part(b"stsc", pack(">IIIII", 0, 1, 1, len(sizes), 1)),
            Part(b"stsz", pack(f">III{len(sizes)}I", 0, 0, len(sizes), *sizes)),
            Part(b"stco", pack(">III", 0, 1, at)),
        )
        return Part(b"stbl", parts)


def next_number(movie: Part) -> int:
    """The number of a track to come."""
    return max((_number(track) for track in movie.all(b"trak")), default=0) + 1


def chapter_tracks(movie: Part) -> frozenset[int]:
    """The numbers of the tracks that others refer to for chapters: their titles, and pictures to them."""
    references = [part for track in movie.all(b"trak") if (part := track.find(b"tref"))]
    named = [part.content for tref in references for part in split(tref.content) if part.kind == b"chap"]
    return frozenset(number(data, at) for data in named for at in range(0, len(data) - 3, 4))


def without_chapters(movie: Part) -> Part:
    """*movie* without its chapter tracks and what refers to them."""
    gone = chapter_tracks(movie)
    kept = [part for part in movie.parts if part.kind != b"trak" or _number(part) not in gone]
    return Part(movie.kind, tuple(_referring(part, b"") if part.kind == b"trak" else part for part in kept))


def with_chapters(movie: Part, track: ChapterTrack, at: int) -> Part:
    """*movie* with *track*, to which its other tracks refer."""
    name = next_number(movie)
    reference = Part(b"chap", pack(">I", name)).boxed
    referring = (_referring(part, reference) if _handler(part) in PLAYABLE else part for part in movie.parts)
    counted = (_counting(part, name) if part.kind == b"mvhd" else part for part in referring)
    return Part(movie.kind, (*counted, track.of(movie, at)))


def _referring(track: Part, reference: bytes) -> Part:
    """*track* with *reference* for its chapters instead of any it had."""
    tref = track.find(b"tref")
    others = b"".join(part.boxed for part in split(tref.content) if part.kind != b"chap") if tref else b""
    named = [Part(b"tref", others + reference)] if others + reference else []
    return Part(track.kind, (*(part for part in track.parts if part.kind != b"tref"), *named))


def _number(track: Part) -> int:
    header = track.find(b"tkhd")
    data = header.content if header else b""
    return number(data, 20 if data[:1] == b"\1" else 12)


def _handler(track: Part) -> bytes:
    found = track.find(b"mdia", b"hdlr")
    return found.content[8:12] if found else b""


def _timescale(movie: Part) -> int:
    header = movie.find(b"mvhd")
    data = header.content if header else b""
    return number(data, 20 if data[:1] == b"\1" else 12)


def _counting(header: Part, name: int) -> Part:
    """The movie header, whose last number is that of the track to come."""
    data = header.content
    return Part(header.kind, data[:-4] + pack(">I", max(number(data, len(data) - 4), name + 1)))
