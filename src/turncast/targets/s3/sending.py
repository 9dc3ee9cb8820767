"""The sender: connections for parts of large bodies, and memory for what is on its way, for all uploads together."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from threading import Condition
from typing import Final, TypeVar

from turncast.targets.s3.upload import MIB

THREADS: Final = 6
"""Parts at once: as one begins and another ends, four connections' worth is always on its way."""
ROOM: Final = 30 * MIB
"""Bytes that may be in memory; what is larger goes alone."""

Sent = TypeVar("Sent")


class Sender:
    """*threads* that send, and *room* for so many bytes that wait for them or are sent."""

    def __init__(self, threads: int = THREADS, room: int = ROOM) -> None:
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="parts")
        self._room = self._free = room
        self._changed = Condition()

    def send(self, size: int, read: Callable[[], bytes], send: Callable[[bytes], Sent]) -> Future[Sent]:
        """*read* what has *size* bytes once there is room for them, and have it sent."""
        self._take(size)
        try:
            future = self._threads.submit(send, read())
        except BaseException:
            self._give(size)
            raise
        future.add_done_callback(lambda _: self._give(size))
        return future

    @contextmanager
    def room(self, size: int) -> Iterator[None]:
        """Room for *size* bytes that somebody else reads and sends, once there is any."""
        self._take(size)
        try:
            yield
        finally:
            self._give(size)

    def _take(self, size: int) -> None:
        with self._changed:
            self._changed.wait_for(lambda: self._free >= min(size, self._room))
            self._free -= size

    def _give(self, size: int) -> None:
        with self._changed:
            self._free += size
            self._changed.notify_all()
