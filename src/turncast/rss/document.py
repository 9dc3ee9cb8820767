"""The RSS document: feedgen writes the channel, our extension its other elements, and the items stand where it says.

Items are not feedgen's entries: lxml would make 300,000 elements of 10,000 of them, and move each to another tree,
which takes four times as long as writing them does here.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from feedgen.feed import FeedGenerator

from turncast import __version__
from turncast.models.edition import Broadcast, Edition, Entry
from turncast.rss.extension import ITEMS, NAME, ChannelExtension
from turncast.rss.links import FEED_TYPE
from turncast.rss.tags import Channel, Event, Item
from turncast.rss.text import clean, cut
from turncast.rss.vocabularies import of_items

DECLARATION = b'<?xml version="1.0" encoding="UTF-8"?>\n'

TOGETHER = 100
"""How many items are written together: many are sooner written, and few are still at hand for the processor."""

Notes = Callable[[Entry | Broadcast], str]


def render(edition: Edition, html: Notes, stylesheet: str | None = None) -> bytes:
    """The whole RSS 2.0 document of *edition*, in UTF-8; the same edition and notes give the same bytes.

    html: gives the notes of an entry or a broadcast as sanitised HTML that directories take, its links absolute.
    stylesheet: the way from the feed to the CSS in which browsers show it, percent-encoded.
    """
    frame = bytes(_feed(_channel(edition, html)).rss_str(pretty=True, xml_declaration=False))
    before, after = frame.split(f"    {ITEMS}\n".encode())
    document = BytesIO()  # grows in place: a list of all items would be in memory twice
    document.write(DECLARATION + _look(stylesheet) + before)
    for item in _items(edition, html):
        document.write(item.encode())
    document.write(after)
    return document.getvalue()


def _look(stylesheet: str | None) -> bytes:
    return f'<?xml-stylesheet type="text/css" href="{stylesheet}"?>\n'.encode() if stylesheet else b""


def _items(edition: Edition, html: Notes) -> Iterator[str]:
    base = edition.site.address("")
    for first in range(0, len(edition.entries), TOGETHER):
        entries = edition.entries[first : first + TOGETHER]
        yield from of_items([Item(edition, entry.episode, clean(html(entry)), base, entry) for entry in entries])


def _channel(edition: Edition, html: Notes) -> Channel:
    base = edition.site.address("")
    events = (Event(edition, event.episode, clean(html(event)), base, event) for event in edition.broadcasts)
    return Channel(edition, tuple(events))


class _Silent(datetime):
    """A date that feedgen takes and does not write: ours is written without touching the process's locale."""

    def __bool__(self) -> bool:
        return False


def _feed(channel: Channel) -> Any:
    edition, show = channel.edition, channel.show
    page = _address(edition, edition.key)
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
    feed.register_extension(NAME, ChannelExtension, atom=False)
    getattr(feed, NAME).channel = channel
    return feed


def _address(edition: Edition, key: str) -> str:
    return clean(edition.site.address(key))
