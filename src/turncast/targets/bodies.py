"""Bodies: bytes, the file they stand in, or both joined, read the same way whichever it is."""

import io
import os
from bisect import bisect_right
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from io import BufferedIOBase, BufferedReader, BytesIO
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Final

from turncast.errors import Unreadable
from turncast.models.artifact import Body, Splice, Stretch

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_BUFFER: Final = 128 * 1024


def size_of(body: Body) -> int:
    """The length of *body* in bytes; Unreadable if its file is gone."""
    if isinstance(body, bytes):
        return len(body)
    if isinstance(body, Splice):
        return body.size
    try:
        return body.stat().st_size
    except OSError as error:
        raise _unreadable(body, error) from error


def state_of(body: Body) -> tuple[tuple[int, int], ...]:
    """What tells that a file of *body* was written to: when, and how long it is; Unreadable if one is gone."""
    return tuple(_state(path) for path in paths_of(body))


def expect_unchanged(body: Body, state: tuple[tuple[int, int], ...]) -> None:
    """Unreadable if a file of *body* was written to since it was in that *state*."""
    if state_of(body) != state:
        raise changed(paths_of(body)[0])


def sha256_of(body: Body) -> str:
    """What *body* has to be; empty where that is not known."""
    return body.sha256 if isinstance(body, Splice) else ""


def expect_same(body: Body, sha256: str) -> None:
    """Unreadable if *body* has to be something else than what has that digest."""
    if isinstance(body, Splice) and body.sha256 not in ("", sha256):
        raise changed(paths_of(body)[0])


def changed(path: Path) -> Unreadable:
    """The error of a file that somebody writes to while it is published."""
    return Unreadable(f"{path} changed while it was being published", "run it again: turncast publish")


def paths_of(body: Body) -> list[Path]:
    """The files of *body*, each once."""
    parts = body.parts if isinstance(body, Splice) else (body,)
    paths = [part.path if isinstance(part, Stretch) else part for part in parts if not isinstance(part, bytes)]
    return list(dict.fromkeys(paths))


def _state(path: Path) -> tuple[int, int]:
    try:
        found = path.stat()
    except OSError as error:
        raise _unreadable(path, error) from error
    return found.st_mtime_ns, found.st_size


def part_of(body: Body, start: int, length: int) -> Body:
    """*length* bytes of *body* from *start* on, or as many as there are; of files, nothing is read."""
    if isinstance(body, bytes):
        return body[start : start + length]
    parts = body.parts if isinstance(body, Splice) else (Stretch(body, 0, size_of(body)),)
    return Splice(tuple(_within(parts, start, start + length)))


def _within(parts: tuple[bytes | Stretch, ...], start: int, end: int) -> Iterator[bytes | Stretch]:
    for part in parts:
        first, last = max(0, start), min(end, _length(part))
        if first < last:
            yield part[first:last] if isinstance(part, bytes) else Stretch(part.path, part.start + first, last - first)
        start, end = start - _length(part), end - _length(part)


@contextmanager
def opened(body: Body) -> Iterator[BufferedIOBase]:
    """*body* as a file to read from; Unreadable if that cannot be opened."""
    file = BytesIO(body) if isinstance(body, bytes) else reader(body) if isinstance(body, Splice) else _open(body)
    with file:
        yield file


def reader(splice: Splice) -> BufferedReader:
    """*splice* as one file to read from and to seek in; Unreadable if a file of it is gone or became shorter."""
    return BufferedReader(_Reader(splice), _BUFFER)


class _Reader(io.RawIOBase):
    """The parts of a splice, one after the other; each file is open once."""

    def __init__(self, splice: Splice) -> None:
        self._parts = splice.parts
        self._starts = list(accumulate((_length(part) for part in splice.parts), initial=0))
        self._at = 0
        self._open = ExitStack()
        paths = dict.fromkeys(part.path for part in splice.parts if isinstance(part, Stretch))
        self._files = {path: self._open.enter_context(_open(path)) for path in paths}
        self._marks = {path: _mark(file) for path, file in self._files.items()}

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._starts[-1]}[whence]
        self._at = max(0, base + offset)
        return self._at

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Fill *buffer* from the part that stands here, up to the part's end."""
        if self._at >= self._starts[-1]:
            self._expect_unchanged()
            return 0
        number = bisect_right(self._starts, self._at) - 1
        view = memoryview(buffer).cast("B")[: self._starts[number + 1] - self._at]
        count = self._read(self._parts[number], self._at - self._starts[number], view)
        self._at += count
        return count

    def _expect_unchanged(self) -> None:
        """What was read while its file was written is neither the old one nor the new one."""
        for path, file in self._files.items():
            if _mark(file) != self._marks[path]:
                raise changed(path)

    def _read(self, part: bytes | Stretch, offset: int, view: memoryview) -> int:
        if isinstance(part, bytes):
            view[:] = part[offset : offset + len(view)]
            return len(view)
        file = self._files[part.path]
        file.seek(part.start + offset)
        count = file.readinto(view)
        if not count:
            raise changed(part.path)
        return count

    def close(self) -> None:
        self._open.close()
        super().close()


def _mark(file: BufferedReader) -> tuple[int, int]:
    found = os.fstat(file.fileno())
    return found.st_mtime_ns, found.st_size


def _length(part: bytes | Stretch) -> int:
    return len(part) if isinstance(part, bytes) else part.length


def _open(path: Path) -> BufferedReader:
    try:
        return path.open("rb")
    except OSError as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: OSError) -> Unreadable:
    return Unreadable(
        f"{path} cannot be read any more: {(error.strerror or str(error)).lower()}",
        "put it back, or run `turncast check`",
    )
