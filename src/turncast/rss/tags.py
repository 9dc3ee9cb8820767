"""The shape of a vocabulary: one record a tag, saying what it is called, where it may stand and how it is made.

A vocabulary is a tuple of such records, in the order they are written. To teach Turncast a tag, add a record.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

from turncast.models.edition import Broadcast, Edition, Entry
from turncast.models.episode import Episode
from turncast.models.show import Show

NAMESPACES = {
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "podcast": "https://podcastindex.org/namespace/1.0",
    "psc": "http://podlove.org/simple-chapters",
    "fh": "http://purl.org/syndication/history/1.0",
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
}
"""The usual prefixes, which AntennaPod and Podcast Index insist on, and what they stand for."""

PLAIN = "abcdefghijklmnopqrstuvwxyz0123456789-_./"
"""What keys are made of, and addresses take as it is."""

KNOWN_NAMESPACES = {address: prefix for prefix, address in NAMESPACES.items()} | {
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/rss/1.0/modules/syndication/": "sy",
    "http://search.yahoo.com/mrss/": "media",
    "http://www.spotify.com/ns/rss": "spotify",
    "http://www.google.com/schemas/play-podcasts/1.0": "googleplay",
    "http://podlove.org/simple-chapters/": "psc",
    "http://www.w3.org/XML/1998/namespace": "xml",
    "https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md": "podcast",
}
"""What the namespaces of feeds are usually called, older addresses of theirs included."""


@dataclass(frozen=True)
class Instalment:
    """What an item and a live item have in common: their edition, the episode, and its notes as HTML, cleaned.

    base: what the public address of every key begins with.
    """

    edition: Edition
    episode: Episode
    notes: str
    base: str

    def address(self, key: str) -> str:
        """The public address of *key*; what is to be quoted is rare in keys, and quickly ruled out."""
        return self.edition.site.address(key) if key.rstrip(PLAIN) else self.base + key


@dataclass(frozen=True)
class Item(Instalment):
    """An entry in its edition."""

    entry: Entry


@dataclass(frozen=True)
class Event(Instalment):
    """A broadcast in its edition."""

    broadcast: Broadcast


@dataclass(frozen=True)
class Channel:
    """An edition as a whole, and the events it announces."""

    edition: Edition
    events: tuple[Event, ...] = ()

    @property
    def show(self) -> Show:
        """The show as its file has it."""
        return self.edition.show

    def address(self, key: str) -> str:
        """The public address of *key*."""
        return self.edition.site.address(key)


Attributes: TypeAlias = dict[str, str | None]
"""What attributes say (None: left out)."""

Whole: TypeAlias = tuple[str | None, "Children", Attributes, bool]
"""All that an element holds: text or children, attributes, and whether the text is written as CDATA.

A bare tuple: a feed of 10,000 items has 60,000 of them.
"""

Value: TypeAlias = str | Attributes | Whole
"""What an element holds: only a text, only attributes, or more than that (see `value`)."""

Child: TypeAlias = tuple[str, "Value | Table"]
"""An element in another, by name."""

Children: TypeAlias = tuple[Child, ...]


@dataclass(frozen=True)
class Table:
    """Many elements of one name with nothing in them: what their attributes say in each of them (None: left out).

    For a feed of 10,000 items has 100,000 chapters, which are told sooner together than one by one.
    """

    attributes: tuple[str, ...]
    rows: Sequence[tuple[str | None, ...]]


@dataclass(frozen=True)
class Tag:
    """An element of a vocabulary: what stands in it, as often as it stands in one of its places (None: never there).

    live: in ``podcast:liveItem``, which may hold less than an item, for apps differ in what they make of it.
    """

    name: str
    channel: Callable[[Channel], Sequence[Value]] | None = None
    item: Callable[[Item], Sequence[Value]] | None = None
    live: Callable[[Event], Sequence[Value]] | None = None


def value(text: str | None = None, /, *children: Child, **attributes: str | None) -> Whole:
    """A value; an attribute that Python cannot spell is given as ``**{"aspect-ratio": …}``."""
    return text, children, attributes, False


def verbatim(text: str) -> Whole:
    """A text that is written as CDATA: as it stands."""
    return text, (), {}, True


Thing = TypeVar("Thing")


def given(thing: Thing | None) -> tuple[Thing, ...]:
    """The thing, if there is one: for tags that stand once or not at all."""
    return () if thing is None else (thing,)
