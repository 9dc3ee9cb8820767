"""Podlove Simple Chapters 1.2 as XML: ``<psc:chapter start title href image>``."""

from collections.abc import Iterator

from turncast.chapters import markup, times
from turncast.chapters.marks import Mark, listed
from turncast.models.recording import Chapter


def recognises(text: str) -> bool:
    """Whether the root is ``chapters``."""
    return markup.is_markup(text) and markup.root(text) == "chapters"


def parse(text: str) -> tuple[Chapter, ...]:
    """The chapters of the list."""
    return listed(_marks(text))


def _marks(text: str) -> Iterator[Mark]:
    for chapter in markup.tree(text).iter("chapter"):
        title = chapter.get("title") or chapter.text or ""
        yield Mark(times.moment(chapter.get("start")), title, chapter.get("href"), chapter.get("image"))
