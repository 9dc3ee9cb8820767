"""The built-in templates and catalogues of words, for producers to read and to take as a beginning of their own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Final

from turncast.errors import UsageError
from turncast.pages.scripts import joined
from turncast.pages.theme import BUILT_IN, SCRIPT
from turncast.pages.words import BUILT_IN as CATALOGUES
from turncast.pages.words import FOLDER

_COMMENTS: Final = re.compile(r"\s*(?:\{#(.*?)#\}|/\*(.*?)\*/|# ([^\n]*))", re.DOTALL)
_KINDS: Final = (".html", ".css", ".js")
_SCRIPT: Final = "Everything pages do by script: player, transcript, sharing, search."


@dataclass(frozen=True)
class Template:
    """A file a project can have its own of. about: what it is, in a sentence."""

    name: str
    about: str


@dataclass(frozen=True)
class Unused:
    """A file that no page is made from. near: the built-in one that was perhaps meant, or ""."""

    name: str
    near: str


def templates() -> tuple[Template, ...]:
    """Every template, asset and catalogue, in the order of their names."""
    return tuple(Template(name, _SCRIPT if name == SCRIPT else _about(source(name).decode())) for name in _names())


def source(name: str) -> bytes:
    """What stands in the built-in file *name*. Raises `UsageError` where there is none."""
    if name == SCRIPT:
        return joined(BUILT_IN / "script")
    if name not in _names():
        near = get_close_matches(name, _names(), n=1)
        hint = f"turncast templates show {near[0]}" if near else "turncast templates list"
        raise UsageError(f"expected the name of a built-in template, found {name}", hint)
    return (BUILT_IN / name).read_bytes()


def unused(folder: Path) -> Iterator[Unused]:
    """What stands in *folder*, a project's ``templates/``, and neither takes the place of a built-in file nor is named
    in another.
    """
    found = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.suffix in _KINDS}
    texts = {name: path.read_text(encoding="utf-8", errors="replace") for name, path in found.items() if path.is_file()}
    known = _names()
    for name in texts:
        if name not in known and not any(name in text for other, text in texts.items() if other != name):
            yield Unused(name, next(iter(get_close_matches(name, known, n=1)), ""))


def _names() -> list[str]:
    files = (file.name for file in BUILT_IN.iterdir() if file.is_file() and not file.name.startswith("."))
    catalogues = (f"{FOLDER}/{file.name}" for file in CATALOGUES.glob("*.po"))
    return sorted((*files, *catalogues, SCRIPT))


def _about(text: str) -> str:
    """The first sentence of the last comment that stands before everything else."""
    said = list(_leading(text))
    return " ".join(re.split(r"(?<=\.)\s", said[-1].strip(), maxsplit=1)[0].split()) if said else ""


def _leading(text: str) -> Iterator[str]:
    place = 0
    while found := _COMMENTS.match(text, place):
        yield found[1] or found[2] or found[3]
        place = found.end()
