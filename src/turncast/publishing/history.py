"""History: what is kept of each release, so that it can be brought back.

What never changes under its key simply stays. Of pages and feeds each publish keeps the bodies it writes, in one zip,
its bundle: one more object to store, however many pages there are. Beside the bodies it says what the release names,
and in which bundle each of its pages and feeds is. It is stored before the manifest settles, so that whatever was
settled can be brought back; what a publish that never settled has kept is no release, and is left for pruning.
"""

import errno
import mimetypes
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256
from math import ceil
from pathlib import Path
from shlex import quote
from tempfile import TemporaryDirectory
from threading import Lock
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile

from turncast.errors import WorldError
from turncast.models.artifact import Artifact, Body, CacheControl, Release, Wave
from turncast.models.history import PastRelease
from turncast.models.manifest import MANIFEST_KEY, Claim, KeptRelease, LiveObject, Manifest
from turncast.models.plan import Plan
from turncast.publishing.differences import difference
from turncast.targets import Stored, Target
from turncast.targets.bodies import opened

RELEASES: Final = ".turncast/releases/"
"""Where bundles are."""

RECORD: Final = ".turncast/release.json"
"""The entry of a bundle that says what the release names."""

_QUICKLY: Final = 1
"""How hard a bundle is pressed: three quarters of the gain in a quarter of the time."""

_FULL: Final = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_CHUNK: Final = 1 << 20
_TITLES: Final = 3

_FEEDS: Final = ("xml", "feed+json", "opml", "text/plain")
"""What the media types of feeds, and of what else is published with them, have in them: the last one is robots.txt."""


def bundle_key(revision: int) -> str:
    """Where the bundle of that revision is."""
    return f"{RELEASES}{revision}.zip"


def immutable(live: LiveObject) -> bool:
    """Whether its key names its content: then no bundle has it."""
    return live.cache_control == CacheControl.IMMUTABLE


def wave_of(live: LiveObject) -> Wave:
    """The wave in which it was published; where that is not known, as far as one can tell from how it is served."""
    if live.wave:
        return live.wave
    if not immutable(live):
        feed = live.version or any(word in live.media_type for word in _FEEDS)
        return Wave.FEED if feed else Wave.PAGE
    return Wave.MEDIA if live.media_type.startswith(("audio/", "video/", "image/")) else Wave.SIDECAR


@contextmanager
def keeping(release: Release, plan: Plan) -> Iterator["Keeping"]:
    """What keeps the bodies of *release* that *plan* asks for, as long as they are written."""
    with TemporaryDirectory(prefix="turncast-") as folder:
        kept = Keeping(release, plan, Path(folder, "bundle.zip"))
        try:
            yield kept
        finally:
            kept.close()


class Keeping:
    """The bundle of a publish under way, on this machine's disk. release: as it is to be made, to be kept."""

    def __init__(self, release: Release, plan: Plan, path: Path) -> None:
        self._plan = plan
        self._path = path
        self._bundle = ZipFile(path, "w", ZIP_DEFLATED, compresslevel=_QUICKLY)
        self._digests: dict[str, str] = {}
        self._lock = Lock()
        steps = (release.artifacts[step.key] for step in plan.steps)
        kept = {artifact.key: self._kept(artifact) for artifact in steps if not artifact.immutable}
        self.release = replace(release, artifacts={**release.artifacts, **kept})

    def settle(self, target: Target, claimed: Manifest, settled: Manifest) -> Manifest:
        """Store the bundle at *target*; returns *settled*, which remembers the release and what it left out."""
        claim = claimed.claim
        assert claim, "only what was claimed is settled"
        named = self._named(settled)
        live = {**dict(_strays(target, settled, claim)), **settled.live}
        begun = target.head(MANIFEST_KEY)
        kept = KeptRelease(revision=settled.revision, live=named, feeds=settled.feeds, digests=self._digests)
        at = claim.at + _between(begun, self._store(target, kept))
        left = {key: one if one.until else one.model_copy(update={"until": at}) for key, one in live.items()}
        return settled.model_copy(
            update={
                "live": dict(sorted((left | named).items())),
                "history": (*settled.history, self._past(claimed, claim.by, at)),
                "bundles": _bundles(settled, named),
            }
        )

    def close(self) -> None:
        """Keep nothing more; what was not stored by now is not needed."""
        with suppress(OSError):
            self._bundle.close()

    def _kept(self, artifact: Artifact) -> Artifact:
        def make() -> Body:
            body = artifact.make()
            self._keep(artifact.key, body)
            return body

        return replace(artifact, make=make)

    def _keep(self, key: str, body: Body) -> None:
        digest = sha256()
        with self._lock, opened(body) as source, _room(self._path), self._bundle.open(key, "w") as entry:
            while chunk := source.read(_CHUNK):
                digest.update(chunk)
                entry.write(chunk)
            self._digests[key] = digest.hexdigest()

    def _named(self, settled: Manifest) -> dict[str, LiveObject]:
        """What the release names, as it is now live."""
        written = {step.key for step in self._plan.steps}
        return {
            key: _as_named(settled.live[key], artifact, settled.revision if key in written else None)
            for key, artifact in sorted(self.release.artifacts.items())
        }

    def _store(self, target: Target, kept: KeptRelease) -> Stored:
        with _room(self._path):
            self._bundle.writestr(RECORD, kept.model_dump_json())
            self._bundle.close()
        key = bundle_key(kept.revision)
        return target.write(key, self._path, media_type="application/zip", cache_control="no-store")

    def _past(self, claimed: Manifest, by: str, at: datetime) -> PastRelease:
        added, changed, gone = _differences(claimed, self.release)
        titles = list(dict.fromkeys((*added.values(), *changed.values(), *gone.values())))
        return PastRelease(
            revision=claimed.revision,
            at=at,
            by=by,
            added=len(added),
            changed=len(changed),
            gone=len(gone),
            episodes=tuple(titles[:_TITLES]),
            written=len(self._plan.steps),
            restores=self._plan.restores,
        )


