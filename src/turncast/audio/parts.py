"""The index of an MP4 in memory, taken apart as far as it has to be changed, and put together again.

A ``Part`` is a box: its four letters, and either its bytes or the parts it holds. Source: ISO/IEC 14496-12.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final

MOST: Final = 5000
"""Parts in a part."""
HOLDERS: Final = {b"moov": b"file", b"trak": b"moov", b"mdia": b"trak", b"minf": b"mdia", b"stbl": b"minf"}
"""What is taken apart, and where it has to stand: the way to the tables that say where in the file the sound is."""


class Odd(Exception):
    """Why a file has to be published as it stands, as the end of a sentence."""


@dataclass(frozen=True)
class Part:
    """A box: its kind, and what is inside, after its header."""

    kind: bytes
    inside: "bytes | tuple[Part, ...]"

    @property
    def content(self) -> bytes:
        """What is inside as bytes."""
        return self.inside if isinstance(self.inside, bytes) else b"".join(part.boxed for part in self.inside)

    @property
    def boxed(self) -> bytes:
        """The box as it stands in a file."""
        content = self.content
        return (8 + len(content)).to_bytes(4, "big") + self.kind + content

    @property
    def parts(self) -> "tuple[Part, ...]":
        """The parts it was taken apart into."""
        return self.inside if isinstance(self.inside, tuple) else ()

    def all(self, kind: bytes) -> "tuple[Part, ...]":
        """The parts of that kind directly inside."""
        return tuple(part for part in self.parts if part.kind == kind)

    def find(self, *path: bytes) -> "Part | None":
        """The first part of each kind of *path*, one inside the other."""
        part: Part | None = self
        for kind in path:
            part = next(iter(part.all(kind)), None) if part else None
        return part

    def every(self, kind: bytes) -> "Iterator[Part]":
        """All parts of that kind, however deep."""
        for part in self.parts:
            if part.kind == kind:
                yield part
            yield from part.every(kind)

    def changed(self, change: "Callable[[Part], Part]") -> "Part":
        """This part with *change* done to each part that holds bytes, however deep."""
        if isinstance(self.inside, bytes):
            return change(self)
        return replace(self, inside=tuple(part.changed(change) for part in self.inside))

    def without(self, kind: bytes) -> "Part":
        """This part without parts of that kind directly inside."""
        return replace(self, inside=tuple(part for part in self.parts if part.kind != kind))


def split(data: bytes, holder: bytes = b"") -> tuple[Part, ...]:
    """The boxes of *data*, which a box *holder* holds. Raises ``Odd`` where they make no sense.

    Zeros at the end are let go: QuickTime ends lists with them.
    """
    parts: list[Part] = []
    at = 0
    while at < len(data):
        size, start, kind = int.from_bytes(data[at : at + 4], "big"), at + 8, data[at + 4 : at + 8]
        if not size and not any(data[at:]):
            break
        if size == 1:
            size, start = int.from_bytes(data[at + 8 : at + 16], "big"), at + 16
        end = at + size if size else len(data)
        if not start <= end <= len(data) or len(parts) == MOST:
            raise Odd("its index is damaged")
        inside = data[start:end]
        parts.append(Part(kind, split(inside, kind) if HOLDERS.get(kind) == holder else inside))
        at = end
    return tuple(parts)
