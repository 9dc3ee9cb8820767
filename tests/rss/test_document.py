"""The RSS document: the rules of the directories, and the traps of the library that writes it."""

import locale
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC
from email.utils import format_datetime
from typing import Any

import pytest
from lxml.etree import _Element
from tests.support import editions
from tests.support.editions import (
    entry,
    episode,
    everything,
    notes_html,
    older_part,
    picture,
    rendition,
    series,
    video_show,
)
from tests.support.oracles import elements, xmllint

from turncast import __version__
from turncast.models.edition import Edition, Entry, Status
from turncast.models.recording import Chapter
from turncast.models.show import Show
from turncast.rss import render
from turncast.rss.document import Notes
from turncast.rss.tags import NAMESPACES as NS

ONCE = {"title", "link", "description", "language", "guid", "pubDate", "lastBuildDate", "enclosure", "generator"}


def channel_of(edition: Edition, html: Notes = notes_html) -> _Element:
    """The channel of the edition's feed."""
    return elements(render(edition, html))[0]


def show_with(**words: Any) -> Edition:
    """The series with other words."""
    return series().model_copy(update={"show": series().show.model_copy(update=words)})


def edition_of(*entries: Entry, show: Show = editions.INTERVIEWS) -> Edition:
    """An edition of those entries."""
    return editions.edition(show, entries)


def texts(parent: _Element, path: str) -> list[str | None]:
    """The texts of the elements at *path*."""
    return [element.text for element in parent.findall(path, NS)]


@pytest.mark.parametrize("make", [series, video_show, everything, older_part])
def test_it_is_well_formed_and_says_what_it_is(make: Callable[[], Edition]) -> None:
    """A feed begins with its declaration, is RSS 2.0, and libxml2's own tool finds nothing wrong."""
    document = render(make(), notes_html)
    xmllint(document)
    assert document.startswith(b'<?xml version="1.0" encoding="UTF-8"?>\n<rss ')
    root = elements(document)
    assert (root.tag, root.get("version"), [child.tag for child in root]) == ("rss", "2.0", ["channel"])


def test_namespaces_have_their_usual_prefixes_on_the_root() -> None:
    """Apps that look for the letters "podcast:person" find them: no ns0, nothing declared further down."""
    document = render(series(), notes_html)
    assert elements(document).nsmap == NS
    assert b"ns0" not in document
    assert document.count(b"xmlns:") == len(NS)


def test_items_keep_the_editions_order() -> None:
    """Newest first, as the edition has them; feedgen's own habit is to turn them around."""
    assert texts(channel_of(series()), "item/title") == [shown.episode.title for shown in series().entries]


def test_the_channel_links_to_its_page_and_to_itself() -> None:
    """The show's link is its page, and the feed's own address stands in an atom:link."""
    channel = channel_of(series())
    assert texts(channel, "link") == ["https://turn.example/interviews/index.html"]
    [itself] = channel.findall("atom:link", NS)
    assert dict(itself.attrib) == {
        "href": "https://turn.example/interviews/feed.xml",
        "rel": "self",
        "type": "application/rss+xml",
    }


@pytest.mark.parametrize(("explicit", "said"), [(True, "true"), (False, "false")])
def test_explicit_is_said_in_apples_words(explicit: bool, said: str) -> None:
    """Show and episode each say true or false, never yes, no or clean."""
    shown = entry(episode(), explicit=explicit)
    show = editions.INTERVIEWS.model_copy(update={"explicit": explicit})
    channel = channel_of(edition_of(shown, show=show))
    assert texts(channel, "itunes:explicit") == texts(channel, "item/itunes:explicit") == [said]


@pytest.mark.parametrize("key", ["a/cover.jpeg", "a/COVER.JPG", "a/cover"])
def test_artwork_is_named_whatever_its_suffix(key: str) -> None:
    """feedgen drops artwork that does not end in .jpg or .png without a word; Turncast names it."""
    shown = entry(episode(), artwork=picture(key))
    channel = channel_of(edition_of(shown).model_copy(update={"artwork": picture(key)}))
    address = f"https://turn.example/{key}"
    found = [image.get("href") for image in channel.iterfind(".//itunes:image", NS)]
    assert found == [address, address]
    assert texts(channel, "image/url") == [address]


def test_the_rss_image_agrees_with_its_channel() -> None:
    """The image's title and link are the channel's, and no size is given that validators would refuse."""
    channel = channel_of(series())
    assert texts(channel, "image/title") == texts(channel, "title")
    assert texts(channel, "image/link") == texts(channel, "link")
    assert [child.tag for child in channel.findall("image/*")] == ["url", "title", "link"]


def test_the_feed_is_as_old_as_its_newest_entry() -> None:
    """lastBuildDate is data, not the clock: two builds of the same show are the same bytes."""
    channel = channel_of(series())
    assert texts(channel, "lastBuildDate") == texts(channel, "pubDate") == ["Fri, 19 Jun 2020 12:00:00 +0000"]


