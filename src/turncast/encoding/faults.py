"""What FFmpeg and the disk refuse, in the words of the tree of errors."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shlex import quote
from typing import Final

from av.error import FFmpegError

from turncast.errors import TargetFull, Unreadable, WorldError

AGAIN: Final = "export or download the recording again"
FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


@contextmanager
def faults(source: Path, target: Path | None = None) -> Iterator[None]:
    """Whatever goes wrong inside is said of *source*, or of the disk that *target* is on.

    Raises ``Unreadable`` where the bytes are at fault, ``TargetFull`` or ``WorldError`` where the disk is.
    """
    try:
        yield
    except OSError as fault:
        raise _of_disk(fault, source, target) from fault
    except (FFmpegError, ValueError, OverflowError, MemoryError) as fault:
        raise Unreadable(f"expected a recording, found data that cannot be decoded ({_said(fault)})", AGAIN) from fault


def _of_disk(fault: OSError, source: Path, target: Path | None) -> WorldError:
    if fault.errno in FULL and target:
        folder = quote(str(target.parent))
        return TargetFull(f"no room is left for {target}: {_said(fault)}", f"make room, then try again: df -h {folder}")
    if target and source.is_file():
        return WorldError(f"{target} cannot be written: {_said(fault)}", f"ls -ld {quote(str(target.parent))}")
    return WorldError(f"{source}: cannot be read ({_said(fault)})", f"ls -l {quote(str(source))}")


def _said(fault: Exception) -> str:
    said = getattr(fault, "strerror", None) or str(fault) or type(fault).__name__
    return said.lower().split("\n")[0][:200]
