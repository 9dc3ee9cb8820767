"""Episode files and tables: taken apart and put together."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import tomlkit
from tomlkit.items import Item

from turncast.errors import Unreadable

FENCE = "+++"

_PLACE = re.compile(r"\s*\(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$")


@dataclass(frozen=True)
class Document:
    """An episode file taken apart: its table, and its notes in Markdown."""

    table: dict[str, Any]
    notes: str


def parse(text: str) -> dict[str, Any]:
    """The table *text* holds. Raises Unreadable with the line and the column of the first fault."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _unreadable(str(error), text) from None
    except RecursionError:
        raise _inhuman("it is nested too deeply", text) from None
    except ValueError:  # Python refuses to read a number of more than 4300 digits
        raise _inhuman("it has a number of thousands of digits", text) from None


def _unreadable(complaint: str, text: str) -> Unreadable:
    place = _PLACE.search(complaint)
    reason = _PLACE.sub("", complaint)
    told = (int(place["line"]), int(place["column"])) if place and place["line"] else _end(text)
    return Unreadable(
        f"this is not TOML: {reason[:1].lower()}{reason[1:]}",
        'a value is written `key = "text"`, `key = 11`, `key = true` or `key = 2020-06-19`',
        line=told[0],
        column=told[1],
    )


def _end(text: str) -> tuple[int, int]:
    """Line and column after the last sign of *text*: where something is missing that never came."""
    lines = text.rstrip().split("\n")
    return len(lines), len(lines[-1]) + 1


def _inhuman(reason: str, text: str) -> Unreadable:
    first_line = len(text) - len(text.lstrip("\n")) + 1
    return Unreadable(
        f"this is not TOML a person wrote: {reason}",
        "restore the file from a copy, or write it anew",
        line=first_line,
        column=1,
    )


def split(text: str) -> Document:
    """Take the text of an episode file apart at its ``+++`` lines.

    Raises Unreadable where a fence is missing or the table between them is not TOML; its line is that of the file.
    """
    front, notes = _halves(text)
    return Document(parse(front), notes.strip("\r\n"))


def front_matter(text: str) -> str:
    """The TOML of an episode file, each key on the line it has in the file; empty where a fence is missing."""
    try:
        return _halves(text)[0]
    except Unreadable:
        return ""


def notes_line(text: str) -> int:
    """The line of an episode file on which its notes begin, from 1; 1 where a fence is missing."""
    try:
        front, notes = _halves(text)
    except Unreadable:
        return 1
    blank = len(notes) - len(notes.lstrip("\n"))
    return front.count("\n") + 2 + blank


def _halves(text: str) -> tuple[str, str]:
    """The front matter, with a blank line for each line above it, and what follows it."""
    lines = text.removeprefix("\ufeff").split("\n")  # not splitlines, which also breaks at signs TOML allows in a text
    fences = [number for number, line in enumerate(lines) if line.rstrip() == FENCE][:2]
    if not fences or any(line.strip() for line in lines[: fences[0]]):
        raise Unreadable(
            f"expected the file to begin with a line {FENCE}",
            f"put {FENCE} above and below the front matter",
            line=1,
            column=1,
        )
    if len(fences) == 1:
        raise Unreadable(
            f"the front matter that begins here has no closing line {FENCE}",
            f"put {FENCE} on a line of its own before the notes",
            line=fences[0] + 1,
            column=1,
        )
    opening, closing = fences
    above = [""] * (opening + 1)
    return "\n".join([*above, *lines[opening + 1 : closing], ""]), "\n".join(lines[closing + 1 :])


def compose(table: Mapping[str, Any], notes: str) -> str:
    """The text of an episode file: *table* as TOML between ``+++`` lines, then *notes*.

    Keys whose value is None or empty are left out; lists of tables are written one table a line.
    """
    body = notes.strip("\r\n")
    return f"{FENCE}\n{dump(table)}{FENCE}\n" + (f"\n{body}\n" if body else "")


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
