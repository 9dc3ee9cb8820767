"""The RSS document: feedgen writes RSS 2.0's own elements, our extension every other."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from feedgen.feed import FeedGenerator

from turncast import __version__
from turncast.models.edition import Edition, Entry
from turncast.rss.extension import NAME, ChannelExtension, ItemExtension
from turncast.rss.tags import Item
from turncast.rss.text import clean, cut, description

DECLARATION = b'<?xml version="1.0" encoding="UTF-8"?>\n'
FEED_TYPE = "application/rss+xml"


def render(edition: Edition, html: Callable[[Entry], str]) -> bytes:
    """The whole RSS 2.0 document of *edition*, in UTF-8; the same edition and notes give the same bytes.

    html: gives an entry's notes as sanitised HTML that directories take, its links absolute.
    """
    feed = _channel(edition)
    for entry in edition.entries:
        _add(feed, Item(edition, entry), clean(html(entry)))
    return DECLARATION + bytes(feed.rss_str(pretty=True, xml_declaration=False))


class _Silent(datetime):
    """A date that feedgen takes and does not write: ours is written without touching the process's locale."""

    def __bool__(self) -> bool:
        return False


def _channel(edition: Edition) -> Any:
    show, page = edition.show, _address(edition, edition.key)
    feed = FeedGenerator()
    feed.title(clean(show.title) or show.slug)
    feed.description(cut(clean(show.description)) or show.slug)
    feed.link(href=_address(edition, edition.feed_key), rel="self", type=FEED_TYPE)
    feed.link(href=page, rel="alternate")  # last: feedgen takes the last one for the channel's <link>
    feed.language(clean(edition.language))
    feed.copyright(clean(show.copyright or "") or None)
    feed.generator(f"Turncast/{__version__}")
    feed.docs("")
    feed.lastBuildDate(_Silent(1970, 1, 1, tzinfo=UTC))
    if edition.artwork:
        feed.image(_address(edition, edition.artwork.key), title=feed.title(), link=page)
    feed.register_extension(NAME, ChannelExtension, ItemExtension, atom=False)
    getattr(feed, NAME).edition = edition
    return feed


def _add(feed: Any, item: Item, html: str) -> None:
    edition, episode, enclosure = item.edition, item.entry.episode, item.entry.rendition.enclosure
    entry = feed.add_entry(order="append")  # edition's order: feedgen's own habit is to turn it around
    entry.title(clean(episode.title) or episode.slug)
    entry.link(href=_address(edition, item.entry.key))
    entry.guid(clean(episode.guid) or episode.slug, permalink=False)
    entry.enclosure(_address(edition, enclosure.key), str(enclosure.length), clean(enclosure.media_type))
    entry.description(description(html, episode.description))
    if html:
        entry.content(html, type="CDATA")
    getattr(entry, NAME).item = item


def _address(edition: Edition, key: str) -> str:
    return clean(edition.site.address(key))