def test_the_feed_changes_when_an_event_begins_or_ends() -> None:
    """Readers that compare lastBuildDate learn of it; the date of what is published stays."""
    live, pending = everything().broadcasts
    ended = live.model_copy(update={"status": Status.ENDED})
    began, newest = live.episode.date, everything().entries[0].episode.date
    for broadcasts, changed in (((pending,), newest), ((live,), began), ((ended, pending), live.live.end)):
        channel = channel_of(everything().model_copy(update={"broadcasts": broadcasts}))
        assert texts(channel, "lastBuildDate") == [format_datetime(changed.astimezone(UTC))]
        assert texts(channel, "pubDate") == [format_datetime(newest.astimezone(UTC))]


def test_a_show_without_episodes_has_a_feed_without_dates() -> None:
    """An empty show is still a sound feed."""
    document = render(edition_of(), notes_html)
    xmllint(document)
    assert b"Date>" not in document
    assert b"<item>" not in document


def test_nobody_elses_locale_is_touched(monkeypatch: pytest.MonkeyPatch) -> None:
    """Feeds are made in threads, so the process's locale is never switched, not for an instant."""

    def refuse(*_: object) -> str:
        raise AssertionError("the locale of the process was touched")

    monkeypatch.setattr(locale, "setlocale", refuse)
    assert b"<pubDate>Fri, 19 Jun 2020 12:00:00 +0000</pubDate>" in render(series(), notes_html)


def test_feeds_made_at_once_are_the_same() -> None:
    """Eight threads making one feed get the same bytes."""
    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(lambda _: render(series(), notes_html), range(16)))) == 1


def test_generator_names_turncast_and_its_version_and_docs_are_left_out() -> None:
    """The feed says who made it, and not where RSS is specified."""
    channel = channel_of(series())
    assert texts(channel, "generator") == [f"Turncast/{__version__}"]
    assert channel.find("docs") is None


def test_each_item_has_one_whole_enclosure() -> None:
    """Address, length in bytes and media type, once."""
    for item, shown in zip(channel_of(series()).findall("item"), series().entries, strict=True):
        enclosure = shown.rendition.enclosure
        [found] = item.findall("enclosure")
        assert dict(found.attrib) == {
            "url": series().site.address(enclosure.key),
            "length": str(enclosure.length),
            "type": enclosure.media_type,
        }


def test_a_guid_is_no_address_and_has_no_white_space() -> None:
    """AntennaPod takes the raw text and gPodder resolves what might be an address: both would lose the episode."""
    document = render(series(), notes_html)
    for shown in series().entries:
        assert f'<guid isPermaLink="false">{shown.episode.guid}</guid>'.encode() in document


def test_no_value_has_white_space_at_its_ends() -> None:
    """Indentation never gets into a value."""
    for element in channel_of(series()).iter():
        if len(element) == 0:
            assert (element.text or "") == (element.text or "").strip()


@pytest.mark.parametrize("make", [series, video_show, everything, older_part])
def test_single_elements_stand_once(make: Callable[[], Edition]) -> None:
    """What may stand once stands once; apps differ in which of two they would take."""
    channel = channel_of(make())
    for parent in [channel, *channel.findall("item")]:
        names = [element.tag for element in parent]
        assert {name for name in names if names.count(name) > 1} & ONCE == set()


def test_subcategories_stand_in_their_category() -> None:
    """Categories named twice are one element, in the order they were first named."""
    categories = channel_of(series()).findall("itunes:category", NS)
    assert [(top.get("text"), [sub.get("text") for sub in top]) for top in categories] == [
        ("Education", ["Self-Improvement", "How To"]),
        ("News", ["Politics"]),
        ("Society & Culture", []),
    ]


def test_a_category_nobody_knows_breaks_nothing() -> None:
    """A quotation mark in a category is a finding for checking, not the end of the feed."""
    [category] = channel_of(show_with(categories=('He said "no"',))).findall("itunes:category", NS)
    assert category.get("text") == 'He said "no"'


@pytest.mark.parametrize("flag", ["block", "complete"])
def test_a_flag_is_yes_or_silent(flag: str) -> None:
    """Apple understands Yes only; saying no would be noise."""
    assert texts(channel_of(show_with(**{flag: True})), f"itunes:{flag}") == ["Yes"]
    assert texts(channel_of(show_with(**{flag: False})), f"itunes:{flag}") == []


def test_only_a_hidden_episode_is_hidden() -> None:
    """The trailer of the series is blocked, the other episodes are not."""
    blocked = [texts(item, "itunes:block") for item in channel_of(series()).findall("item")]
    assert blocked == [[], [], ["Yes"]]


@pytest.mark.parametrize(("seconds", "said"), [(4321.4, ["4321"]), (0.6, ["1"]), (0.2, []), (0, [])])
def test_durations_are_whole_seconds(seconds: float, said: list[str]) -> None:
    """No fractions, which validators refuse, and no 0, which apps would show."""
    shown = entry(episode(), renditions=(rendition("a.mp3", seconds=seconds),))
    assert texts(channel_of(edition_of(shown)), "item/itunes:duration") == said


