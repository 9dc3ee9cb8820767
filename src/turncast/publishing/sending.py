"""Sending one artifact: its body made, stored where it belongs, and looked at."""

from dataclasses import dataclass
from typing import Final

from turncast.errors import TargetConflict, TargetCorrupt
from turncast.models.artifact import Artifact, Body, Wave
from turncast.models.manifest import LiveObject
from turncast.publishing.events import Event, Reporter
from turncast.targets import ABSENT, ANY, Condition, Stored, Target, unchanged
from turncast.targets.bodies import size_of

SMALL: Final = 1 << 16
"""Bytes up to which an object is sent before it is asked about, and looked at together with others: two requests less
for each that is new.
"""


@dataclass(frozen=True)
class Sent:
    """What is now there for an artifact, and how many bytes had to be sent for it."""

    live: LiveObject
    bytes: int


def send(artifact: Artifact, target: Target, seen: Stored | None, reporter: Reporter, *, anew: bool = False) -> Sent:
    """Bring *artifact* to *target*. *seen*: what a mutable key had after the claim, None if nothing was there.

    A key that already holds the right thing is left alone: caches keep what has its old ETag. anew: it is written all
    the same, so that a rival who may be about to write there finds another version. TargetConflict if a
    rival changed a mutable key since; TargetCorrupt if the target then holds another length than was sent. Small things
    that no app waits for are looked at by the target's next `look`.
    """
    body = artifact.make()
    size = size_of(body)
    reporter.tell(Event("started", artifact.key, artifact.wave, 0, size))
    same = None if artifact.immutable or anew else _same(artifact, body, size, target, seen)
    if artifact.immutable:
        written = _write_once(artifact, body, size, target, reporter)
    else:
        version = seen.version if seen else None
        written = None if same else _write(artifact, body, size, target, unchanged(version), reporter)
    sent, there = size if written else 0, written or same
    reporter.tell(Event("done", artifact.key, artifact.wave, sent, size))
    return Sent(_live(artifact, size, there.version if there else ""), sent)


def _same(artifact: Artifact, body: Body, size: int, target: Target, seen: Stored | None) -> Stored | None:
    """What was *seen*, if it has these very bytes; read only where it has as many."""
    if not isinstance(body, bytes) or not seen or not _holds(seen, artifact, size):
        return None
    content, found = target.read(artifact.key) or (None, None)
    same = content == body and _holds(found, artifact, size)  # a listing has not told how it is served
    return seen if same and found and found.version == seen.version else None


def _write_once(artifact: Artifact, body: Body, size: int, target: Target, reporter: Reporter) -> Stored | None:
    """Store what has a key of its own; None where it was there already."""
    if size <= SMALL:
        try:
            return _write(artifact, body, size, target, ABSENT, reporter)
        except TargetConflict:
            pass  # and whether that is the right thing is looked at
    if _holds(target.head(artifact.key), artifact, size):
        return None
    return _write(artifact, body, size, target, ANY, reporter)


def _holds(stored: Stored | None, artifact: Artifact, size: int) -> bool:
    """Whether what is stored is as long, and served, as what *artifact* would put there: under a key that names its
    content, it is that.
    """
    return (
        stored is not None
        and stored.size == size
        and stored.media_type in (None, artifact.media_type)
        and stored.cache_control in (None, str(artifact.cache_control))
    )


def _write(artifact: Artifact, body: Body, size: int, target: Target, when: Condition, reporter: Reporter) -> Stored:
    stored = target.write(
        artifact.key,
        body,
        media_type=artifact.media_type,
        cache_control=artifact.cache_control,
        when=when,
        on_bytes=lambda count: reporter.tell(Event("sent", artifact.key, artifact.wave, count, size)),
        later=size <= SMALL and artifact.wave is not Wave.FEED,
    )
    if stored.size != size:
        raise TargetCorrupt(
            f"{target.name}: {artifact.key} should hold {size} bytes, found {stored.size}",
            "run `turncast publish` again; if it happens again, the store changes what it is given",
        )
    return stored


def _live(artifact: Artifact, size: int, version: str) -> LiveObject:
    return LiveObject(
        fingerprint=artifact.fingerprint,
        size=size,
        media_type=artifact.media_type,
        cache_control=artifact.cache_control,
        version=version if artifact.wave is Wave.FEED else "",
        wave=artifact.wave,
    )
