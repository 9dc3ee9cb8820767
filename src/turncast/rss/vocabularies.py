"""All vocabularies, joined in the order they are written."""

from collections.abc import Iterator, Sequence
from itertools import repeat
from typing import Final

from turncast.rss import itunes, links, podcast, podlove, standard
from turncast.rss.tags import Channel, Item, Value
from turncast.rss.writing import column

START: Final = "    <item>\n"
END: Final = "    </item>\n"
INSIDE: Final = "      "

VOCABULARIES = (*standard.TAGS, *links.TAGS, *itunes.TAGS, *podcast.TAGS, *podlove.TAGS)
_CHANNEL = tuple((tag.name, tag.channel) for tag in VOCABULARIES if tag.channel)
_ITEM = tuple((tag.name, tag.item) for tag in VOCABULARIES if tag.item)


def of_channel(channel: Channel) -> list[tuple[str, Value]]:
    """The elements of a channel beside feedgen's, by name."""
    return [(name, held) for name, make in _CHANNEL for held in make(channel)]


def of_items(items: Sequence[Item]) -> Iterator[str]:
    """Each item in text: what the items have of one name is written together."""
    held = ((name, [make(item) for item in items]) for name, make in _ITEM)
    columns = [column(name, values, INSIDE) for name, values in held if any(values)]
    return map("".join, zip(repeat(START, len(items)), *columns, repeat(END), strict=False))
