"""Reading what is known to be live."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest
from tests.support.projects import AT, Folder
from tests.support.publishers import publish
from tests.support.releases import MOMENT, Workshop

from turncast.building import build
from turncast.errors import WorldError
from turncast.models.artifact import Release, Wave
from turncast.models.feed import FeedEpisode
from turncast.models.manifest import MANIFEST_KEY, Manifest
from turncast.publishing import make_plan, read_manifest
from turncast.publishing.history import wave_of
from turncast.targets import Target
from turncast.targets.memory import MemoryTarget

FIRST_FORMAT: Final = Path(__file__).with_name("manifest-of-the-first-format.json")


def stored(content: bytes) -> Target:
    """A target with *content* as its manifest."""
    target = MemoryTarget("public/")
    target.write(MANIFEST_KEY, content, media_type="application/json", cache_control="no-store")
    return target


def test_nothing_there(target: Target) -> None:
    """Where nothing was published yet, the manifest is empty and has no version."""
    assert read_manifest(target) == (Manifest(), None)


def test_what_was_written_is_read(workshop: Workshop, target: Target) -> None:
    """The manifest read back is the one written, and its version is the stored one; no cache may keep it."""
    publish(workshop.release("one"), target)
    manifest, version = read_manifest(target)
    found = target.head(MANIFEST_KEY)
    assert found
    assert version == found.version
    assert found.cache_control in (None, "no-store")
    assert found.media_type in (None, "application/json")
    assert list(manifest.live) == sorted(manifest.live)


@pytest.mark.parametrize("content", [b'{"format": 3, "shows": []}', b'{"format": "later"}'])
def test_of_a_newer_turncast(content: bytes) -> None:
    """A manifest of a later format is not touched; the hint is to upgrade."""
    with pytest.raises(WorldError, match="found one of a newer turncast") as caught:
        read_manifest(stored(content))
    assert "pip install --upgrade turncast" in caught.value.hint
    assert caught.value.message.startswith("public/")


@pytest.mark.parametrize("content", [b"", b"<html>", b"[]", b'{"live": {"a": {}}}', b"\xff", b'{"revision": "many"}'])
def test_unreadable(content: bytes) -> None:
    """Anything else that is no manifest is refused, with a word on what to do about it."""
    with pytest.raises(WorldError, match=r"manifest\.json is no manifest") as caught:
        read_manifest(stored(content))
    assert "bring an earlier" in caught.value.hint


def test_of_the_first_format() -> None:
    """A manifest an earlier Turncast wrote, one publish of which had crashed, is read with all it remembered."""
    manifest, _ = read_manifest(stored(FIRST_FORMAT.read_bytes()))
    assert (manifest.format, manifest.revision, len(manifest.live)) == (2, 2, 8)
    assert manifest.claim
    assert (manifest.claim.by, manifest.claim.at, len(manifest.claim.keys)) == ("bob@home", MOMENT, 5)
    settled, claimed = manifest.feeds["show/feed.xml"], manifest.claim.feeds["show/feed.xml"]
    assert [episode.guid for episode in settled.episodes] == ["one", "two"]
    assert [episode.guid for episode in claimed.episodes] == ["one", "two", "three"]
    assert settled.guid == claimed.guid == "g"
    assert settled.episodes[0] == FeedEpisode(guid="one", title="one", date=MOMENT, page="one/index.html")


def test_promises_made_in_the_first_format(workshop: Workshop) -> None:
    """They are kept: what was live by it may stay as it was, and be published again; what would break it is told."""
    same = workshop.release("one", "two", "three")

    def broken(release: Release) -> list[tuple[str, str]]:
        manifest, _ = read_manifest(stored(FIRST_FORMAT.read_bytes()))
        return [(breach.code, breach.guid) for breach in make_plan(release, manifest, "there").breaches]

    assert broken(same) == []
    assert broken(workshop.release("one", "three")) == [("episode-gone", "two")]
    assert broken(workshop.release("one", "two")) == [("episode-gone", "three")]
    assert broken(workshop.release("one", "two", "three", guid="h")) == [("feed-guid-changed", "")]
    feed = same.feeds["show/feed.xml"]
    moved = feed.episodes[0].model_copy(update={"page": "https://turn.example/first/index.html"})
    elsewhere = feed.model_copy(update={"episodes": (moved, *feed.episodes[1:])})
    assert broken(replace(same, feeds={"show/feed.xml": elsewhere})) == [("episode-page-moved", "one")]


def test_publishing_over_the_first_format(workshop: Workshop) -> None:
    """The next publish settles what had crashed, and leaves a manifest of this format."""
    target = stored(FIRST_FORMAT.read_bytes())
    release = workshop.release("one", "two", "three")
    publish(release, target)
    manifest, _ = read_manifest(target)
    assert (manifest.format, manifest.revision, manifest.claim, manifest.feeds) == (2, 3, None, release.feeds)


def released(folder: Folder) -> Release:
    """Two shows at the root of a site, where robots.txt is asked for."""
    for show in ("talks", "walks"):
        folder.show(show)
        folder.episode(f"about-{show}", show=show)
    return build(folder.catalog(), AT)


def test_when_each_is_published_is_remembered(tmp_path: Path) -> None:
    """Wave and rank of all that is live are known, so that it can go, and come back, in that order."""
    target, release = MemoryTarget(), released(Folder(tmp_path, url="https://podcast.turncast.dev/"))
    publish(release, target)
    known = {key: (live.wave, live.rank) for key, live in read_manifest(target)[0].live.items()}
    assert known == {key: (one.wave, one.rank) for key, one in release.artifacts.items()}


@pytest.mark.parametrize("forgotten", [{"wave"}, {"wave", "version"}])
def test_before_waves_were_remembered(tmp_path: Path, forgotten: set[str]) -> None:
    """In a manifest without waves, feeds in each form, lists and robots.txt are known by how they are served; the next
    publish says it of all that is live.
    """
    target, folder = MemoryTarget(), Folder(tmp_path, url="https://podcast.turncast.dev/")
    release = released(folder)
    publish(release, target)
    told = read_manifest(target)[0].model_dump(mode="json", exclude={"live": {"__all__": forgotten}})
    target.write(MANIFEST_KEY, json.dumps(told).encode(), media_type="application/json", cache_control="no-store")
    known = read_manifest(target)[0].live
    late = {key for key, one in release.artifacts.items() if one.wave is Wave.FEED}
    assert late >= {"talks/feed.xml", "talks/feed.json", "shows.opml", "sitemap.xml", "robots.txt"}
    assert {key for key, one in known.items() if wave_of(one) is Wave.FEED} == late
    folder.episode("one-more")
    publish(build(folder.catalog(), AT), target)
    assert all(one.wave for one in read_manifest(target)[0].live.values() if one.until is None)


def test_unreadable_stops_before_anything_changes(workshop: Workshop) -> None:
    """Where the manifest cannot be read nothing is published."""
    target = stored(b"<html>")
    with pytest.raises(WorldError):
        publish(workshop.release("one"), target)
    assert target.read(MANIFEST_KEY) == (b"<html>", target.head(MANIFEST_KEY))
    assert target.head("show/feed.xml") is None
