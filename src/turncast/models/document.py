"""Documents: a feed as it stands, anyone's, before anything is believed of it.

XML names are the subject here, so they are kept as they are written; what they mean is for rules to say.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Element:
    """An element: its usual name, what stands in it, and where.

    name: with the usual prefix of its namespace (``itunes:image``), without one where it is RSS's own, and as
    ``{address}local`` where nobody knows the namespace. written: the name as the document has it. attributes: by name,
    with the usual prefixes too. text: all that stands before the first child. line and column count from 1.
    """

    name: str
    written: str
    attributes: Mapping[str, str]
    line: int
    column: int
    text: str = ""
    children: tuple["Element", ...] = field(default=(), repr=False)

    def all(self, name: str) -> Iterator["Element"]:
        """The children of that *name*, in their order."""
        return (child for child in self.children if child.name == name)

    def first(self, name: str) -> "Element | None":
        """The first child of that *name*, if there is one."""
        return next(self.all(name), None)

    def value(self, name: str) -> str:
        """The text of the first child of that *name*, white space at the ends left out; empty where there is none."""
        child = self.first(name)
        return child.text.strip() if child else ""

    def walk(self) -> Iterator["Element"]:
        """This element and everything in it, in the order of the document."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Document:
    """A well-formed XML document.

    root: its outermost element. prefixes: what the document calls each namespace, by prefix. encoding: as declared, in
    lower case; None where it is not.
    """

    root: Element
    prefixes: Mapping[str, str]
    encoding: str | None
    size: int

    @property
    def channel(self) -> Element | None:
        """RSS's channel, if there is one."""
        return self.root.first("channel")

    @property
    def items(self) -> tuple[Element, ...]:
        """RSS's items, in their order."""
        return tuple(self.channel.all("item")) if self.channel else ()
