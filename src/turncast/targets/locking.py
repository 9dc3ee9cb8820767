"""The lock of a directory: whoever writes has it for the blink of an eye, and who does not give it back is named."""

import fcntl
import logging
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Lock
from time import monotonic
from typing import BinaryIO, Final

from turncast.errors import TargetUnavailable

_LOG: Final = logging.getLogger(__name__)
_PAUSES: Final = (0.001, 0.01, 0.1)
"""Seconds between tries; the last one again and again."""

_SOON: Final = 2.0
"""Seconds after which it is said that somebody is waited for."""


class DirectoryLock:
    """A file that one program at a time has locked (flock). name: of the target. waits: seconds, at most."""

    def __init__(self, name: str, waits: float = 60) -> None:
        self._name = name
        self._waits = waits
        self._here = Lock()

    @contextmanager
    def of(self, path: Path) -> Iterator[None]:
        """Have the lock at *path*; TargetUnavailable with who has it, if that does not end."""
        until = monotonic() + self._waits
        if not self._here.acquire(timeout=self._waits):  # threads of this program queue without asking the disk
            raise self._stuck(path)
        try:
            with path.open("ab") as file:  # closing it gives the lock back
                self._wait(file, path, until)
                _sign(file)
                yield
        finally:
            self._here.release()

    def _wait(self, file: BinaryIO, path: Path, until: float) -> None:
        tried, told = 0, False
        while not _have(file):
            left = until - monotonic()
            if left <= 0:
                raise self._stuck(path)
            if not told and left < self._waits - _SOON:
                _LOG.info("waiting for %s, which %s has locked", self._name, _holder(path))
                told = True
            Event().wait(_PAUSES[min(tried, len(_PAUSES) - 1)])
            tried += 1

    def _stuck(self, path: Path) -> TargetUnavailable:
        return TargetUnavailable(
            f"{self._name}: {_holder(path)} has had {path.name} locked for {self._waits:g} seconds",
            f"end it, or wait until it has, then publish again: fuser {path}",
        )


def _have(file: BinaryIO) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _sign(file: BinaryIO) -> None:
    """Say who has it; on a full disk, that has to do without."""
    with suppress(OSError):
        file.truncate(0)
        file.write(f"process {os.getpid()} on {socket.gethostname()}\n".encode())
        file.flush()


def _holder(path: Path) -> str:
    with suppress(OSError):
        return path.read_text(encoding="utf-8", errors="replace").strip()[:200] or "another program"
    return "another program"
