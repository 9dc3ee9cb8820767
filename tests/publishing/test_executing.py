"""Carrying out a plan on a target nobody disturbs."""

import signal
import threading
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.support.publishers import publish
from tests.support.recording_target import RecordingTarget
from tests.support.releases import MOMENT, Workshop, body_of, contents, missing, wanted

from turncast.errors import TargetCorrupt, Unreadable
from turncast.models.artifact import Artifact, Body, CacheControl, Release, Wave
from turncast.models.manifest import MANIFEST_KEY, Claim
from turncast.publishing import Event, read_manifest
from turncast.publishing.history import bundle_key
from turncast.publishing.manifests import write_manifest
from turncast.targets import Stored, Target
from turncast.targets.memory import MemoryTarget


def test_everything_arrives(workshop: Workshop, target: Target) -> None:
    """Every artifact is stored, the receipt and the manifest say so, and the claim is gone."""
    release = workshop.release("one", "two")
    receipt = publish(release, target)
    assert contents(target, release) == wanted(release)
    manifest, _ = read_manifest(target)
    assert {key: live.size for key, live in manifest.live.items()} == {
        key: len(body or b"") for key, body in contents(target, release).items()
    }
    assert (manifest.revision, manifest.claim, manifest.feeds) == (1, None, release.feeds)
    assert set(receipt.added) == set(release.artifacts)
    assert (receipt.revision, receipt.at, receipt.replaced, receipt.warnings) == (1, MOMENT, (), ())
    assert receipt.sent == sum(live.size for live in manifest.live.values())


def test_served_as_told(workshop: Workshop, target: Target) -> None:
    """Each object is stored with its media type and cache header, where the target keeps them."""
    release = workshop.release("one")
    publish(release, target)
    for key, artifact in release.artifacts.items():
        stored = target.head(key)
        assert stored
        assert stored.media_type in (None, artifact.media_type)
        assert stored.cache_control in (None, artifact.cache_control)


def test_waves_in_order(workshop: Workshop, target: Target) -> None:
    """The claim is written first, then wave after wave, what is kept of it, the manifest: whatever the workers do."""
    release = workshop.release("one", "two", "three")
    recording = RecordingTarget(target)
    publish(release, recording, workers=8)
    first, *written, kept, last = recording.written
    assert (first, kept, last) == (MANIFEST_KEY, bundle_key(1), MANIFEST_KEY)
    waves = [release.artifacts[key].wave for key in written]
    assert waves == sorted(waves)
    assert sorted(written) == sorted(release.artifacts)


def test_claimed_before_anything(workshop: Workshop, target: Target) -> None:
    """When the first object is written, the manifest already names the publisher and every key."""
    release = workshop.release("one")
    claims: list[Claim | None] = []
    publish(release, RecordingTarget(target, before=lambda _: claims.append(read_manifest(target)[0].claim)))
    first = claims[1]
    assert claims[0] is None
    assert first
    assert (first.by, first.at, set(first.keys)) == ("ann@studio", MOMENT, set(release.artifacts))


def test_second_time(workshop: Workshop, target: Target) -> None:
    """Publishing what is live writes nothing and makes no body."""
    release = workshop.release("one", "two")
    publish(release, target)
    workshop.made.clear()
    recording = RecordingTarget(target)
    receipt = publish(release, recording)
    assert recording.written == []
    assert not workshop.made
    assert (receipt.revision, receipt.kept, receipt.sent, receipt.added) == (1, len(release.artifacts), 0, ())


def test_one_more_episode(workshop: Workshop, target: Target) -> None:
    """One new episode: its objects, the home page and the feed are written, and only their bodies made, each once."""
    publish(workshop.release("one"), target)
    workshop.made.clear()
    release = workshop.release("one", "two")
    receipt = publish(release, target)
    assert receipt.replaced == ("index.html", "show/feed.xml")
    assert len(receipt.added) == 3
    assert all("two" in key for key in receipt.added)
    assert workshop.made == dict.fromkeys((*receipt.added, *receipt.replaced), 1)


def test_removed_episode_stays(workshop: Workshop, target: Target) -> None:
    """What the release lacks stays stored and stays in the manifest."""
    both = workshop.release("one", "two")
    publish(both, target)
    publish(workshop.release("one"), target)
    manifest, _ = read_manifest(target)
    assert set(manifest.live) == set(both.artifacts)
    assert all(target.head(key) for key in both.artifacts)


