"""Bringing an earlier release back."""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest
from tests.support.publishers import publish
from tests.support.recording_target import Crash, RecordingTarget
from tests.support.releases import MOMENT, Workshop, missing
from tests.support.undoing import law_2, prune_at, publish_at, roll_back, stands

from turncast.errors import TargetConflict, TargetCorrupt, UsageError, WorldError
from turncast.models.artifact import Release
from turncast.models.manifest import MANIFEST_KEY
from turncast.publishing import execute, make_rollback, read_changing, read_manifest, restored, revision_before
from turncast.publishing.history import bundle_key
from turncast.targets import Stored, Target
from turncast.targets.directory import DirectoryTarget
from turncast.targets.memory import MemoryTarget


def history(workshop: Workshop) -> tuple[Release, Release, Release]:
    """What was published one after the other: an episode more, then one of both gone and all in another edition."""
    return workshop.release("one"), workshop.release("one", "two"), workshop.release("two", edition="third")


def published(workshop: Workshop, target: Target) -> tuple[Release, ...]:
    """All of it, published."""
    for release in history(workshop):
        publish(release, target)
    return history(workshop)


@pytest.mark.parametrize("revision", [1, 2])
def test_byte_for_byte(workshop: Workshop, target: Target, revision: int) -> None:
    """Every feed and page of the earlier release is there again as it was, as a new revision."""
    releases = published(workshop, target)
    plan = roll_back(target, revision, by="bob@home")
    assert stands(target, releases[revision - 1])
    manifest, _ = read_manifest(target)
    assert (manifest.revision, manifest.claim, manifest.feeds) == (4, None, releases[revision - 1].feeds)
    assert (manifest.history[-1].by, manifest.history[-1].restores) == ("bob@home", revision)
    assert plan.restores == revision
    assert missing(target, releases) == []


def test_publish_brings_the_project_back(workshop: Workshop, target: Target) -> None:
    """After it publishing compares as ever: what the project has is published again, once."""
    *_, third = published(workshop, target)
    roll_back(target, 1)
    receipt = publish(third, target)
    assert set(receipt.replaced) == {"index.html", "show/feed.xml"}
    assert stands(target, third)
    assert publish(third, target).revision == receipt.revision


def test_there_and_back(workshop: Workshop, target: Target) -> None:
    """The release before the live one is the one a rollback left, so that a rollback undoes a rollback."""
    releases = published(workshop, target)
    assert revision_before(read_manifest(target)[0], target) == 2
    roll_back(target, 2)
    assert revision_before(read_manifest(target)[0], target) == 3
    roll_back(target, 3)
    assert stands(target, releases[2])


def test_of_the_live_release(workshop: Workshop, target: Target) -> None:
    """Bringing back what is live writes nothing."""
    published(workshop, target)
    recording = RecordingTarget(target)
    plan = roll_back(recording, 3)
    assert plan.empty
    assert recording.written == []


def test_what_it_will_change_is_told(workshop: Workshop, target: Target) -> None:
    """The plan names the episodes that come back and those that disappear, which is refused until it is allowed."""
    published(workshop, target)
    manifest, _ = read_manifest(target)
    with restored(target, manifest, 1) as release:
        plan = make_rollback(release, manifest, target, 1)
        allowed = make_rollback(release, manifest, target, 1, ["episode-gone"])
    (feed,) = plan.feeds
    assert [one.guid for one in feed.added] == ["one"]
    assert [one.guid for one in feed.gone] == ["two"]
    assert [breach.code for breach in plan.refused] == ["episode-gone"]
    assert (allowed.refused, allowed.steps) == ((), plan.steps)


def test_in_the_order_of_waves(workshop: Workshop, target: Target) -> None:
    """Claim, pages in their ranks, feeds, what is kept of it, manifest: as any publish."""
    published(workshop, target)
    recording = RecordingTarget(target)
    roll_back(recording, 2)
    first, *written, kept, last = recording.written
    assert (first, kept, last) == (MANIFEST_KEY, bundle_key(4), MANIFEST_KEY)
    assert written == ["two/index.html", "index.html", "show/feed.xml"]


def test_only_what_differs(workshop: Workshop, target: Target) -> None:
    """What is live as it was then is not written again."""
    publish(workshop.release("one"), target)
    publish(workshop.release("one", "two"), target)
    recording = RecordingTarget(target)
    roll_back(recording, 1)
    assert recording.written[1:-2] == ["index.html", "show/feed.xml"]


def test_unknown_revision(workshop: Workshop, target: Target) -> None:
    """A revision that never was, or that is not kept, is refused with those that are."""
    published(workshop, target)
    with pytest.raises(UsageError, match=r"\(1, 2, 3\), found 7") as caught:
        roll_back(target, 7)
    assert "turncast releases" in caught.value.hint


def test_nothing_before(workshop: Workshop) -> None:
    """With only one release there is none before it."""
    target = MemoryTarget()
    publish(workshop.release("one"), target)
    with pytest.raises(UsageError, match="found none"):
        revision_before(read_manifest(target)[0], target)


def test_what_was_pruned(workshop: Workshop, target: Target) -> None:
    """A release whose recordings were pruned is refused before anything changes, and one of them is named."""
    for number, release in enumerate(history(workshop)):
        publish_at(release, target, MOMENT + timedelta(days=number))
    prune_at(target, MOMENT + timedelta(days=30))
    recording = RecordingTarget(target)
    with pytest.raises(WorldError, match=r"names media/one-.* and 1 more, pruned since"):
        roll_back(recording, 2)
    assert recording.written == []


