"""The chunks RIFF (WAV) and IFF (AIFF) files are made of: four letters, a size, the content, padded to even.

Sources: Multimedia Programming Interface and Data Specifications 1.0; EA IFF 85. Sizes are claims: a chunk ends where
the file ends.
"""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from turncast.audio.source import Source

MOST = 1000


class Chunk(NamedTuple):
    """A chunk: its letters, where its content begins and ends, and the size it claims."""

    kind: bytes
    start: int
    end: int
    said: int

    @property
    def size(self) -> int:
        """Bytes of content that are there."""
        return self.end - self.start


def chunks(
    source: Source, start: int, end: int, order: Literal["little", "big"], wide: dict[bytes, int] | None = None
) -> Iterator[Chunk]:
    """The chunks between *start* and *end*; *wide* has the sizes of those too large to say it themselves (RF64)."""
    for _ in range(MOST):
        header = source.at(start, 8)
        if start + 8 > end or len(header) < 8 or not header[:4].strip(b"\0"):
            return
        said = int.from_bytes(header[4:], order)
        if said == 0xFFFFFFFF and wide:
            said = wide.get(header[:4], said)
        yield Chunk(header[:4], start + 8, min(start + 8 + said, end), said)
        start += 8 + said + said % 2


def text(source: Source, chunk: Chunk, limit: int) -> str:
    """The content as text up to its first nought: UTF-8, or else Latin-1."""
    data = source.at(chunk.start, min(chunk.size, limit)).partition(b"\0")[0]
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("latin-1")
