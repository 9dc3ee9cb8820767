"""What networks and stores do to a single call, and who does it to which."""

from collections.abc import Callable, Mapping
from random import Random
from threading import Lock
from typing import Final

from tests.support.proxy import Answer, Exchange, Reply, Request, Verdict

Fault = Callable[[Exchange], None]


def _answering(status: int, code: str) -> Fault:
    answer = Answer(status, code)

    def fault(exchange: Exchange) -> None:
        _ = exchange.request.body
        exchange.reply(Reply(status, {"Content-Type": "application/xml"}, answer.content))

    return fault


def reset_before(exchange: Exchange) -> None:
    """The connection breaks before anything of the call has arrived."""
    exchange.reset()


def reset_in_the_middle(exchange: Exchange) -> None:
    """The connection breaks in the middle of what is sent."""
    exchange.request.read(exchange.request.length // 2)
    exchange.reset()


def lost(exchange: Exchange) -> None:
    """What was asked is done, but the answer never comes."""
    exchange.forward()
    exchange.reset()


def truncated(exchange: Exchange) -> None:
    """What was asked is done, but the answer breaks off in the middle."""
    raw = exchange.raw(exchange.forward())
    body = raw.partition(b"\r\n\r\n")[2]
    exchange.write(raw[: len(raw) - len(body) // 2] if len(body) > 1 else raw[: len(raw) // 2])
    exchange.close()


def delayed(exchange: Exchange) -> None:
    """What was asked is done, but the answer comes when nobody waits for it any more."""
    exchange.forward()
    exchange.left_alone()
    exchange.close()


PASSING: Final[Mapping[str, Fault]] = {
    "503": _answering(503, "SlowDown"),
    "reset before": reset_before,
    "reset in the middle": reset_in_the_middle,
    "lost response": lost,
    "truncated response": truncated,
    "delay": delayed,
}
"""What the next try may not meet any more."""

FAULTS: Final[Mapping[str, Fault]] = {
    **PASSING,
    "403": _answering(403, "AccessDenied"),
    "412": _answering(412, "PreconditionFailed"),
}
"""Everything a call can meet."""


class Nth:
    """Does *fault* to the call of that *number*, from 0, or to so many from there on; calls: all that were made."""

    def __init__(self, number: int, fault: Fault, times: int = 1) -> None:
        self.calls: list[str] = []
        self._number = number
        self._fault = fault
        self._times = times
        self._lock = Lock()

    @property
    def met(self) -> bool:
        """Whether there was a call of that number."""
        return len(self.calls) > self._number

    def __call__(self, request: Request) -> Verdict:
        with self._lock:
            self.calls.append(f"{request.method} {request.path}")
            return self._fault if 0 < len(self.calls) - self._number <= self._times else None


class Late:
    """A call that reaches the store only once :meth:`arrive` is called; nobody waits for it then."""

    def __init__(self) -> None:
        self._held: list[Exchange] = []

    def __call__(self, exchange: Exchange) -> None:
        _ = exchange.request.body
        self._held.append(exchange)
        exchange.reset()

    def arrive(self) -> None:
        """Let the store have it."""
        while self._held:
            self._held.pop().forward()


class Sometimes:
    """Does each of *faults* to a share of all calls, by *random*."""

    def __init__(self, random: Random, faults: Mapping[str, float]) -> None:
        self.met = 0
        self._random = random
        self._faults = faults
        self._lock = Lock()

    def __call__(self, request: Request) -> Verdict:
        with self._lock:
            drawn = self._random.random()
            for name, share in self._faults.items():
                drawn -= share
                if drawn < 0:
                    self.met += 1
                    return FAULTS[name]
        return None


def _rewritten(request: Request, body: bytes) -> None:
    """Let the store have *body* instead, and nothing it could find that out by."""
    request.body = body
    for name in [name for name in request.headers if name.lower() in ("content-md5", "content-length")]:
        del request.headers[name]


def flipped(request: Request) -> None:
    """One byte in the middle is another."""
    middle = len(request.body) // 2
    _rewritten(request, request.body[:middle] + bytes([request.body[middle] ^ 1]) + request.body[middle + 1 :])


def cut(request: Request) -> None:
    """The last byte is missing."""
    _rewritten(request, request.body[:-1])


def framed(request: Request) -> None:
    """What belongs to the way it was sent is kept, too."""
    _rewritten(request, b"%x\r\n%s\r\n0\r\n\r\n" % (len(request.body), request.body))


def untyped(request: Request) -> None:
    """Nobody remembers what it is: metadata is dropped."""
    for name in [
        one for one in request.headers if one.lower() == "content-type" or one.lower().startswith("x-amz-meta-")
    ]:
        del request.headers[name]


def retyped(request: Request) -> None:
    """It is to be served as something else."""
    for name in [name for name in request.headers if name.lower() == "content-type"]:
        request.headers[name] = "application/octet-stream"


CORRUPTIONS: Final[Mapping[str, Callable[[Request], None]]] = {
    "a byte is another": flipped,
    "the end is missing": cut,
    "framing is kept": framed,
    "metadata is dropped": untyped,
}
"""What a store can do to what it is given without a word."""


class Corrupting:
    """A store that does *corruption* to whatever has *suffix*, when it is stored; done: how often."""

    def __init__(self, suffix: str, corruption: Callable[[Request], None]) -> None:
        self.done = 0
        self._suffix = suffix
        self._corruption = corruption

    def __call__(self, request: Request) -> None:
        path, _, query = request.path.partition("?")
        stores = request.method == "PUT" or (request.method == "POST" and "uploads" in query)
        if stores and path.endswith(self._suffix) and (request.body or self._corruption is untyped):
            self._corruption(request)
            self.done += 1
