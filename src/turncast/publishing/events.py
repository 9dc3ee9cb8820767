"""Events: what happens while a plan is carried out, for whoever shows progress."""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Event as Flag
from threading import Lock
from typing import Literal

from turncast.models.artifact import Wave

Kind = Literal["claimed", "wave", "started", "sent", "done", "settled"]


@dataclass(frozen=True)
class Event:
    """One thing that happened.

    claimed and settled: the manifest was written (key is its key). wave: *wave* begins.
    started: *key* is about to be written, total_bytes long. sent: *bytes* more of it are there (fewer than
    none where a part is sent anew). done: it is there, *bytes* of total_bytes had to be sent.
    """

    kind: Kind
    key: str = ""
    wave: Wave | None = None
    bytes: int = 0
    total_bytes: int = 0


OnEvent = Callable[[Event], None]


class Interrupted(Exception):
    """A write was stopped because the publish was."""


class Reporter:
    """Tells events one at a time, whichever thread they come from, and stops the writes when asked to."""

    def __init__(self, on_event: OnEvent | None) -> None:
        self._on_event = on_event
        self._lock = Lock()
        self._stopped = Flag()

    def tell(self, event: Event) -> None:
        """Report *event*, unless the publish was stopped."""
        if self._stopped.is_set():
            raise Interrupted
        if self._on_event:
            with self._lock:
                self._on_event(event)

    def stop(self) -> None:
        """Make every write that still runs end at the next thing it reports."""
        self._stopped.set()
