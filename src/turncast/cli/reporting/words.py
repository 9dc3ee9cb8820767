"""What every form of a report says alike: paths seen from where one stands, and text no terminal obeys."""

import os
import unicodedata
from pathlib import Path
from typing import Final

_OBEYED: Final = ("Cc", "Zl", "Zp")
_TURNING: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Signs that turn the direction of what follows: a text could seem to be another one."""


def safe(text: str) -> str:
    """*text* on one line, its control characters escaped."""
    return "".join(_escaped(sign) if _obeyed(sign) else sign for sign in text)


def _obeyed(sign: str) -> bool:
    return unicodedata.category(sign) in _OBEYED or sign in _TURNING


def _escaped(sign: str) -> str:
    return sign.encode("unicode_escape").decode("ascii")


def prefix(root: Path, start: Path) -> str:
    """What stands before a path of the project at *root* to make it one from *start*; empty where they are the same."""
    place = Path(os.path.relpath(root, start)).as_posix()
    return "" if place == "." else f"{place}/"


def seen(path: str, before: str) -> str:
    """*path* of a project with its prefix; an address or a path from the top stands as it is."""
    return path if not path or "://" in path or path.startswith("/") else f"{before}{path}"
