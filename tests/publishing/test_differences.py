"""What is new to listeners in a feed, beside the one that is live."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from tests.publishing.feeds import SITE, edited, edits, feed
from tests.support.publishers import publish
from tests.support.releases import Workshop

from turncast.models.feed import Feed
from turncast.models.manifest import Manifest
from turncast.models.plan import Change, Difference
from turncast.publishing import make_plan, read_manifest
from turncast.publishing.differences import difference
from turncast.targets.memory import MemoryTarget

KEY = "talks/feed.xml"


def told(live: Feed | None, new: Feed) -> Difference:
    """What is new in *new*."""
    return difference(KEY, live, new)


def words(live: Feed, new: Feed) -> list[tuple[str, str]]:
    """Which words have changed, and of which episode."""
    return [(change.guid, change.word) for change in told(live, new).changed]


def test_the_first_time() -> None:
    """Where nothing was live every episode is added."""
    found = told(None, feed(1, 2))
    assert (found.new, found.added, found.gone, found.changed) == (True, feed(1, 2).episodes, (), ())


def test_the_same() -> None:
    """Between two equal feeds there is no difference."""
    assert told(feed(1, 2), feed(1, 2)) == Difference(key=KEY)


def test_added_and_gone() -> None:
    """Episodes come and go in the order of their feeds."""
    found = told(feed(1, 2, 3), feed(5, 4, 2))
    assert [one.guid for one in found.added] == ["guid-5", "guid-4"]
    assert [one.guid for one in found.gone] == ["guid-1", "guid-3"]
    assert found.changed == ()


@pytest.mark.parametrize(
    ("edit", "changed"),
    [
        ("other title", ["title"]),
        ("moved date", ["date"]),
        ("moved page", ["page"]),
        ("other recording at another address", ["url", "length"]),
        ("other type", ["media_type"]),
        ("other guid", ["guid"]),
        ("another zone", []),
    ],
)
def test_changed(edit: str, changed: list[str]) -> None:
    """Each word that is another one is told of its episode, also where its GUID is another."""
    assert words(feed(1, 2), edited({1: edit, 2: "nothing"})) == [("guid-1", word) for word in changed]


def test_what_changed_is_told_as_text() -> None:
    """Before and after, with the name the episode had."""
    (change,) = told(feed(1), edited({1: "moved date"})).changed
    before, after = "2020-01-02T12:00:00+00:00", "2020-01-02T13:00:00+00:00"
    assert change == Change(word="date", before=before, after=after, guid="guid-1", title="Title 1")


def test_of_the_feed_itself() -> None:
    """Its title, guid and address are told without an episode."""
    assert words(feed(1), feed(1, title="T", guid="g", address=f"{SITE}/t.xml")) == [
        ("", "title"),
        ("", "guid"),
        ("", "address"),
    ]


def test_a_site_that_moves_is_one_change() -> None:
    """Addresses that move along with their feed are not told one by one."""
    live = feed(1, 2, 3)
    moved = Feed.model_validate_json(live.model_dump_json().replace(SITE, "https://moved.example"))
    assert words(live, moved) == [("", "address")]


@given(edits)
def test_every_episode_is_somewhere(plan: Mapping[int, str]) -> None:
    """Each that is live is kept or gone, each that is new is kept or added."""
    live, new = feed(*plan), edited(plan, 1, 2)
    found = told(live, new)
    assert len(live.episodes) - len(found.gone) == len(new.episodes) - len(found.added)
    assert {one.guid for one in found.added} <= {one.guid for one in new.episodes}
    assert {one.guid for one in found.gone} <= {one.guid for one in live.episodes}


def test_a_plan_tells_of_the_feeds_it_writes(workshop: Workshop) -> None:
    """Beside what stands there, or else what the manifest remembers; and of no other feed."""
    one, two = workshop.release("one"), workshop.release("one", "two")
    (first,) = make_plan(one, Manifest(), "there").feeds
    assert (first.key, first.new, [episode.guid for episode in first.added]) == ("show/feed.xml", True, ["one"])
    (second,) = make_plan(two, Manifest(feeds=one.feeds), "there").feeds
    assert (second.new, [episode.guid for episode in second.added]) == (False, ["two"])
    (third,) = make_plan(two, Manifest(feeds=one.feeds), "there", two.feeds).feeds
    assert third == Difference(key="show/feed.xml")
    target = MemoryTarget()
    publish(two, target)
    assert make_plan(two, read_manifest(target)[0], "there").feeds == ()
