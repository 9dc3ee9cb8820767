"""What every target can do, and the words it is asked in."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from turncast.errors import TargetConflict
from turncast.models.artifact import Body

OnBytes = Callable[[int], None]
"""Told how many more bytes were taken; what it raises stops the write, and nothing is left of it."""


@dataclass(frozen=True)
class Stored:
    """An object that is there.

    size: bytes. version: opaque, another one whenever the bytes changed. media_type and cache_control: as they
    are served; None where the place does not keep them (a directory: whoever serves it decides) or does not tell
    them (a listing). modified: when it was written, by the place's own clock. sha256: of what was sent, as its writer
    told it; None where that is not kept.
    """

    key: str
    size: int
    version: str
    media_type: str | None = None
    cache_control: str | None = None
    modified: datetime | None = None
    sha256: str | None = None


@dataclass(frozen=True)
class Condition:
    """When a write may happen: always, only where nothing is stored, or only over one version."""

    absent: bool = False
    version: str | None = None

    def allows(self, stored: Stored | None) -> bool:
        """Whether a write may replace *stored*."""
        if self.absent:
            return stored is None
        return self.version is None or (stored is not None and stored.version == self.version)

    def conflict(self, name: str, key: str) -> TargetConflict:
        """The error of a write that was not allowed at the target *name*."""
        happened = "was stored there" if self.absent else "was changed there"
        return TargetConflict(
            f"{name}: {key} {happened} by somebody else in the meantime; theirs was kept",
            "look at what changed with `turncast plan`, then run `turncast publish` again",
        )


ANY = Condition()
ABSENT = Condition(absent=True)


def unchanged(version: str | None) -> Condition:
    """Only if nothing was written since *version* was seen; None: since nothing was there."""
    return ABSENT if version is None else Condition(version=version)


class Target(Protocol):
    """A place a release lives. Everything may be called from several threads at once.

    A write is all or nothing: readers see the old bytes or the new ones. Keys are made of
    ``[a-z0-9._/-]``; others are refused with UsageError. What is in the way is a WorldError: TargetDenied,
    TargetMissing, TargetUnavailable, TargetFull, TargetConflict or TargetCorrupt, naming the target.
    """

    @property
    def name(self) -> str:
        """What people see: ``public/`` or ``s3://bucket/prefix``."""

    @property
    def conditional(self) -> bool:
        """Whether the place enforces conditions itself, as far as it was found out.

        Then conditions are looked at just before a write, which a rival of the same second escapes.
        """

    def prepare(self, at: datetime) -> None:
        """Find out what the place can do, before the first write of a publish at the moment *at*."""

    def tidy(self) -> None:
        """Clear away what writes that never ended have left, once a publish is done."""

    def head(self, key: str) -> Stored | None:
        """What is stored under *key*, without its bytes."""

    def read(self, key: str) -> tuple[bytes, Stored] | None:
        """The bytes stored under *key*, as a whole: for small objects."""

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
        """Store *body*, however large, and look that all of it is there; TargetConflict unless *when* allows it.

        later: it may wait for `look` to be looked at, together with others.
        """

    def look(self) -> None:
        """Look at all that was to be looked at later, in few requests; TargetCorrupt unless it is there as it was sent.

        Until then nothing may point at it.
        """

    def delete(self, key: str) -> None:
        """Remove what is stored under *key*; nothing is said where nothing is."""

    def list(self, prefix: str = "") -> Iterator[Stored]:
        """What is stored under the keys that begin with *prefix*, in the order of keys that are Turncast's own shape.

        What stands here under any other name is somebody else's, and left out.
        """

    def occupied(self) -> bool:
        """Whether anything at all is stored here, by whomever."""
