"""Courtesy: no more requests at once than any server, and this machine, can well take."""

import threading
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager


class Turns:
    """Who may ask now: so many in all, and so many of each host."""

    def __init__(self, in_all: int, per_host: int) -> None:
        self._lock = threading.Lock()
        self._all = threading.BoundedSemaphore(in_all)
        self._hosts: defaultdict[str, threading.BoundedSemaphore] = defaultdict(
            lambda: threading.BoundedSemaphore(per_host)
        )

    @contextmanager
    def of(self, host: str) -> Iterator[None]:
        """One's turn at *host*, waited for."""
        with self._lock:
            turn = self._hosts[host]
        with turn, self._all:
            yield
