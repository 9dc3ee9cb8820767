"""The network as httpcore gets it: names resolved once, every address of theirs checked, that very one connected to.

Each thread has a deadline, which nothing outlasts: no drop of a byte a minute, no resolver that never answers.
"""

import socket
import ssl
import threading
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from contextvars import ContextVar
from time import monotonic
from typing import Any, Final
from weakref import WeakSet

import httpcore

from turncast.fetching.addresses import is_public
from turncast.fetching.courtesy import Absences
from turncast.fetching.outcomes import Obstacle, Trouble

Resolve = Callable[[str, int], Sequence[str]]
"""From a host and a port to IP addresses, the best first; OSError where there are none."""

DEADLINE: Final[ContextVar[float]] = ContextVar("deadline")
"""When the request under way ends at the latest, on the monotonic clock."""

Options = Iterable[httpcore.SOCKET_OPTION] | None


def resolve(host: str, port: int) -> Sequence[str]:
    """What this machine's resolver knows; it also reads numbers in all their forms (``0x7f.1``, ``2130706433``)."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


def remaining(timeout: float | None = None) -> float:
    """Seconds until the deadline, or *timeout*, whichever is sooner; an Obstacle where there are none."""
    left = DEADLINE.get() - monotonic()
    if left <= 0:
        raise Obstacle(Trouble.SLOW, "no end within the time that anybody waits")
    return left if timeout is None else min(left, timeout)


class Stream(httpcore.NetworkStream):
    """A connection, within the deadline of whoever uses it at the moment."""

    def __init__(self, stream: httpcore.NetworkStream) -> None:
        self._stream = stream

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """What came, of at most *max_bytes*."""
        return self._stream.read(max_bytes, remaining(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send all of *buffer*."""
        self._stream.write(buffer, remaining(timeout))

    def close(self) -> None:
        """Hang up."""
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """The same connection, in TLS."""
        self._stream = self._stream.start_tls(ssl_context, server_hostname, remaining(timeout))
        return self

    def get_extra_info(self, info: str) -> Any:
        """What httpcore wants to know of it."""
        return self._stream.get_extra_info(info)

    def cut(self) -> None:
        """Wake whoever reads from it in another thread, with nothing."""
        wire = self._stream.get_extra_info("socket")
        with suppress(OSError):  # it is closed already
            socket.socket.shutdown(wire, socket.SHUT_RDWR)  # SSLSocket's own would change what the other thread reads


class Network(httpcore.NetworkBackend):
    """Connects to hosts that are open to everyone, or with *private* to any; through *wires*."""

    def __init__(self, resolve: Resolve, wires: httpcore.NetworkBackend, *, private: bool) -> None:
        self._resolve = resolve
        self._wires = wires
        self._private = private
        self._absences = Absences()
        self._streams: WeakSet[Stream] = WeakSet()
        self._ended = False
        self._lock = threading.Lock()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Options = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first of the host's addresses that takes one."""
        self._absences.check(host, port)
        fault: Exception = Obstacle(Trouble.NAME, "no address of that host")
        for ip in self._checked(host, port, remaining(timeout)):
            try:
                stream = Stream(self._wires.connect_tcp(ip, port, remaining(timeout), local_address, socket_options))
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as refused:
                fault = refused
                continue
            self._keep(stream)
            self._absences.came(host, port)
            return stream
        self._absences.failed(host, port, fault)
        raise fault

    def _checked(self, host: str, port: int, seconds: float) -> Sequence[str]:
        """Every address of *host*, if none of them is private."""
        found = _within(seconds, lambda: self._resolve(host, port))
        closed = [ip for ip in found if not is_public(ip)]
        if closed and not self._private:
            place = host if host == closed[0] else f"{host} at {closed[0]}"
            raise Obstacle(Trouble.PRIVATE, f"{place}, which is not on the open internet")
        return found

    def _keep(self, stream: Stream) -> None:
        with self._lock:
            if self._ended:
                stream.close()
                raise Obstacle(Trouble.STOPPED, "a connection that nobody wants any more")
            self._streams.add(stream)

    def cut(self) -> None:
        """End whatever is under way, in every thread, and connect to nothing more."""
        with self._lock:
            self._ended = True
            for stream in self._streams:
                stream.cut()


def _within(seconds: float, work: Callable[[], Sequence[str]]) -> Sequence[str]:
    """What *work* gives; the system's resolver knows no timeout, so it is left alone where it takes too long."""
    found: list[Sequence[str]] = []
    faults: list[Exception] = []

    def run() -> None:
        try:
            found.append(work())
        except (OSError, UnicodeError) as fault:
            faults.append(fault)

    thread = threading.Thread(target=run, daemon=True, name="resolving")
    thread.start()
    thread.join(seconds)
    if found:
        return found[0]
    if faults:
        raise Obstacle(Trouble.NAME, "a host that nobody knows") from faults[0]
    raise Obstacle(Trouble.SLOW, "no answer to the question where that host is")
