"""What a disk can refuse, in the words of the tree of errors."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from shlex import quote

from turncast.errors import TargetDenied, TargetFull, TargetMissing, TargetUnavailable, WorldError

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_DENIED = {errno.EACCES, errno.EPERM, errno.EROFS, errno.ELOOP}
_IN_THE_WAY = {errno.ENOTDIR, errno.EISDIR, errno.EEXIST, errno.ENOTEMPTY}


@contextmanager
def disk_errors(name: str) -> Iterator[None]:
    """Whatever the system refuses inside becomes a WorldError that names the target *name*."""
    try:
        yield
    except OSError as error:
        raise _world_error(name, error) from error


def _world_error(name: str, error: OSError) -> WorldError:
    where = f"{name} ({error.filename})" if error.filename else name
    said, typed = (error.strerror or str(error)).lower(), quote(name)
    if error.errno in _FULL:
        return TargetFull(f"no room is left in {where}: {said}", f"make room, then publish again: df -h {typed}")
    if error.errno in _DENIED:
        return TargetDenied(f"{where} may not be written or read: {said}", f"look at its rights: ls -ld {typed}")
    if error.errno in _IN_THE_WAY:
        return TargetMissing(f"expected a directory at {where}, found something else", f"look at it: ls -l {typed}")
    return TargetUnavailable(f"{where} does not work: {said}", "look at the disk, then publish again")
