"""Podlove Simple Chapters 1.2, which gPodder, AntennaPod, Spotify and Pocket Casts read."""

from collections.abc import Iterable

from turncast.models.recording import Chapter
from turncast.rss.tags import Item, Tag, Value, value
from turncast.rss.text import clock


def _chapters(item: Item) -> Iterable[Value]:
    """All but the hidden ones, which this format has no word for."""
    chapters = item.entry.contents
    if chapters:
        yield value(None, *[("psc:chapter", _mark(chapter)) for chapter in chapters], version="1.2")


def _mark(chapter: Chapter) -> Value:
    """Most of the elements of a long feed are these: what is left out is not even mentioned."""
    said: dict[str, str | None] = {"start": clock(chapter.start), "title": chapter.title}
    if chapter.url is not None:
        said["href"] = chapter.url
    if chapter.image is not None:
        said["image"] = chapter.image
    return None, (), said, False


TAGS = (Tag("psc:chapters", item=_chapters),)
