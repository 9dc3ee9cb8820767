"""Reading a recording: open it, find out what it is, ask who knows that kind."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

from turncast.audio import atoms, id3, mp3, mp4
from turncast.audio.containers import AGAIN, Container, identify
from turncast.errors import Unreadable, WorldError
from turncast.models.recording import Sound, Tags

LONGEST: Final = 1000 * 3600
"""Seconds; whoever claims more has a damaged header."""


def probe(path: Path) -> Sound:
    """What the recording at *path* is: type, duration, bit rate, size of its picture, chapters. By its bytes alone.

    Raises ``Unreadable`` for what is no recording, is cut off, or is in a form no directory lists.
    """
    with _opened(path) as file:
        sound = mp4.sound(file) if identify(file) is Container.MP4 else mp3.sound(file)
    if sound.duration > LONGEST:
        raise Unreadable(
            f"expected a recording, found one that claims to last {sound.duration / 3600:.0f} hours", AGAIN
        )
    return sound


def read_tags(path: Path) -> Tags:
    """What the tags of the recording at *path* say, cleaned and bounded; empty where there are none.

    Raises ``Unreadable`` for what is no recording (a look at its beginning, not a full probe) and for damaged tags.
    """
    with _opened(path) as file:
        if identify(file) is Container.MP4:
            return atoms.read_tags(file)
        return id3.read_tags(file)


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    """The file, open; whatever goes wrong inside, as an error of ours."""
    try:
        with path.open("rb") as file:
            yield file
    except OSError as fault:
        raise WorldError(f"{path}: cannot be read ({fault.strerror or fault})", f"ls -l {path}") from fault
    except (Unreadable, MemoryError):
        raise
    except Exception as fault:  # tag libraries let IndexError, ZeroDivisionError and worse out of hostile files
        raise Unreadable(f"expected a recording, found damaged data ({type(fault).__name__})", AGAIN) from fault
