"""Restoring: an earlier release, from what was kept of it, to be published as any other."""

import hashlib
import zlib
from collections.abc import Collection, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from typing import Final
from zipfile import BadZipFile, ZipFile

from pydantic import ValidationError

from turncast.errors import TargetCorrupt, UsageError, WorldError
from turncast.models.artifact import Artifact, Body, CacheControl, Release
from turncast.models.manifest import KeptRelease, LiveObject, Manifest
from turncast.models.plan import Plan
from turncast.publishing.history import RECORD, bundle_key, immutable, wave_of
from turncast.publishing.live import read_changing
from turncast.publishing.planning import make_plan
from turncast.targets import Target

_OTHERS: Final = "choose another one: turncast releases"


def revision_before(manifest: Manifest, target: Target) -> int:
    """The revision of the release before the live one; UsageError if there is none."""
    if len(manifest.history) < 2:
        raise UsageError(f"expected a release before the live one at {target.name}, found none", "turncast releases")
    return manifest.history[-2].revision


@contextmanager
def restored(target: Target, manifest: Manifest, revision: int) -> Iterator[Release]:
    """The release of that *revision*; what it takes from *target* stands on this machine's disk meanwhile.

    UsageError if no such release is kept, WorldError if something it names was pruned.
    """
    if revision not in {one.revision for one in manifest.history}:
        kept = ", ".join(str(one.revision) for one in manifest.history) or "none"
        raise UsageError(f"expected the revision of a release that is kept ({kept}), found {revision}", _OTHERS)
    with TemporaryDirectory(prefix="turncast-") as folder, ExitStack() as stack:
        shelf = _Shelf(target, Path(folder), stack)
        kept_release = shelf.record(revision)
        _expect_there(kept_release, manifest, target)
        artifacts = (_artifact(key, live, shelf) for key, live in kept_release.live.items())
        yield Release.of(artifacts, kept_release.feeds)


def make_rollback(
    release: Release, manifest: Manifest, target: Target, revision: int, allow: Collection[str] = ()
) -> Plan:
    """What brings the *release* of that *revision* back; allow: the promises it may break, as :func:`make_plan` has."""
    found = read_changing(target, release, manifest)
    plan = make_plan(release, manifest, target.name, found, allow)
    steps = tuple(step for step in plan.steps if not release.artifacts[step.key].immutable)
    return plan.model_copy(update={"steps": steps, "restores": revision, "kept": len(release.artifacts) - len(steps)})


class _Shelf:
    """The bundles of *target* that were needed so far, in *folder*; *stack* closes them."""

    def __init__(self, target: Target, folder: Path, stack: ExitStack) -> None:
        self._target = target
        self._folder = folder
        self._stack = stack
        self._open: dict[int, tuple[ZipFile, KeptRelease]] = {}
        self._lock = Lock()

    def record(self, revision: int) -> KeptRelease:
        """What is said of the release of that revision."""
        return self._bundle(revision)[1]

    def body(self, key: str, revision: int) -> bytes:
        """What the publish of that revision wrote under *key*, byte for byte."""
        bundle, record = self._bundle(revision)
        try:
            body = bundle.read(key)
        except (KeyError, BadZipFile, zlib.error, EOFError) as error:
            raise self._corrupt(revision, key) from error
        if hashlib.sha256(body).hexdigest() != record.digests.get(key):
            raise self._corrupt(revision, key)
        return body

    def _bundle(self, revision: int) -> tuple[ZipFile, KeptRelease]:
        with self._lock:
            if revision not in self._open:
                self._open[revision] = self._fetched(revision)
            return self._open[revision]

    def _fetched(self, revision: int) -> tuple[ZipFile, KeptRelease]:
        found = self._target.read(bundle_key(revision))
        if found is None:
            raise WorldError(f"{self._target.name}: {bundle_key(revision)}, which it takes, is not there", _OTHERS)
        file = self._folder / f"{revision}.zip"
        file.write_bytes(found[0])
        try:
            bundle = self._stack.enter_context(ZipFile(file))
            return bundle, KeptRelease.model_validate_json(bundle.read(RECORD))
        except (KeyError, BadZipFile, zlib.error, EOFError, ValidationError) as error:
            raise self._corrupt(revision, RECORD) from error

    def _corrupt(self, revision: int, key: str) -> TargetCorrupt:
        said = f"{bundle_key(revision)} should have {key} as it was published, found something else"
        return TargetCorrupt(f"{self._target.name}: {said}", _OTHERS)


def _expect_there(kept: KeptRelease, manifest: Manifest, target: Target) -> None:
    """WorldError if something that *kept* names is not live any more and cannot be made from a bundle."""
    gone = [key for key, one in kept.live.items() if immutable(one) and key not in manifest.live]
    if gone:
        things = gone[0] if len(gone) == 1 else f"{gone[0]} and {len(gone) - 1} more"
        raise WorldError(
            f"{target.name}: revision {kept.revision} cannot be brought back, for it names {things}, pruned since",
            "choose a later one (turncast releases), or publish the project as it was then",
        )
    lost = [
        key for key, one in kept.live.items() if not (immutable(one) or one.revision or _stands(key, one, manifest))
    ]
    if lost:
        raise WorldError(
            f"{target.name}: revision {kept.revision} cannot be brought back, for {lost[0]} was published before "
            "releases were kept, and has changed since",
            _OTHERS,
        )


def _stands(key: str, live: LiveObject, manifest: Manifest) -> bool:
    return key in manifest.live and manifest.live[key].fingerprint == live.fingerprint


def _artifact(key: str, live: LiveObject, shelf: _Shelf) -> Artifact:
    def make() -> Body:
        return shelf.body(key, live.revision)

    cached = CacheControl(live.cache_control)
    return Artifact(key, wave_of(live), live.media_type, cached, live.fingerprint, make, live.rank)
