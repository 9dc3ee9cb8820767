"""Our vocabularies as a feedgen extension: feedgen asks it for namespaces, the channel's elements and each item's."""

from feedgen.ext.base import BaseEntryExtension, BaseExtension
from lxml.etree import _Element

from turncast.models.edition import Edition
from turncast.rss import itunes, podcast, podlove, standard
from turncast.rss.tags import NAMESPACES, Item, write

NAME = "turncast"
"""What feedgen keeps the extension under: ``feed.turncast`` and ``entry.turncast``."""

VOCABULARIES = (*standard.TAGS, *itunes.TAGS, *podcast.TAGS, *podlove.TAGS)
CHANNEL_TAGS = tuple((tag.name, tag.channel) for tag in VOCABULARIES if tag.channel)
ITEM_TAGS = tuple((tag.name, tag.item) for tag in VOCABULARIES if tag.item)


class ChannelExtension(BaseExtension):  # type: ignore[misc]
    """What our vocabularies say of an edition; set before feedgen renders."""

    edition: Edition

    def extend_ns(self) -> dict[str, str]:
        """Prefixes, declared once on the root."""
        return NAMESPACES

    def extend_rss(self, feed: _Element) -> _Element:
        """Append the channel's elements."""
        for name, make in CHANNEL_TAGS:
            for held in make(self.edition):
                write(feed[0], name, held)
        return feed


class ItemExtension(BaseEntryExtension):  # type: ignore[misc]
    """What our vocabularies say of an item; set before feedgen renders."""

    item: Item

    def extend_rss(self, feed: _Element) -> _Element:
        """Append the item's elements; feedgen passes the item here, whatever the name."""
        for name, make in ITEM_TAGS:
            for held in make(self.item):
                write(feed, name, held)
        return feed
