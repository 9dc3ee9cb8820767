"""The fetcher: one request after another, until there is an outcome."""

import ssl
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from random import Random
from time import monotonic
from typing import Final, Self
from urllib.parse import urljoin

import httpcore

from turncast.fetching import bodies, network, patience
from turncast.fetching.addresses import Address, parse
from turncast.fetching.courtesy import Turns
from turncast.fetching.faults import FAULTS, obstacle
from turncast.fetching.outcomes import Answer, Ask, Failure, Hop, Obstacle, Outcome, Trouble

_REDIRECTS: Final = (301, 302, 303, 307, 308)


@dataclass(frozen=True)
class Limits:
    """How far a fetch may go.

    connect and read: seconds until something comes. total: seconds for all of a fetch, redirects included, pauses not.
    at_once and per_host: requests under way. redirects: followed. tries: of a server that is busy.
    """

    connect: float = 10
    read: float = 20
    total: float = 120
    at_once: int = 8
    per_host: int = 2
    redirects: int = 10
    tries: int = 3


class Fetcher:
    """Asks servers, for as long as the block it is used in.

    agent: who asks (``User-Agent``). private: whether private networks may be reached. trust: who vouches for
    certificates; by default who vouches for everyone. resolve, wires and pause: of the network and the clock, replaced
    in tests. May be used by many threads.
    """

    def __init__(
        self,
        agent: str,
        *,
        private: bool = False,
        limits: Limits | None = None,
        trust: ssl.SSLContext | None = None,
        resolve: network.Resolve = network.resolve,
        wires: httpcore.NetworkBackend | None = None,
        pause: Callable[[float], object] | None = None,
    ) -> None:
        self.limits = limits or Limits()
        self._headers = {"User-Agent": agent, "Accept": "*/*", "Accept-Encoding": "identity"}
        self._stopped = threading.Event()
        self._pause = pause or self._stopped.wait
        self._random = Random()  # noqa: S311 (it spreads tries in time)
        self._turns = Turns(self.limits.at_once, self.limits.per_host)
        self._network = network.Network(resolve, wires or httpcore.SyncBackend(), private=private)
        self._pool = httpcore.ConnectionPool(
            ssl_context=trust,
            max_connections=None,
            max_keepalive_connections=self.limits.at_once,
            keepalive_expiry=5,
            network_backend=self._network,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
        self._pool.close()

    def stop(self) -> None:
        """End what is under way, in every thread, and begin nothing more: the rest fails as STOPPED."""
        self._stopped.set()
        self._network.cut()

    def fetch(self, ask: Ask) -> Outcome:
        """What comes of *ask*, redirects followed; a server that is busy is asked again."""
        for tries in range(1, self.limits.tries + 1):
            outcome = self._followed(ask)
            seconds = patience.pause(outcome, tries, self._random)
            if seconds is None or self._stopped.is_set():
                break
            if tries < self.limits.tries:
                self._pause(seconds)
        return outcome

    def _followed(self, ask: Ask) -> Outcome:
        """All hops within one deadline; each is checked like the first."""
        network.DEADLINE.set(monotonic() + self.limits.total)
        address, hops = ask.address, list[Hop]()
        while True:
            try:
                answer = self._once(address, ask)
                self._go_on()
                if answer.status not in _REDIRECTS:
                    return replace(answer, hops=tuple(hops))
                hops.append(Hop(answer.status, address, _onward(answer)))
                address = self._next(hops)
            except FAULTS as fault:
                return self._failure(address, fault, tuple(hops))

    def _next(self, hops: list[Hop]) -> str:
        """Where the last of *hops* leads, unless that is in a circle."""
        to = hops[-1].to
        if any(to == hop.sender for hop in hops):
            raise Obstacle(Trouble.REDIRECTS, "redirects in a circle")
        if len(hops) > self.limits.redirects:
            raise Obstacle(Trouble.REDIRECTS, f"more than {self.limits.redirects} redirects")
        return to

    def _go_on(self) -> None:
        """An answer that was cut short by stopping looks whole at times; it is none."""
        if self._stopped.is_set():
            raise Obstacle(Trouble.STOPPED, "that nobody wants to know any more")

    def _failure(self, address: str, fault: BaseException, hops: tuple[Hop, ...]) -> Failure:
        if self._stopped.is_set():
            return Failure(address, Trouble.STOPPED, "that nobody wants to know any more", hops)
        found = obstacle(fault)
        return Failure(address, found.trouble, found.message, hops)

    def _once(self, text: str, ask: Ask) -> Answer:
        address = parse(text)
        asked = monotonic()
        with self._turns.of(address.host):
            self._go_on()
            network.DEADLINE.set(network.DEADLINE.get() + monotonic() - asked)  # a queue of ours is no server's fault
            with self._pool.stream(
                ask.method,
                _url(address),
                headers=self._said(address, ask),
                content=ask.content or None,
                extensions={"timeout": {"connect": self.limits.connect, "read": self.limits.read}},
            ) as response:
                headers = _lowered(response.headers)
                body, whole = bodies.read(response.iter_stream(), headers, ask.most)
                return Answer(text, response.status, headers, body, whole)

    def _said(self, address: Address, ask: Ask) -> list[tuple[bytes | str, bytes | str]]:
        length = {"Content-Length": str(len(ask.content))} if ask.content or ask.method == "POST" else {}
        return list({"Host": address.authority, **self._headers, **length, **ask.headers}.items())


def _url(address: Address) -> httpcore.URL:
    scheme, host, target = address.scheme.encode(), address.host.encode(), address.target.encode()
    return httpcore.URL(scheme=scheme, host=host, port=address.port, target=target)


def _onward(answer: Answer) -> str:
    """Where a redirect leads, as an address in full."""
    location = answer.headers.get("location", "")
    if not location.strip():
        raise Obstacle(Trouble.REDIRECTS, f"status {answer.status} without a Location")
    try:
        return urljoin(answer.address, location.strip()).partition("#")[0]
    except ValueError:
        raise Obstacle(Trouble.ADDRESS, "a Location that is no address") from None


def _lowered(headers: list[tuple[bytes, bytes]]) -> Mapping[str, str]:
    """By name, in lower case; a field said several times is one with commas (RFC 9110 5.3)."""
    fields: dict[str, str] = {}
    for raw, value in headers:
        name, text = raw.decode("latin-1").lower(), value.decode("latin-1")
        fields[name] = f"{fields[name]}, {text}" if name in fields else text
    return fields
