"""Pruning: removing what no feed has named for a while, and nothing else.

Why this is safe: what is to go is first struck from what is live and written down as leaving, by one conditional write,
and only while nobody publishes, for what an unsettled publish has made feeds name is not known. From then on nobody
publishes anything under those keys, until all are gone and that was written down too. What points at something goes
before it. A prune that ends half-way has hurt nobody, and the next one finishes it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from itertools import groupby
from threading import Lock
from typing import Final

from turncast.errors import TargetConflict
from turncast.models.history import Pruning, Removal
from turncast.models.manifest import MANIFEST_KEY, LiveObject, Manifest
from turncast.models.plan import Plan
from turncast.publishing.crew import together
from turncast.publishing.events import Reporter
from turncast.publishing.history import RELEASES, wave_of
from turncast.publishing.manifests import read_manifest, rival, write_manifest
from turncast.publishing.turns import turn
from turncast.targets import Target

GRACE: Final = timedelta(days=7)
"""How long what no feed names any more stays for those who have an older feed (law 4)."""

KEPT: Final = 10
"""How many releases can be brought back, however old they are, as long as their recordings are there."""

_BUNDLE: Final = re.compile(re.escape(RELEASES) + r"([0-9]+)\.zip")


def make_pruning(
    manifest: Manifest, target: Target, at: datetime, grace: timedelta = GRACE, keep: int = KEPT
) -> Pruning:
    """What no feed names that was live at the moment *at* or less than *grace* before; nothing is removed.

    grace: none at all stands for all that the live release leaves out, also if it did so in this very second.
    keep: how many releases can be brought back at least, however old they are; the live one is always kept.

    TargetConflict where a publish has not settled: what it made feeds name is not known.
    """
    if manifest.claim:
        raise _unsettled(target, manifest)
    since = at - grace if grace else datetime.max.replace(tzinfo=UTC)
    kept = _kept(manifest, since, keep)
    return Pruning(
        target=target.name,
        objects=tuple(Removal(key=key, size=one.size, until=one.until) for key, one in _leaving(manifest, since)),
        releases=tuple(one.revision for one in manifest.history if one.revision not in kept),
        bundles=tuple(_bundles(target, manifest, kept)),
    )


def prune(
    pruning: Pruning,
    manifest: Manifest,
    version: str | None,
    target: Target,
    *,
    nonce: str,
    by: str,
    at: datetime,
    workers: int = 8,
) -> None:
    """Remove what *pruning* says. manifest, version: as :func:`read_manifest` gave them when that was made.

    nonce, by, at: as of a publish. Raises TargetConflict if somebody published since; what could not be removed is
    left to the next prune.
    """
    if pruning.empty:
        return
    target.prepare(at)
    with turn(target, nonce, by, at):
        without = _without(pruning, manifest)
        stored = write_manifest(target, without, version)
        removing = _Removing(target, without, stored.version)
        for _, tier in groupby(pruning.objects, key=lambda one: _tier(without.leaving[one.key])):
            together(removing.remove, [one.key for one in tier], workers=workers, reporter=Reporter(None))
        together(target.delete, [one.key for one in pruning.bundles], workers=workers, reporter=Reporter(None))
        _forget(target, pruning)
    target.tidy()


def expect_staying(plan: Plan, manifest: Manifest) -> None:
    """TargetConflict if *plan* writes what a prune may be removing at this moment."""
    leaving = [step.key for step in plan.steps if step.key in manifest.leaving]
    if leaving:
        raise TargetConflict(
            f"{plan.target}: {leaving[0]} is to be published again, and a prune that has not finished is removing it",
            "finish that with `turncast prune`, then run it again",
        )


class _Removing:
    """Removes objects, as long as the target says that they are leaving."""

    def __init__(self, target: Target, manifest: Manifest, version: str) -> None:
        self._target = target
        self._leaving = manifest.leaving
        self._seen = version
        self._lock = Lock()

    def remove(self, key: str) -> None:
        """Remove what is stored under *key*, unless it is something else than was published there."""
        self._expect_leaving(key)
        stored, known = self._target.head(key), self._leaving[key]
        if stored and (stored.size == known.size or not known.fingerprint):
            self._target.delete(key)

    def _expect_leaving(self, key: str) -> None:
        """Look whether another prune has finished meanwhile, after which *key* may have been published again."""
        stored = self._target.head(MANIFEST_KEY)
        with self._lock:
            if stored and stored.version == self._seen:
                return
            manifest, version = read_manifest(self._target)
            if key not in manifest.leaving:
                raise rival(self._target, manifest)
            if manifest.leaving.keys() >= self._leaving.keys():
                self._seen = version or ""


def _unsettled(target: Target, manifest: Manifest) -> TargetConflict:
    claim = manifest.claim
    who = f"{claim.by} is publishing there since {claim.at:%Y-%m-%d %H:%M %Z}" if claim else ""
    return TargetConflict(
        f"{target.name}: {who}, or was stopped; what feeds name is only known when that has ended",
        "wait for them, or finish it with `turncast publish`; then run `turncast prune` again",
    )


def _leaving(manifest: Manifest, since: datetime) -> Iterator[tuple[str, LiveObject]]:
    """What no release has named since *since*, and what a prune that never finished was to remove; in its order."""
    old = {key: one for key, one in manifest.live.items() if one.until and one.until <= since}
    yield from sorted({**manifest.leaving, **old}.items(), key=lambda item: (_tier(item[1]), item[0]))


def _tier(live: LiveObject) -> tuple[int, int]:
    """What points at something has the lower one."""
    return -wave_of(live), -live.rank


def _kept(manifest: Manifest, since: datetime, keep: int) -> frozenset[int]:
    """The releases that can be brought back: what was live since, and the last ones."""
    ends = [*(one.at for one in manifest.history[1:]), None]
    recent = (one for one, end in zip(manifest.history, ends, strict=False) if end is None or end > since)
    return frozenset(one.revision for one in (*recent, *manifest.history[-max(1, keep) :]))


def _bundles(target: Target, manifest: Manifest, kept: Iterable[int]) -> Iterator[Removal]:
    """The bundles no release of *kept* needs, and those of publishes that never settled."""
    for stored in target.list(RELEASES):
        named = _BUNDLE.fullmatch(stored.key)
        revision = int(named[1]) if named else manifest.revision + 1
        if revision <= manifest.revision and not _needed(manifest.bundles, revision, kept):
            yield Removal(key=stored.key, size=stored.size)


def _needed(bundles: Mapping[int, int], revision: int, kept: Iterable[int]) -> bool:
    if revision not in bundles:
        return False
    end = bundles[revision]
    return any(revision <= one and (not end or one < end) for one in kept)


def _without(pruning: Pruning, manifest: Manifest) -> Manifest:
    """*manifest* before the first object is removed."""
    going = {one.key: {**manifest.live, **manifest.leaving}[one.key] for one in pruning.objects}
    history = tuple(one for one in manifest.history if one.revision not in pruning.releases)
    kept = [one.revision for one in history]
    return manifest.model_copy(
        update={
            "live": {key: one for key, one in manifest.live.items() if key not in going},
            "leaving": going,
            "history": history,
            "bundles": {one: end for one, end in manifest.bundles.items() if _needed(manifest.bundles, one, kept)},
        }
    )


def _forget(target: Target, pruning: Pruning) -> None:
    """Write down that all is gone, unless somebody publishes: the next prune does it then."""
    manifest, version = read_manifest(target)
    if manifest.claim or not manifest.leaving:
        return
    gone = {one.key for one in pruning.objects}
    left = {key: one for key, one in manifest.leaving.items() if key not in gone}
    with suppress(TargetConflict):
        write_manifest(target, manifest.model_copy(update={"leaving": left}), version)
