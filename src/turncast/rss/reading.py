"""Reading: the elements of any feed and where they stand, without believing a word of it.

expat reads, and not lxml, for it knows the line and the column of everything. Whatever declares an entity is refused:
nothing a stranger writes is expanded or fetched.
"""

from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat

from turncast.errors import Unreadable
from turncast.models.document import Document, Element
from turncast.rss.tags import KNOWN_NAMESPACES

DEEPEST: Final = 64
"""Elements in one another: feeds need ten."""

_BETWEEN: Final = "\x1f"
"""Between the parts of a name, as expat tells it; no document can hold it."""

_HINT: Final = "look at that line; xmllint --noout names it too"


def read_document(data: bytes, called: str = "the feed") -> Document:
    """The document *data* holds; *called* is what messages call it.

    Raises Unreadable, with the line, where it is not well-formed XML, declares an entity, or is nested beyond reason.
    """
    reader = _Reader(called)
    parser = expat.ParserCreate(namespace_separator=_BETWEEN)
    parser.namespace_prefixes = True
    parser.buffer_text = True
    parser.XmlDeclHandler = reader.declaration
    parser.EntityDeclHandler = reader.entity
    parser.StartNamespaceDeclHandler = reader.prefix
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.characters
    reader.parser = parser
    try:
        parser.Parse(data, True)
    except expat.ExpatError as fault:
        said = expat.ErrorString(fault.code)
        raise Unreadable(f"{called}: expected well-formed XML, found: {said}", _HINT, line=fault.lineno) from None
    except (LookupError, UnicodeError, ValueError):  # an encoding that is declared and that nobody knows
        raise Unreadable(f"{called}: expected UTF-8, found the encoding {reader.encoding}", _HINT, line=1) from None
    return Document(reader.root, reader.prefixes, reader.encoding, len(data))


@dataclass
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
        return Element(
            self.name,
            self.written,
            self.attributes,
            self.line,
            self.column,
            "".join(self.text),
            tuple(self.children),
        )


class _Reader:
    """What expat tells, put together."""

    parser: expat.XMLParserType
    root: Element

    def __init__(self, called: str) -> None:
        self.called = called
        self.encoding: str | None = None
        self.prefixes: dict[str, str] = {}
        self.open: list[_Open] = []

    def declaration(self, _version: str, encoding: str | None, _standalone: int) -> None:
        self.encoding = encoding.lower() if encoding else None

    def entity(self, *_: object) -> None:
        line = self.parser.CurrentLineNumber
        raise Unreadable(f"{self.called}: expected no entity of its own, found one declared", _HINT, line=line)

    def prefix(self, prefix: str | None, address: str) -> None:
        self.prefixes.setdefault(prefix or "", address)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        line, column = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1
        if len(self.open) == DEEPEST:
            message = f"{self.called}: expected at most {DEEPEST} elements in one another, found more"
            raise Unreadable(message, _HINT, line=line)
        usual, written = _names(name)
        named = {_names(key)[0]: held for key, held in attributes.items()}
        self.open.append(_Open(usual, written, named, line, column))

    def characters(self, text: str) -> None:
        if self.open and not self.open[-1].children:
            self.open[-1].text.append(text)

    def end(self, _name: str) -> None:
        element = self.open.pop().closed()
        if self.open:
            self.open[-1].children.append(element)
        else:
            self.root = element


def _names(name: str) -> tuple[str, str]:
    """The usual name and the written one of what expat calls ``address local prefix``."""
    parts = name.split(_BETWEEN)
    if len(parts) == 1:
        return name, name
    address, local, prefix = (*parts, "")[:3]
    usual = KNOWN_NAMESPACES.get(address)
    return f"{usual}:{local}" if usual else f"{{{address}}}{local}", f"{prefix}:{local}" if prefix else local
