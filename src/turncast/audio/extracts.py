"""The few boxes of an MP4 that reach mutagen, in a small file made of them.

mutagen keeps every box of a file in memory; a file may have millions. Given are the audio track's description, or the
tags Turncast reads (iTunes metadata, ``moov/udta/meta/ilst``), each of bounded size and number.
"""

from collections.abc import Iterator
from io import BytesIO
from itertools import islice
from typing import BinaryIO, Final

from turncast.audio.boxes import Box, children, content, find, whole

DESCRIPTION: Final = 64 * 1024
PICTURE: Final = 16 * 1024 * 1024
TEXT: Final = 256 * 1024
MOST: Final = 200
NAMES: Final = frozenset(
    b"\xa9nam \xa9alb \xa9ART \xa9day \xa9cmt aART trkn disk desc ldes covr tvsh tvsn tves ----".split()
)


def description(file: BinaryIO, track: Box) -> BinaryIO:
    """A movie of one track that only says what sound it holds."""
    media = find(file, track, b"mdia") or track
    headers = (_copy(file, find(file, media, kind), kind, DESCRIPTION) for kind in (b"mdhd", b"hdlr"))
    entry = _copy(file, find(file, media, b"minf", b"stbl", b"stsd"), b"stsd", DESCRIPTION)
    return BytesIO(_nested(b"".join(headers) + _nested(entry, b"minf", b"stbl"), b"moov", b"trak", b"mdia"))


def tags(file: BinaryIO) -> BinaryIO | None:
    """A movie of nothing but the tags that are read; None where there are none."""
    meta = find(file, whole(file), b"moov", b"udta", b"meta")
    listed = find(file, _boxes_of(file, meta), b"ilst") if meta else None
    if listed is None:
        return None
    kept = b"".join(_wanted(file, listed))
    return BytesIO(_nested(bytes(4) + _nested(kept, b"ilst"), b"moov", b"udta", b"meta"))


def _wanted(file: BinaryIO, listed: Box) -> Iterator[bytes]:
    named = (box for box in children(file, listed) if box.kind in NAMES)
    fitting = (box for box in named if box.size <= (PICTURE if box.kind == b"covr" else TEXT))
    seen = set[bytes]()
    for box in islice(fitting, MOST):
        if box.kind == b"----" or box.kind not in seen:
            seen.add(box.kind)
            yield _copy(file, box, box.kind, PICTURE)


def _boxes_of(file: BinaryIO, meta: Box) -> Box:
    """Where the boxes inside ``meta`` begin: in MP4 behind four bytes of version, in QuickTime at once."""
    quicktime = content(file, meta, 8)[4:] == b"hdlr"
    return meta if quicktime else Box(meta.kind, min(meta.start + 4, meta.end), meta.end)


def _copy(file: BinaryIO, box: Box | None, kind: bytes, limit: int) -> bytes:
    return _nested(content(file, box, limit), kind)


def _nested(data: bytes, *kinds: bytes) -> bytes:
    """*data* in a box in a box, the outermost named first."""
    for kind in reversed(kinds):
        data = (8 + len(data)).to_bytes(4, "big") + kind + data
    return data
