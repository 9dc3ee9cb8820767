"""Feeds in parts: nothing is lost, and what is old is left alone."""

import re
from itertools import pairwise
from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st
from tests.support import editions as samples
from tests.support.projects import AT, talks

from turncast.building import build
from turncast.building.paging import parts
from turncast.models.artifact import Wave
from turncast.models.edition import Edition, Entry

ENTRIES = [
    samples.entry(samples.episode(slug=f"e{number}", guid=f"guid {number}", kind="trailer" if number == 1 else "full"))
    for number in range(61)
]
"""Oldest first; the second one is a trailer."""
counts, limits = st.integers(0, 60), st.integers(2, 70)


def feed(count: int, limit: int | None) -> Edition:
    """A feed of the *count* oldest entries, the newest of them first."""
    entries = tuple(reversed(ENTRIES[:count]))
    show = samples.INTERVIEWS.model_copy(update={"feed_limit": limit})
    whole = samples.edition(show, entries)
    return whole.model_copy(update={"trailers": tuple(one for one in entries if one.episode.kind == "trailer")})


@given(counts, limits)
@example(0, 2)
@example(3, 2)
def test_going_from_part_to_part_gives_every_episode_once(count: int, limit: int) -> None:
    """From the document apps subscribe to along `next`: all entries, newest first, none twice."""
    whole = feed(count, limit)
    by_key = {part.feed_key: part for part in parts(whole)}
    part = by_key[whole.feed_key]
    walked: list[Entry] = []
    while True:
        walked += part.entries
        if part.paging is None or part.paging.next is None:
            break
        part = by_key[part.paging.next]
    assert walked == list(whole.entries)
    assert sum(len(part.entries) for part in by_key.values()) == count


@given(counts, limits)
def test_no_part_has_more_episodes_than_the_limit(count: int, limit: int) -> None:
    """The first has at least half the limit where there are others; the others are of one size."""
    first, *older = parts(feed(count, limit))
    assert len(first.entries) <= limit
    assert not older or len(first.entries) >= limit / 2
    assert {len(part.entries) for part in older} <= {limit // 2}


@given(st.integers(0, 59), limits)
def test_a_new_episode_changes_the_first_part_and_at_most_two_others(count: int, limit: int) -> None:
    """A part that is new, and the one before it, which learns of it."""
    before = {part.feed_key: part for part in parts(feed(count, limit))}
    after = {part.feed_key: part for part in parts(feed(count + 1, limit))}
    changed = [key for key, part in after.items() if part != before.get(key)]
    assert before.keys() <= after.keys()
    assert len(changed) <= 3
    assert "interviews/feed.xml" in changed


@given(st.integers(3, 60), st.integers(2, 10))
def test_parts_name_their_neighbours_and_the_ends(count: int, limit: int) -> None:
    """first, last, next and previous, as RFC 5005 has them; the oldest part has the number 1 and keeps it."""
    documents = parts(feed(count, limit))
    if len(documents) == 1:
        assert documents[0].paging is None
        return
    pagings = [part.paging for part in documents if part.paging]
    assert len(pagings) == len(documents)
    assert {(paging.first, paging.last) for paging in pagings} == {("interviews/feed.xml", "interviews/feed-1.xml")}
    for newer, older in pairwise(documents):
        assert newer.paging
        assert older.paging
        assert (newer.paging.next, older.paging.previous) == (older.feed_key, newer.feed_key)
    assert pagings[0].previous is None
    assert pagings[-1].next is None


def test_trailers_and_events_are_told_in_the_first_part_alone() -> None:
    """However old the trailer is: it says what the show is."""
    first, *older = parts(feed(30, 4))
    assert [entry.episode.slug for entry in first.trailers] == ["e1"]
    assert not any(part.trailers or part.broadcasts for part in older)


def test_a_show_without_a_limit_has_one_document() -> None:
    """As it has always been."""
    whole = feed(60, None)
    assert parts(whole) == (whole,)


def test_a_part_is_published_before_those_that_lead_to_it(tmp_path: Path) -> None:
    """Older parts before the first one; a new part before the next older one, which names it."""
    folder = talks(tmp_path, *(f"talk-{number}" for number in range(7)))
    folder.show(feed_limit=4)
    release = build(folder.catalog(), AT)
    ranks = {key: one.rank for key, one in release.artifacts.items() if re.fullmatch(r"talks/.*\.xml", key)}
    assert ranks == {"talks/feed-2.xml": 1, "talks/feed-1.xml": 3, "talks/feed.xml": 5}
    assert list(release.feeds) == ["talks/feed.xml"]
    assert len(release.feeds["talks/feed.xml"].episodes) == 7


def test_whoever_comes_by_a_feed_finds_the_same_as_json(tmp_path: Path) -> None:
    """Pages lead to both, and the home page to a list of all feeds; nobody knows a page of a first publish before the
    RSS document is there.
    """
    folder = talks(tmp_path, *(f"talk-{number}" for number in range(25)))
    folder.show(feed_limit=10)
    ranks = {key: one.rank for key, one in build(folder.catalog(), AT).artifacts.items() if one.wave is Wave.FEED}
    documents = {rank for key, rank in ranks.items() if key.startswith("talks/") and key != "talks/feed.xml"}
    assert len(documents) > 1
    assert ranks["shows.opml"] < min(documents)
    assert max(documents) < ranks["talks/feed.xml"] < ranks["sitemap.xml"]


def test_the_parts_of_a_feed_per_rendition_have_names_of_their_own(tmp_path: Path) -> None:
    """The feed of another form is parted like the show's own."""
    folder = talks(tmp_path, *(f"talk-{number}" for number in range(3)))
    folder.show(feed_limit=2, feed_per="rendition", prefers="video")
    assert {key for key in build(folder.catalog(), AT).artifacts if re.fullmatch(r"talks/.*\.xml", key)} == {
        "talks/feed.xml", "talks/feed-1.xml", "talks/audio.xml", "talks/audio-1.xml",
    }  # fmt: skip
