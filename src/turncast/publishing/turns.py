"""Taking turns, where a store does not keep conditions on writes: a lock of one's own, and a look at who else has one.

Whoever wants to publish writes a lock under a name nobody else has and lists all locks. Who sees another's takes the
own one back, waits a little, and tries again; so of two who begin together one goes on, or neither at first, never
both. A lock is renewed while its publish runs; one that was not renewed for a while is of a publish that crashed.
"""

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from threading import Event, Thread
from typing import Final

from pydantic import ValidationError

from turncast.errors import TargetConflict, WorldError
from turncast.models.base import Frozen
from turncast.targets import Stored, Target

LOCKS: Final = ".turncast/locks/"
_LOG: Final = logging.getLogger(__name__)


class Lock(Frozen):
    """Who publishes, since when."""

    nonce: str
    by: str
    at: datetime


@dataclass(frozen=True)
class Manners:
    """In seconds: how long a lock counts after it was renewed, how often it is, how long a turn is waited for.

    pause: between two tries, times a number from 1 to 2 that is another for each publish.
    """

    counts: float = 60
    renewed: float = 15
    waits: float = 90
    pause: float = 2


@contextmanager
def turn(target: Target, nonce: str, by: str, at: datetime, manners: Manners = Manners()) -> Iterator[None]:
    """Be the only one who publishes to *target*; nothing is written where its conditions do that.

    nonce: unique to this publish, fit to be in a key. Raises TargetConflict with who is at it, if no turn comes.
    """
    if target.conditional:
        yield
        return
    turn = _Turn(target, Lock(nonce=nonce, by=by, at=at), manners)
    try:
        turn.take()
        with turn.renewing():
            yield
    finally:
        with suppress(WorldError):  # it would end by itself
            target.delete(turn.key)


@dataclass(frozen=True)
class _Turn:
    target: Target
    lock: Lock
    manners: Manners

    @property
    def key(self) -> str:
        return f"{LOCKS}{self.lock.nonce}.json"

    def take(self) -> None:
        """Have the only lock."""
        pause = self.manners.pause * (1 + sha256(self.lock.nonce.encode()).digest()[0] / 255)
        for tried in range(int(self.manners.waits // pause) + 1):
            own = self.write()
            listed = [one for one in self.target.list(LOCKS) if one.key != self.key]
            others = [one for one in listed if self._counts(one, own)]
            if not others:
                self._clear(listed)
                return
            self.target.delete(self.key)
            if not tried:
                _LOG.info("waiting for a turn at %s: %s", self.target.name, self._who(others[0]))
            Event().wait(pause)
        raise self._busy(others[0])

    def _clear(self, lapsed: Iterable[Stored]) -> None:
        """Remove the locks of publishes that crashed: nobody else would."""
        with suppress(WorldError):  # it would do no harm if they stayed
            for one in lapsed:
                self.target.delete(one.key)

    def write(self) -> Stored:
        body = self.lock.model_dump_json(indent=1).encode() + b"\n"
        return self.target.write(self.key, body, media_type="application/json", cache_control="no-store")

    @contextmanager
    def renewing(self) -> Iterator[None]:
        done = Event()

        def renew() -> None:
            while not done.wait(self.manners.renewed):
                try:
                    self.write()
                except WorldError:
                    continue  # the publish meets the same trouble, and says so

        thread = Thread(target=renew, name="renewing", daemon=True)
        thread.start()
        try:
            yield
        finally:
            done.set()
            thread.join()

    def _counts(self, other: Stored, own: Stored) -> bool:
        """Whether the lock *other* is of somebody who is at it: the store's clock decides, not this machine's."""
        if other.modified is None or own.modified is None:
            return True
        return own.modified - other.modified < timedelta(seconds=self.manners.counts)

    def _busy(self, other: Stored) -> TargetConflict:
        return TargetConflict(
            f"{self.target.name}: {self._who(other)}; nothing of theirs was overwritten",
            "wait for them, look at what changed with `turncast plan`, then run `turncast publish` again",
        )

    def _who(self, other: Stored) -> str:
        found = self.target.read(other.key)
        with suppress(ValidationError):
            lock = Lock.model_validate_json(found[0]) if found else None
            return f"{lock.by} is publishing there since {lock.at:%Y-%m-%d %H:%M %Z}" if lock else "somebody was at it"
        return f"somebody is publishing there whose lock cannot be read ({other.key})"
