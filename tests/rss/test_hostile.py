"""Hostile text: what no producer should write, and some will, comes back from strangers, or is told apart."""

import pytest
from tests.support.editions import edition, entry, episode, everything, notes_html, series
from tests.support.oracles import elements, feed_parser

from turncast.models.edition import Edition
from turncast.rss import render
from turncast.rss.tags import NAMESPACES as NS

PARAGRAPH = "<p>A paragraph &amp; more: ]]&gt; 🎙️ שלום \U0001d54f \u200f\u202b right \u202c</p>\n"
LONG = (PARAGRAPH * (100_000 // len(PARAGRAPH) + 1)).strip()
TEXTS = {
    "emoji": "Grüße 🎙️ 👩‍👩‍👧 🏳️‍🌈",
    "right to left": "שלום, سلام \u202eabc\u202c",
    "end of CDATA": "a ]]> b ]]]]> c",
    "astral": "\U0001d54f\U00010000\U0010fffd",
    "markup": "<script>alert(1)</script> &amp; &lt; <!-- --> <?pi?>",
    "quotes": "\"double\" 'single' `back`",
    "percent": "100 % %s %(name)s {0} \\n",
    "white space": "tab\tin\tit, line\nin it, no\u00a0break, zero\u200bwidth",
}
CONTROLS = {
    "bell": ("ring\x07ring", "ringring"),
    "null": ("\x00begins", "begins"),
    "escape": ("\x1b[31mred\x1b[0m", "[31mred[0m"),
    "vertical tab": ("a\x0bb\x0cc", "abc"),
    "noncharacters": ("a\ufffeb\uffffc", "abc"),
    "half a character": ("a\ud83db", "ab"),
    "line ends": ("a\r\nb\rc", "a\nb\nc"),
    "at the ends": (" \x00 a \x00 ", "a"),
}


def feed_saying(text: str, notes: str = "") -> bytes:
    """A feed whose words are all *text*."""
    words = episode(slug="talk")
    show = series().show.model_copy(update={"title": text, "description": text})
    told = entry(words.model_copy(update={"title": text, "guid": text}))
    return render(edition(show, [told]), lambda _: notes)


def words_of(document: bytes) -> set[str | None]:
    """What lxml reads of those words."""
    channel = elements(document)[0]
    return {channel.findtext(path) for path in ("title", "description", "item/title", "item/guid")}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_it_is_read_back_as_it_was_written(text: str) -> None:
    """By lxml to the letter, and by feedparser, which finds the feed sound."""
    document = feed_saying(text)
    assert words_of(document) == {text}
    kept = feed_parser(document)
    assert (kept.bozo, kept.entries[0].id) == (False, text)


@pytest.mark.parametrize(("text", "left"), CONTROLS.values(), ids=CONTROLS)
def test_what_xml_cannot_hold_is_left_out(text: str, left: str) -> None:
    """A character costs itself and not the feed."""
    document = feed_saying(text)
    assert words_of(document) == {left}
    assert not feed_parser(document).bozo


@pytest.mark.parametrize("text", ["\x00", "\x07\x1b", " \x0b ", "\ufffe"])
def test_a_name_of_nothing_but_control_characters_falls_back_to_the_slug(text: str) -> None:
    """An episode whose title or GUID cannot be written would vanish from apps, or take the whole feed with it."""
    channel = elements(feed_saying(text))[0]
    assert [channel.findtext(path) for path in ("title", "item/title", "item/guid")] == ["interviews", "talk", "talk"]


def test_trailers_and_events_fall_back_to_their_slugs_too() -> None:
    """Wherever a title stands."""
    whole = everything()
    trailer, event = whole.trailers[0], whole.broadcasts[0]
    untitled = {"title": "\x07", "guid": "\x07"}
    changed: Edition = whole.model_copy(
        update={
            "trailers": (trailer.model_copy(update={"episode": trailer.episode.model_copy(update=untitled)}),),
            "broadcasts": (event.model_copy(update={"episode": event.episode.model_copy(update=untitled)}),),
        }
    )
    channel = elements(render(changed, notes_html))[0]
    assert channel.findtext("podcast:trailer", None, NS) == "trailer"
    [live] = channel.findall("podcast:liveItem", NS)
    assert (live.findtext("title"), live.findtext("guid")) == ("on-air", "on-air")


def test_notes_of_100_kilobytes_come_back_whole() -> None:
    """In content:encoded; the description has their first words, within what directories take."""
    document = feed_saying("a talk", LONG)
    item = elements(document)[0].find("item")
    assert item is not None
    assert item.findtext("content:encoded", None, NS) == LONG
    assert 0 < len((item.findtext("description") or "").encode()) <= 4000
    kept = feed_parser(document)
    assert kept.bozo is False
    assert kept.entries[0].content[0].value == LONG
