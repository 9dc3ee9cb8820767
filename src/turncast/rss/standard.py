"""RSS 2.0's own elements: all of an item, and what feedgen does not write of a channel as we need it.

Its dates go through ``locale.setlocale``, which changes the whole process, and its lastBuildDate is the clock's.
"""

from collections.abc import Sequence

from turncast.rss.tags import Event, Instalment, Item, Tag, Value, given, value, verbatim
from turncast.rss.text import clean, description, moment


def _title(one: Instalment) -> Sequence[Value]:
    """The slug where nothing of the title can be shown: AntennaPod refuses a feed with an item that says nothing."""
    return [clean(one.episode.title) or one.episode.slug]


def _description(one: Instalment) -> Sequence[Value]:
    return given(description(one.notes, one.episode.description))


def _content(item: Item) -> Sequence[Value]:
    return [verbatim(item.notes)] if item.notes else []


def _guid(one: Instalment) -> Sequence[Value]:
    """Never an address: gPodder would resolve it against the feed's."""
    return [value(clean(one.episode.guid) or one.episode.slug, isPermaLink="false")]


def _enclosure(item: Item) -> Sequence[Value]:
    enclosure = item.entry.rendition.enclosure
    return [{"url": item.address(enclosure.key), "length": str(enclosure.length), "type": enclosure.media_type}]


def _stream(event: Event) -> Sequence[Value]:
    """The stream, or else the page people join at: Podcast Index drops a live item without an enclosure."""
    live = event.broadcast.live
    address, media_type = (live.stream, live.media_type) if live.stream else (live.register_at, "text/html")
    return [{"url": address, "length": "0", "type": media_type}]


TAGS = (
    Tag("title", item=_title, live=_title),
    Tag(
        "link",
        item=lambda item: [item.address(item.entry.key)],
        live=lambda event: [event.address(event.broadcast.key)],
    ),
    Tag("description", item=_description, live=_description),
    Tag("content:encoded", item=_content),
    Tag("guid", item=_guid, live=_guid),
    Tag("enclosure", item=_enclosure, live=_stream),
    Tag(
        "pubDate",
        channel=lambda channel: [moment(at) for at in given(channel.edition.updated)],
        item=lambda item: [moment(item.episode.date)],
    ),
    Tag("lastBuildDate", channel=lambda channel: [moment(at) for at in given(channel.edition.changed)]),
)
