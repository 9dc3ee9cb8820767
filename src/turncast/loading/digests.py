"""The digests of recordings as they are published: apps can tell by them that a form came through whole (SRI)."""

import hashlib
from collections.abc import Iterator
from typing import Final

from turncast.models.artifact import Splice, Stretch
from turncast.models.base import Frozen

_PIECE: Final = 1 << 20
"""Bytes read at a time."""


class Digest(Frozen):
    """SHA-256 of the bytes of something, 64 hexadecimal digits."""

    sha256: str


def digest(splice: Splice) -> Digest:
    """The digest of all that *splice* joins; nothing of it is held for longer than a piece. Raises OSError."""
    total = hashlib.sha256()
    for part in splice.parts:
        for piece in (part,) if isinstance(part, bytes) else _pieces(part):
            total.update(piece)
    return Digest(sha256=total.hexdigest())


def _pieces(stretch: Stretch) -> Iterator[bytes]:
    with stretch.path.open("rb") as file:
        file.seek(stretch.start)
        left = stretch.length
        while left and (piece := file.read(min(left, _PIECE))):
            left -= len(piece)
            yield piece
