"""The places keys stand at: a scan of TOML, for tomllib does not say where it found what."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

_TOKEN: Final = re.compile(
    r"""(?P<comment>\#[^\n]*)"""
    r"""|(?P<text>\"{3}(?:\\.|[^\\])*?\"{3,5}|'{3}.*?'{3,5}|"(?:\\.|[^"\\\n])*"|'[^'\n]*')"""
    r"""|(?P<word>[^\s\[\]{}=,.\#"']+)"""
    r"""|(?P<sign>[\[\]{}=,\n])""",
    re.DOTALL,
)


@dataclass(frozen=True)
class Place:
    """Where a key stands: its line, its column, and the column of its value, all from 1, in characters.

    An item of an array is its own value; so is the header of a table.
    """

    line: int
    column: int
    value: int


class Places:
    """The places of all keys of a TOML text, which need not be whole."""

    def __init__(self, toml: str) -> None:
        starts = [0, *accumulate(len(line) + 1 for line in toml.split("\n"))]
        self._of: dict[str, Place] = {}
        for path, key, value in _keys(toml):
            line = bisect_right(starts, key)
            self._of.setdefault(".".join(path), Place(line, key - starts[line - 1] + 1, value - starts[line - 1] + 1))

    def of(self, key: str) -> Place | None:
        """Where the dotted *key* (``people.0.role``) stands, or else its nearest parent, whose value is not its own."""
        place = self._of.get(key)
        while place is None and key:
            key = key.rpartition(".")[0]
            place = _without_value(self._of, key)
        return place


def _without_value(places: Mapping[str, Place], key: str) -> Place | None:
    place = places.get(key)
    return place and Place(place.line, place.column, place.column)


def _keys(toml: str) -> Iterator[tuple[list[str], int, int]]:
    """Each key and each item of an array, with where it begins, and where its value begins."""
    scan = _Scan()
    waiting: tuple[list[str], int] | None = None
    for token in _TOKEN.finditer(toml):
        if waiting and not token["comment"]:
            yield *waiting, token.start()
            waiting = None
        path = scan.read(token["word"] or token["text"], token["sign"], token.start())
        if path and token["sign"] == "=":
            waiting = path, scan.began
        elif path:
            yield path, scan.began, scan.began
    if waiting:
        yield *waiting, waiting[1]


@dataclass
class _Inside:
    """What a scan is inside of: the keys that lead there, and at which item of an array (None: in a table)."""

    path: list[str]
    item: int | None = None


class _Scan:
    """Reads TOML token by token and knows, at each, which key or item it belongs to, and where that began."""

    def __init__(self) -> None:
        self.began = 0
        self._inside = [_Inside([])]
        self._key: list[str] = []
        self._assigned = False
        self._header = ""
        self._arrays: dict[str, int] = {}

    def read(self, text: str | None, sign: str | None, at: int) -> list[str] | None:
        """Take a token, a text or a sign (a comment is neither); the path of what begins with it, if anything does."""
        here = self._inside[-1]
        begins = here.item is not None and bool(text or sign == "[" or sign == "{")
        path = self._path() if begins or sign == "=" else None
        if begins or not (self._key or self._header or self._assigned):
            self.began = at
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
