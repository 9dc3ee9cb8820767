"""Reading: the elements of any feed and where they stand, without believing a word of it.

expat reads, and not lxml, for it knows the line and the column of everything. Whatever has a document type is refused,
for that is where entities are declared: nothing a stranger writes is expanded or fetched.
"""

from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat
from xml.parsers.expat import errors

from turncast.errors import Unreadable
from turncast.models.document import Document, Element
from turncast.rss.tags import KNOWN_NAMESPACES

USUAL_PREFIXES: Final = KNOWN_NAMESPACES | {
    "http://www.itunes.com/DTDs/Podcast-1.0.dtd": "itunes",
    "http://www.itunes.com/DTDs/PodCast-1.0.dtd": "itunes",
    "http://www.w3.org/2005/Atom/": "atom",
}
"""What namespaces are usually called, spellings included that large broadcasters and hosts use and Apple forgives."""

LARGEST: Final = 100_000_000
"""Bytes: the largest feeds people publish have a tenth of it."""

DEEPEST: Final = 64
"""Elements in one another: feeds need ten."""

_BETWEEN: Final = "\x1f"
"""Between the parts of a name, as expat tells it; no document can hold it."""

_HINT: Final = "look at that line; xmllint --noout names it too"


class Malformed(Unreadable):
    """It is not well-formed XML."""


class Unbound(Malformed):
    """A prefix stands in it that is declared nowhere."""


class Preceded(Malformed):
    """Something stands before its declaration."""


class Undefined(Malformed):
    """A character is named in it by a name that only HTML has."""


class Declaring(Unreadable):
    """It has a document type, which may declare entities."""


class Undecodable(Unreadable):
    """It declares an encoding that nobody knows, or that it is not in."""


class Unreasonable(Unreadable):
    """It is nested too deeply, or too large."""


_KINDS: Final[dict[str, type[Unreadable]]] = {
    errors.XML_ERROR_UNBOUND_PREFIX: Unbound,
    errors.XML_ERROR_MISPLACED_XML_PI: Preceded,
    errors.XML_ERROR_UNDEFINED_ENTITY: Undefined,
    errors.XML_ERROR_INCORRECT_ENCODING: Undecodable,
    errors.XML_ERROR_UNKNOWN_ENCODING: Undecodable,
}
"""What expat says, where it is a trouble of its own."""


def read_document(data: bytes, called: str = "the feed") -> Document:
    """The document *data* holds; *called* is what messages call it.

    Raises Malformed (or Preceded, Unbound, Undefined), Declaring, Undecodable or Unreasonable: all Unreadable, with
    line and column.
    """
    if len(data) > LARGEST:
        found = f"expected at most {LARGEST:,} bytes, found {len(data):,}"
        raise Unreasonable(f"{called}: {found}", "publish the older episodes in documents of their own")
    reader = _Reader(called)
    try:
        reader.parser.Parse(data, True)
    except expat.ExpatError as fault:
        raise reader.fault(fault) from None
    except (LookupError, UnicodeError, ValueError):  # an encoding that is declared and that nobody knows
        raise reader.undecodable() from None
    return Document(reader.root, reader.prefixes, reader.encoding, len(data))


@dataclass(slots=True)
class _Open:
    """An element whose end has not come yet."""

    name: str
    written: str
    attributes: dict[str, str]
    line: int
    column: int
    text: list[str] = field(default_factory=list)
    children: list[Element] = field(default_factory=list)

    def closed(self) -> Element:
        text, children = "".join(self.text), tuple(self.children)
        return Element(self.name, self.written, self.attributes, self.line, self.column, text, children)


class _Reader:
    """What expat tells, put together."""

    root: Element

    def __init__(self, called: str) -> None:
        self.called = called
        self.encoding: str | None = None
        self.prefixes: dict[str, str] = {}
        self.open: list[_Open] = []
        self.names: dict[str, tuple[str, str]] = {}
        self.parser = self._parser()

    def _parser(self) -> expat.XMLParserType:
        parser = expat.ParserCreate(namespace_separator=_BETWEEN)
        parser.namespace_prefixes = True
        parser.buffer_text = True
        parser.XmlDeclHandler = self.declaration
        parser.StartDoctypeDeclHandler = self.doctype
        parser.StartNamespaceDeclHandler = self.prefix
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.characters
        return parser

    def declaration(self, _version: str, encoding: str | None, _standalone: int) -> None:
        self.encoding = encoding.lower() if encoding else None

    def doctype(self, *_: object) -> None:
        line, column = self._place()
        message = f"{self.called}: expected no document type, found one, which may declare entities"
        raise Declaring(message, "remove the line that begins with <!DOCTYPE", line=line, column=column)

    def prefix(self, prefix: str | None, address: str | None) -> None:
        if address:  # xmlns="" takes one back
            self.prefixes.setdefault(prefix or "", address)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        line, column = self._place()
        if len(self.open) == DEEPEST:
            message = f"{self.called}: expected at most {DEEPEST} elements in one another, found more"
            raise Unreasonable(message, _HINT, line=line, column=column)
        usual, written = self._named(name)
        named = {self._named(key)[0]: held for key, held in attributes.items()}
        self.open.append(_Open(usual, written, named, line, column))

    def characters(self, text: str) -> None:
        if not self.open[-1].children:
            self.open[-1].text.append(text)

    def end(self, _name: str) -> None:
        element = self.open.pop().closed()
        if self.open:
            self.open[-1].children.append(element)
        else:
            self.root = element

    def fault(self, fault: expat.ExpatError) -> Unreadable:
        """What expat stumbled over."""
        said = expat.ErrorString(fault.code)
        kind = _KINDS.get(said, Malformed)
        if kind is Undecodable:
            return self.undecodable()
        message = f"{self.called}: expected well-formed XML, found: {said}"
        return kind(message, _HINT, line=fault.lineno, column=fault.offset + 1)

    def undecodable(self) -> Undecodable:
        message = f"{self.called}: expected UTF-8, found the encoding {self.encoding}"
        return Undecodable(message, 'save it as UTF-8 and begin it with <?xml version="1.0" encoding="UTF-8"?>', line=1)

    def _place(self) -> tuple[int, int]:
        """The line and the column of what is being told, from 1."""
        return self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1

    def _named(self, name: str) -> tuple[str, str]:
        """The usual name and the written one of what expat calls *name*."""
        if name not in self.names:
            self.names[name] = _names(name)
        return self.names[name]


def _names(name: str) -> tuple[str, str]:
    """The usual name and the written one of what expat calls ``address local prefix``."""
    parts = name.split(_BETWEEN)
    if len(parts) == 1:
        return name, name
    address, local, prefix = (*parts, "")[:3]
    usual = USUAL_PREFIXES.get(address)
    return f"{usual}:{local}" if usual else f"{{{address}}}{local}", f"{prefix}:{local}" if prefix else local
