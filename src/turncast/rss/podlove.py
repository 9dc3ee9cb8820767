"""Podlove Simple Chapters 1.2, which gPodder, AntennaPod, Spotify and Pocket Casts read."""

from collections.abc import Iterable

from turncast.rss.tags import Item, Tag, Value, value
from turncast.rss.text import clock


def _chapters(item: Item) -> Iterable[Value]:
    """All but the hidden ones, which this format has no word for."""
    chapters = item.entry.contents
    if chapters:
        marks = (value(start=clock(mark.start), title=mark.title, href=mark.url, image=mark.image) for mark in chapters)
        yield value(None, *(("psc:chapter", mark) for mark in marks), version="1.2")


TAGS = (Tag("psc:chapters", item=_chapters),)
