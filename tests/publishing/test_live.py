"""Reading what stands at a target."""

from typing import Final

import pytest
from tests.publishing.feeds import SITE, feed
from tests.support.publishers import publish
from tests.support.recording_target import Crash, RecordingTarget
from tests.support.releases import Workshop

from turncast.models.artifact import Artifact, CacheControl, Release, Wave
from turncast.models.manifest import LiveObject, Manifest
from turncast.publishing import read_changing, read_live, read_manifest
from turncast.targets import Stored, Target
from turncast.targets.memory import MemoryTarget

KEY: Final = "talks/feed.xml"
RELEASE: Final = Release({}, feeds={KEY: feed()})
ATOM: Final = 'xmlns:atom="http://www.w3.org/2005/Atom"'


def document(*guids: str, links: str = "") -> bytes:
    """A feed with items of those GUIDs."""
    items = "".join(f"<item><title>{guid}</title><guid>{guid}</guid></item>" for guid in guids)
    return f'<rss version="2.0" {ATOM}><channel><title>Theirs</title>{links}{items}</channel></rss>'.encode()


def next_link(address: str) -> str:
    """What leads to the next older part."""
    return f'<atom:link rel="next" href="{address}"/>'


def holding(documents: dict[str, bytes], target: Target | None = None) -> Target:
    """A target with those documents."""
    target = target or MemoryTarget()
    for key, body in documents.items():
        target.write(key, body, media_type="application/rss+xml", cache_control="no-store")
    return target


def guids(documents: dict[str, bytes]) -> list[str] | None:
    """The GUIDs of the episodes that are live, in their order; None where there is no feed."""
    found = read_live(holding(documents), RELEASE).get(KEY)
    return [episode.guid for episode in found.episodes] if found else None


def test_nothing_stands_there(target: Target) -> None:
    """Where no feed is, none is found, on each kind of target."""
    assert read_live(target, RELEASE) == {}


def test_a_feed_of_another_program(target: Target) -> None:
    """What apps remember of it is read, on each kind of target."""
    holding({KEY: document("a", "b")}, target)
    found = read_live(target, RELEASE)[KEY]
    assert (found.title, [episode.guid for episode in found.episodes]) == ("Theirs", ["a", "b"])


@pytest.mark.parametrize(
    "body", [b"", b"<html></html>", b"<rss><channel>", b"\xff\xfe", b"<!DOCTYPE a [<!ENTITY b 'c'>]><rss/>"]
)
def test_what_cannot_be_read_has_a_fault(body: bytes) -> None:
    """It is no feed to us, but some app may remember something of it: it is said why it cannot be read."""
    feed = read_live(holding({KEY: body}), RELEASE)[KEY]
    assert feed.fault
    assert feed.episodes == ()


def test_parts_are_joined() -> None:
    """A feed in parts is one feed; an episode that stands in two of them is one."""
    parts = {
        KEY: document("d", "c", links=next_link(f"{SITE}/talks/feed-2.xml")),
        "talks/feed-2.xml": document("c", "b", links=next_link(f"{SITE}/talks/feed-3.xml")),
        "talks/feed-3.xml": document("a"),
    }
    assert guids(parts) == ["d", "c", "b", "a"]


def test_parts_of_a_site_that_was_elsewhere() -> None:
    """They lead to one another by the addresses they had, which stand in the feed itself."""
    own = '<atom:link rel="self" href="https://old.example/show/talks/feed.xml"/>'
    first = document("b", links=own + next_link("https://old.example/show/talks/2.xml"))
    assert guids({KEY: first, "talks/2.xml": document("a")}) == ["b", "a"]


@pytest.mark.parametrize(
    "address",
    [
        f"{SITE}/{KEY}",
        f"{SITE}/talks/feed.xml?page=2",
        f"{SITE}/talks/missing.xml",
        f"{SITE}/../etc/passwd",
        f"{SITE}/",
        SITE,
        "https://elsewhere.example/talks/2.xml",
        "2.xml",
        "",
    ],
)
def test_links_that_lead_nowhere(address: str) -> None:
    """To itself, out of the target, to what is not there: the feed ends there."""
    assert guids({KEY: document("a", links=next_link(address)), "talks/2.xml": document("b")}) == ["a"]


def test_a_ring_of_parts() -> None:
    """Two parts that lead to one another are read once each."""
    ring = {
        KEY: document("b", links=next_link(f"{SITE}/talks/2.xml")),
        "talks/2.xml": document("a", links=next_link(f"{SITE}/{KEY}")),
    }
    assert guids(ring) == ["b", "a"]


class Watched(RecordingTarget):
    """Remembers what is read as a whole."""

    def __init__(self, target: Target) -> None:
        super().__init__(target)
        self.reads: list[str] = []

    def read(self, key: str) -> tuple[bytes, Stored] | None:
        self.reads.append(key)
        return super().read(key)


@pytest.fixture
def watched(workshop: Workshop, target: Target) -> Watched:
    """A target where a release with one episode was published, of each kind."""
    publish(workshop.release("one"), target)
    return Watched(target)


def reads(watched: Watched, release: Release) -> list[str]:
    """The feeds that are read to plan that release."""
    manifest, _ = read_manifest(watched)
    watched.reads.clear()
    read_changing(watched, release, manifest)
    return watched.reads


def test_a_feed_nobody_has_touched_is_not_read(workshop: Workshop, watched: Watched) -> None:
    """What the manifest remembers of it is enough, whether it is to change or not."""
    assert reads(watched, workshop.release("one")) == []
    assert reads(watched, workshop.release("one", "two")) == []


def test_a_feed_somebody_has_touched_is_read_when_it_changes(workshop: Workshop, watched: Watched) -> None:
    """Nothing is asked of an unchanged release, whoever wrote there."""
    holding({"show/feed.xml": document("a")}, watched)
    assert reads(watched, workshop.release("one")) == []
    assert reads(watched, workshop.release("one", "two")) == ["show/feed.xml"]


def test_a_feed_of_an_unknown_past_is_read(workshop: Workshop) -> None:
    """Where there is no manifest, or one that does not say which version it wrote."""
    release = workshop.release("one")
    live = {
        key: LiveObject(fingerprint="f", size=1, media_type=one.media_type, cache_control=one.cache_control)
        for key, one in release.artifacts.items()
    }
    for manifest in (Manifest(), Manifest(live=live, feeds=release.feeds)):
        target = Watched(holding({"show/feed.xml": document("a")}))
        assert set(read_changing(target, release, manifest)) == {"show/feed.xml"}
        assert target.reads == ["show/feed.xml"]


def test_after_a_crash_the_feed_is_read(workshop: Workshop) -> None:
    """Nobody knows whether it is the old one or the new one."""
    target = MemoryTarget()
    publish(workshop.release("one"), target)
    second = workshop.release("one", "two")
    with pytest.raises(Crash):
        publish(second, RecordingTarget(target, crash_at=7))
    assert reads(Watched(target), second) == ["show/feed.xml"]


def test_a_part_that_changes_is_reason_to_look_at_its_feed() -> None:
    """Also if the part apps subscribe to stays as it is."""
    part = Artifact("talks/feed-2.xml", Wave.FEED, "application/rss+xml", CacheControl.SHORT, "f", lambda: b"")
    release = Release.of([part], feeds={KEY: feed(), "other/feed.xml": feed()})
    target = holding({KEY: document("a"), "other/feed.xml": document("b")})
    assert set(read_changing(target, release, Manifest())) == {KEY}
