"""ID3: tags and chapters of an MP3, all versions as mutagen brings them to v2.4, what it is given by ``sieve``.

Sources: id3.org ID3v1, ID3v2.2, 2.3 and 2.4 frames; ID3v2 Chapter Frame Addendum (``CHAP``, ``CTOC``); iTunes' podcast
frames (``TDES``, ``TDRL``) and ``ITUNESADVISORY``.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final

from mutagen.id3 import ID3, ParseID3v1

from turncast.audio import sieve, words
from turncast.audio.source import Source
from turncast.audio.telling import Telling
from turncast.models.recording import Chapter

OLD: Final = 128
"""Bytes of an ID3v1 tag."""
UNSET: Final = 0xFFFFFFFF
NOISE: Final = re.compile(r"^(iTun|ID3v1 Comment|Songs-DB|MusicMatch|c0$)", re.IGNORECASE)
"""Descriptions of comments that programs write for one another."""
NAMES: Final = {
    2: {"TIT2": "TT2", "TALB": "TAL", "TRCK": "TRK", "TPOS": "TPA", "TDRC": "TYE", "TPE1": "TP1", "TPE2": "TP2"}
    | {"TIPL": "IPL", "TXXX": "TXX", "TLAN": "TLA", "COMM": "COM", "TCOP": "TCR", "USLT": "ULT", "SYLT": "SLT"},
    3: {"TDRC": "TYER", "TIPL": "IPLS"},
}
"""What frames were called before v2.4."""
WORDS: Final = (
    ("title", "TIT2"),
    ("show", "TALB"),
    ("date", "TDRL"),
    ("date", "TDRC"),
    ("language", "TLAN"),
    ("copyright", "TCOP"),
)


def tell(source: Source, telling: Telling, at: int = 0) -> None:
    """Say what the tag at *at* says; raises what mutagen raises where it is damaged."""
    kept = sieve.words(source, at)
    version = kept[3] if kept else 0
    if kept:
        _tell(ID3(BytesIO(kept), load_v1=False), _Label(f"ID3v2.{version}", NAMES.get(version, {})), telling)
    if found := sieve.picture(source, at):
        name, shown = found
        telling.say("artwork", shown, f"ID3v2.{source.at(at + 3, 1)[0]} {name}")


def tell_old(source: Source, telling: Telling) -> None:
    """Say what the ID3v1 tag at the file's end says, whose texts are cut at thirty letters."""
    frames = ParseID3v1(source.at(source.size - OLD, OLD)) if source.size >= OLD else None
    if frames:
        tag = ID3()
        for frame in frames.values():
            tag.add(frame)
        _tell(tag, _Label("ID3v1", dict.fromkeys(tag, "")), telling)


def chapters(source: Source, at: int = 0) -> tuple[tuple[Chapter, ...], str | None]:
    """The chapters in the tag at *at*, and where they stood; a damaged tag has none: the sound plays without it."""
    try:
        kept = sieve.chapters(source, at)
        found = _chapters(ID3(BytesIO(kept), load_v1=False)) if kept else ()
    except Exception:  # mutagen lets IndexError, struct.error and others out of damaged tags
        return (), None
    return found, f"ID3v2.{kept[3]} CHAP" if found else None


def pictures(source: Source, at: int = 0) -> list[tuple[float, bytes]]:
    """The pictures of the chapters in the tag at *at*, each with the second from which it is shown."""
    shown = sieve.chapter_pictures(source, at)
    kept = sieve.chapters(source, at) if shown else b""
    marks = _marks(ID3(BytesIO(kept), load_v1=False)) if kept else ()
    return [
        (mark.start_time / 1000, found) for mark in marks if (found := shown.get(mark.element_id.encode("latin-1")))
    ]


class _Label:
    """How a frame is called in the tag it stands in: ``ID3v2.3 TIT2``."""

    def __init__(self, system: str, names: dict[str, str]) -> None:
        self._system, self._names = system, names

    def __call__(self, name: str, description: str = "") -> str:
        called = f"{self._system} {self._names.get(name, name)}".strip()
        return f"{called}:{words.line(description, 64)}" if description else called


