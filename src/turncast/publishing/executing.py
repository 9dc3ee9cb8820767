"""Carrying out a plan: claim, waves, settle.

Why this order is safe: nothing is touched before the claim, which names everything that may become live; a
wave begins when all it may point at is there, and within the wave of pages so does each rank; the manifest
says "live" only once everything is. Whoever claims after a crash writes the named keys anew. Of two who
claim, each writes pages and feeds only over the versions seen right after the own claim, so the one who was
overtaken fails and changes nothing more. For that, what an unsettled publish may be about to write is written
anew even where its bytes stay; a store whose versions are digests cannot tell that, which leaves the moment between
the last look at the claim and a write.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from turncast.errors import TargetConflict
from turncast.models.artifact import Release
from turncast.models.manifest import MANIFEST_KEY, Claim, LiveObject, Manifest
from turncast.models.plan import Action, Plan, Receipt, Step
from turncast.publishing.crew import together
from turncast.publishing.events import Event, OnEvent, Reporter
from turncast.publishing.history import Keeping, keeping
from turncast.publishing.manifests import read_manifest, rival, write_manifest
from turncast.publishing.memory import united
from turncast.publishing.planning import doubtful, turn_of
from turncast.publishing.pruning import expect_staying
from turncast.publishing.seeing import see
from turncast.publishing.sending import Sent, send
from turncast.publishing.turns import turn
from turncast.targets import Stored, Target


def execute(
    plan: Plan,
    release: Release,
    manifest: Manifest,
    version: str | None,
    target: Target,
    *,
    nonce: str,
    by: str,
    at: datetime,
    on_event: OnEvent | None = None,
    workers: int = 16,
) -> Receipt:
    """Do what *plan* says. manifest, version: as :func:`read_manifest` gave them when the plan was made.

    nonce: unique to this publish. by: who publishes, for rivals to read. at: when. on_event is called by one
    thread at a time. Bodies are made by up to *workers* threads at once, each by one. Raises TargetConflict
    if a rival was quicker, or the first error of what could not be written; the claim then stays, and running
    the publish again finishes it. An empty plan writes nothing, unless a crashed publish is to be settled, or
    what is named is not what was.
    """
    if plan.empty and not manifest.claim and _named_already(release, manifest):
        return _receipt(plan, manifest, {}, at, target)
    expect_staying(plan, manifest)
    target.prepare(at)
    with turn(target, nonce, by, at), keeping(release, plan) as kept:
        publish = _Publish(plan, kept.release, target, Reporter(on_event), workers, kept, doubtful(manifest))
        claimed, version = publish.claim(manifest, version, Claim(nonce=nonce, by=by, at=at))
        sent = publish.waves(claimed)
        settled = publish.settle(claimed, version, sent)
    target.tidy()
    return _receipt(plan, settled, sent, at, target)


@dataclass(frozen=True)
class _Publish:
    """One publish under way. doubtful: the keys that one which never settled may have written, or may yet."""

    plan: Plan
    release: Release
    target: Target
    reporter: Reporter
    workers: int
    kept: Keeping
    doubtful: frozenset[str]

    def claim(self, manifest: Manifest, version: str | None, claim: Claim) -> tuple[Manifest, str | None]:
        """Write the claim, and read it back: a store that ignores conditions is found out here."""
        whole = claim.model_copy(update=self._at_stake(manifest))
        claimed = manifest.model_copy(update={"revision": manifest.revision + 1, "claim": whole})
        write_manifest(self.target, claimed, version)
        version = self._confirm(claimed)
        self.reporter.tell(Event("claimed", MANIFEST_KEY))
        return claimed, version

    def _at_stake(self, manifest: Manifest) -> dict[str, object]:
        """What this publish may make live beside what is, and what one that never settled may have."""
        unsettled = manifest.claim
        keys = {*(unsettled.keys if unsettled else ()), *(step.key for step in self.plan.steps)}
        before = unsettled.feeds if unsettled else {}
        changed = {key: feed for key, feed in self.release.feeds.items() if manifest.feeds.get(key) != feed}
        feeds = {**before, **{key: united(before.get(key), feed) for key, feed in changed.items()}}
        return {"keys": tuple(sorted(keys)), "feeds": dict(sorted(feeds.items()))}

    def waves(self, claimed: Manifest) -> dict[str, Sent]:
        """Send every step, wave by wave; by key, what is now there."""
        seen = self._seen()
        # Also what a publish that crashed has put there.
        there = frozenset(key for key, stored in seen.items() if stored)
        sent: dict[str, Sent] = {}
        in_order = sorted(self.plan.steps, key=lambda step: (*turn_of(step, there), step.key))
        for wave, steps in groupby(in_order, key=lambda step: step.wave):
            if sent:
                self._confirm(claimed)
            self.reporter.tell(Event("wave", wave=wave))
            for _, equals in groupby(steps, key=lambda step: turn_of(step, there)):
                sent |= self._together(tuple(equals), seen, claimed)
        return sent

    def settle(self, claimed: Manifest, version: str | None, sent: Mapping[str, Sent]) -> Manifest:
        """Keep the release, and write what is now live, if the claim still stands."""
        live = {**_known(claimed, self.release), **{key: one.live for key, one in sent.items()}}
        settled = claimed.model_copy(
            update={
                "live": dict(sorted(live.items())),
                "feeds": dict(sorted(self.release.feeds.items())),
                "claim": None,
            }
        )
        settled = self.kept.settle(self.target, claimed, settled)
        write_manifest(self.target, settled, version)
        self.reporter.tell(Event("settled", MANIFEST_KEY))
        return settled

    def _together(self, steps: Sequence[Step], seen: Mapping[str, Stored | None], claimed: Manifest) -> dict[str, Sent]:
        def work(step: Step) -> Sent:
            artifact, anew = self.release.artifacts[step.key], step.key in self.doubtful
            return send(artifact, self.target, seen.get(step.key), self.reporter, anew=anew)

        try:
            results = together(work, steps, workers=self.workers, reporter=self.reporter)
            self.target.look()
        except TargetConflict:
            self._confirm(claimed)  # which says who it was, where it was a rival
            raise
        return {step.key: one for step, one in zip(steps, results, strict=True)}

    def _seen(self) -> dict[str, Stored | None]:
        """What is stored now under each mutable key of the plan: what comes later is a rival's."""
        steps = [step for step in self.plan.steps if not self.release.artifacts[step.key].immutable]
        expected = self.doubtful.union(step.key for step in steps if step.action is Action.REPLACE)
        keys = [step.key for step in steps]
        return see(keys, self.target, expected=expected, workers=self.workers, reporter=self.reporter)

    def _confirm(self, claimed: Manifest) -> str | None:
        """The version of the manifest, if the claim in it is still this publish's own."""
        now, version = read_manifest(self.target)
        if now.claim is None or claimed.claim is None or now.claim.nonce != claimed.claim.nonce:
            raise rival(self.target, claimed)
        return version


