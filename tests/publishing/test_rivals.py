"""Two who publish at once."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from tests.support.proxy import ignoring_conditions, proxied, without_conditions
from tests.support.publishers import publish
from tests.support.recording_target import Crash, RecordingTarget
from tests.support.releases import MOMENT, Workshop, contents, missing, wanted
from tests.support.servers import REGION, Store

from turncast.errors import TargetConflict
from turncast.models.artifact import Body, Release
from turncast.models.manifest import MANIFEST_KEY
from turncast.publishing import execute, make_plan, read_manifest
from turncast.targets import ANY, Condition, Stored, Target
from turncast.targets.directory import DirectoryTarget
from turncast.targets.memory import MemoryTarget
from turncast.targets.s3 import S3Target


@pytest.fixture
def in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a folder of one's own."""
    monkeypatch.chdir(tmp_path)


def once(key: str, act: Callable[[], object]) -> Callable[[str], None]:
    """Does *act* before the first write of *key*."""
    waiting = [act]

    def before(written: str) -> None:
        if written == key and waiting:
            waiting.pop()()

    return before


@pytest.mark.parametrize("key", ["one/index.html", "index.html", "show/feed.xml"])
@pytest.mark.parametrize("place", [MemoryTarget, lambda: DirectoryTarget(Path("public"))], ids=["memory", "directory"])
def test_a_rival_who_brings_back_what_was_there(
    workshop: Workshop, place: Callable[[], Target], key: str, in_folder: None
) -> None:
    """Who is overtaken writes nothing more, even where the rival's bytes are those that stood there before."""
    target, before = place(), workshop.release("one", edition="a")
    publish(before, target)
    rival = once(key, lambda: publish(before, target, by="bob@home"))
    with pytest.raises(TargetConflict, match="bob@home"):
        publish(workshop.release("one", edition="b"), RecordingTarget(target, before=rival), workers=1)
    assert contents(target, before) == wanted(before)


def test_rival_before_the_claim(workshop: Workshop, target: Target) -> None:
    """Who planned before somebody else published is refused before anything changes, and told who and when."""
    ours, theirs = workshop.release("one", edition="ours"), workshop.release("one", edition="theirs")
    manifest, version = read_manifest(target)
    plan = make_plan(ours, manifest, target.name)
    publish(theirs, target, by="bob@home")
    recording = RecordingTarget(target)
    with pytest.raises(TargetConflict) as caught:
        execute(plan, ours, manifest, version, recording, nonce="n", by="ann", at=MOMENT)
    assert recording.written == []
    assert contents(target, theirs) == wanted(theirs)
    assert target.name in caught.value.message
    assert "revision 1" in caught.value.message
    assert "turncast plan" in caught.value.hint


def test_rival_at_work(workshop: Workshop, target: Target) -> None:
    """Who is refused while the other still publishes is told their name and since when."""
    ours, theirs = workshop.release("one", edition="ours"), workshop.release("one", edition="theirs")
    manifest, version = read_manifest(target)
    plan = make_plan(ours, manifest, target.name)
    with pytest.raises(Crash):
        publish(theirs, RecordingTarget(target, crash_at=2), by="bob@home")
    with pytest.raises(TargetConflict, match="bob@home is publishing there since 2026-03-01 12:00 UTC"):
        execute(plan, ours, manifest, version, target, nonce="n", by="ann", at=MOMENT)


def test_stale_claim_is_taken_over(workshop: Workshop, target: Target) -> None:
    """The claim of a publish that crashed hinders nobody who reads it first: it is replaced and settled."""
    release = workshop.release("one")
    with pytest.raises(Crash):
        publish(release, RecordingTarget(target, crash_at=3), by="bob@home")
    claim = read_manifest(target)[0].claim
    assert claim
    assert claim.by == "bob@home"
    receipt = publish(release, target)
    manifest, _ = read_manifest(target)
    assert (manifest.claim, manifest.revision, receipt.revision) == (None, 2, 2)
    assert contents(target, release) == wanted(release)


