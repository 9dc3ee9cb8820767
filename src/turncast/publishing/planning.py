"""Planning: what a publish would change, from what is wanted and what is known to be live. Pure."""

from collections.abc import Iterator

from turncast.models.artifact import Artifact, Release
from turncast.models.manifest import LiveObject, Manifest
from turncast.models.plan import Action, Plan, Step
from turncast.publishing.promises import breaches


def make_plan(release: Release, manifest: Manifest, target_name: str) -> Plan:
    """What brings *release* to the target *target_name* whose manifest is *manifest*; nothing is written or read."""
    steps = sorted(_steps(release, manifest), key=lambda step: (step.wave, step.rank, step.key))
    return Plan(
        target=target_name,
        revision=manifest.revision,
        steps=tuple(steps),
        kept=len(release.artifacts) - len(steps),
        breaches=tuple(breaches(release, manifest)),
    )


def _steps(release: Release, manifest: Manifest) -> Iterator[Step]:
    doubtful = frozenset(manifest.claim.keys if manifest.claim else ())
    for key, artifact in release.artifacts.items():
        live = manifest.live.get(key)
        if why := _reason(artifact, live, key in doubtful):
            action = Action.REPLACE if live else Action.ADD
            yield Step(action=action, key=key, wave=artifact.wave, why=why, rank=_rank(artifact, action))


def _rank(artifact: Artifact, action: Action) -> int:
    """New pages before those that are there already and now lead to them; nothing points within the other waves."""
    return 0 if artifact.immutable else 2 * artifact.rank + (action is Action.REPLACE)


def _reason(artifact: Artifact, live: LiveObject | None, doubtful: bool) -> str:
    """Why *artifact* has to be written, for people; empty if what is live is the same."""
    if doubtful:
        return "an interrupted publish may have changed it"
    if live is None:
        return "new"
    if live.fingerprint != artifact.fingerprint:
        return "changed"
    served = artifact.media_type, str(artifact.cache_control)
    return "" if served == (live.media_type, live.cache_control) else "served otherwise"
