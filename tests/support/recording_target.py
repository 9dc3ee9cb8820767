"""A target that remembers what it was asked to write and remove, and fails when it is told to."""

from collections.abc import Callable, Iterator
from datetime import datetime
from threading import Lock

from turncast.models.artifact import Body
from turncast.targets import ANY, Condition, Stored, Target
from turncast.targets.protocol import OnBytes


class Crash(Exception):
    """The process ends here, as far as anybody can tell."""


class RecordingTarget:
    """*target*, with the keys of its writes in ``written`` as they ended.

    crash_at: the number of the write or removal (from 1) that never comes to pass. crash_after: of the one that does,
    though nobody hears of it. before: called with the key before each write. Once crashed, all further writes crash.
    """

    def __init__(
        self,
        target: Target,
        *,
        crash_at: int = 0,
        crash_after: int = 0,
        before: Callable[[str], None] | None = None,
    ) -> None:
        self.written: list[str] = []
        self._target = target
        self._crash_at = crash_at
        self._crash_after = crash_after
        self._before = before
        self._begun = 0
        self._crashed = False
        self._lock = Lock()

    @property
    def name(self) -> str:
        return self._target.name

    @property
    def conditional(self) -> bool:
        return self._target.conditional

    def prepare(self, at: datetime) -> None:
        self._target.prepare(at)

    def tidy(self) -> None:
        self._target.tidy()

    def head(self, key: str) -> Stored | None:
        return self._target.head(key)

    def read(self, key: str) -> tuple[bytes, Stored] | None:
        return self._target.read(key)

    def look(self) -> None:
        self._target.look()

    def occupied(self) -> bool:
        return self._target.occupied()

    def list(self, prefix: str = "") -> Iterator[Stored]:
        return self._target.list(prefix)

    def delete(self, key: str) -> None:
        number = self._begin()
        self._target.delete(key)
        if number == self._crash_after:
            self._crash()

    def write(
        self,
        key: str,
        body: Body,
        *,
        media_type: str,
        cache_control: str,
        when: Condition = ANY,
        on_bytes: OnBytes | None = None,
        later: bool = False,
    ) -> Stored:
        number = self._begin()
        if self._before:
            self._before(key)
        stored = self._target.write(
            key, body, media_type=media_type, cache_control=cache_control, when=when, on_bytes=on_bytes, later=later
        )
        self.written.append(key)
        if number == self._crash_after:
            self._crash()
        return stored

    def _begin(self) -> int:
        with self._lock:
            self._begun += 1
            if self._begun == self._crash_at:
                self._crash()
            if self._crashed:
                raise Crash
            return self._begun

    def _crash(self) -> None:
        self._crashed = True
        raise Crash