def test_a_series_counts_its_episodes_for_people() -> None:
    """Episode 11 of 11 is shown as such, and both vocabularies agree on the number and the season."""
    item = channel_of(series()).findall("item")[0]
    [number] = item.findall("podcast:episode", NS)
    assert (number.text, number.get("display")) == ("11", "Episode 11 of 11")
    assert texts(item, "itunes:episode") == ["11"]
    assert texts(item, "itunes:season") == texts(item, "podcast:season") == ["1"]
    assert texts(item, "itunes:episodeType") == ["full"]


def test_without_a_planned_number_only_the_number_is_said() -> None:
    """A show that goes on for ever does not say "of"."""
    shown = entry(episode(number=3))
    [number] = channel_of(edition_of(shown, show=editions.WEBINARS)).findall("item/podcast:episode", NS)
    assert dict(number.attrib) == {}


def test_an_author_is_always_named() -> None:
    """Spotify requires one: the author, or whose show it is, or the site's title."""
    assert texts(channel_of(show_with(author="A")), "itunes:author") == ["A"]
    assert texts(channel_of(show_with(author=None)), "itunes:author") == ["Teacher Union Reform Network"]
    assert texts(channel_of(show_with(author=None, owner=None)), "itunes:author") == [editions.SITE.title]


def test_a_lock_names_the_owner() -> None:
    """Podcast Index ignores a lock without the owner's address."""
    [lock] = channel_of(series()).findall("podcast:locked", NS)
    assert (lock.text, lock.get("owner")) == ("yes", "podcasts@turn.example")
    [open_lock] = channel_of(show_with(locked=False, owner=None)).findall("podcast:locked", NS)
    assert (open_lock.text, dict(open_lock.attrib)) == ("no", {})


def test_a_feed_that_moved_says_where() -> None:
    """new-feed-url moves every subscriber, so it stands only where the show's file has it."""
    moved = "https://new.example/feed.xml"
    assert texts(channel_of(show_with(new_feed_url=moved)), "itunes:new-feed-url") == [moved]
    assert texts(channel_of(series()), "itunes:new-feed-url") == []


def test_dates_keep_their_zone() -> None:
    """A date is written as the producer gave it, in RFC 2822's form with a numeric zone."""
    assert "Wed, 20 Nov 2019 09:30:00 -0600" in texts(channel_of(series()), "item/pubDate")


def test_a_description_is_what_the_producer_wrote_as_one() -> None:
    """Who writes a sentence wants it in lists; the notes stand whole in content:encoded, after it."""
    [item] = channel_of(edition_of(entry(episode(description="Q & <A>.")))).findall("item")
    assert texts(item, "description") == ["<p>Q &amp; &lt;A&gt;.</p>"]
    assert texts(item, "content:encoded") == [notes_html(entry(episode()))]
    names = [element.tag for element in item]
    assert names.index("description") < names.index(f"{{{NS['content']}}}encoded")


def test_without_a_sentence_the_notes_are_the_description() -> None:
    """Notes that fit stand in both."""
    [item] = channel_of(edition_of(entry(episode()))).findall("item")
    assert texts(item, "description") == texts(item, "content:encoded") == [notes_html(entry(episode()))]


def test_of_notes_that_do_not_fit_the_description_has_the_first_words() -> None:
    """Apple takes 4000 bytes; longer notes stand whole in content:encoded."""
    long = "<p>" + "word " * 2000 + "</p>"
    [item] = channel_of(edition_of(entry(episode())), lambda _: long).findall("item")
    [said] = texts(item, "description")
    assert said
    assert said.startswith("<p>word word")
    assert said.endswith("word…</p>")
    assert 3900 < len(said.encode()) <= 4000
    assert texts(item, "content:encoded") == [long]


def test_without_notes_there_is_no_empty_element() -> None:
    """An episode without notes and sentence has neither description nor content."""
    item = channel_of(edition_of(entry(episode(notes=""))))[-1]
    assert texts(item, "description") == texts(item, "content:encoded") == []


@pytest.mark.parametrize(
    "text", ["a ]]> b", "]]>", "🎙️ 𝔘nion", "שלום و سلام", "a & b < c > d \"e\" 'f'", "\u2028\ufffd"]
)
def test_unusual_text_survives(text: str) -> None:
    """Ends of CDATA, emoji, right-to-left and astral characters are read back as they were written."""
    shown = entry(episode(title=text), chapters=(Chapter(start=0, title=text),), chapters_key="c.json")
    item = channel_of(edition_of(shown), lambda _: text)[-1]
    expected = [text.strip()]
    assert texts(item, "title") == texts(item, "description") == texts(item, "content:encoded") == expected
    assert [mark.get("title") for mark in item.findall("psc:chapters/psc:chapter", NS)] == expected


def test_characters_xml_cannot_hold_are_left_out() -> None:
    """A control character pasted into a title costs the character, not the feed."""
    item = channel_of(edition_of(entry(episode(title="bell\x07 and \x00null\ufffe"))), lambda _: "no\x1b[0m")[-1]
    assert texts(item, "title") == ["bell and null"]
    assert texts(item, "content:encoded") == ["no[0m"]
