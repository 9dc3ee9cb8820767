"""Putting files in place: each whole or not at all, over nothing that is there, and taken back if the rest fails.

Whole for whoever looks, also after ``kill -9``. Nothing waits for the disk, as ``cp`` does not: the original is still
there, and a copy that a power cut spoils is found by ``turncast check``. What is to be deleted is flushed before.
"""

import errno
import fcntl
import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Final

from turncast.adding.leftovers import Workshop
from turncast.errors import TargetFull, UsageError, WorldError

CHUNK: Final = 1024 * 1024
NO_LINKS: Final = frozenset({errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK})
FICLONE: Final = 0x40049409
"""The request to share blocks, of Linux; others do not know it."""

OnBytes = Callable[[int], None]
"""Hears how long each piece was that is done."""


def nobody(*_: object) -> None:
    """Hears the progress when no one else does."""


def digest(path: Path, on_bytes: OnBytes = nobody) -> tuple[str, int]:
    """SHA-256 and length of a file, read in pieces; *on_bytes* hears how long each piece was."""
    with world(path), path.open("rb") as file:
        return _pass(file, None, on_bytes)


def copy(source: Path, target: Path, on_bytes: OnBytes = nobody) -> tuple[str, int]:
    """Copy in one pass of constant memory; SHA-256 and length, *on_bytes* hears of each piece.

    A file system that can (Btrfs, XFS) shares the blocks instead, until one of the two is changed.
    """
    with world(source), source.open("rb") as file, world(target), target.open("xb") as made:
        if not _shared(file, made):
            return _pass(file, made, on_bytes)
    return digest(target, on_bytes)


def link(source: Path, target: Path) -> bool:
    """Make *target* another name of the file *source*; False where they are on different disks, or links unknown."""
    try:
        os.link(source.resolve(), target)
    except OSError as fault:
        if fault.errno in NO_LINKS or fault.errno == errno.EXDEV:
            return False
        with world(target):
            raise
    return True


def remove(original: Path, copy: Path) -> None:
    """Remove *original*, of which *copy* is to be all that is left: that is on the disk before."""
    with world(copy), copy.open("rb") as file:
        os.fsync(file.fileno())
    with world(original):
        original.unlink()


def _shared(file: BinaryIO, made: BinaryIO) -> bool:
    try:
        fcntl.ioctl(made.fileno(), FICLONE, file.fileno())
    except OSError:
        return False
    return True


def _pass(file: BinaryIO, made: BinaryIO | None, on_bytes: OnBytes) -> tuple[str, int]:
    hashing, size = hashlib.sha256(), 0
    while piece := file.read(CHUNK):
        if made:
            made.write(piece)
        hashing.update(piece)
        size += len(piece)
        on_bytes(len(piece))
    return hashing.hexdigest(), size


def save(data: bytes, target: Path) -> None:
    """Write *data* to a new file."""
    with world(target), target.open("xb") as made:
        made.write(data)


def holds(path: Path, data: bytes) -> bool:
    """Whether the file at *path* is these very bytes; one that cannot be read is not."""
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


@contextmanager
def beside(target: Path, workshop: Workshop) -> Iterator[Path]:
    """A path for a temporary file near *target*, so that it can be moved there at once; gone afterwards."""
    with world(target):
        temporary = workshop.near(target.parent) / target.name
    try:
        yield temporary
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def settle(temporary: Path, target: Path, undo: ExitStack) -> None:
    """Give *temporary* its name, unless something has it: FileExistsError. *undo* takes it back, and nothing else."""
    with world(target, FileExistsError):
        undo.callback(_take_back, target, temporary.stat().st_ino)
        try:
            os.link(temporary, target)
        except OSError as fault:
            if fault.errno not in NO_LINKS:
                raise
            target.open("xb").close()  # a file system without links: reserve the name, then fill it
            temporary.replace(target)


def _take_back(target: Path, inode: int) -> None:
    with suppress(OSError):
        if target.stat().st_ino == inode:
            target.unlink()


def taken(target: Path) -> UsageError:
    """The refusal to overwrite."""
    return UsageError(f"{target} is already there: nothing was written", f"move it away, or look at it: ls -l {target}")


@contextmanager
def world(path: Path, *let_through: type[OSError]) -> Iterator[None]:
    """Whatever the disk refuses, as an error that names the path."""
    try:
        yield
    except let_through:
        raise
    except FileExistsError as fault:
        raise taken(path) from fault
    except OSError as fault:
        if fault.errno in (errno.ENOSPC, errno.EDQUOT):
            raise TargetFull(f"{path}: no room is left on the disk", f"df -h {path.parent}") from fault
        raise WorldError(f"{path}: {(fault.strerror or str(fault)).lower()}", f"ls -ld {path.parent}") from fault