@contextmanager
def _room(path: Path) -> Iterator[None]:
    """Inside, *path* is written; WorldError with its disk where there is no room for that."""
    try:
        yield
    except OSError as error:
        if error.errno not in _FULL:
            raise
        place = path.parent.parent
        raise WorldError(
            f"no room is left in {place}, where a release is put together before it is kept: {error.strerror}",
            f"make room there, or have TMPDIR name a folder with more, then publish again: df -h {quote(str(place))}",
        ) from error


def _as_named(live: LiveObject, artifact: Artifact, revision: int | None) -> LiveObject:
    revision = live.revision if revision is None else revision
    named = {"wave": artifact.wave, "rank": artifact.rank, "revision": revision, "until": None}
    return live if named.items() <= dict(live).items() else live.model_copy(update=named)


def _strays(target: Target, settled: Manifest, claim: Claim) -> Iterator[tuple[str, LiveObject]]:
    """What is there because publishes that never settled put it there: of unknown content, to be pruned some day."""
    for key in claim.keys:
        stored = None if key in settled.live or key in settled.leaving else target.head(key)
        if stored:
            media_type = stored.media_type or mimetypes.guess_type(key)[0] or ""
            changing = "html" in media_type or "xml" in media_type
            cached = stored.cache_control or (CacheControl.SHORT if changing else CacheControl.IMMUTABLE)
            yield key, LiveObject(fingerprint="", size=stored.size, media_type=media_type, cache_control=str(cached))


def _between(begun: Stored | None, ended: Stored) -> timedelta:
    """How long the publish took, by the clock of the place, in whole seconds: what it replaced was live until then."""
    if begun is None or begun.modified is None or ended.modified is None:
        return timedelta(0)
    return timedelta(seconds=max(0, ceil((ended.modified - begun.modified).total_seconds())))


def _bundles(settled: Manifest, named: Mapping[str, LiveObject]) -> dict[int, int]:
    """The bundles, with what is needed of them now; what comes back as it was is not written anew, so that a bundle
    may be needed again.
    """
    needed = {one.revision for one in named.values() if not immutable(one)}
    before = {one: 0 if one in needed else since or settled.revision for one, since in settled.bundles.items()}
    return {**before, settled.revision: 0}


def _differences(claimed: Manifest, release: Release) -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """The titles of the episodes that were added, changed or gone, by GUID; one that several feeds have counts once."""
    added: dict[str, str] = {}
    changed: dict[str, str] = {}
    gone = {
        one.guid: one.title
        for key in claimed.feeds.keys() - release.feeds.keys()
        for one in claimed.feeds[key].episodes
    }
    for key, feed in sorted(release.feeds.items()):
        if feed != claimed.feeds.get(key):
            found = difference(key, claimed.feeds.get(key), feed)
            added |= {one.guid: one.title for one in found.added}
            changed |= {one.guid: one.title for one in found.changed if one.guid}
            gone |= {one.guid: one.title for one in found.gone}
    return added, changed, gone
