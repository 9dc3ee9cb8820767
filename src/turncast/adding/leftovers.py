"""Where files are made before they are put in place, and how what a killed add left there is swept away.

An add works in hidden folders of its own beside the places, and holds a lock on each. The system gives up the locks of
a process that is killed, so a folder nobody holds is a leftover. Where a file system knows no locks, nothing is swept.
"""

import fcntl
import os
import shutil
from contextlib import ExitStack, suppress
from pathlib import Path
from secrets import token_hex
from typing import Final, Self

NAME: Final = ".turncast-add-"
TRIES: Final = 10


class Workshop:
    """The hidden folders of an add, or of many one after another; gone afterwards, with all that is in them."""

    def __init__(self) -> None:
        self._places: dict[Path, Path] = {}
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Remove what is left."""
        self._stack.close()
        self._places.clear()

    def near(self, folder: Path) -> Path:
        """The hidden folder inside *folder*; both are made if need be."""
        if folder not in self._places:
            folder.mkdir(parents=True, exist_ok=True)
            place, handle = _held(folder)
            self._stack.callback(os.close, handle)
            self._stack.callback(shutil.rmtree, place, ignore_errors=True)
            self._places[folder] = place
        return self._places[folder]


def sweep(folder: Path) -> int:
    """Remove what killed adds left in *folder*; how many there were. Those that are under way are left alone."""
    return sum(_swept(place) for place in folder.glob(f"{NAME}*"))


def _held(folder: Path) -> tuple[Path, int]:
    """A new folder, locked; tried again if somebody swept it away before it was."""
    for _ in range(TRIES):
        place = folder / f"{NAME}{token_hex(8)}"
        place.mkdir()
        with suppress(FileNotFoundError):
            handle = os.open(place, os.O_RDONLY)
            with suppress(OSError):
                _lock(handle)
            if place.exists():
                return place, handle
            os.close(handle)
    raise FileNotFoundError(f"{folder}/{NAME} disappears as soon as it is made")


def _swept(place: Path) -> bool:
    try:
        handle = os.open(place, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
    except OSError:
        return False
    try:
        _lock(handle)
        shutil.rmtree(place)
    except OSError:
        return False
    finally:
        os.close(handle)
    return True


def _lock(handle: int) -> None:
    fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
