"""Vorbis comments, as FLAC, Ogg Vorbis and Opus have them: words, pictures, chapters.

Sources: Xiph Vorbis I comment header; RFC 9639 (picture); Xiph's chapter extension (``CHAPTER001``, ``CHAPTER001NAME``,
``CHAPTER001URL``).
"""

import base64
import binascii
import re
from collections.abc import Iterator, Sequence
from typing import Final

from turncast.audio import pairs, words
from turncast.audio.telling import Telling
from turncast.models.recording import Chapter

MOST: Final = 5000
LONGEST: Final = 16 * 1024 * 1024
MOST_CHAPTERS: Final = 1000
PICTURE: Final = "METADATA_BLOCK_PICTURE"
START: Final = re.compile(r"CHAPTER(\d{1,4})")
TIME: Final = re.compile(r"\s*(\d{1,4}):([0-5]?\d):([0-5]?\d(?:[.,]\d{1,9})?)\s*")

Comments = Sequence[tuple[str, str]]


def parse(data: bytes) -> Comments:
    """Names, in capitals, and values; as far as they can be read. Lengths are four bytes, the lowest first."""
    return list(_comments(data))


def _comments(data: bytes) -> Iterator[tuple[str, str]]:
    at = 4 + _length(data, 0)
    for _ in range(min(_length(data, at), MOST)):
        start = at + 8
        at = at + 4 + _length(data, at + 4)
        if at + 4 > len(data):
            return
        name, equals, value = data[start : at + 4].partition(b"=")
        if equals:
            yield name[:64].decode("ascii", "replace").upper(), value.decode("utf-8", "replace")


def _length(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 4], "little")


def tell(comments: Comments, telling: Telling) -> None:
    """Say what the comments say, and the first picture in them."""
    pairs.tell([pair for pair in comments if pair[0] != PICTURE], "Vorbis", telling)
    for name, value in comments:
        if name == PICTURE:
            telling.say("artwork", picture(_decoded(value)), f"Vorbis {PICTURE}")


def _decoded(value: str) -> bytes:
    try:
        return base64.b64decode(value)
    except (ValueError, binascii.Error):
        return b""


def picture(block: bytes) -> bytes | None:
    """The picture in a block that says its kind, media type, description, width, height, depth and colours first."""
    at = 4
    for _ in range(2):
        at += 4 + int.from_bytes(block[at : at + 4], "big")
    size = int.from_bytes(block[at + 16 : at + 20], "big")
    linked = block[8:11] == b"-->"
    shown = block[at + 20 : at + 20 + size]
    return shown if shown and len(shown) == size and not linked else None


def chapters(comments: Comments) -> tuple[tuple[Chapter, ...], str | None]:
    """The chapters, in order of time, and where they stood."""
    said = dict(comments)
    starts = [(name, seconds) for name, value in said.items() if START.fullmatch(name) and (seconds := _seconds(value))]
    found = sorted((seconds[0], name) for name, seconds in starts)[:MOST_CHAPTERS]
    listed = tuple(
        Chapter(
            start=start,
            title=words.line(said.get(f"{name}NAME", "")) or f"Chapter {place}",
            url=words.link(said.get(f"{name}URL", "")),
        )
        for place, (start, name) in enumerate(found, 1)
    )
    return listed, "Vorbis CHAPTER" if listed else None


def _seconds(value: str) -> tuple[float] | None:
    """``00:01:02.345`` in seconds."""
    found = TIME.fullmatch(value[:64])
    return (int(found[1]) * 3600 + int(found[2]) * 60 + float(found[3].replace(",", ".")),) if found else None
