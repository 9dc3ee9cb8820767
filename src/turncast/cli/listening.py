"""How measuring looks while it runs: a bar with an estimate on a terminal, a line where stderr is not one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.markup import escape
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from turncast.cli import console
from turncast.cli.formats import count, duration

if TYPE_CHECKING:
    from turncast.commands.measure import Listener
    from turncast.models.recording import Recording


@contextmanager
def listener(quiet: bool) -> Iterator[Listener]:
    """The listener that suits stderr; one that says nothing where *quiet*. An interrupt is told in any case."""
    bar = _Bar(quiet)
    try:
        with bar.progress:
            yield bar
    except KeyboardInterrupt:
        console.say("interrupted; what was measured is remembered: run the same command again to go on")
        raise


class _Bar:
    """The recording that is being measured, and how much of all of them is done."""

    def __init__(self, quiet: bool) -> None:
        columns = TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn()
        shown = console.talk.is_terminal and not quiet
        self.progress = Progress(*columns, console=console.talk, transient=True, disable=not shown)
        self._task = self.progress.add_task("reading", total=None)
        self._told = not (shown or quiet)
        self._done: dict[str, float] = {}

    def begin(self, recordings: Sequence[Recording]) -> None:
        """Show the bar, as long as all *recordings* together; off a terminal, say once what takes time."""
        seconds = sum(recording.duration for recording in recordings)
        self.progress.update(self._task, total=seconds or None)
        if self._told and recordings:
            console.say(f"measuring {count(len(recordings), 'recording')} ({duration(seconds)})")

    def heard(self, path: str, seconds: float) -> None:
        """Move the bar."""
        self._done[path] = seconds
        done = sum(self._done.values())
        self.progress.update(self._task, completed=done, description=f"measuring {escape(path)}")
