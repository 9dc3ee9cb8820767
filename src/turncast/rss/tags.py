"""The shape of a vocabulary: one record a tag, saying what it is called, where it may stand and how it is made.

A vocabulary is a tuple of such records, in the order they are written. To teach Turncast a tag, add a record.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple, TypeVar

from lxml.etree import SubElement, _Element

from turncast.models.edition import Edition, Entry
from turncast.rss.text import clean

NAMESPACES = {
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "podcast": "https://podcastindex.org/namespace/1.0",
    "psc": "http://podlove.org/simple-chapters",
}
"""The usual prefixes, which AntennaPod and Podcast Index insist on, and what they stand for."""

KNOWN_NAMESPACES = {address: prefix for prefix, address in NAMESPACES.items()} | {
    "http://www.w3.org/2005/Atom": "atom",
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/rss/1.0/modules/syndication/": "sy",
    "http://search.yahoo.com/mrss/": "media",
    "http://purl.org/syndication/history/1.0": "fh",
    "http://www.spotify.com/ns/rss": "spotify",
    "http://www.google.com/schemas/play-podcasts/1.0": "googleplay",
    "http://podlove.org/simple-chapters/": "psc",
    "http://www.w3.org/XML/1998/namespace": "xml",
    "https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md": "podcast",
}
"""What the namespaces of feeds are usually called, older addresses of theirs included."""


@dataclass(frozen=True)
class Item:
    """An entry together with the edition it stands in."""

    edition: Edition
    entry: Entry

    def address(self, key: str) -> str:
        """The public address of *key*."""
        return self.edition.site.address(key)


class Value(NamedTuple):
    """What an element holds: text, attributes (None: left out), and children by name."""

    text: str | None
    children: tuple[tuple[str, "Value"], ...]
    attributes: Mapping[str, str | None]


@dataclass(frozen=True)
class Tag:
    """An element of a vocabulary: what stands in it, as often as it stands in a channel or in an item (None: never)."""

    name: str
    channel: Callable[[Edition], Iterable[Value]] | None = None
    item: Callable[[Item], Iterable[Value]] | None = None


def value(text: str | None = None, /, *children: tuple[str, Value], **attributes: str | None) -> Value:
    """A value; an attribute that Python cannot spell is given as ``**{"aspect-ratio": …}``."""
    return Value(text, children, attributes)


Thing = TypeVar("Thing")


def given(thing: Thing | None) -> tuple[Thing, ...]:
    """The thing, if there is one: for tags that stand once or not at all."""
    return () if thing is None else (thing,)


def write(parent: _Element, name: str, held: Value) -> None:
    """Append the element *name* (with its prefix) that holds *held* to *parent*."""
    attributes = {key: clean(text) for key, text in held.attributes.items() if text is not None}
    element = SubElement(parent, _qualified(name), attributes)
    if held.text is not None:
        element.text = clean(held.text)
    for child, inner in held.children:
        write(element, child, inner)


@cache
def _qualified(name: str) -> str:
    """``itunes:image`` as lxml wants it; names without a prefix are RSS's own."""
    prefix, _, local = name.rpartition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}" if prefix else local
