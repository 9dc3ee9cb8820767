"""APE tags (v1 and v2), which stand at the end of a file, before an ID3v1 tag if there is one.

Source: Hydrogenaudio, APEv2 specification.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from turncast.audio import pairs
from turncast.audio.source import Source
from turncast.audio.telling import Telling

FOOTER: Final = 32
MOST: Final = 200
LONGEST_KEY: Final = 256
LONGEST_TEXT: Final = 1024 * 1024
PICTURE: Final = 12 * 1024 * 1024
COVER: Final = "COVER ART (FRONT)"


class _Item(NamedTuple):
    key: str
    start: int
    size: int
    binary: bool


def tell(source: Source, telling: Telling) -> None:
    """Say what the tag says; nothing where there is none. Texts are UTF-8, and may hold several values, or none."""
    items = list(_items(source))
    texts = [item for item in items if not item.binary and item.size <= LONGEST_TEXT]
    values = ((item.key, source.at(item.start, item.size).decode("utf-8", "replace")) for item in texts)
    pairs.tell([(key, one) for key, value in values for one in value.split("\0")[:MOST]], "APE", telling)
    for item in items:
        if item.key.upper() == COVER and item.size <= PICTURE:
            telling.say("artwork", source.at(item.start, item.size).partition(b"\0")[2], f"APE {item.key}")


def begins(source: Source, end: int) -> int:
    """Where the tag begins that ends at *end*; *end* where none does."""
    footer = source.at(end - FOOTER, FOOTER) if end >= FOOTER else b""
    if footer[:8] != b"APETAGEX":
        return end
    size = int.from_bytes(footer[12:16], "little") + (FOOTER if footer[23] & 0x80 else 0)
    return max(0, end - size)


def _items(source: Source) -> Iterator[_Item]:
    end = source.size - (128 if source.at(source.size - 128, 3) == b"TAG" else 0)
    start = begins(source, end)
    at = start + (FOOTER if source.at(start, 8) == b"APETAGEX" else 0)
    for _ in range(MOST):
        if at >= end - FOOTER:
            return
        head = source.at(at, 8 + LONGEST_KEY)
        key, ended, _ = head[8:].partition(b"\0")
        size, value = int.from_bytes(head[:4], "little"), at + 9 + len(key)
        if not key or not ended or value + size > end:
            return
        yield _Item(key.decode("latin-1"), value, size, bool(head[4] & 0x06))
        at = value + size
