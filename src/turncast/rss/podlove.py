"""Podlove Simple Chapters 1.2, which gPodder, AntennaPod, Spotify and Pocket Casts read."""

from collections.abc import Sequence
from typing import Final

from turncast.rss.tags import Item, Table, Tag, Value, value
from turncast.rss.text import clock

MARK: Final = ("start", "title", "href", "image")


def _chapters(item: Item) -> Sequence[Value]:
    """All but the hidden ones, which this format has no word for."""
    marks = [
        (clock(chapter.start), chapter.title, chapter.url, chapter.image)
        for chapter in item.entry.chapters
        if not chapter.hidden
    ]
    return [value(None, ("psc:chapter", Table(MARK, marks)), version="1.2")] if marks else []


TAGS = (Tag("psc:chapters", item=_chapters),)
