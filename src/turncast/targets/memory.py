"""A target in memory: the simplest thing that keeps every promise of the protocol."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from threading import Lock

from turncast.models.artifact import Body
from turncast.targets.bodies import opened
from turncast.targets.keys import checked
from turncast.targets.protocol import ANY, Condition, OnBytes, Stored

_BEGINNING = datetime(2000, 1, 1, tzinfo=UTC)
"""Its own clock: each write is a second later than the one before."""


class MemoryTarget:
    """Objects in a dictionary; gone with the process."""

    conditional = True

    def __init__(self, name: str = "memory") -> None:
        self.name = name
        self._objects: dict[str, tuple[bytes, Stored]] = {}
        self._versions = count(1)
        self._lock = Lock()

    def prepare(self, at: datetime) -> None:
        """Nothing is to be found out."""

    def tidy(self) -> None:
        """Nothing is ever left."""

    def head(self, key: str) -> Stored | None:
        """What is stored under *key*."""
        found = self._objects.get(checked(key))
        return found[1] if found else None

    def read(self, key: str) -> tuple[bytes, Stored] | None:
        """The bytes stored under *key*."""
        return self._objects.get(checked(key))

    def write(
        self,
        key: str,
        body: Body,
        *,
        media_type: str,
        cache_control: str,
        when: Condition = ANY,
        on_bytes: OnBytes | None = None,
        later: bool = False,  # noqa: ARG002 - what is written is looked at
    ) -> Stored:
        """Store *body*; TargetConflict unless *when* allows it."""
        with opened(body) as file:
            content = file.read()
        if on_bytes:
            on_bytes(len(content))
        with self._lock:
            if not when.allows(self.head(key)):
                raise when.conflict(self.name, key)
            number = next(self._versions)
            written = _BEGINNING + timedelta(seconds=number)
            stored = Stored(key, len(content), str(number), media_type, cache_control, written)
            self._objects[key] = content, stored
        return stored

    def look(self) -> None:
        """Nothing was left to be looked at."""

    def delete(self, key: str) -> None:
        """Remove what is stored under *key*."""
        self._objects.pop(checked(key), None)

    def list(self, prefix: str = "") -> Iterator[Stored]:
        """What is stored under the keys that begin with *prefix*."""
        found = [stored for key, (_, stored) in self._objects.copy().items() if key.startswith(prefix)]
        yield from sorted(found, key=lambda stored: stored.key)

    def occupied(self) -> bool:
        """Whether anything is stored."""
        return bool(self._objects)
