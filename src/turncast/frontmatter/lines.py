"""The line a key stands on: a scan of TOML, for tomllib does not say where it found what."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_TOKEN: Final = re.compile(
    r"""#[^\n]*"""
    r"""|(?P<text>\"{3}(?:\\.|[^\\])*?\"{3,5}|'{3}.*?'{3,5}|"(?:\\.|[^"\\\n])*"|'[^'\n]*')"""
    r"""|(?P<word>[^\s\[\]{}=,.\#"']+)"""
    r"""|(?P<sign>[\[\]{}=,\n])""",
    re.DOTALL,
)


def locate(text: str, key: str) -> int | None:
    """The line of *text*, from 1, on which the dotted *key* (``people.0.role``) stands, or its nearest parent."""
    nearest, found = "", None
    for path, line in _keys(text):
        name = ".".join(path)
        if len(name) > len(nearest) and f"{key}.".startswith(f"{name}."):
            nearest, found = name, line
    return found


def _keys(toml: str) -> Iterator[tuple[list[str], int]]:
    """Each key and each item of an array, with its line."""
    scan, line = _Scan(), 1
    for token in _TOKEN.finditer(toml):
        text = token["word"] or token["text"]
        if path := scan.read(text, token["sign"]):
            yield path, line
        line += token[0].count("\n")


@dataclass
class _Inside:
    """What a scan is inside of: the keys that lead there, and at which item of an array (None: in a table)."""

    path: list[str]
    item: int | None = None


class _Scan:
    """Reads TOML token by token and knows, at each, which key or item it belongs to."""

    def __init__(self) -> None:
        self._inside = [_Inside([])]
        self._key: list[str] = []
        self._assigned = False
        self._header = ""
        self._arrays: dict[str, int] = {}

    def read(self, text: str | None, sign: str | None) -> list[str] | None:
        """Take a token, a text or a sign (a comment is neither); the path of what begins with it, if anything does."""
        here = self._inside[-1]
        begins = here.item is not None and bool(text or sign == "[" or sign == "{")
        path = self._path() if begins or sign == "=" else None
        match sign:
            case None if text and not self._assigned and here.item is None:
                self._key.append(text.strip("\"'"))
            case "=":
                self._assigned = True
            case "[" if len(self._inside) == 1 and not self._assigned:
                self._header += sign
            case "]" if self._header:
                path = self._table()
            case "[" | "{":
                self._inside.append(_Inside(self._path(), 0 if sign == "[" else None))
                self._expect_key()
            case "]" | "}" if len(self._inside) > 1:
                self._inside.pop()
                self._assigned = True
            case "," if here.item is not None:
                here.item += 1
            case ",":
                self._expect_key()
            case "\n" if len(self._inside) == 1:
                self._expect_key()
                self._header = ""
        return path

    def _path(self) -> list[str]:
        here = self._inside[-1]
        return [*here.path, *(self._key if here.item is None else [str(here.item)])]

    def _expect_key(self) -> None:
        self._key, self._assigned = [], False

    def _table(self) -> list[str] | None:
        """What a header opens, unless it is closed already; below an array of tables it is in the last one so far."""
        if not self._key:
            return None
        path: list[str] = []
        for depth, part in enumerate(self._key, 1):
            path.append(part)
            array = ".".join(path)
            if depth == len(self._key) and self._header == "[[":
                self._arrays[array] = self._arrays.get(array, -1) + 1
            if array in self._arrays:
                path.append(str(self._arrays[array]))
        self._inside, self._key = [_Inside(path)], []
        return path