def test_immutable_not_sent_again(workshop: Workshop, target: Target) -> None:
    """A recording that is already there under its content's name is not sent, even if the manifest forgot it."""
    release = workshop.release("one")
    media = next(artifact for artifact in release.artifacts.values() if artifact.wave is Wave.MEDIA)
    target.write(media.key, media.make(), media_type=media.media_type, cache_control=media.cache_control)
    recording = RecordingTarget(target)
    receipt = publish(release, recording)
    assert media.key not in recording.written
    assert media.key in receipt.added
    assert receipt.sent == sum(
        len(body_of(artifact)) for artifact in release.artifacts.values() if artifact is not media
    )
    assert media.key in read_manifest(target)[0].live


def test_immutable_of_another_length_is_sent(workshop: Workshop, target: Target) -> None:
    """What stands under a recording's key with another length is not that recording, and is replaced."""
    release = workshop.release("one")
    media = next(artifact for artifact in release.artifacts.values() if artifact.wave is Wave.MEDIA)
    target.write(media.key, b"half", media_type=media.media_type, cache_control=media.cache_control)
    publish(release, target)
    assert contents(target, release)[media.key] == media.make()


def test_settles_for_the_crashed(workshop: Workshop, target: Target) -> None:
    """If nothing is to be done but a claim still stands, the claim is settled, and nothing listeners fetch written."""
    release = workshop.release("one")
    publish(release, target)
    manifest, version = read_manifest(target)
    claim = Claim(nonce="lost", by="bob", at=MOMENT, keys=("elsewhere.html",))
    write_manifest(target, manifest.model_copy(update={"revision": 2, "claim": claim}), version)
    recording = RecordingTarget(target)
    publish(release, recording)
    assert set(recording.written) == {MANIFEST_KEY, bundle_key(3)}
    assert read_manifest(target)[0].claim is None


def test_what_a_crash_left_is_not_trusted(workshop: Workshop, target: Target) -> None:
    """A page a crashed publish may have changed is written anew when it comes back, even if meanwhile it was away."""
    both, only = workshop.release("one", "two"), workshop.release("two")
    publish(both, target)
    manifest, version = read_manifest(target)
    claim = Claim(nonce="lost", by="bob", at=MOMENT, keys=("one/index.html",))
    write_manifest(target, manifest.model_copy(update={"revision": 2, "claim": claim}), version)
    target.write("one/index.html", b"of the crashed", media_type="text/html", cache_control="no-store")
    publish(only, target)
    publish(both, target)
    assert contents(target, both) == wanted(both)


def test_events(workshop: Workshop, target: Target) -> None:
    """Whoever listens hears of the claim, each wave, each object's beginning, bytes and end, and the settling."""
    release = workshop.release("one", "two")
    heard: list[Event] = []
    receipt = publish(release, target, on_event=heard.append)
    kinds = [event.kind for event in heard]
    assert (kinds[0], kinds[-1]) == ("claimed", "settled")
    assert [event.wave for event in heard if event.kind == "wave"] == sorted(Wave)
    for key in release.artifacts:
        mine = [event for event in heard if event.key == key]
        assert (mine[0].kind, mine[-1].kind) == ("started", "done")
        assert {event.total_bytes for event in mine} == {len(body_of(release.artifacts[key]))}
        assert sum(event.bytes for event in mine if event.kind == "sent") == mine[-1].bytes
    assert sum(event.bytes for event in heard if event.kind == "sent") == receipt.sent


def test_large_recording_from_a_file(workshop: Workshop, target: Target, tmp_path: Path) -> None:
    """A recording that stands in a file arrives whole."""
    file = tmp_path / "talk.mp3"
    file.write_bytes(bytes(range(256)) * 40_000)
    media = Artifact("media/talk.mp3", Wave.MEDIA, "audio/mpeg", CacheControl.IMMUTABLE, "f", lambda: file)
    publish(Release.of([media]), target)
    found = target.read("media/talk.mp3")
    assert found
    assert found[0] == file.read_bytes()


