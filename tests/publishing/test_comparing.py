"""Which promises a new feed breaks, beside the one that is live."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.publishing.feeds import EDITS, HEADS, SITE, edited, edits, episode, expected, feed

from turncast.models.feed import Feed
from turncast.publishing import PROMISES
from turncast.publishing.comparing import compare


def codes(live: Feed, new: Feed) -> list[str]:
    """The codes of what *new* breaks."""
    return [breach.code for breach in compare(live, new, "talks")]


@given(edits, st.sets(st.integers(0, 9), max_size=3), st.sampled_from(sorted(HEADS)), st.randoms())
def test_exactly_what_was_broken(plan: Mapping[int, str], added: set[int], head: str, chance: Any) -> None:
    """Whatever becomes of a feed: each promise that is broken is told once, of its episode, and nothing else is."""
    live = feed(*plan)
    broken, words = HEADS[head]
    new = edited(plan, *added, **words)
    shuffled = list(new.episodes)
    chance.shuffle(shuffled)
    new = new.model_copy(update={"episodes": tuple(shuffled)})
    told = Counter((breach.code, breach.guid) for breach in compare(live, new, "talks"))
    wanted = expected(plan) if new.episodes else {("feed-emptied", "")}
    assert told == Counter({*wanted, *((code, "") for code in broken)})


@given(edits)
def test_what_stays_breaks_nothing(plan: Mapping[int, str]) -> None:
    """A feed keeps every promise to itself, and so does one with more episodes."""
    new = edited(plan)
    more = new.model_copy(update={"episodes": (episode(9000), *new.episodes)})
    assert codes(new, new) == codes(new, more) == []


@given(edits, st.sampled_from(["https://moved.example", f"{SITE}/podcast", "http://turn.example"]))
def test_a_site_that_moves_is_one_breach(plan: Mapping[int, str], site: str) -> None:
    """Where a whole site moves, pages and recordings with it, the feed's address is all that changes."""
    live = feed(*plan)
    moved = Feed.model_validate_json(live.model_dump_json().replace(SITE, site))
    assert codes(live, moved) == ["feed-address-changed"]


def test_an_example_gets_its_real_address() -> None:
    """Nobody can have subscribed at a reserved name: leaving it for a real one breaks nothing, pages renamed or not."""
    live = feed(1, 2)
    real = Feed.model_validate_json(live.model_dump_json().replace(SITE, "https://talks.turncast.dev"))
    renamed = real.episodes[0].model_copy(update={"page": "https://talks.turncast.dev/new.html"})
    moved = real.model_copy(update={"guid": "made from the address", "episodes": (renamed, *real.episodes[1:])})
    assert codes(live, moved) == []
    assert codes(real, live) == ["feed-address-changed"]
    assert codes(live, moved.model_copy(update={"episodes": moved.episodes[:1]})) == ["episode-gone"]


def test_a_show_that_is_renamed_is_one_breach() -> None:
    """So it is where the show's folder gets another name, and recordings stay where they were."""
    renamed = Feed.model_validate_json(feed(1, 2).model_dump_json().replace("/talks/", "/chats/"))
    assert codes(feed(1, 2), renamed) == ["feed-address-changed"]


@pytest.mark.parametrize("word", ["title", "date", "page", "url", "length", "media_type"])
@pytest.mark.parametrize("edit", sorted(EDITS))
def test_what_is_not_known_breaks_nothing(word: str, edit: str) -> None:
    """A word an episode lacks, as strangers' feeds do, is not held against it: no code more than with the word."""
    forgetful = episode(1).model_copy(update={word: None if word in ("date", "length") else ""})
    live = feed(episodes=(forgetful,))
    found = {breach.code for breach in compare(live, edited({1: edit, 2: "nothing"}))}
    instead = {"episode-gone", "episode-date-moved", "episode-page-moved", "enclosure-replaced"}
    assert found <= EDITS[edit][0] | instead
    if edit in ("nothing", "other title", "another zone", "other recording at another address"):
        assert found == set()


def test_of_several_with_one_guid_the_first_is_the_episode() -> None:
    """Apps have it so; the others were never seen."""
    twice = feed(episodes=(episode(1), episode(2, guid="guid-1")))
    assert codes(twice, feed(1)) == []
    assert codes(twice, feed(2)) == ["episode-gone"]


def test_one_new_episode_stands_for_one_that_is_lost() -> None:
    """Of two episodes with the same recording and other GUIDs only one is found again."""
    twice = feed(episodes=(episode(1), episode(2, url=episode(1).url)))
    assert codes(twice, feed(episodes=(episode(1, guid="new"),))) == ["episode-guid-changed", "episode-gone"]


def test_a_feed_may_move_without_its_pages() -> None:
    """Where only the feed gets another address, episodes that stay where they are break nothing."""
    moved = feed(1, 2, address=f"{SITE}/chats/feed.xml")
    assert codes(feed(1, 2), moved) == ["feed-address-changed"]
    other = feed(address=f"{SITE}/chats/feed.xml", episodes=(episode(1, guid="new", date=None, title=""), episode(2)))
    assert codes(feed(1, 2), other) == ["feed-address-changed", "episode-guid-changed"]


def test_an_episode_without_anything_is_nobodys() -> None:
    """What has neither a GUID nor anything that could stand for one cannot be remembered."""
    assert codes(feed(episodes=(episode(1), episode(2, guid=""))), feed(1)) == []


def test_an_empty_feed_may_fill() -> None:
    """Nobody loses anything when a feed gets its first episodes, or stays empty."""
    assert codes(feed(), feed(1)) == codes(feed(), feed()) == []


MESSAGES = {
    "gone": "“Title 1” was live, and is gone, a draft, or held back",
    "other guid": "“Title 1” was live with the guid guid-1, now it has new-1",
    "reused": "the guid guid-1 was that of “Title 1” of 2020-01-02T12:00:00+00:00, "
    "now it is that of “Title 1001” of 2022-09-28T12:00:00+00:00",
    "moved date": "“Title 1” was live with the date 2020-01-02T12:00:00+00:00, now it has 2020-01-02T13:00:00+00:00",
    "moved page": "“Title 1” was live at https://turn.example/talks/1.html, now it is at https://turn.example/new/1.html",
    "other length": "“Title 1” was live with 1001 bytes of audio/mpeg at https://turn.example/media/1.mp3, "
    "now there is 7 bytes of audio/mpeg",
}


@pytest.mark.parametrize("edit", MESSAGES)
def test_messages(edit: str) -> None:
    """Each says what was live and what is now, and which episode it is about."""
    (breach,) = compare(feed(1, 2), edited({1: edit, 2: "nothing"}), "talks")
    assert breach.message == MESSAGES[edit]
    assert (breach.show, breach.guid, breach.episode) == ("talks", "guid-1", "1")


def test_messages_about_the_feed() -> None:
    """The same of the feed itself."""
    told = [breach.message for breach in compare(feed(1, 2), feed(guid="h", address="https://b.example/"), "talks")]
    assert told == [
        "the feed of talks was live with the guid feed-guid, now it has h; it never changes",
        "the feed of talks was live at https://turn.example/talks/feed.xml, now it is at https://b.example/",
        "the feed of talks was live with 2 episodes, now it has none",
    ]


@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.code)
def test_every_promise_explains_itself(promise: Any) -> None:
    """Each has a line that says what is wrong, what to do about it, and who says so."""
    assert promise.message[0].islower()
    assert promise.remedy.endswith(".")
    assert promise.source
    assert (promise.level, promise.scope) == ("error", "published")
