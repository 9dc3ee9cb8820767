"""Bodies: read and decompressed no further than was asked for, whatever the server claims or sends."""

import zlib
from collections.abc import Iterable, Mapping
from typing import Final

from turncast.fetching.outcomes import Obstacle, Trouble

_WINDOWS: Final = {"gzip": 47, "x-gzip": 47, "deflate": 47}
"""zlib's word for "gzip or zlib, as the bytes say"."""


def read(chunks: Iterable[bytes], headers: Mapping[str, str], most: int) -> tuple[bytes, bool]:
    """The first *most* bytes of a body, decompressed, and whether that is all of it.

    What is compressed in a way nobody asked for and zlib does not know stays as it is.
    """
    window = _WINDOWS.get(headers.get("content-encoding", "").strip().lower())
    return _plain(chunks, most) if window is None else _unpacked(chunks, most, window)


def _plain(chunks: Iterable[bytes], most: int) -> tuple[bytes, bool]:
    body = bytearray()
    for chunk in chunks:
        body += chunk
        if len(body) > most:
            return bytes(body[:most]), False
    return bytes(body), True


def _unpacked(chunks: Iterable[bytes], most: int, window: int) -> tuple[bytes, bool]:
    """A bomb never grows beyond *most*: zlib is asked for no more than that."""
    unpacking, body = zlib.decompressobj(window), bytearray()
    try:
        for chunk in chunks:
            body += unpacking.decompress(chunk, most + 1 - len(body))
            if len(body) > most:
                return bytes(body[:most]), False
    except zlib.error:
        raise Obstacle(Trouble.BROKEN, "a body that is not compressed as its Content-Encoding says") from None
    return bytes(body), True
