"""Putting files in place: each whole or not at all, over nothing that is there, and taken back if the rest fails.

Whole for whoever looks, also after ``kill -9``. Nothing waits for the disk, as ``cp`` does not: the original is still
there, and a copy that a power cut spoils is found by ``turncast check``. What is to be deleted is flushed before.
"""

import errno
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

OnBytes = Callable[[int], None]
"""Hears how long each piece was that is done."""


def nobody(*_: object) -> None:
    """Hears the progress when no one else does."""


def digest(path: Path, on_bytes: OnBytes = nobody) -> tuple[str, int]:
    """SHA-256 and length of a file, read in pieces; *on_bytes* hears how long each piece was."""
    with world(path), path.open("rb") as file:
        return _pass(file, None, on_bytes)


def copy(source: Path, target: Path, on_bytes: OnBytes = nobody) -> tuple[str, int]:
    """Copy in one pass of constant memory; SHA-256 and length, *on_bytes* hears of each piece."""
    with world(source), source.open("rb") as file, world(target), target.open("xb") as made:
        return _pass(file, made, on_bytes)


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
