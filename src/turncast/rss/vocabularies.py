"""All vocabularies, joined in the order they are written."""

from turncast.rss import itunes, links, podcast, podlove, standard
from turncast.rss.tags import Channel, Item, Table, Value

VOCABULARIES = (*standard.TAGS, *links.TAGS, *itunes.TAGS, *podcast.TAGS, *podlove.TAGS)
_CHANNEL = tuple((tag.name, tag.channel) for tag in VOCABULARIES if tag.channel)
_ITEM = tuple((tag.name, tag.item) for tag in VOCABULARIES if tag.item)


def of_channel(channel: Channel) -> list[tuple[str, Value | Table]]:
    """The elements of a channel beside feedgen's, by name."""
    return [(name, held) for name, make in _CHANNEL for held in make(channel)]


def of_item(item: Item) -> list[tuple[str, Value | Table]]:
    """The elements of an item, by name."""
    return [(name, held) for name, make in _ITEM for held in make(item)]
