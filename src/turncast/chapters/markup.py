"""XML of anyone's making, read with expat.

Nothing is fetched and nothing is expanded: a document that declares entities is refused. A document type that is only
named (Matroska's) is passed over. Prefixes are taken off names, for files out there often forget to declare them.
"""

import re
from contextlib import suppress
from typing import Final
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from turncast.errors import Unreadable

DEEPEST: Final = 50
MOST: Final = 100_000
HINT: Final = "export the chapters again, without a document type"


def is_markup(text: str) -> bool:
    """Whether *text* begins as XML or HTML does."""
    return text.lstrip().startswith("<")


def is_html(text: str) -> bool:
    """Whether *text* says that it is a page."""
    return text.lstrip()[:14].lower().startswith(("<!doctype html", "<html"))


def root(text: str) -> str:
    """The name of the first element; empty where there is none that can be read."""
    names: list[str] = []

    def start(name: str, _attributes: dict[str, str]) -> None:
        names.append(_local(name))
        raise _Enough

    parser = _parser()
    parser.StartElementHandler = start
    with suppress(_Enough, Unreadable):
        _feed(parser, text)
    return names[0] if names else ""


def tree(text: str) -> Element:
    """The document's root. Raises ``Unreadable`` with the line of the first fault, or where it is too large or deep."""
    growing = _Growing()
    parser = _parser()
    parser.StartElementHandler = growing.start
    parser.EndElementHandler = growing.end
    parser.CharacterDataHandler = growing.builder.data
    _feed(parser, text)
    return growing.builder.close()


class _Enough(Exception):
    """What was looked for is found: the rest need not be read."""


class _Growing:
    """A tree while it is read, bounded in depth and number."""

    def __init__(self) -> None:
        self.builder = TreeBuilder()
        self._depth = self._count = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._count += 1
        if self._depth > DEEPEST or self._count > MOST:
            raise Unreadable("expected a list of chapters, found XML too deep or too large to be one", HINT)
        self.builder.start(_local(name), {_local(key): value for key, value in attributes.items()})

    def end(self, name: str) -> None:
        self._depth -= 1
        self.builder.end(_local(name))


def _parser() -> expat.XMLParserType:
    parser = expat.ParserCreate("utf-8")  # whatever the declaration says: the text is decoded already
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _doctype
    parser.EntityDeclHandler = _entity
    return parser


def _doctype(_name: str, _system: str | None, _public: str | None, has_internal_subset: bool) -> None:
    if has_internal_subset:
        raise Unreadable("expected plain XML, found a document type with declarations", HINT)


def _entity(*_declaration: object) -> None:
    raise Unreadable("expected plain XML, found an entity declaration", HINT)


def _feed(parser: expat.XMLParserType, text: str) -> None:
    blank = text[: len(text) - len(text.lstrip())]
    try:
        parser.Parse(text.lstrip().encode("utf-8", "replace"), True)
    except expat.ExpatError as fault:
        what = expat.ErrorString(fault.code) or "a fault"
        raise Unreadable(f"expected XML, found {what}", HINT, line=fault.lineno + blank.count("\n")) from None


def _local(name: str) -> str:
    return re.sub(r"^.*:", "", name)
