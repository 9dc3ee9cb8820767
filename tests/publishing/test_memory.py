"""What counts as live: what publishes made, what one that crashed may have made, and what stands at the target."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from tests.publishing.feeds import FIRST, edited, edits, episode, expected, feed
from tests.support.releases import MOMENT

from turncast.models.artifact import Release
from turncast.models.feed import Feed
from turncast.models.manifest import Claim, Manifest
from turncast.models.plan import Breach
from turncast.publishing import make_plan

KEY = "talks/feed.xml"
LATER = FIRST + timedelta(days=300)


def told(
    new: Feed | Mapping[str, Feed],
    settled: Feed | Mapping[str, Feed] | None = None,
    claimed: Feed | None = None,
    found: Feed | None = None,
) -> list[tuple[str, str]]:
    """The codes and GUIDs of what is broken where *new* is published."""
    claim = Claim(nonce="n", by="bob", at=MOMENT, feeds={KEY: claimed}) if claimed else None
    manifest = Manifest(feeds=_by_key(settled), claim=claim)
    plan = make_plan(Release({}, feeds=_by_key(new)), manifest, "there", _by_key(found))
    return [(breach.code, breach.guid) for breach in plan.breaches]


def _by_key(feeds: Feed | Mapping[str, Feed] | None) -> Mapping[str, Feed]:
    return {KEY: feeds} if isinstance(feeds, Feed) else feeds or {}


def test_nothing_live_breaks_nothing() -> None:
    """Where nobody has seen a feed, everything may be published."""
    assert told(feed(1, 2)) == []


@given(edits)
def test_each_memory_counts(plan: Mapping[int, str]) -> None:
    """The same is broken whether the manifest, a claim or the feed that stands there tells what is live."""
    live, new = feed(*plan, 300), edited({**plan, 300: "nothing"})
    memories: tuple[dict[str, Any], ...] = ({"settled": live}, {"claimed": live}, {"found": live})
    for memory in memories:
        assert set(told(new, **memory)) == expected(plan)
    together = {name: feeds for memory in memories for name, feeds in memory.items()}
    assert sorted(told(new, **together)) == sorted(expected(plan)), "and it is told once"


def test_after_a_crash_either_form_is_kept() -> None:
    """Listeners may have seen what was before the crash or what came with it: either may stay, neither may be lost."""
    before, during = feed(1), feed(episodes=(episode(1, date=LATER, page="https://turn.example/new"), episode(2)))
    assert told(during, before, during) == []
    assert told(feed(1), before, during) == [("episode-gone", "guid-2")]
    assert told(feed(episodes=(episode(1, date=FIRST), episode(2))), before, during) == [
        ("episode-date-moved", "guid-1")
    ]


def test_after_a_crash_the_feed_that_stands_there_is_one_of_both() -> None:
    """Whichever of the two it is, nothing more is broken than without it."""
    before, during = feed(1), feed(episodes=(episode(1, date=LATER), episode(2)))
    for found in (before, during):
        assert told(during, before, during, found) == []
        assert told(feed(1, 2), before, during, found) == []


def test_a_feed_somebody_edited() -> None:
    """What stands there and is not as it was published is what listeners have, beside what they had."""
    edited_there = feed(episodes=(episode(1, date=LATER), episode(2), episode(3, guid="theirs")))
    assert told(feed(1, 2), feed(1, 2), None, edited_there) == [
        ("episode-date-moved", "guid-1"),
        ("episode-gone", "theirs"),
    ]
    assert told(edited_there, feed(1, 2), None, edited_there) == [], "the same edit in the project mends it"


def test_what_one_memory_lacks_another_has() -> None:
    """Manifests of the first format knew no addresses and no recordings: the feed that stands there does."""
    page = "talks/1.html"
    little = feed(episodes=(episode(1, page=page, url="", length=None, media_type=""),), address="", title="")
    elsewhere = feed(1, address="https://elsewhere.example/talks/feed.xml")
    replaced = feed(episodes=(episode(1, length=7),))
    assert told(elsewhere, little) == told(replaced, little) == []
    for memories in (
        (little, None, feed(1)),
        (little, little, feed(1)),
        (feed(1), little, None),
        (feed(1), None, little),
    ):
        assert told(feed(1), *memories) == []
        assert ("feed-address-changed", "") in told(elsewhere, *memories)
        assert told(replaced, *memories) == [("enclosure-replaced", "guid-1")]


def test_a_feed_that_was_published_and_stands_there_is_told_once() -> None:
    """It is no second memory."""
    assert told(feed(2), feed(1, 2), None, feed(1, 2)) == [("episode-gone", "guid-1")]


def test_a_feed_that_is_gone() -> None:
    """A show that is no longer there is one breach, however many episodes it had."""
    other = feed(7, guid="another", address="https://turn.example/other/feed.xml")
    assert told({}, feed(1, 2)) == [("feed-gone", "")]
    assert told({"other/feed.xml": other}, feed(1, 2)) == [("feed-gone", "")]
    assert told({"other/feed.xml": other}, {KEY: feed(1, 2), "other/feed.xml": other}) == [("feed-gone", "")]


@pytest.mark.parametrize("guid", ["feed-guid", "another"])
def test_a_show_that_is_renamed(guid: str) -> None:
    """A new feed with the same guid, or else the same episodes, is the old one at another address."""
    renamed = Feed.model_validate_json(feed(1, 2).model_dump_json().replace("/talks/", "/chats/"))
    found = told({"chats/feed.xml": renamed.model_copy(update={"guid": guid})}, feed(1, 2))
    assert ("feed-address-changed", "") in found
    assert [code for code, _ in found if code.startswith("episode") or code == "feed-gone"] == []


def test_one_thing_is_told_once_for_each_show() -> None:
    """Two feeds of one show, with the sound and with the pictures, lose an episode: that is one breach."""
    both = {KEY: feed(1, 2), "talks/audio.xml": feed(1, 2, address="https://turn.example/talks/audio.xml")}
    fewer = {key: one.model_copy(update={"episodes": one.episodes[1:]}) for key, one in both.items()}
    assert told(fewer, both) == [("episode-gone", "guid-1")]


def test_what_is_allowed() -> None:
    """A code allows what it names, for all or for one episode, by its GUID or its slug; nothing else is allowed."""
    page = "https://turn.example/talks/one-talk.html"
    live, new = feed(episodes=(episode(1, page=page), episode(2), episode(3))), feed(3, guid="other")

    def refused(*allow: str) -> list[Breach]:
        plan = make_plan(Release({}, feeds={KEY: new}), Manifest(feeds={KEY: live}), "there", {}, allow)
        assert len(plan.breaches) == 3
        return [breach for breach in plan.breaches if breach in plan.refused]

    assert len(refused()) == len(refused("episode-date-moved")) == 3
    assert [breach.code for breach in refused("episode-gone")] == ["feed-guid-changed"]
    assert [breach.guid for breach in refused("episode-gone:one-talk")] == ["", "guid-2"]
    assert [breach.guid for breach in refused("episode-gone:guid-2")] == ["", "guid-1"]
    assert len(refused("episode-gone:talks", "episode-gone:one", "episode", "feed-guid-changed:guid-1")) == 3
    assert [breach.code for breach in refused("feed-guid-changed:talks")] == ["episode-gone"] * 2
    assert refused("feed-guid-changed", "episode-gone") == []
