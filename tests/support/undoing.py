"""Bringing a release back and pruning as the commands do it, and how to look at the laws of it."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import count

from tests.support.releases import MOMENT, body_of

from turncast.models.artifact import Release
from turncast.models.history import Pruning
from turncast.models.plan import Plan, Receipt
from turncast.publishing import (
    GRACE,
    execute,
    make_plan,
    make_pruning,
    make_rollback,
    prune,
    read_manifest,
    restored,
)
from turncast.targets import Target

_NONCES = count(1)


def publish_at(release: Release, target: Target, at: datetime, *, by: str = "ann@studio") -> Receipt:
    """Bring *release* to *target* at that moment."""
    manifest, version = read_manifest(target)
    plan = make_plan(release, manifest, target.name)
    return execute(plan, release, manifest, version, target, nonce=_nonce(), by=by, at=at)


def roll_back(target: Target, revision: int, *, at: datetime = MOMENT, by: str = "ann@studio") -> Plan:
    """Bring the release of that *revision* back, once all of it was made; returns the plan."""
    manifest, version = read_manifest(target)
    with restored(target, manifest, revision) as release:
        plan = make_rollback(release, manifest, target, revision)
        for step in plan.steps:
            release.artifacts[step.key].make()
        execute(plan, release, manifest, version, target, nonce=_nonce(), by=by, at=at)
    return plan


def prune_at(target: Target, at: datetime, *, grace: timedelta = GRACE) -> Pruning:
    """Remove what nothing names any more at that moment; returns what that was."""
    manifest, version = read_manifest(target)
    pruning = make_pruning(manifest, target, at, grace)
    prune(pruning, manifest, version, target, nonce=_nonce(), by="ann@studio", at=at)
    return pruning


def law_2(target: Target) -> bool:
    """The manifest's live part names only what is there."""
    return all(target.head(key) for key in read_manifest(target)[0].live)


def stands(target: Target, release: Release) -> bool:
    """Whether every object of *release* is there, byte for byte."""
    found = {key: target.read(key) for key in release.artifacts}
    return all(one and one[0] == body_of(release.artifacts[key]) for key, one in found.items())


def media(release: Release) -> Sequence[str]:
    """The keys of its recordings and transcripts."""
    return [key for key, artifact in release.artifacts.items() if artifact.immutable]


def _nonce() -> str:
    return f"undo-{next(_NONCES)}"