def _changed(target: Target, revision: int, change: Callable[[str, bytes], bytes]) -> None:
    """The bundle of that revision, with every body changed."""
    key = bundle_key(revision)
    found = target.read(key)
    assert found
    changed = io.BytesIO()
    with ZipFile(io.BytesIO(found[0])) as old, ZipFile(changed, "w", ZIP_STORED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    target.write(key, changed.getvalue(), media_type="application/zip", cache_control="no-store")


def test_damaged_body(workshop: Workshop, target: Target) -> None:
    """A body that is not what was published, or gone, or a bundle that is no zip, stops it before anything changes."""
    published(workshop, target)
    _changed(target, 2, lambda name, body: body + b"." if name == "index.html" else body)
    recording = RecordingTarget(target)
    with pytest.raises(TargetCorrupt, match=r"2\.zip should have index\.html as it was published"):
        roll_back(recording, 2)
    target.write(bundle_key(2), b"PK", media_type="application/zip", cache_control="no-store")
    with pytest.raises(TargetCorrupt):
        roll_back(recording, 2)
    target.delete(bundle_key(2))
    with pytest.raises(WorldError, match="is not there"):
        roll_back(recording, 2)
    assert recording.written == []


def test_published_before_releases_were_kept(workshop: Workshop) -> None:
    """What no bundle ever had can only be brought back while it is live as it was."""
    target = MemoryTarget()
    publish(workshop.release("one"), target)
    manifest, _ = read_manifest(target)
    old = {key: one.model_copy(update={"revision": 0}) for key, one in manifest.live.items()}
    before = manifest.model_copy(update={"live": old, "history": (), "bundles": {}})
    target.write(
        MANIFEST_KEY, before.model_dump_json().encode(), media_type="application/json", cache_control="no-store"
    )
    publish(workshop.release("one", "two"), target)
    publish(workshop.release("one", "three"), target)
    roll_back(target, 2)
    assert stands(target, workshop.release("one", "two"))
    publish(workshop.release("one", "two", edition="new"), target)
    with pytest.raises(WorldError, match=r"one/index\.html was published before releases were kept"):
        roll_back(target, 2)


@pytest.mark.parametrize("before", [True, False], ids=["before", "after"])
@pytest.mark.parametrize("kind", ["memory", "directory"])
def test_crash_at_every_write(workshop: Workshop, tmp_path: Path, kind: str, before: bool) -> None:
    """Whichever write of a rollback never happens, or happens unheard: laws hold, and running it again finishes it."""
    *_, second, third = history(workshop)
    for number in range(1, 7):
        target = MemoryTarget() if kind == "memory" else DirectoryTarget(tmp_path / str(number))
        releases = published(workshop, target)
        crashing = RecordingTarget(target, crash_at=number) if before else RecordingTarget(target, crash_after=number)
        with pytest.raises(Crash):
            roll_back(crashing, 2)
        assert missing(target, releases) == []
        assert law_2(target)
        if before or number < 6:  # or else it was done, and nobody heard of it
            assert read_manifest(target)[0].history[-1].revision == 3
        roll_back(target, 2)
        assert stands(target, second)
        assert missing(target, releases) == []
        publish(third, target)
        assert stands(target, third)


def test_over_a_crashed_publish(workshop: Workshop) -> None:
    """Whichever write of a publish never happened, a rollback brings the last release that settled back, whole."""
    first, second, third = history(workshop)
    for number in range(1, 7):
        target = MemoryTarget()
        publish(first, target)
        publish(second, target)
        with pytest.raises(Crash):
            publish(third, RecordingTarget(target, crash_at=number))
        roll_back(target, 2)
        assert stands(target, second)
        assert missing(target, [first, second, third]) == []
        assert law_2(target)


def test_rival_publishes_before_the_claim(workshop: Workshop, target: Target) -> None:
    """Who publishes between the plan of a rollback and its claim is not overwritten."""
    published(workshop, target)
    theirs = workshop.release("two", "three")
    manifest, version = read_manifest(target)
    with restored(target, manifest, 1) as release:
        plan = make_rollback(release, manifest, target, 1)
        publish(theirs, target, by="bob@home")
        with pytest.raises(TargetConflict):
            execute(plan, release, manifest, version, target, nonce="late", by="ann", at=MOMENT)
    assert stands(target, theirs)


def with_another_feed(release: Release, edition: str) -> Release:
    """*release*, and a second feed of the same episodes that nothing leads to."""
    feed = replace(release.artifacts["show/feed.xml"], key="other/feed.xml", fingerprint=edition)
    feeds = {**release.feeds, "other/feed.xml": release.feeds["show/feed.xml"]}
    return Release.of([*release.artifacts.values(), feed], feeds)


def test_a_feed_that_came_later(workshop: Workshop, target: Target) -> None:
    """A feed the earlier release lacks stays where it is; who publishes it again is told of what listeners have."""
    first = workshop.release("one")
    publish(first, target)
    publish(with_another_feed(first, "first"), target)
    plan = roll_back(target, 1)
    manifest, _ = read_manifest(target)
    assert [breach.code for breach in plan.breaches] == ["feed-gone"]
    assert set(manifest.feeds) == {"show/feed.xml"}
    assert manifest.live["other/feed.xml"].until
    again = with_another_feed(first, "second")
    assert target.head("other/feed.xml")
    assert "other/feed.xml" in reads(target, again)
    publish(again, target)
    assert read_manifest(target)[0].live["other/feed.xml"].until is None


def reads(target: Target, release: Release) -> list[str]:
    """The feeds that are read to know what publishing *release* would break."""
    looked: list[str] = []

    class Looking(RecordingTarget):
        def read(self, key: str) -> tuple[bytes, Stored] | None:
            looked.append(key)
            return super().read(key)

    read_changing(Looking(target), release, read_manifest(target)[0])
    return looked
