"""How far an add is: one moving line on a terminal, for what takes long enough to be seen; elsewhere nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from turncast.adding import Hands
from turncast.cli import console
from turncast.commands.add import Prospect


@contextmanager
def shown(prospect: Prospect, place: str = "") -> Iterator[Hands]:
    """Who hears of the copying or converting of a recording; *place*: which it is of how many."""
    if not console.talk.is_terminal or prospect.draft is None:
        yield Hands()
        return
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console.talk, transient=True) as progress:
        doing = "converting" if prospect.draft.form else "copying"
        name = prospect.recording.name.replace("[", r"\[")
        task = progress.add_task(f"{place}{doing} {name}", total=prospect.draft.sound.size or None)

        def on_bytes(size: int) -> None:
            progress.advance(task, size)

        def on_seconds(done: float, total: float) -> None:
            progress.update(task, completed=done, total=total)

        yield Hands(on_bytes, on_seconds)
