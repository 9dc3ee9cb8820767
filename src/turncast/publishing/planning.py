"""Planning: what a publish would change, from what is wanted and what is known to be live. Pure."""

from collections.abc import Collection, Iterator, Mapping
from typing import Final

from turncast.models.artifact import Artifact, Release, Wave
from turncast.models.feed import Feed
from turncast.models.manifest import LiveObject, Manifest
from turncast.models.plan import Action, Breach, Difference, Plan, Step
from turncast.publishing.differences import difference
from turncast.publishing.memory import breaches, show_of

_NOTHING: Final[Mapping[str, str]] = {}


def make_plan(
    release: Release,
    manifest: Manifest,
    target_name: str,
    found: Mapping[str, Feed] | None = None,
    allow: Collection[str] = (),
    lost: Mapping[str, str] = _NOTHING,
    strange: Collection[str] = (),
) -> Plan:
    """What brings *release* to the target *target_name* whose manifest is *manifest*; nothing is written or read.

    found: the feeds that stand there, as :func:`read_live` gave them. allow: the breaches a producer allows, each as
    :meth:`Breach.meant_by` has it. lost: what was found not to be as *manifest* had it, and why. strange: the keys
    of it that hold what no publish has put there, as :func:`strangers` gave them.
    """
    steps = sorted(_steps(release, manifest, lost, strange), key=lambda one: (*turn_of(one, manifest.live), one.key))
    broken = breaches(release, manifest, found or {})
    return Plan(
        target=target_name,
        revision=manifest.revision,
        steps=tuple(steps),
        kept=len(release.artifacts) - len(steps),
        breaches=tuple(_judged(breach, allow) for breach in broken),
        feeds=tuple(_differences(release, manifest, found or {})),
        strange=tuple(sorted(strange)),
    )


def changing(release: Release, manifest: Manifest) -> frozenset[str]:
    """The keys of the feeds that would be written, also if it is only an older part of one."""
    unsettled = doubtful(manifest)
    feeds = (artifact for artifact in release.artifacts.values() if artifact.wave is Wave.FEED)
    shows = {show_of(one.key) for one in feeds if _reason(one, manifest.live.get(one.key), one.key in unsettled)}
    return frozenset(key for key in release.feeds if show_of(key) in shows)


def _judged(breach: Breach, allow: Collection[str]) -> Breach:
    allowed = any(breach.meant_by(word) for word in allow)
    return breach.model_copy(update={"allowed": True}) if allowed else breach


def _differences(release: Release, manifest: Manifest, found: Mapping[str, Feed]) -> Iterator[Difference]:
    live = {**manifest.feeds, **found}
    for key in sorted(changing(release, manifest)):
        yield difference(key, live.get(key), release.feeds[key])


def _steps(release: Release, manifest: Manifest, lost: Mapping[str, str], strange: Collection[str]) -> Iterator[Step]:
    unsettled = doubtful(manifest)
    for key, artifact in release.artifacts.items():
        live = manifest.live.get(key)
        if why := lost.get(key) or _reason(artifact, live, key in unsettled):
            action = Action.REPLACE if live or key in strange else Action.ADD
            said = "somebody else's stands there" if key in strange else why
            rank = _rank(artifact, action)
            yield Step(action=action, key=key, wave=artifact.wave, why=said, rank=rank, size=artifact.size)


def doubtful(manifest: Manifest) -> frozenset[str]:
    """The keys that a publish which never settled may have written."""
    return frozenset(manifest.claim.keys if manifest.claim else ())


def turn_of(step: Step, there: Collection[str]) -> tuple[bool, Wave, int]:
    """When *step* is done, of all: by wave and rank; but new feeds come before the pages that are *there* already, some
    of which now lead to them.
    """
    late = step.wave in (Wave.PAGE, Wave.FEED) and step.key in there
    return late, step.wave, step.rank


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
    same = artifact.media_type == live.media_type and artifact.cache_control == live.cache_control
    return "" if same else "served otherwise"
