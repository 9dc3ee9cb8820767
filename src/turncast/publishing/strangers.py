"""Strangers: what stands where a publish would add something, and no publish has put there."""

from typing import Final

from turncast.models.artifact import Release
from turncast.models.manifest import Manifest
from turncast.models.plan import Action, Plan
from turncast.publishing.events import Reporter
from turncast.publishing.seeing import see
from turncast.targets import Target

_WORKERS: Final = 16


def strangers(plan: Plan, release: Release, manifest: Manifest, target: Target) -> frozenset[str]:
    """The keys of pages and feeds *plan* adds that hold something already; nothing is asked where it adds none.

    What a publish that never settled may have put there is no stranger's.
    """
    ours = {*(manifest.claim.keys if manifest.claim else ()), *manifest.leaving}
    added = [step.key for step in plan.steps if step.action is Action.ADD and step.key not in ours]
    keys = [key for key in added if not release.artifacts[key].immutable]
    if not keys or (not manifest.revision and not target.occupied()):
        return frozenset()
    found = see(keys, target, workers=_WORKERS, reporter=Reporter(None))
    return frozenset(key for key, stored in found.items() if stored)
