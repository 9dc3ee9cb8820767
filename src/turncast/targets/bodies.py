"""Bodies: bytes, or the file they stand in, read the same way either way."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedIOBase, BytesIO
from pathlib import Path

from turncast.errors import Unreadable
from turncast.models.artifact import Body


def size_of(body: Body) -> int:
    """The length of *body* in bytes; Unreadable if its file is gone."""
    if isinstance(body, bytes):
        return len(body)
    try:
        return body.stat().st_size
    except OSError as error:
        raise _unreadable(body, error) from error


@contextmanager
def opened(body: Body) -> Iterator[BufferedIOBase]:
    """*body* as a file to read from; Unreadable if that cannot be opened."""
    if isinstance(body, bytes):
        yield BytesIO(body)
        return
    try:
        file = body.open("rb")
    except OSError as error:
        raise _unreadable(body, error) from error
    with file:
        yield file


def _unreadable(path: Path, error: OSError) -> Unreadable:
    return Unreadable(
        f"{path} cannot be read any more: {(error.strerror or str(error)).lower()}",
        "put it back, or run `turncast check`",
    )
