"""At no moment, whatever is done, does a feed or a page that somebody comes to name what is not there."""

import re
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

import pytest
from tests.support.projects import AT, SITE, Folder
from tests.support.publishers import publish
from tests.support.reader import Reader, from_directory
from tests.support.undoing import prune_at, publish_at, roll_back

from turncast.building import build
from turncast.models.artifact import Release
from turncast.publishing import Event, make_pruning, prune, read_manifest
from turncast.publishing.history import immutable
from turncast.targets import Stored
from turncast.targets.directory import DirectoryTarget
from turncast.targets.memory import MemoryTarget

LATER: Final = AT + timedelta(days=30)


def test_what_a_reader_meets_at_each_moment(tmp_path: Path) -> None:
    """Who looks after each single write finds no fault: of the first publish of two shows, and as more is added."""
    folder = Folder(tmp_path / "project")
    public = tmp_path / "public"
    reader = Reader(SITE["url"], ("talks/feed.xml", "walks/feed.xml", "songs/feed.xml"), from_directory(public))

    def look(event: Event) -> None:
        if event.kind == "done":
            assert (event.key, reader.visit()) == (event.key, [])

    def publish_all() -> None:
        publish(build(folder.catalog(), AT), DirectoryTarget(public), on_event=look, workers=1)

    folder.show(feed_limit=2, people=[{"name": "Ann Lee", "role": "host"}])
    folder.show("walks")
    for slug in ("one", "two", "three"):
        folder.episode(slug, chapters=[{"start": 0, "title": "Beginning"}])
    folder.episode("hill", show="walks")
    publish_all()

    folder.show("songs", title="Songs")
    folder.episode("tune", show="songs")
    folder.episode("four", people=[{"name": "Jo Day", "role": "guest"}])
    folder.show("walks", title="Long walks")
    publish_all()
    assert reader.episodes.keys() == {"talks/feed.xml", "walks/feed.xml", "songs/feed.xml"}
    assert reader.visits > 100


class Watched(MemoryTarget):
    """After each write and removal, looks whether all that the feed under *key* names of the site is there."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self.key = key
        self.faults: list[str] = []

    def write(self, key: str, *args: Any, **words: Any) -> Stored:
        stored = super().write(key, *args, **words)
        self._look(key)
        return stored

    def delete(self, key: str) -> None:
        super().delete(key)
        self._look(key)

    def _look(self, done: str) -> None:
        found = self.read(self.key)
        named = re.findall(re.escape(SITE["url"]) + r"([a-z0-9._/-]+)", found[0].decode()) if found else ()
        self.faults += [f"after {done}: {name} is not there" for name in named if self.head(name) is None]


def with_and_without_walks(folder: Folder) -> tuple[Release, Release]:
    """Two shows, and the first of them alone."""
    folder.show()
    folder.episode("one")
    folder.show("walks")
    folder.episode("hill", show="walks")
    both = build(folder.catalog(), AT)
    (folder.root / "feeds/walks.toml").unlink()
    (folder.root / "episodes/hill.md").unlink()
    return both, build(folder.catalog(), AT)


@pytest.mark.parametrize("key", ["walks/feed.xml", "walks/feed.json"])
def test_a_feed_goes_before_what_it_names(tmp_path: Path, key: str) -> None:
    """While a show is pruned, none of its feeds names a page or a recording that is gone already."""
    target = Watched(key)
    for release in with_and_without_walks(Folder(tmp_path)):
        publish_at(release, target, AT)
    prune_at(target, LATER)
    assert target.faults == []
    assert target.head(key) is None


@pytest.mark.parametrize("key", ["walks/feed.xml", "walks/feed.json"])
def test_a_feed_comes_back_after_what_it_names(tmp_path: Path, key: str) -> None:
    """While a show is brought back, none of its feeds names a page that is not there yet."""
    target = Watched(key)
    for release in with_and_without_walks(Folder(tmp_path)):
        publish_at(release, target, AT)
    manifest, version = read_manifest(target)
    pruning = make_pruning(manifest, target, LATER)
    pages = tuple(one for one in pruning.objects if not immutable(manifest.live[one.key]))
    without = pruning.model_copy(update={"objects": pages})  # recordings that are gone could not be brought back
    prune(without, manifest, version, target, nonce="prune", by="ann", at=LATER)
    roll_back(target, 1, at=LATER)
    assert target.faults == []
    assert target.head(key)
