"""The vocabulary of feeds: every element that readers know, as data.

What it is called, in what it may stand, how often, its attributes, and what its values look like. General rules run
over it; to teach them an element, add a record. Sources: RSS 2.0, A Podcaster's Guide to RSS, the podcast namespace,
Atom and RFC 5005, Podlove Simple Chapters, Media RSS.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from turncast.verifying.documents.vocabulary import itunes, others, podcast, standard
from turncast.verifying.documents.vocabulary.tag import Attribute, Tag

TAGS: Final[Mapping[str, Tag]] = MappingProxyType(
    {tag.name: tag for tag in (*standard.TAGS, *itunes.TAGS, *podcast.TAGS, *others.TAGS)}
)
"""By name, with the usual prefix."""

WATCHED: Final = ("", "itunes", "podcast", "psc")
"""Prefixes of which everything is in the table: what is not is a mistake."""


def prefix(name: str) -> str:
    """``itunes`` of ``itunes:image``; nothing of RSS's own."""
    return name.rpartition(":")[0]


__all__ = ["TAGS", "WATCHED", "Attribute", "Tag", "prefix"]