def _tell(tag: ID3, label: _Label, telling: Telling) -> None:
    for word, name in WORDS:
        telling.say(word, words.MEANINGS[word](_text(tag, name)), label(name))
    telling.number(_text(tag, "TRCK"), label("TRCK"))
    telling.say("season", words.season_of(*words.number_of(_text(tag, "TPOS"))), label("TPOS"))
    _tell_people(tag, label, telling)
    _tell_descriptions(tag, label, telling)
    for name in ("USLT", "SYLT"):
        for frame in tag.getall(name):
            telling.say("lyrics", words.paragraphs(_lyrics(frame), words.LYRICS), label(name))
    for frame in tag.getall("TXXX"):
        telling.free(frame.desc, "\n".join(map(str, frame.text)), label("TXXX", frame.desc))


def _lyrics(frame: Any) -> str:
    """The text of ``USLT``; of ``SYLT`` the texts of all times, of which a new line begins with a line end."""
    return frame.text if isinstance(frame.text, str) else "".join(str(text) for text, _ in frame.text)


def _tell_people(tag: ID3, label: _Label, telling: Telling) -> None:
    """Guests (``TPE1``), and whoever stands in ``TIPL`` or a ``TXXX`` named after a role of the taxonomy."""
    pairs = [pair for frame in tag.getall("TIPL") for pair in frame.people if len(pair) == 2]
    roles = [(name, role, label("TIPL")) for role, name in pairs]
    for frame in tag.getall("TXXX"):
        named = (name for text in frame.text for name in words.names(text))
        roles += [(name, frame.desc, label("TXXX", frame.desc)) for name in named]
    artists = [str(text) for frame in tag.getall("TPE1") for text in frame.text]
    telling.people(artists, label("TPE1"), [_text(tag, "TPE2"), _text(tag, "TALB")], roles)


def _tell_descriptions(tag: ID3, label: _Label, telling: Telling) -> None:
    """The podcast description, else the comment without a name, else any comment meant for people."""
    comments = sorted(tag.getall("COMM"), key=lambda frame: bool(frame.desc))
    for frame in [*tag.getall("TDES"), *comments]:
        if not NOISE.match(getattr(frame, "desc", "")):
            telling.say("description", words.paragraphs("\n".join(map(str, frame.text))), label(frame.FrameID))


def _text(tag: ID3, frame_id: str) -> str:
    """The first value of a text frame, or nothing."""
    frame = tag.get(frame_id)
    values = getattr(frame, "text", None) or [""]
    return str(values[0]).lstrip("\x00").split("\x00", 1)[0]


def _chapters(tag: ID3) -> tuple[Chapter, ...]:
    return tuple(_chapter(frame, place) for place, frame in enumerate(_marks(tag), 1))


def _marks(tag: ID3) -> list[Any]:
    """The ``CHAP`` frames in the order of the table of contents; without one, in the order of time."""
    known = {frame.element_id: frame for frame in tag.getall("CHAP") if frame.start_time != UNSET}
    order = list(_contents(tag)) or sorted(known, key=lambda key: known[key].start_time)
    return [known[key] for key in dict.fromkeys(order) if key in known]


def _contents(tag: ID3) -> Iterator[str]:
    """The elements the tables name, from the top-level table down; each table is entered once."""
    tables = {table.element_id: table for table in tag.getall("CTOC")}
    top = [key for key, table in tables.items() if table.flags & 1] or list(tables)
    waiting, entered = top[::-1], set[str]()
    while waiting:
        key = waiting.pop()
        if key not in tables:
            yield key
        elif key not in entered:
            entered.add(key)
            waiting += tables[key].child_element_ids[::-1]


def _chapter(frame: Any, place: int) -> Chapter:
    """A ``CHAP`` frame; without a title it is called by its place."""
    title = words.line(_text(frame.sub_frames, "TIT2")) or f"Chapter {place}"
    links = (words.link(link.url) for link in frame.sub_frames.getall("WXXX"))
    return Chapter(start=frame.start_time / 1000, title=title, url=next(filter(None, links), None))
