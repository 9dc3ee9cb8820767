"""Which form of an episode apps are given, and the feeds a show has for its forms."""

import re
from base64 import b64decode
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from tests.support.projects import AT, Folder, talks
from tests.support.recordings import mp4, mvhd, track

from turncast.building import build, editions
from turncast.building.forms import feeds
from turncast.models.artifact import Artifact, Release, Wave
from turncast.models.edition import Edition
from turncast.models.feed import Feed
from turncast.targets.bodies import opened


def both(root: Path, **words: Any) -> Folder:
    """A show with an episode to watch and to hear, one to hear alone, and one to watch alone."""
    root.mkdir(exist_ok=True)
    folder = talks(root, "heard")
    folder.show(**words)
    _film(root / "media/both.mp4")
    folder.recording("media/both.mp3")
    folder.episode("both", recording="media/both.mp4", renditions=["media/both.mp3"])
    _film(root / "media/seen.mp4")
    folder.episode("seen", recording="media/seen.mp4")
    return folder


def _film(path: Path) -> None:
    mp4(path, mvhd(4000), track(1, b"vide", ticks=4000, size=(320, 180)), data=path.name.encode())


def edition(folder: Folder) -> Edition:
    """The only show of a project, as seen now."""
    (only,) = editions(folder.catalog(), AT)
    return only


def forms(feed: Feed) -> dict[str, str]:
    """The extension of the enclosure of each episode, by the name of its page."""
    return {re.sub(r".*/|\.html", "", one.page): one.url.rpartition(".")[2] for one in feed.episodes}


def released(folder: Folder) -> Release:
    """The release of the project."""
    return build(folder.catalog(), AT)


def test_apps_are_given_the_recording_as_it_is_named_unless_the_show_prefers_a_form(tmp_path: Path) -> None:
    """Without a preference, what stands under `recording` is the enclosure, and the other form its alternate."""
    feed = released(both(tmp_path)).feeds["talks/feed.xml"]
    assert forms(feed) == {"seen": "mp4", "both": "mp4", "heard": "mp3"}


@pytest.mark.parametrize(("prefers", "expected"), [("audio", "mp3"), ("video", "mp4")])
def test_apps_are_given_the_form_the_show_prefers(tmp_path: Path, prefers: str, expected: str) -> None:
    """Where an episode has both, the preferred one is the enclosure; no episode is lost for lack of it."""
    folder = both(tmp_path, prefers=prefers)
    assert forms(released(folder).feeds["talks/feed.xml"]) == {"seen": "mp4", "both": expected, "heard": "mp3"}
    assert [len(entry.renditions) for entry in edition(folder).entries] == [1, 2, 1]


def test_a_feed_per_rendition_has_that_form_and_no_other(tmp_path: Path) -> None:
    """The show's own feed has all episodes, in the preferred form; the other has those with the other form."""
    folder = both(tmp_path, prefers="audio", feed_per="rendition")
    release = released(folder)
    assert {key: forms(feed) for key, feed in release.feeds.items()} == {
        "talks/feed.xml": {"seen": "mp4", "both": "mp3", "heard": "mp3"},
        "talks/video.xml": {"seen": "mp4", "both": "mp4"},
    }
    assert {"talks/feed.xml", "talks/video.xml"} <= set(release.artifacts)
    assert all(len(entry.renditions) == 1 for one in feeds(edition(folder)) for entry in one.entries)


def test_the_feeds_of_a_show_are_told_apart_and_their_episodes_are_the_same(tmp_path: Path) -> None:
    """Each feed has a guid and a title of its own; an episode has the same guid in both."""
    folder = both(tmp_path, prefers="video", feed_per="rendition", new_feed_url="https://elsewhere.turncast.dev/f.xml")
    own, other = released(folder).feeds.values()
    assert (own.title, other.title) == ("Talks", "Talks (Audio)")
    assert own.guid != other.guid
    assert other.address.endswith("/talks/audio.xml")
    assert {one.guid for one in other.episodes} < {one.guid for one in own.episodes}
    assert [one.show.new_feed_url is None for one in feeds(edition(folder))] == [False, True]


def test_the_guid_of_every_feed_stays_when_the_show_moves(tmp_path: Path) -> None:
    """A show whose guid is written down keeps the guids of all its feeds under another address."""
    folder = both(tmp_path, feed_per="rendition")
    before = released(folder).feeds
    loaded = folder.load({"site.url": "https://moved.turncast.dev/"})
    assert loaded.catalog
    after = build(loaded.catalog, AT).feeds
    assert [one.guid for one in after.values()] == [one.guid for one in before.values()]
    assert all(one.address.startswith("https://moved.turncast.dev/talks/") for one in after.values())


def test_without_a_preference_a_feed_per_rendition_goes_by_the_medium(tmp_path: Path) -> None:
    """A podcast is heard and a video show is watched: which feed is the show's own does not hang on its episodes."""
    heard = both(tmp_path / "a", feed_per="rendition")
    watched = both(tmp_path / "b", feed_per="rendition", medium="video")
    assert set(released(heard).feeds) == {"talks/feed.xml", "talks/video.xml"}
    assert set(released(watched).feeds) == {"talks/feed.xml", "talks/audio.xml"}


def test_a_release_says_what_apps_remember_of_each_feed(tmp_path: Path) -> None:
    """Address, guid and title of the feed; guid, date, page and enclosure of each episode, as whole addresses."""
    folder = talks(tmp_path, "first")
    (feed,) = released(folder).feeds.values()
    (entry,) = edition(folder).entries
    (one,) = feed.episodes
    site = "https://podcast.turncast.dev/talks/"
    assert feed.address == f"{site}talks/feed.xml"
    assert feed.guid == edition(folder).guid
    assert (one.guid, one.title, one.date) == (entry.episode.guid, "First", entry.episode.date)
    assert (one.page, one.url) == (f"{site}talks/first.html", site + entry.rendition.enclosure.key)
    assert (one.length, one.media_type) == (entry.rendition.enclosure.length, "audio/mpeg")


def test_every_form_is_told_with_the_digest_of_what_is_served(tmp_path: Path) -> None:
    """Where an app has the choice, it can see that what it loaded is what was meant: the SHA-256 of each copy."""
    release = released(both(tmp_path))
    feed = _bytes(release.artifacts["talks/feed.xml"]).decode()
    told = re.findall(r'source uri="[^"]*/([^"/]*)".*?type="sri" value="sha256-([^"]*)"', feed, re.DOTALL)
    served = {key.rpartition("/")[2]: one for key, one in release.artifacts.items() if one.wave is Wave.MEDIA}
    assert sorted(name.rpartition(".")[2] for name, _ in told) == ["mp3", "mp4"]
    for name, digest in told:
        assert b64decode(digest) == sha256(_bytes(served[name])).digest()


def _bytes(artifact: Artifact) -> bytes:
    with opened(artifact.make()) as made:
        return made.read()
