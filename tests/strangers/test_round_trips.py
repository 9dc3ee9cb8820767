"""Text that breaks careless programs, there and back: what a producer writes is what a listener's app shows."""

from collections.abc import Callable, Mapping, Sequence
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from tests.strangers.keeping import follow
from tests.strangers.sources import feed_of
from tests.strangers.test_readers import READERS, Reader
from tests.support.editions import edition, entry, episode, series
from tests.support.oracles import elements, faults

LONG = "A paragraph of 🎙️ & <b>bold</b> שלום.\n\n" * 2_000
TEXTS = {
    "control characters": ("a\x01b\x0bc\x1b[31md\ufffee", "abc[31mde"),  # of NUL, Markdown makes U+FFFD
    "emoji": ("🎙️ 👩‍🚀 🏳️‍🌈", "🎙️ 👩‍🚀 🏳️‍🌈"),
    "right to left": ("שלום עולם — مرحبا", "שלום עולם — مرحبا"),
    "turned around": ("a\u202eb\u202cc", "a\u202eb\u202cc"),
    "end of CDATA": ("a]]>b]]>c", "a]]>b]]>c"),
    "beyond the first plane": ("𝔘𝔫𝔦 𠜎 a\U0010fffdb", "𝔘𝔫𝔦 𠜎 a\U0010fffdb"),
    "combined": ("Zoe\u0308 e\u0301", "Zoe\u0308 e\u0301"),
}
"""By what is in it: what a producer writes, and what is read."""

PLACES = {
    "podcast-partytime": ("items", "title", "content"),
    "feedsmith": ("items", "title", "content.encoded"),
    "podcastparser": ("episodes", "title", "description_html"),
    "feedparser": ("entries", "title", "content"),
    "gpodder": ("episodes", "title", "description_html"),
    "newsboat": ("items", "title", "content"),
}
"""Where each reader keeps episodes, their titles and their notes."""


def feed_saying(guid: str, title: str, notes: str) -> bytes:
    """A feed of one episode that says this."""
    return feed_of(edition(series().show, [entry(episode(guid=guid, title=title, notes=notes))]))


FEEDS = {name: feed_saying(name, written, written) for name, (written, _) in TEXTS.items()} | {
    "long": feed_saying("long", "A long one", LONG)
}


@pytest.fixture(params=READERS)
def kept(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[str], tuple[str, str]]:
    """The title and the notes that a reader keeps of each feed, by its name."""
    reader: Reader = READERS[request.param]
    items, title, notes = PLACES[request.param]
    read: Sequence[Mapping[str, Any] | None] = reader.read(list(FEEDS.values()), tmp_path)

    def of(name: str) -> tuple[str, str]:
        [item] = follow(read[list(FEEDS).index(name)], items)
        said = follow(item, notes)
        html = said[0]["value"] if isinstance(said, list) else said
        return follow(item, title), unescape(html)

    return of


def test_every_text_comes_back(kept: Callable[[str], tuple[str, str]]) -> None:
    """In the title as it was written, in the notes as a paragraph of it; control characters alone are gone."""
    read = {name: kept(name) for name in TEXTS}
    assert read == {name: (text, f"<p>{text}</p>") for name, (_, text) in TEXTS.items()}


def test_long_notes_come_back(kept: Callable[[str], tuple[str, str]]) -> None:
    """More than 100 kB of them, to the last word."""
    paragraph = "<p>A paragraph of 🎙️ & <b>bold</b> שלום.</p>"
    assert len(FEEDS["long"]) > 100_000
    assert kept("long")[1].split("\n") == [paragraph] * 2_000


def test_the_schema_takes_every_text() -> None:
    """And a description stays short, however long the notes are."""
    assert {name: found for name, feed in FEEDS.items() if (found := faults(feed))} == {}
    [description] = elements(FEEDS["long"]).iterfind("channel/item/description")
    assert len((description.text or "").encode()) <= 4_000
