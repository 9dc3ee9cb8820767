"""What ``turncast templates`` says."""

from __future__ import annotations

from pathlib import Path

from turncast.cli import console, surroundings
from turncast.commands.templates import FOLDER, copied, listed, shown
from turncast.errors import UsageError


def templates(project: Path | None, doing: str, name: str | None, *, as_json: bool) -> None:
    """List them, or show or copy the one of that *name*."""
    if doing == "list":
        _list(surroundings.call(project).root, as_json)
    elif name is None:
        raise UsageError(f"expected the name of a template to {doing}, found none", "turncast templates list")
    elif doing == "show":
        _show(name, as_json)
    else:
        _copy(surroundings.call(project).root, name, as_json)


def _list(root: Path, as_json: bool) -> None:
    found = listed(root)
    if as_json:
        console.data(found)
    else:
        rows = ((one.name, "yours" if one.own else "", one.about) for one in found)
        console.table(("TEMPLATE", "OWN", "WHAT IT IS"), rows)


def _show(name: str, as_json: bool) -> None:
    text = shown(name)
    if as_json:
        console.data({"name": name, "source": text})
    else:
        console.lines(text.splitlines())


def _copy(root: Path, name: str, as_json: bool) -> None:
    place = copied(root, name)
    if as_json:
        console.data({"name": name, "path": f"{FOLDER}/{name}"})
        return
    console.say(f"[bold green]copied[/] to {place.relative_to(root)}; from now on it takes the built-in one's place")
    if name.endswith(".html"):
        console.say(f'to change a block alone, let it begin with [bold]{{% extends "theme/{name}" %}}[/]')
