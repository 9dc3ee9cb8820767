"""Markers of a Hindenburg session (``.nhsx``): ``<Marker Name Time>``, as attributes or as elements."""

from collections.abc import Iterator

from turncast.chapters import markup, times
from turncast.chapters.marks import Mark, listed
from turncast.models.recording import Chapter


def recognises(text: str) -> bool:
    """Whether the root is a session, or the markers taken out of one."""
    return markup.is_markup(text) and markup.root(text) in ("Session", "Markers")


def parse(text: str) -> tuple[Chapter, ...]:
    """The session's markers."""
    return listed(_marks(text))


def _marks(text: str) -> Iterator[Mark]:
    for marker in markup.tree(text).iter("Marker"):
        time, name = (marker.get(word) or marker.findtext(word) for word in ("Time", "Name"))
        yield Mark(times.moment(time), name or "")
