"""Files made beside their place and put there when they are whole: whoever looks sees the old one or the new one."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from typing import Final

import av
from av.container import OutputContainer
from av.error import FFmpegError

from turncast.errors import UsageError

FORMATS: Final = {"mp3": "mp3", "m4a": "mp4", "mp4": "mp4"}
"""FFmpeg's muxers for what directories take."""
OPTIONS: Final = {
    "mp3": {"id3v2_version": "3", "write_xing": "1"},
    "m4a": {"movflags": "+faststart", "brand": "M4A "},
    "mp4": {"movflags": "+faststart"},
}
BITEXACT: Final = {"fflags": "+bitexact"}
"""No names and versions of libraries, no time of day: the same input gives the same bytes."""


@contextmanager
def replacing(target: Path, source: Path) -> Iterator[Path]:
    """A place beside *target* to write to; it becomes *target* if all goes well, and is gone if anything does not."""
    if target.exists() and target.samefile(source):
        raise UsageError(f"expected another place than the recording itself, found {target}", "name another file")
    temporary = target.with_name(f".turncast-{token_hex(8)}.part")
    try:
        yield temporary
        _sync(temporary)
        temporary.replace(target)
        _sync(target.parent)
    finally:
        temporary.unlink(missing_ok=True)


@contextmanager
def written(path: Path, kind: str) -> Iterator[OutputContainer]:
    """A new recording at *path*, of a *kind* directories take. One given up is removed at once, so that FFmpeg does
    not put it in order first.
    """
    container = av.open(f"file:{path}", "w", format=FORMATS[kind], container_options=OPTIONS[kind] | BITEXACT)
    try:
        yield container
        container.close()
    except BaseException:
        path.unlink(missing_ok=True)
        with suppress(FFmpegError, ValueError):
            container.close()
        raise


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
