"""Courtesy: no more requests at once than any server, and this machine, can well take; none to who does not open."""

import threading
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

ENOUGH: Final = 3
"""Connections that a host may refuse one after another before it is left alone."""


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


class Absences:
    """Hosts that are not there, so that nobody waits for each of the hundred things that a feed names on one."""

    def __init__(self) -> None:
        self._faults: dict[tuple[str, int], list[Exception]] = {}

    def check(self, host: str, port: int) -> None:
        """Raise what went wrong the last time, where that was often enough."""
        faults = self._faults.get((host, port), [])
        if len(faults) >= ENOUGH:
            raise faults[-1]

    def failed(self, host: str, port: int, fault: Exception) -> None:
        """It took no connection."""
        self._faults.setdefault((host, port), []).append(fault)

    def came(self, host: str, port: int) -> None:
        """It did: whatever was, is forgotten."""
        self._faults.pop((host, port), None)
