"""A directory as a target: each object a file at its key, with the promises a bucket gives.

A write is a temporary file beside its place, fsync, rename, fsync of the directory: whoever reads
sees the old bytes or the new ones, and what was reported as written survives a power cut.
"""

import fcntl
import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from hashlib import sha256
from io import BufferedIOBase
from pathlib import Path
from secrets import token_hex
from shlex import quote
from threading import Lock
from typing import TYPE_CHECKING, BinaryIO

from turncast.errors import TargetCorrupt, TargetDenied
from turncast.models.artifact import Body
from turncast.targets.bodies import expect_same, opened, sha256_of, size_of
from turncast.targets.disk import disk_errors
from turncast.targets.keys import allowed, checked
from turncast.targets.locking import DirectoryLock
from turncast.targets.protocol import ANY, Condition, OnBytes, Stored

if TYPE_CHECKING:
    from hashlib import _Hash

LOCK = ".turncast/lock"
"""The file whose lock (flock) is held while a condition is looked at and the rename follows."""

_CHUNK = 1 << 20
_PART = re.compile(r"\.turncast-[0-9a-f]+\.part")


class DirectoryTarget:
    """A directory that need not be there yet. Links inside it that lead out of it are not followed."""

    conditional = True

    def __init__(self, root: Path, name: str | None = None, waits: float = 60) -> None:
        """waits: seconds for whoever has the directory locked, at most."""
        self.name = name or f"{root}/"
        self._lock = DirectoryLock(self.name, waits)
        self._root = root
        self._swept: set[Path] = set()
        self._sweeping = Lock()

    def prepare(self, at: datetime) -> None:
        """Nothing is to be found out."""

    def tidy(self) -> None:
        """Writes clear away what others left in the same folder."""

    def head(self, key: str) -> Stored | None:
        """What is stored under *key*; media type and cache headers are not kept."""
        with disk_errors(self.name):
            return _stored(key, self._path(key))

    def read(self, key: str) -> tuple[bytes, Stored] | None:
        """The bytes stored under *key*, and the version they are of."""
        with disk_errors(self.name):
            try:
                with self._path(key).open("rb") as file:
                    return file.read(), _described(key, os.fstat(file.fileno()))
            except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
                return None

    def write(
        self,
        key: str,
        body: Body,
        *,
        media_type: str,  # noqa: ARG002 - whoever serves the directory decides, by the suffix
        cache_control: str,  # noqa: ARG002
        when: Condition = ANY,
        on_bytes: OnBytes | None = None,
        later: bool = False,  # noqa: ARG002 - what is written is looked at
    ) -> Stored:
        """Store *body*; TargetConflict unless *when* allows it."""
        size = size_of(body)
        with disk_errors(self.name):
            path = self._path(key)
            self._prepare(path.parent)
            with _temporary(path.parent) as temporary, opened(body) as source:
                digest = sha256() if sha256_of(body) else None
                copied = _copied(source, temporary, on_bytes, digest)
                expect_same(body, digest.hexdigest() if digest else "")
                if copied != size:
                    raise TargetCorrupt(f"{key} changed while it was copied to {self.name}", "publish again")
                with self._locked():
                    before = _stored(key, path)
                    if not when.allows(before):
                        raise when.conflict(self.name, key)
                    _put_in_place(temporary, path)
                    return _described(key, path.stat())

    def look(self) -> None:
        """Nothing was left to be looked at."""

    def delete(self, key: str) -> None:
        """Remove the file at *key*, and the folders that are empty without it."""
        with disk_errors(self.name), suppress(FileNotFoundError, NotADirectoryError):
            path = self._path(key)
            path.unlink()
            _sync_directory(path.parent)
            _remove_empty(path.parent, self._root)

    def list(self, prefix: str = "") -> Iterator[Stored]:
        """The files whose keys begin with *prefix*, without the lock and what is still being written."""
        with disk_errors(self.name):
            for key in sorted(file.relative_to(self._root).as_posix() for file in self._files()):
                stored = _stored(key, self._root / key) if key.startswith(prefix) and _published(key) else None
                if stored:
                    yield stored

    def occupied(self) -> bool:
        """Whether there is any file here, but for the lock."""
        with disk_errors(self.name):
            return any(file != self._root / LOCK for file in self._files())

    def _files(self) -> Iterator[Path]:
        return (Path(folder, name) for folder, _, names in os.walk(self._root) for name in names)

    def _path(self, key: str) -> Path:
        path = self._root / checked(key)
        with suppress(RuntimeError):  # how Python before 3.13 says that links go round in a circle
            if path.resolve().is_relative_to(self._root.resolve()):
                return path
        raise TargetDenied(
            f"{self.name}: a link leads {key} out of the target", f"remove it: find {quote(self.name)} -type l"
        )

    def _prepare(self, directory: Path) -> None:
        """Be able to write to *directory*; the first time, clear away what a killed publish left there."""
        _make_directory(directory)
        with self._sweeping:
            if directory not in self._swept:
                _sweep(directory)
                self._swept.add(directory)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        path = self._path(LOCK)
        _make_directory(path.parent)
        with self._lock.of(path):
            yield