def failing(key: str, wave: Wave) -> Artifact:
    """An artifact whose body cannot be made."""

    def make() -> bytes:
        raise Unreadable("the recording is gone")

    return Artifact(key, wave, "text/html", CacheControl.SHORT, "f", make)


def test_failure_stops_later_waves(workshop: Workshop, target: Target) -> None:
    """If a page cannot be made no feed is written, the error is told, the claim stays, the next publish ends it."""
    good = workshop.release("one", "two")
    bad = Release.of([*good.artifacts.values(), failing("broken.html", Wave.PAGE)], feeds=good.feeds)
    with pytest.raises(Unreadable, match="the recording is gone"):
        publish(bad, target)
    assert target.head("show/feed.xml") is None
    assert missing(target, [good]) == []
    claim = read_manifest(target)[0].claim
    assert claim
    assert "broken.html" in claim.keys
    publish(good, target)
    assert contents(target, good) == wanted(good)
    assert read_manifest(target)[0].claim is None


def test_failure_begins_nothing_new(workshop: Workshop) -> None:
    """Once an object of a wave has failed, those of the same wave that were not begun are not begun."""
    good = workshop.release(*(f"episode-{number}" for number in range(30)))
    bad = Release.of([*good.artifacts.values(), failing("a-broken.html", Wave.PAGE)], feeds=good.feeds)
    with pytest.raises(Unreadable):
        publish(bad, RecordingTarget(MemoryTarget(), before=lambda _: time.sleep(0.01)), workers=1)
    assert len([key for key in workshop.made if key.endswith("index.html")]) < 30


def test_interrupt(workshop: Workshop) -> None:
    """Ctrl-C stops the publish at once, even in the middle of a large recording, and the next one finishes it."""
    slow = threading.Event()

    class Slow(RecordingTarget):
        """Sends a byte every few milliseconds, for half a minute."""

        def write(self, key: str, body: Body, **options: Any) -> Stored:
            if key.startswith("media/"):
                slow.set()
                for _ in range(6000):
                    time.sleep(0.005)
                    options["on_bytes"](1)
            return super().write(key, body, **options)

    inner = MemoryTarget()
    release = workshop.release("one", "two")

    def interrupt() -> None:
        slow.wait(10)
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)  # which also wakes who waits

    threading.Thread(target=interrupt).start()
    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        publish(release, Slow(inner))
    assert time.monotonic() - began < 5
    assert read_manifest(inner)[0].claim
    publish(release, inner)
    assert missing(inner, [release]) == []


def test_store_that_changes_what_it_gets(workshop: Workshop) -> None:
    """A store that holds another length than it was given is found out before any page or feed names the object."""

    class Corrupting(RecordingTarget):
        def write(self, key: str, body: Body, **options: Any) -> Stored:
            if isinstance(body, bytes) and key.startswith("media/"):
                body = b"framing" + body
            return super().write(key, body, **options)

    inner = MemoryTarget()
    release = workshop.release("one")
    with pytest.raises(TargetCorrupt, match=r"should hold \d+ bytes, found \d+"):
        publish(release, Corrupting(inner))
    assert inner.head("one/index.html") is None
    assert inner.head("show/feed.xml") is None


def test_the_same_bytes_are_not_written_again(workshop: Workshop, target: Target) -> None:
    """A feed or page whose inputs changed and whose bytes did not keeps its ETag, so that apps have nothing to load."""
    release = workshop.release("one")
    publish(release, target)
    before = {key: target.head(key) for key in release.artifacts}
    renewed = {key: replace(one, fingerprint=f"new-{one.fingerprint}") for key, one in release.artifacts.items()}
    recording = RecordingTarget(target)
    receipt = publish(replace(release, artifacts=renewed), recording)
    assert set(receipt.replaced) == set(release.artifacts)
    assert receipt.sent == 0
    assert [key for key in recording.written if not key.startswith(".turncast/")] == []
    assert {key: target.head(key) for key in release.artifacts} == before
    again = RecordingTarget(target)
    publish(replace(release, artifacts=renewed), again)
    assert again.written == []


def test_bytes_of_the_same_length_are_written(workshop: Workshop, target: Target) -> None:
    """What has as many bytes and others is another text."""
    publish(workshop.release("one", edition="a"), target)
    other = workshop.release("one", edition="b")
    publish(other, target)
    assert contents(target, other) == wanted(other)
