"""What apps remember of a feed, whoever wrote it."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.editions import notes_html, series, show_to_watch_or_hear, video_show

from turncast.errors import Unreadable
from turncast.models.edition import Edition
from turncast.models.feed import Feed, FeedEpisode
from turncast.rss import next_part, read_document, read_feed, render

NAMESPACES = 'xmlns:atom="http://www.w3.org/2005/Atom" xmlns:podcast="https://podcastindex.org/namespace/1.0"'


def rss(*items: str, channel: str = "") -> bytes:
    """A feed of somebody's."""
    inside = "".join(f"<item>{item}</item>" for item in items)
    return f'<rss version="2.0" {NAMESPACES}><channel><title> Talks </title>{channel}{inside}</channel></rss>'.encode()


def only(item: str) -> FeedEpisode:
    """What apps remember of an item."""
    (episode,) = read_feed(rss(item)).episodes
    return episode


@pytest.mark.parametrize("make", [series, video_show, show_to_watch_or_hear])
def test_what_turncast_writes_is_remembered(make: Callable[[], Edition]) -> None:
    """Of a feed Turncast has written every part that apps remember is read again as it was meant."""
    edition = make()
    feed = read_feed(render(edition, notes_html))
    address = edition.site.address
    assert feed == Feed(
        address=address(edition.feed_key),
        guid=edition.guid,
        title=edition.show.title,
        episodes=tuple(
            FeedEpisode(
                guid=entry.episode.guid,
                title=entry.episode.title,
                date=entry.episode.date,
                page=address(entry.key),
                url=address(entry.rendition.enclosure.key),
                length=entry.rendition.enclosure.length,
                media_type=entry.rendition.enclosure.media_type,
            )
            for entry in edition.entries
        ),
    )


def test_the_head_of_a_strangers_feed() -> None:
    """Its own address is that of the link to itself, whichever links stand beside it."""
    links = '<atom:link rel="hub" href="https://hub.example/"/><atom:link rel="self" href=" https://a.example/feed "/>'
    feed = read_feed(rss(channel=f"{links}<podcast:guid>g</podcast:guid>"))
    assert feed == Feed(address="https://a.example/feed", guid="g", title="Talks")


def test_guids_keep_their_white_space() -> None:
    """Apps compare GUIDs as they stand, so that one that was indented anew is another one."""
    assert only("<guid>\n  one </guid>").guid == "\n  one "


@pytest.mark.parametrize(
    ("item", "guid"),
    [
        (
            '<title>One</title><link>https://a.example/1</link><enclosure url="https://a.example/1.mp3"/>',
            "https://a.example/1.mp3",
        ),
        ("<title>One</title><link>https://a.example/1</link><guid> </guid>", "https://a.example/1"),
        ("<title> One </title>", "One"),
        ("<description>words</description>", ""),
    ],
)
def test_without_a_guid(item: str, guid: str) -> None:
    """Apps take something else for the GUID of an item that has none: its enclosure, its page, its title."""
    assert only(item).guid == guid


@pytest.mark.parametrize(
    ("item", "page"),
    [
        ("<link> https://a.example/1 </link><guid>https://a.example/2</guid>", "https://a.example/1"),
        ("<guid>https://a.example/2</guid>", "https://a.example/2"),
        ('<guid isPermaLink="false">https://a.example/2</guid>', ""),
        ("<guid>one</guid>", ""),
    ],
)
def test_the_page(item: str, page: str) -> None:
    """It is the item's link, or else a GUID that is an address and says so."""
    assert only(item).page == page


@pytest.mark.parametrize(
    ("told", "date"),
    [
        ("Fri, 19 Jun 2020 12:00:00 +0200", datetime(2020, 6, 19, 12, tzinfo=timezone(timedelta(hours=2)))),
        (" 19 Jun 2020 12:00 GMT ", datetime(2020, 6, 19, 12, tzinfo=UTC)),
        ("Fri, 19 Jun 2020 12:00:00 EST", datetime(2020, 6, 19, 17, tzinfo=UTC)),
        ("Fri, 19 Jun 2020 12:00:00 -0000", datetime(2020, 6, 19, 12, tzinfo=UTC)),
        ("Fri, 19 Jun 2020 12:00:00 CET", None),
        ("2020-06-19", None),
        ("Fri, 31 Feb 2020 12:00:00 +0000", None),
        ("Fri, 31 Dec 9999 23:59:59 -2359", None),
        ("", None),
    ],
)
def test_dates(told: str, date: datetime | None) -> None:
    """A date is one apps agree on, or none."""
    assert only(f"<pubDate>{told}</pubDate>").date == date


@pytest.mark.parametrize(("told", "length"), [("123", 123), ("0", 0), ("", None), ("-1", None), ("9" * 5000, None)])
def test_lengths(told: str, length: int | None) -> None:
    """A length is a number of bytes there can be, or none; a type is told in lower case."""
    episode = only(f'<enclosure url="https://a.example/1.mp3" length="{told}" type="Audio/MPEG"/>')
    assert (episode.length, episode.media_type) == (length, "audio/mpeg")


def test_the_older_part() -> None:
    """A feed in parts says where the older ones are."""
    parted = rss(channel='<atom:link rel="next" href="https://a.example/feed-2.xml"/>')
    assert next_part(read_document(parted)) == "https://a.example/feed-2.xml"
    assert next_part(read_document(rss())) == ""


@pytest.mark.parametrize("data", [b"", b"<html/>", b"<rss><channel>", b'<feed xmlns="http://www.w3.org/2005/Atom"/>'])
def test_no_feed(data: bytes) -> None:
    """What is no RSS is said to be none, by the name it was called."""
    with pytest.raises(Unreadable, match=r"^talks/feed\.xml: expected "):
        read_feed(data, "talks/feed.xml")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters='<&"')))
def test_wild_words(text: str) -> None:
    """Whatever a stranger writes where a date, a length or an address should be, the rest of the feed is read."""
    told = text if text.isprintable() else ""
    episode = only(f'<pubDate>{told}</pubDate><link>{told}</link><guid>g</guid><enclosure length="{told}"/>')
    assert (episode.guid, episode.page) == ("g", told.strip())
    assert isinstance(episode.slug, str)
    assert episode.date is None or episode.date.tzinfo
