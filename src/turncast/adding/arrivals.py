"""Recordings as they are handed over: which there are, which are the same, and in what order they belong."""

import hashlib
import os
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

from turncast.adding import files, words
from turncast.adding.facts import Facts
from turncast.adding.filenames import natural
from turncast.errors import UsageError

SUFFIXES: Final = frozenset({
    "mp3", "m4a", "m4b", "mp4", "m4v", "mov", "qt", "3gp", "aac", "wav", "wave", "bwf", "rf64", "aif", "aiff", "aifc",
    "flac", "ogg", "oga", "opus", "spx", "mkv", "mka", "webm", "ac3", "amr", "avi", "caf", "mpg", "mpeg", "mp2", "wma",
    "wmv", "wv", "ape",
})  # fmt: skip
"""What in a folder is meant to be a recording; what it is, its bytes say."""
EDGE: Final = 64 * 1024
"""Bytes at either end, by which most files of equal length differ."""


def expanded(given: Iterable[Path]) -> list[Path]:
    """Each file once; of a folder the recordings in it, but not in folders below.

    Raises ``UsageError`` for a folder without any.
    """
    found: dict[Path, Path] = {}
    for path in given:
        for one in _inside(path) if path.is_dir() else (path,):
            found.setdefault(one.resolve(), one)
    return list(found.values())


def _inside(folder: Path) -> list[Path]:
    with files.world(folder):
        found = [path for path in folder.iterdir() if path.suffix[1:].lower() in SUFFIXES and path.name[0] != "."]
    if not found:
        raise UsageError(f"expected recordings in {folder}, found none", f"ls {folder}")
    return sorted(found, key=lambda path: natural(path.name))


def order(facts: Facts) -> tuple[Any, ...]:
    """What to sort recordings by: season and number, or else the date, or else the name."""
    number, season = (words.chosen(facts, word, getattr(facts.name, word)).value for word in ("number", "season"))
    date = words.chosen(facts, "date", facts.name.day).value
    name = natural(facts.recording.name)
    if number:
        return (0, season or 0, number, str(date or ""), name)
    return (1, str(date), name) if date else (2, name)


def twins(recordings: Sequence[Path]) -> dict[Path, Path]:
    """For each recording that has the same content as one before it, that one. Only look-alikes are read as a whole."""
    alike: dict[tuple[int, str], list[Path]] = defaultdict(list)
    digest = cache(lambda path: files.digest(path)[0])
    found: dict[Path, Path] = {}
    for path in recordings:
        others = alike[_edges(path)]
        same = next((other for other in others if digest(other) == digest(path)), None)
        if same:
            found[path] = same
        else:
            others.append(path)
    return found


def _edges(path: Path) -> tuple[int, str]:
    """Length and digest of the first and the last bytes; files that cannot be read are all different."""
    try:
        with path.open("rb") as file:
            first = file.read(EDGE)
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - EDGE))
            return size, hashlib.sha256(first + file.read(EDGE)).hexdigest()
    except OSError:
        return -1, str(path)
