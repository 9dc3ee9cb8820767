"""How verifying looks while it runs: a bar with what was asked for last; nothing where stderr is no terminal."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from turncast.cli import console
from turncast.cli.reporting.words import safe

if TYPE_CHECKING:
    from turncast.verifying import served

_WIDEST = 60
"""Letters of an address: its end tells more than its beginning."""


@contextmanager
def visitor(quiet: bool) -> Iterator[served.OnProgress]:
    """What shows how far a visit is, where it suits stderr. An interrupt is told in any case."""
    shown = console.talk.is_terminal and not quiet
    columns = BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}")
    progress = Progress(*columns, console=console.talk, transient=True, disable=not shown)
    task = progress.add_task("fetching the feed", total=None)

    def told(step: served.Progress) -> None:
        description = escape(safe(step.address)[-_WIDEST:])
        progress.update(task, completed=step.done, total=step.total, description=description)

    try:
        with progress:
            yield told
    except KeyboardInterrupt:
        console.say("interrupted; nothing was changed anywhere")
        raise