def _published(key: str) -> bool:
    """Whether the file at *key* was put there by a write that is done."""
    return key != LOCK and allowed(key) and not _PART.fullmatch(key.rpartition("/")[2])


def _stored(key: str, path: Path) -> Stored | None:
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    return _described(key, found) if stat.S_ISREG(found.st_mode) else None


def _described(key: str, found: os.stat_result) -> Stored:
    version = f"{found.st_ino}-{found.st_mtime_ns}-{found.st_size}"
    return Stored(key, found.st_size, version, modified=datetime.fromtimestamp(found.st_mtime, UTC))


def _remove_empty(directory: Path, root: Path) -> None:
    """Remove *directory* and those it is in, up to *root*, as far as nothing is in them."""
    with suppress(OSError):
        while directory != root:
            directory.rmdir()
            directory = directory.parent


def _make_directory(path: Path) -> None:
    if path.is_dir():
        return
    _make_directory(path.parent)
    path.mkdir(exist_ok=True)
    _sync_directory(path.parent)


@contextmanager
def _temporary(directory: Path) -> Iterator[BinaryIO]:
    """A new file in *directory* with the rights any new file gets; gone afterwards unless it was renamed."""
    with _held(directory) as file:
        try:
            yield file
        finally:
            with suppress(FileNotFoundError):
                Path(file.name).unlink()


def _held(directory: Path) -> BinaryIO:
    """A new file in *directory* whose lock is held: somebody is still at it."""
    while True:
        file = (directory / f".turncast-{token_hex(8)}.part").open("xb")
        fcntl.flock(file, fcntl.LOCK_EX)
        if os.fstat(file.fileno()).st_nlink:
            return file
        file.close()  # swept away by a rival who came between the two


def _sweep(directory: Path) -> None:
    """Remove what a writer that was killed has left in *directory*: its file is there, and nobody holds its lock."""
    with suppress(OSError):
        for path in directory.glob(".turncast-*.part"):
            with suppress(OSError), path.open("rb") as file:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                path.unlink()


def _copied(source: BufferedIOBase, to: BinaryIO, on_bytes: OnBytes | None, digest: "_Hash | None") -> int:
    """How many bytes were copied; *digest* has seen them all."""
    copied = 0
    while chunk := source.read(_CHUNK):
        if digest:
            digest.update(chunk)
        copied += to.write(chunk)
        if on_bytes:
            on_bytes(len(chunk))
    to.flush()
    os.fsync(to.fileno())
    return copied


def _put_in_place(temporary: BinaryIO, path: Path) -> None:
    with suppress(FileNotFoundError):  # time moves on with every write, so that no version ever comes back
        now, before = os.fstat(temporary.fileno()), path.stat()
        if now.st_mtime_ns <= before.st_mtime_ns:
            os.utime(temporary.fileno(), ns=(now.st_atime_ns, before.st_mtime_ns + 1))
    Path(temporary.name).replace(path)
    _sync_directory(path.parent)


def _sync_directory(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
