"""The few boxes of an MP4 that reach mutagen, in a small file made of them.

mutagen keeps every box of a file in memory; a file may have millions. Given are the tags Turncast reads (iTunes
metadata, ``moov/udta/meta/ilst``), each of bounded size and number; the picture is read without it.
"""

from collections.abc import Iterator
from io import BytesIO
from itertools import islice
from typing import BinaryIO, Final

from turncast.audio.boxes import Box, children, content, find, whole
from turncast.audio.source import Source

PICTURE: Final = 12 * 1024 * 1024
TEXT: Final = 256 * 1024
FREE: Final = 64 * 1024
LYRICS: Final = 1024 * 1024
MOST: Final = 100
NAMES: Final = frozenset(
    b"\xa9nam \xa9alb \xa9ART \xa9day \xa9cmt \xa9lyr aART trkn disk desc ldes cprt rtng tvsh tvsn tves ----".split()
)
LONGEST: Final = {b"----": FREE, b"\xa9lyr": LYRICS}


def tags(source: Source) -> BinaryIO | None:
    """A movie of nothing but the tags that are read; None where there are none."""
    listed = _list(source)
    if listed is None:
        return None
    kept = b"".join(_wanted(source, listed))
    return BytesIO(_nested(bytes(4) + _nested(kept, b"ilst"), b"moov", b"udta", b"meta"))


def picture(source: Source) -> bytes | None:
    """The first picture of the tags: in ``covr``, a ``data`` box that begins with eight bytes of kind and language."""
    listed = _list(source)
    for cover in children(source, listed) if listed else ():
        data = find(source, cover, b"data") if cover.kind == b"covr" else None
        if data and 8 < data.size <= PICTURE:
            return source.at(data.start + 8, data.size - 8)
    return None


def _list(source: Source) -> Box | None:
    meta = find(source, whole(source), b"moov", b"udta", b"meta")
    return find(source, _boxes_of(source, meta), b"ilst") if meta else None


def _wanted(source: Source, listed: Box) -> Iterator[bytes]:
    named = (box for box in children(source, listed) if box.kind in NAMES)
    fitting = (box for box in named if box.size <= LONGEST.get(box.kind, TEXT))
    seen = set[bytes]()
    for box in islice(fitting, MOST):
        if box.kind == b"----" or box.kind not in seen:
            seen.add(box.kind)
            yield _nested(content(source, box, LYRICS), box.kind)


def _boxes_of(source: Source, meta: Box) -> Box:
    """Where the boxes inside ``meta`` begin: in MP4 behind four bytes of version, in QuickTime at once."""
    quicktime = content(source, meta, 8)[4:] == b"hdlr"
    return meta if quicktime else Box(meta.kind, min(meta.start + 4, meta.end), meta.end)


def _nested(data: bytes, *kinds: bytes) -> bytes:
    """*data* in a box in a box, the outermost named first."""
    for kind in reversed(kinds):
        data = (8 + len(data)).to_bytes(4, "big") + kind + data
    return data
