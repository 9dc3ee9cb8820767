"""Blocks of overrides: one whose name the extended template lacks would never be shown, and nobody would be told."""

from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

from jinja2 import Environment, TemplateError, nodes

from turncast.errors import Unreadable


def check(environment: Environment, name: str, overrides: Path) -> None:
    """Raise Unreadable for a block that no extended template has, in *name* or in what it extends.

    Only templates in *overrides* are looked at; a template that is broken otherwise is for rendering to tell.
    """
    chain = list(_chain(environment, name))
    known: set[str] = set()
    for place, (file, template) in reversed(list(enumerate(chain))):
        if known and Path(file).is_relative_to(overrides) and place + 1 < len(chain):
            _look(Path(file).relative_to(overrides).as_posix(), template, known)
        known |= {block.name for block in template.find_all(nodes.Block)}


def _look(name: str, template: nodes.Template, known: set[str]) -> None:
    """Only at the outermost: a block inside another is a new one of the producer's own."""
    for block in template.body:
        if isinstance(block, nodes.Block) and block.name not in known:
            near = get_close_matches(block.name, known, n=1, cutoff=0.4)
            meant = f"did you mean {near[0]}? " if near else ""
            raise Unreadable(
                f"templates/{name}:{block.lineno}: the extended template has no block {block.name!r}",
                f"{meant}there is: {', '.join(sorted(known))}",
                line=block.lineno,
            )


def _chain(environment: Environment, name: str) -> Iterator[tuple[str, nodes.Template]]:
    """The template *name*, the one it extends, and so on, each with its file, as far as can be told unrendered."""
    seen: set[str] = set()
    while environment.loader and name not in seen:
        seen.add(name)
        try:
            source, file, _ = environment.loader.get_source(environment, name)
            template = environment.parse(source, name, file)
        except TemplateError:
            return
        yield file or "", template
        parent = next(template.find_all(nodes.Extends), None)
        if parent is None or not isinstance(parent.template, nodes.Const):
            return
        name = parent.template.value
