"""The door to TOML: the project's tables, and the front matter of episode files.

In: the text of ``turncast.toml``, ``feeds/*.toml`` and ``episodes/*.md``. Out: plain tables, notes, new
episode files, and the line a key stands on. May not know what the words mean: models do.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import tomlkit
from tomlkit.items import Item

from turncast.errors import Unreadable

FENCE = "+++"

_PLACE = re.compile(r"\s*\(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$")
_HEADER = re.compile(r"^\s*(?P<open>\[\[?)\s*(?P<name>[^\[\]]+?)\s*\]\]?")
_ASSIGNMENT = re.compile(r"""^\s*(?P<key>[\w-]+(?:\s*\.\s*[\w-]+)*|"[^"]+"|'[^']+')\s*=""")


@dataclass(frozen=True)
class Document:
    """An episode file taken apart: its table, its notes in Markdown, and the line its table begins on."""

    table: dict[str, Any]
    notes: str
    first_line: int


def parse(text: str, first_line: int = 1) -> dict[str, Any]:
    """The table *text* holds.

    Raises Unreadable with the line and column of the first fault; *first_line* is where *text* begins in its file.
    """
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _unreadable(str(error), text, first_line) from None
    except RecursionError:
        raise Unreadable("this is not TOML a person wrote: it is nested too deeply", line=first_line) from None


def _unreadable(complaint: str, text: str, first_line: int) -> Unreadable:
    place = _PLACE.search(complaint)
    reason = _PLACE.sub("", complaint)
    end_of_document = text.count("\n") + 1
    line = int(place["line"]) if place and place["line"] else end_of_document
    column = int(place["column"]) if place and place["column"] else None
    return Unreadable(
        f"this is not TOML: {reason[:1].lower()}{reason[1:]}",
        'a value is written `key = "text"`, `key = 11`, `key = true` or `key = 2020-06-19`',
        line=first_line + line - 1,
        column=column,
    )


def split(text: str) -> Document:
    """Take the text of an episode file apart at its ``+++`` lines.

    Raises Unreadable where a fence is missing or the table between them is not TOML.
    """
    lines = text.removeprefix("\ufeff").splitlines(keepends=True)
    fences = [number for number, line in enumerate(lines) if line.strip() == FENCE][:2]
    if not fences or "".join(lines[: fences[0]]).strip():
        raise Unreadable(
            f"expected the file to begin with a line {FENCE}", f"put {FENCE} above and below the front matter", line=1
        )
    if len(fences) == 1:
        raise Unreadable(
            f"the front matter that begins here has no closing line {FENCE}",
            f"put {FENCE} on a line of its own before the notes",
            line=fences[0] + 1,
        )
    opening, closing = fences
    first_line = opening + 2
    table = parse("".join(lines[opening + 1 : closing]), first_line)
    return Document(table, "".join(lines[closing + 1 :]).strip("\r\n"), first_line)


def compose(table: Mapping[str, Any], notes: str) -> str:
    """The text of an episode file: *table* as TOML between ``+++`` lines, then *notes*.

    Keys whose value is None or empty are left out; lists of tables are written one table a line.
    """
    return f"{FENCE}\n{dump(table)}{FENCE}\n\n{notes.strip()}\n"


def dump(table: Mapping[str, Any]) -> str:
    """*table* as TOML in its own order; keys whose value is None or empty are left out."""
    document = tomlkit.document()
    for key, value in table.items():
        if value is not None and value not in ("", [], (), {}):
            document.add(key, _item(value))
    return tomlkit.dumps(document)


def _item(value: Any) -> Item:
    if isinstance(value, Mapping):
        inline = tomlkit.inline_table()
        inline.update({key: _item(inner) for key, inner in value.items() if inner is not None})
        return inline
    if isinstance(value, Sequence) and not isinstance(value, str):
        array = tomlkit.array()
        array.extend(_item(inner) for inner in value)
        array.multiline(any(isinstance(inner, Mapping) for inner in value))
        return array
    item: Item = tomlkit.item(value)
    return item


def locate(text: str, key: str) -> int | None:
    """The line of *text*, from 1, on which the dotted *key* (``people.0.role``) stands, or its nearest parent.

    A scan of headers and assignments, not a parse: it also serves texts that tomllib refuses.
    """
    wanted = key.split(".")
    found: dict[int, int] = {}
    for path, line in _keys(text):
        depth = len(path)
        if path == wanted[:depth]:
            found.setdefault(depth, line)
    return found[max(found)] if found else None


def _keys(text: str) -> Iterator[tuple[list[str], int]]:
    table: list[str] = []
    counts: dict[str, int] = {}
    quote = ""
    for number, line in enumerate(text.splitlines(), 1):
        inside, quote = bool(quote), _open_quote(line, quote)
        if inside:
            continue
        if header := _HEADER.match(line):
            table = _parts(header["name"])
            if header["open"] == "[[":
                name = ".".join(table)
                counts[name] = counts.get(name, -1) + 1
                table.append(str(counts[name]))
            yield table, number
        elif assignment := _ASSIGNMENT.match(line):
            yield table + _parts(assignment["key"]), number


def _open_quote(line: str, quote: str) -> str:
    """Which multi-line string, if any, is still open after *line*."""
    for mark in re.findall(r'"""|\'\'\'', line):
        if not quote:
            quote = mark
        elif quote == mark:
            quote = ""
    return quote


def _parts(dotted: str) -> list[str]:
    return [part.strip().strip("\"'") for part in dotted.split(".")]
