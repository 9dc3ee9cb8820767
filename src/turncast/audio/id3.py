"""ID3: tags and chapters of an MP3, all versions as mutagen brings them to v2.4, what it is given by ``sieve``.

Sources: id3.org ID3v2.4 frames; ID3v2 Chapter Frame Addendum (``CHAP``, ``CTOC``).
"""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any, BinaryIO, Final

from mutagen.id3 import ID3, ID3NoHeaderError

from turncast.audio import sieve, words
from turncast.models.people import Person
from turncast.models.recording import Chapter, Tags

OLD: Final = 128
"""Bytes of an ID3v1 tag."""
UNSET: Final = 0xFFFFFFFF
NOISE: Final = re.compile(r"^(iTun|ID3v1 Comment|Songs-DB|MusicMatch|c0$)", re.IGNORECASE)
"""Descriptions of comments that programs write for one another."""


def read_tags(file: BinaryIO) -> Tags:
    """What the file's tag says in Turncast's words; raises what mutagen raises where the tag is damaged."""
    tag = _load(file)
    return _tags(tag) if tag else Tags()


def read_chapters(file: BinaryIO) -> tuple[Chapter, ...]:
    """The chapters in the file's tag; a damaged tag has none, for the sound can be played without it."""
    try:
        tag = _load(file)
        return _chapters(tag) if tag else ()
    except Exception:  # mutagen lets IndexError, struct.error and others out of damaged tags
        return ()


def _load(file: BinaryIO) -> ID3 | None:
    """The file's tags, at its beginning (v2) and its end (v1), or None if it has none."""
    size = file.seek(0, 2)
    file.seek(0)
    header = file.read(10)
    tag = sieve.sift(header, file) if header[:3] == b"ID3" and header[3] in (2, 3, 4) and len(header) == 10 else b""
    file.seek(max(0, size - OLD))
    try:
        return ID3(BytesIO(tag + file.read(OLD)))
    except ID3NoHeaderError:
        return None


def _tags(tag: ID3) -> Tags:
    """The tag in Turncast's words."""
    number, total = words.number_of(_text(tag, "TRCK") or "")
    show = words.line(_text(tag, "TALB"))
    return Tags(
        title=words.line(_text(tag, "TIT2")),
        show=show,
        number=number,
        total=total,
        season=words.season_of(*words.number_of(_text(tag, "TPOS") or "")),
        date=words.moment(_text(tag, "TDRL")) or words.moment(_text(tag, "TDRC")),
        people=words.once(_people(tag)),
        description=_description(tag),
        language=words.language(_text(tag, "TLAN")),
        artwork=_artwork(tag),
    )


def _text(tag: ID3, frame_id: str) -> str:
    """The first value of a text frame, or nothing."""
    frame = tag.get(frame_id)
    values = getattr(frame, "text", None) or [""]
    return str(values[0]).lstrip("\x00").split("\x00", 1)[0]


def _people(tag: ID3) -> Iterator[Person]:
    """Guests (``TPE1``), and whoever stands in ``TIPL`` or a ``TXXX`` named after a role of the taxonomy."""
    pairs = [pair for frame in tag.getall("TIPL") for pair in frame.people if len(pair) == 2]
    pairs += [(frame.desc, name) for frame in tag.getall("TXXX") for text in frame.text for name in words.names(text)]
    involved = [one for role, name in pairs if (one := words.person(name, role))]
    artists = [str(text) for frame in tag.getall("TPE1") for text in frame.text]
    yield from words.guests(artists, [_text(tag, "TPE2"), _text(tag, "TALB"), *(one.name for one in involved)])
    yield from involved


def _description(tag: ID3) -> str | None:
    """The podcast description, else the comment without a name, else any comment meant for people."""
    frames = [*tag.getall("TDES"), *sorted(tag.getall("COMM"), key=lambda frame: bool(frame.desc))]
    speaking = (frame for frame in frames if not NOISE.match(getattr(frame, "desc", "")))
    return next((text for frame in speaking if (text := words.paragraphs("\n".join(map(str, frame.text))))), None)


def _artwork(tag: ID3) -> bytes | None:
    """The front cover (type 3), else the first picture; a picture that is only linked is none."""
    pictures = [frame for frame in tag.getall("APIC") if frame.mime != "-->" and frame.data]
    front = sorted(pictures, key=lambda frame: frame.type != 3)
    return bytes(front[0].data) if front else None


def _chapters(tag: ID3) -> tuple[Chapter, ...]:
    """Chapters in the order of the table of contents; without one, in the order of time."""
    known = {frame.element_id: frame for frame in tag.getall("CHAP") if frame.start_time != UNSET}
    order = list(_contents(tag)) or sorted(known, key=lambda key: known[key].start_time)
    frames = [known[key] for key in dict.fromkeys(order) if key in known]
    return tuple(_chapter(frame, place) for place, frame in enumerate(frames, 1))


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
    links = (words.line(link.url, 2000) for link in frame.sub_frames.getall("WXXX"))
    url = next((link for link in links if link and re.match(r"https?://[^\s/]", link)), None)
    return Chapter(start=frame.start_time / 1000, title=title, url=url)
