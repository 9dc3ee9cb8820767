"""A recording's file, read at places, and the budget of work it is worth.

Whoever made the file decides how many parts it claims to have; here it is decided how often it is looked at.
"""

from typing import BinaryIO, Final

from turncast.errors import Unreadable

WINDOW: Final = 4 * 1024
LARGEST_WINDOW: Final = 512 * 1024
"""Bytes that are kept for the next look."""
MOST_LOOKS: Final = 400_000
"""Looks at a file: about a second; six hours of video in fragments of a second need as many."""
SIMPLER: Final = "export it again, or convert it: turncast add --convert RECORDING"


class Source:
    """The bytes of *file*. Looks close to one another cost one read; too many of them are refused."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.size = file.seek(0, 2)
        self._start = 0
        self._window = b""
        self._left = MOST_LOOKS

    def at(self, start: int, length: int) -> bytes:
        """*length* bytes from *start* on, or as many as there are.

        Raises ``Unreadable`` where the file was looked at too often.
        """
        self._left -= 1
        offset = start - self._start
        if offset >= 0 and offset + length <= len(self._window):
            return self._window[offset : offset + length]
        return self._read(start, length)

    def _read(self, start: int, length: int) -> bytes:
        if self._left < 0:
            raise Unreadable("expected a recording, found one of more parts than can be read", SIMPLER)
        length = max(0, min(length, self.size - start))
        if start < 0 or not length:
            return b""
        self._file.seek(start)
        read = self._file.read(max(length, WINDOW))
        if length <= LARGEST_WINDOW:
            self._start, self._window = start, read
        return read[:length]