def _named_already(release: Release, manifest: Manifest) -> bool:
    """Whether the live release has the same feeds, and all that *release* names: pruning has to know."""
    left = (key for key in release.artifacts if key in manifest.live and manifest.live[key].until)
    return release.feeds.keys() == manifest.feeds.keys() and not any(left)


def _known(claimed: Manifest, release: Release) -> dict[str, LiveObject]:
    """What stays live. What a crashed publish may have changed and this release lacks is of unknown content."""
    doubtful = claimed.claim.keys if claimed.claim else ()
    strange = {key for key in doubtful if key in claimed.live and key not in release.artifacts}
    unknown = {key: claimed.live[key].model_copy(update={"fingerprint": ""}) for key in strange}
    return {**claimed.live, **unknown}


def _receipt(plan: Plan, manifest: Manifest, sent: Mapping[str, Sent], at: datetime, target: Target) -> Receipt:
    def keys(action: Action) -> tuple[str, ...]:
        return tuple(step.key for step in plan.steps if step.action is action)

    warning = (
        f"{target.name} does not keep conditions on writes, so a lock there stands in for them: two who publish take "
        "turns, if both do it with this turncast"
    )
    return Receipt(
        target=plan.target,
        revision=manifest.revision,
        at=at,
        added=keys(Action.ADD),
        replaced=keys(Action.REPLACE),
        kept=plan.kept,
        sent=sum(one.bytes for one in sent.values()),
        warnings=() if target.conditional else (warning,),
    )
