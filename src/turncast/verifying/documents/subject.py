"""What rules of documents look at: a feed as it came, and where in it everything is."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches
from functools import cached_property
from typing import Final, NamedTuple

from turncast.errors import Unreadable
from turncast.models.check import Notice
from turncast.models.document import Document, Element
from turncast.verifying.documents.vocabulary import TAGS, Tag
from turncast.verifying.documents.vocabulary.shapes import Kind, Shape

_SHOWN: Final = 60
"""Characters of a stranger's value that a message repeats."""

_HINTS: Final = 500

NOWHERE: Final = Element("", "", {}, 1, 1)
"""Where the document as a whole is."""


class Place(NamedTuple):
    """An element, what it stands in, and its record in the vocabulary, if it has one."""

    element: Element
    parent: Element
    tag: Tag | None


class Value(NamedTuple):
    """A value in the document: of an attribute, or (attribute is empty) the text of an element, without its ends."""

    element: Element
    attribute: str
    text: str
    shape: Shape


@dataclass(frozen=True)
class Subject:
    """A feed. called: what it is called in findings. at: the moment it is judged at.

    document: None where it cannot be read, and fault is why.
    """

    called: str
    data: bytes
    at: datetime
    document: Document | None = None
    fault: Unreadable | None = None

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Every element, in the order of the document."""
        return tuple(_places(self.document.root, NOWHERE)) if self.document else ()

    @cached_property
    def _by_name(self) -> dict[str, list[Place]]:
        by_name = defaultdict(list)
        for place in self.places:
            by_name[place.element.name].append(place)
        return by_name

    @cached_property
    def _by_kind(self) -> dict[Kind, list[Value]]:
        by_kind = defaultdict(list)
        for value in self._values():
            by_kind[value.shape.kind].append(value)
        return by_kind

    def _values(self) -> Iterator[Value]:
        for element, _, tag in self.places:
            if tag is None:
                continue
            if tag.text and (text := element.text.strip()):
                yield Value(element, "", text, tag.text)
            for name, held in element.attributes.items():
                if name in tag.attributes and (text := held.strip()):
                    yield Value(element, name, text, tag.attributes[name].shape)

    def named(self, name: str) -> list[Place]:
        """Every element of that *name*, wherever it stands."""
        return self._by_name.get(name, [])

    def within(self, parent: str, name: str) -> Iterator[Element]:
        """Every element of that *name* that stands in a *parent*."""
        return (place.element for place in self.named(name) if place.parent.name == parent)

    def values(self, *kinds: Kind) -> Iterator[Value]:
        """Every value of such a kind that the vocabulary knows."""
        return (value for kind in kinds for value in self._by_kind.get(kind, []))

    @cached_property
    def channels(self) -> tuple[Element, ...]:
        """RSS's channel; an empty tuple where there is none, or where it is not RSS."""
        root = self.document.root if self.document else NOWHERE
        return tuple(root.all("channel"))[:1] if root.name == "rss" else ()

    @cached_property
    def items(self) -> tuple[Element, ...]:
        """The channel's items, in their order."""
        return tuple(item for channel in self.channels for item in channel.all("item"))

    @cached_property
    def live(self) -> tuple[Element, ...]:
        """The channel's live items, in their order."""
        return tuple(item for channel in self.channels for item in channel.all("podcast:liveItem"))

    @cached_property
    def _hints(self) -> dict[tuple[str, tuple[str, ...]], str]:
        return {}

    def near(self, text: str, known: tuple[str, ...], alike: float = 0.6) -> str:
        """A hint at which of *known* was meant by *text*; empty where none is so much alike.

        A document with very many mistakes gets no hint for the rest of them: comparing takes time.
        """
        asked = shortened(text), known
        if asked not in self._hints and len(self._hints) < _HINTS:
            by_case = {one.lower(): one for one in known}
            near = get_close_matches(asked[0].lower(), by_case, n=1, cutoff=alike)
            self._hints[asked] = f'did you mean "{by_case[near[0]]}"?' if near else ""
        return self._hints.get(asked, "")

    def notice(self, element: Element, message: str, attribute: str = "", remedy: str = "") -> Notice:
        """*message* about *element*, or about an attribute of it."""
        key = shortened(f"{element.written}@{attribute}" if attribute else element.written)
        said = f"{key}: {message}" if key else message
        return Notice(said, self.called, key, remedy, element.line, element.column)

    def amiss(self, value: Value, remedy: str = "") -> Notice:
        """That *value* has not the shape it should have."""
        message = f"expected {value.shape.expected}, found {shown(value.text)}"
        return self.notice(value.element, message, value.attribute, remedy)


def _places(element: Element, parent: Element) -> Iterator[Place]:
    """*element* and everything in it; no recursion, for documents are deep and Python is slow at it."""
    waiting = [(element, parent)]
    while waiting:
        element, parent = waiting.pop()
        yield Place(element, parent, TAGS.get(element.name))
        waiting.extend((child, element) for child in reversed(element.children))


def shown(text: str) -> str:
    """*text* as messages repeat it: quoted, and not all of it where it is long."""
    return repr(shortened(text))


def shortened(text: str) -> str:
    """The first characters of *text*."""
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"


def habits(notices: Iterable[Notice]) -> Iterator[Notice]:
    """The first of *notices* about each element or attribute, and how many more there are.

    What is done in the same way in every item is a habit of the program that writes the feed: once is enough.
    """
    told = list(notices)
    more = Counter(notice.key for notice in told)
    for notice in told:
        count = more.pop(notice.key, 0)
        if count > 1:
            yield Notice(
                f"{notice.message} (and {count - 1} more)",
                notice.path, notice.key, notice.remedy, notice.line, notice.column,
            )  # fmt: skip
        elif count:
            yield notice
