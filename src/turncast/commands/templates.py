"""``turncast templates``: the templates and words there are, what stands in a file of them, and a copy to change."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from turncast.errors import UsageError
from turncast.pages import templates as theme

FOLDER: Final = "templates"


@dataclass(frozen=True)
class Listed:
    """A template. own: whether the project has one of its own in its place."""

    name: str
    about: str
    own: bool


def listed(root: Path) -> tuple[Listed, ...]:
    """The built-in templates, and which of them the project in *root* replaces."""
    return tuple(Listed(one.name, one.about, (root / FOLDER / one.name).is_file()) for one in theme.templates())


def unused(root: Path) -> Iterator[theme.Unused]:
    """The templates of the project in *root* that no page is made from."""
    return theme.unused(root / FOLDER)


def shown(name: str) -> str:
    """The built-in template *name*, whatever the project has in its place."""
    return theme.source(name).decode()


def copied(root: Path, name: str) -> Path:
    """The file of the project that has just become a copy of the built-in template *name*.

    Raises UsageError where the project has one of that name: nothing of a producer's is overwritten.
    """
    text = theme.source(name)
    place = root / FOLDER / name
    place.parent.mkdir(parents=True, exist_ok=True)
    try:
        with place.open("xb") as file:
            file.write(text)
    except FileExistsError:
        message = f"expected no {FOLDER}/{name} yet, found one; it was left as it is"
        raise UsageError(message, f"turncast templates show {name}") from None
    return place
