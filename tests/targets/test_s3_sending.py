"""The sender of parts keeps few of them in memory, however many there are and whoever sends them."""

from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from threading import Event, Lock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from turncast.targets.s3.sending import Sender


class Watched:
    """Counts the bytes that were read and not yet sent."""

    def __init__(self) -> None:
        self.most = self._now = 0
        self._lock = Lock()

    def read(self, size: int) -> bytes:
        """So many more."""
        self._add(size)
        return bytes(size)

    def send(self, content: bytes) -> int:
        """So many fewer."""
        self._add(-len(content))
        return len(content)

    def _add(self, size: int) -> None:
        with self._lock:
            self._now += size
            self.most = max(self.most, self._now)


@given(st.lists(st.lists(st.integers(1, 30), max_size=20), min_size=1, max_size=3), st.integers(1, 40))
def test_no_more_is_in_memory_than_there_is_room_for(uploads: list[list[int]], room: int) -> None:
    """Several uploads share the room; a part that is larger than all of it goes alone, and all of them are sent."""
    sender, watched = Sender(3, room), Watched()

    def upload(sizes: list[int]) -> list[int]:
        running = [sender.send(size, lambda size=size: watched.read(size), watched.send) for size in sizes]  # type: ignore[misc]
        return [future.result() for future in running]

    with ThreadPoolExecutor(3) as pool:
        assert list(pool.map(upload, uploads)) == uploads
    assert watched.most <= max(room, *(size for sizes in uploads for size in sizes), 0)


def test_what_cannot_be_read_or_sent_or_was_given_up_takes_no_room() -> None:
    """After each of them all of the room is there again."""
    sender, go = Sender(1, 10), Event()

    def unreadable() -> bytes:
        raise OSError("gone")

    def refused(_: bytes) -> None:
        go.wait()
        raise ConnectionError

    with pytest.raises(OSError, match="gone"):
        sender.send(10, unreadable, len)
    first: Future[None] = sender.send(6, lambda: b"first.", refused)
    second = sender.send(4, lambda: b"next", len)
    second.cancel()
    go.set()
    with pytest.raises(ConnectionError):
        first.result()
    with pytest.raises(CancelledError):
        second.result()
    assert sender.send(10, lambda: b"everything", len).result() == 10
