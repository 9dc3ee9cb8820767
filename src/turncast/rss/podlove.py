"""Podlove Simple Chapters 1.2, which gPodder, AntennaPod, Spotify and Pocket Casts read."""

from collections.abc import Iterable

from turncast.rss.tags import Item, Table, Tag, Value, value
from turncast.rss.text import clock


def _chapters(item: Item) -> Iterable[Value]:
    """All but the hidden ones, which this format has no word for."""
    chapters = item.entry.contents
    if chapters:
        marks = Table(
            start=[clock(chapter.start) for chapter in chapters],
            title=[chapter.title for chapter in chapters],
            href=[chapter.url for chapter in chapters],
            image=[chapter.image for chapter in chapters],
        )
        yield value(None, ("psc:chapter", marks), version="1.2")


TAGS = (Tag("psc:chapters", item=_chapters),)
