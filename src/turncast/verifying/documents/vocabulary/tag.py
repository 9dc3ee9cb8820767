"""The shape of the vocabulary: a record an element."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from turncast.verifying.documents.vocabulary.shapes import ADDRESS, TEXT, URI, Kind, Shape

USUAL_LIMIT: Final = 255
"""Characters of a value that has no other limit."""

CHANNEL: Final = ("channel",)
ITEM: Final = ("item", "podcast:liveItem")
ANY: Final = (*CHANNEL, *ITEM)


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute: its shape, whether it must be there, and the most characters it may have (None: any number)."""

    name: str
    shape: Shape = TEXT
    required: bool = False
    limit: int | None = USUAL_LIMIT


@dataclass(frozen=True, slots=True)
class Tag:
    """An element.

    within: in what it may stand. once: whether only once in each. text: the shape of its text; None where it has none.
    blank: whether the text may be left out. limit: the most characters of it. needs: what must stand in it.
    instead: what readers read in its place, where nobody should write it any more.
    """

    name: str
    within: tuple[str, ...]
    once: bool = False
    text: Shape | None = None
    attributes: Mapping[str, Attribute] = field(default_factory=dict)
    blank: bool = False
    limit: int | None = USUAL_LIMIT
    needs: tuple[str, ...] = ()
    instead: str = ""


def must(name: str, shape: Shape = TEXT, limit: int | None = USUAL_LIMIT) -> Attribute:
    """An attribute without which the element means nothing."""
    return Attribute(name, shape, True, _limit(shape, limit))


def may(name: str, shape: Shape = TEXT, limit: int | None = USUAL_LIMIT) -> Attribute:
    """An attribute that may be left out."""
    return Attribute(name, shape, False, _limit(shape, limit))


def _limit(shape: Shape, limit: int | None) -> int | None:
    """Addresses are as long as they are."""
    return None if shape.kind in (Kind.ADDRESS, Kind.URI) else limit


def tag(
    name: str,
    within: tuple[str, ...],
    text: Shape | None = None,
    *attributes: Attribute,
    once: bool = False,
    blank: bool = False,
    limit: int | None = USUAL_LIMIT,
    needs: Iterable[str] = (),
    instead: str = "",
) -> Tag:
    """A record of the table."""
    longest = None if text in (ADDRESS, URI) else limit
    by_name = MappingProxyType({attribute.name: attribute for attribute in attributes})
    return Tag(name, within, once, text, by_name, blank, longest, tuple(needs), instead)
