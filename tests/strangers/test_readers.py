"""Nothing Turncast writes is lost to those who read feeds, but what each is known not to read."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from tests.strangers import feedparser, feedsmith, gpodder, newsboat, partytime, podcastparser
from tests.strangers.keeping import Kept, Table, Told, compared, losses, name_of
from tests.support.oracles import elements, faults, xmllint_finds_nothing
from tests.support.whole import UNKNOWN

from turncast.models.edition import Edition

CURRENT = [
    "alternateEnclosure",
    "block",
    "chapters",
    "chat",
    "contentLink",
    "episode",
    "funding",
    "guid",
    "image",
    "integrity",
    "license",
    "liveItem",
    "location",
    "locked",
    "medium",
    "person",
    "podping",
    "podroll",
    "publisher",
    "remoteItem",
    "season",
    "socialInteract",
    "soundbite",
    "source",
    "trailer",
    "transcript",
    "txt",
    "updateFrequency",
    "value",
    "valueRecipient",
    "valueTimeSplit",
]
"""The 31 current tags of the podcast namespace."""


@dataclass(frozen=True)
class Reader:
    """Somebody who reads feeds: asked about all of them at once, and what is told of it, tag by tag."""

    read: Callable[[Sequence[bytes], Path], Sequence[Mapping[str, Any] | None]] = field(repr=False)
    table: Table = field(repr=False)

    def lost(self, feeds: Mapping[str, bytes], folder: Path) -> list[str]:
        """What it has lost of these feeds; None of one stands for that it was not asked."""
        kept = self.read(list(feeds.values()), folder)
        return [
            f"{name}{loss}"
            for (name, document), one in zip(feeds.items(), kept, strict=True)
            for loss in (losses(elements(document)[0], one, self.table) if one else ())
        ]


READERS = {
    "podcast-partytime": Reader(partytime.read, partytime.CHANNEL),
    "feedsmith": Reader(feedsmith.read, feedsmith.CHANNEL),
    "podcastparser": Reader(podcastparser.read, podcastparser.CHANNEL),
    "feedparser": Reader(feedparser.read, feedparser.CHANNEL),
    "gpodder": Reader(gpodder.read, gpodder.CHANNEL),
    "newsboat": Reader(newsboat.read, newsboat.CHANNEL),
}
reader = pytest.mark.parametrize("reader", READERS.values(), ids=READERS)


def test_strategies_know_every_field(catalogs: tuple[Edition, ...]) -> None:
    """No field of a show, an episode or an edition is left out of what hypothesis makes."""
    assert len(catalogs) >= 200
    assert UNKNOWN == {}


def test_the_schema_finds_nothing(feeds: Mapping[str, bytes]) -> None:
    """Every feed is as tests/schemas/feed.rnc has it."""
    assert {name: found for name, document in feeds.items() if (found := faults(document))} == {}


def test_xmllint_finds_nothing(feeds: Mapping[str, bytes], tmp_path: Path) -> None:
    """libxml2's own tool says the same of every feed, from bytes to schema."""
    xmllint_finds_nothing(feeds, tmp_path)


@reader
def test_nothing_is_lost(feeds: Mapping[str, bytes], reader: Reader, tmp_path: Path) -> None:
    """Whatever is written is read, but for what the reader's table names with its reason."""
    assert reader.lost(feeds, tmp_path) == []


@reader
def test_the_comparison_bites(feeds: Mapping[str, bytes], reader: Reader, tmp_path: Path) -> None:
    """Another text or attribute than was read is seen, whichever it is: so none is only said to be kept."""
    document = feeds["everything.xml"].replace(b"new-feed-url>", b"old-feed-url>").replace(b'rel="next"', b'rel="on"')
    channel = elements(document)[0]
    [kept] = reader.read([document], tmp_path)
    assert kept is not None
    unseen = [
        f"{name_of(element)}@{key}"
        for element, key in compared(channel, reader.table)
        if not _seen(channel, element, key, kept, reader.table)
    ]
    assert unseen == []


def _seen(channel: etree._Element, element: etree._Element, key: str, kept: Mapping[str, Any], table: Table) -> bool:
    """Whether a change of the element's text or attribute is seen; it is put back."""
    before = element.get(key) if key else element.text
    _say(element, key, f"?{str(before)[::-1]}")
    try:
        return any(True for _ in losses(channel, kept, table))
    except (KeyError, TypeError, ValueError):  # no number, date or word of a vocabulary any more
        return True
    finally:
        _say(element, key, str(before))


def _say(element: etree._Element, key: str, text: str) -> None:
    if key:
        element.set(key, text)
    else:
        element.text = text


def test_every_current_tag_is_read_by_somebody(feeds: Mapping[str, bytes]) -> None:
    """All 31 tags of the podcast namespace are written, and at least one reader keeps each."""
    written = {name_of(one) for document in feeds.values() for one in elements(document).iter("*")}
    kept = {name for reader in READERS.values() for name in _kept(reader.table)}
    tags = {f"podcast:{tag}" for tag in CURRENT}
    assert len(CURRENT) == 31
    assert tags - written == set()
    assert tags - kept == set()


def _kept(table: Table) -> set[str]:
    """The names of the elements that a table says are kept, at whatever depth."""
    names = {name for name, rule in table.items() if isinstance(rule, Kept | Told)}
    return names.union(*(_kept(rule.children) for rule in table.values() if isinstance(rule, Kept)))
