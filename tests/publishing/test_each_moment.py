"""At no moment of a publish does a feed or a page that somebody comes to name what is not there."""

from pathlib import Path

from tests.support.projects import AT, SITE, Folder
from tests.support.publishers import publish
from tests.support.reader import Reader, from_directory

from turncast.building import build
from turncast.publishing import Event
from turncast.targets.directory import DirectoryTarget


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