@pytest.mark.parametrize("key", ["one/index.html", "show/feed.xml", MANIFEST_KEY])
def test_overtaken(workshop: Workshop, target: Target, key: str) -> None:
    """Who is overtaken by a whole other publish, just before any write, changes nothing more and is told."""
    ours, theirs = workshop.release("one", edition="ours"), workshop.release("one", edition="theirs")
    publish(workshop.release("one"), target)
    overtaking = once(key, lambda: publish(theirs, target, by="bob"))
    claimed: list[bool] = []

    def before(written: str) -> None:
        if claimed or key != MANIFEST_KEY:
            overtaking(written)
        claimed.append(True)

    with pytest.raises(TargetConflict):
        publish(ours, RecordingTarget(target, before=before))
    assert contents(target, theirs) == wanted(theirs)
    manifest, _ = read_manifest(target)
    assert manifest.claim is None
    assert missing(target, [ours, theirs]) == []
    publish(ours, target)
    assert contents(target, ours) == wanted(ours)


@pytest.mark.parametrize("key", ["one/index.html", "show/feed.xml"])
def test_overtaken_while_a_body_is_made(workshop: Workshop, target: Target, key: str) -> None:
    """What counts is the version seen right after the claim, however long a body takes to be made."""
    ours, theirs = workshop.release("one", edition="ours"), workshop.release("one", edition="theirs")
    slow = ours.artifacts[key]

    def make() -> Body:
        publish(theirs, target, by="bob")
        return slow.make()

    artifacts = {**ours.artifacts, key: replace(slow, make=make)}
    with pytest.raises(TargetConflict):
        publish(Release(artifacts, feeds=ours.feeds), target)
    assert contents(target, theirs) == wanted(theirs)


class Trusting(S3Target):
    """Somebody who takes no turns, for they believe that the store keeps conditions."""

    def prepare(self, at: datetime) -> None:
        """Find out nothing."""


def test_store_that_ignores_conditions(workshop: Workshop, ministack: Store, credentials: None) -> None:
    """Where a rival takes no turn and the store lets both claims pass, the overtaken finds the rival's and stops."""
    ours, theirs = workshop.release("one", edition="ours"), workshop.release("one", edition="theirs")
    with proxied(ministack.endpoint, ignoring_conditions) as endpoint:
        bucket = ministack.bucket()
        target, rival = (kind(bucket, endpoint=endpoint, region=REGION) for kind in (S3Target, Trusting))
        before = once("media/" + next(iter(ours.artifacts)).removeprefix("media/"), lambda: publish(theirs, rival))
        with pytest.raises(TargetConflict):
            publish(ours, RecordingTarget(target, before=before))
        assert contents(target, theirs) == wanted(theirs)


def test_claims_that_pass_each_other(workshop: Workshop) -> None:
    """Where both of two claims are let pass, the first finds the second's when it reads back, and writes nothing."""
    ours, theirs = workshop.release("one"), workshop.release("two")

    class Ignoring(RecordingTarget):
        """Ignores conditions, and lets a rival claim right after the first claim."""

        def write(self, key: str, body: Body, *, when: Condition = ANY, **options: Any) -> Stored:
            stored = super().write(key, body, **options)
            if len(self.written) == 1:
                publish(theirs, inner, by="bob")
            return stored

    inner = MemoryTarget()
    target = Ignoring(inner)
    with pytest.raises(TargetConflict):
        publish(ours, target)
    assert target.written == [MANIFEST_KEY]
    assert contents(inner, theirs) == wanted(theirs)


def test_store_that_refuses_conditions(workshop: Workshop, ministack: Store, credentials: None) -> None:
    """Where a store has no conditional writes, publishing works, a rival is still seen, and the receipt warns."""
    ours, theirs = workshop.release("one", edition="ours"), workshop.release("one", edition="theirs")
    with proxied(ministack.endpoint, without_conditions) as endpoint:
        target = S3Target(ministack.bucket(), endpoint=endpoint, region=REGION)
        receipt = publish(theirs, target)
        manifest, _ = read_manifest(target)
        plan = make_plan(ours, manifest, target.name)
        with pytest.raises(TargetConflict):
            execute(plan, ours, manifest, '"of another time"', target, nonce="n", by="ann", at=MOMENT)
        assert contents(target, theirs) == wanted(theirs)
    assert any("does not keep conditions" in warning for warning in receipt.warnings)
