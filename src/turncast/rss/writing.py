"""Writing: elements as text, indented as feedgen indents. Nothing else in the program writes XML.

Text and not a tree, for lxml needs ten times as long to make elements as to write them. And what attributes say is
looked at all together and not one by one: 10,000 items have 400,000 attributes, and hardly one of them has a
character that needs care.
"""

from collections.abc import Iterable
from functools import cache
from itertools import chain
from typing import Final

from turncast.rss.tags import Table, Value
from turncast.rss.text import clean

STEP: Final = "  "
MARK: Final = "\0"
"""Stands where an attribute says something, until all are filled in; no clean text holds it."""


def written(elements: Iterable[tuple[str, Value | Table]], indent: str = "") -> str:
    """The elements, by name (with the prefix), on lines of their own."""
    lines: list[str] = []
    said: list[str] = []
    _lay(elements, indent, lines, said)
    return _filled("".join(lines), said)


def _lay(elements: Iterable[tuple[str, Value | Table]], indent: str, lines: list[str], said: list[str]) -> None:
    """Append the lines of the elements, and what their attributes say."""
    for name, held in elements:
        if isinstance(held, Table):
            _lay_table(name, held, indent, lines, said)
            continue
        text, children, attributes, as_cdata = held
        start = name
        if attributes:
            if None in attributes.values():
                attributes = {key: value for key, value in attributes.items() if value is not None}
            said += attributes.values()  # type: ignore[arg-type] # None is sorted out
            start = _start(name, *attributes)
        if text and (shown := text.strip() if text.isprintable() else clean(text)):
            lines.append(f"{indent}<{start}>{_cdata(shown) if as_cdata else _escaped(shown)}</{name}>\n")
        elif children:
            lines.append(f"{indent}<{start}>\n")
            _lay(children, indent + STEP, lines, said)
            lines.append(f"{indent}</{name}>\n")
        else:
            lines.append(f"{indent}<{start}/>\n")


def _lay_table(name: str, table: Table, indent: str, lines: list[str], said: list[str]) -> None:
    """The same of a table: at once where each of its elements has the same attributes."""
    count = max(map(len, table.values()), default=0)
    columns = {attribute: cells for attribute, cells in table.items() if cells.count(None) < count}
    rows = zip(*columns.values(), strict=True)
    if any(None in cells for cells in columns.values()):
        _lay(((name, (None, (), dict(zip(columns, row, strict=True)), False)) for row in rows), indent, lines, said)
    else:
        said += chain.from_iterable(rows)
        lines.append(f"{indent}<{_start(name, *columns)}/>\n" * count)


@cache
def _start(name: str, *attributes: str) -> str:
    return name + "".join(f' {attribute}="{MARK}"' for attribute in attributes)


def _filled(lines: str, said: list[str]) -> str:
    """*lines* with what attributes say at the marks."""
    if not said:
        return lines
    between = lines.split(MARK)
    parts = [""] * (2 * len(between) - 1)
    parts[::2] = between
    parts[1::2] = _quoted(said)
    return "".join(parts)


def _quoted(said: list[str]) -> list[str]:
    """Texts as attributes hold them: line ends and tabs would be lost unescaped."""
    joined = MARK.join(said)
    if _are_clean(said, joined):
        return _escaped(joined).replace('"', "&quot;").split(MARK)
    joined = _escaped(MARK.join([clean(text) for text in said])).replace('"', "&quot;")
    return joined.replace("\n", "&#10;").replace("\t", "&#9;").split(MARK)


def _are_clean(said: list[str], joined: str) -> bool:
    """Whether none of the texts has a control character, or white space at its ends."""
    printable = "".join(said).isprintable()  # of white space, only the space is
    return printable and joined.strip(" ") == joined and f" {MARK}" not in joined and f"{MARK} " not in joined


def _escaped(text: str) -> str:
    if "&" in text or "<" in text or ">" in text:
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text


def _cdata(text: str) -> str:
    """As it stands; the end of CDATA inside it is parted in two."""
    return f"<![CDATA[{text.replace(']]>', ']]]]><![CDATA[>') if ']' in text else text}]]>"
