"""How a publish looks while it runs: one moving line on a terminal, a line a wave where stderr is not one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Protocol

from rich.progress import (
    BarColumn,
    DownloadColumn,
    Progress,
    SpinnerColumn,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
    TransferSpeedColumn,
)

from turncast.cli import console
from turncast.cli.formats import count, size
from turncast.models.artifact import Wave

if TYPE_CHECKING:
    from turncast.models.plan import Plan
    from turncast.publishing import Event

_NAMES: Final = {
    Wave.MEDIA: "recordings and artwork",
    Wave.SIDECAR: "transcripts, chapters, stylesheet",
    Wave.PAGE: "pages",
    Wave.FEED: "feeds",
}


class Display(Protocol):
    """Shows how far a publish is."""

    def plan(self, plan: Plan) -> None:
        """What is about to happen."""

    def event(self, event: Event) -> None:
        """What happened."""


@contextmanager
def display(quiet: bool) -> Iterator[Display]:
    """The display that suits stderr; none at all where *quiet*. An interrupt is told in any case."""
    try:
        with _suited(quiet) as suited:
            yield suited
    except KeyboardInterrupt:
        console.say("interrupted; run the same command again to finish")
        raise


def _suited(quiet: bool) -> AbstractContextManager[Display]:
    if quiet:
        return nullcontext(_Silent())
    return _Bar() if console.talk.is_terminal else nullcontext(_Lines())


class _Silent:
    def plan(self, plan: Plan) -> None:
        """Nothing."""

    def event(self, event: Event) -> None:
        """Nothing."""


@dataclass
class _Lines:
    """A line for each wave that writes something."""

    _steps: Counter[Wave] = field(default_factory=Counter)

    def plan(self, plan: Plan) -> None:
        self._steps.update(step.wave for step in plan.steps)

    def event(self, event: Event) -> None:
        if event.kind == "wave" and event.wave is not None and (steps := self._steps.pop(event.wave, 0)):
            console.say(f"{_NAMES[event.wave]}: {count(steps, 'object')}")  # once, though new feeds come between pages


class _Bar:
    """One line: the wave, objects done, bytes sent, their rate, and the time that is left."""

    def __init__(self) -> None:
        columns = (
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            TextColumn("{task.fields[done]}/{task.fields[steps]}"),
            DownloadColumn(),
            TransferSpeedColumn(),
            TimeRemainingColumn(compact=True),
        )
        self._progress = Progress(*columns, console=console.talk, transient=True)
        self._task: TaskID = self._progress.add_task("reading what is live", total=None, done=0, steps=0)
        self._known: frozenset[str] = frozenset()
        self._done = 0
        self._total = 0

    def __enter__(self) -> _Bar:
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def plan(self, plan: Plan) -> None:
        self._known = frozenset(step.key for step in plan.steps if step.size is not None)
        self._total = plan.size
        self._progress.update(self._task, steps=len(plan.steps), total=self._total or None)

    def event(self, event: Event) -> None:
        if event.kind == "wave" and event.wave is not None:
            self._progress.update(self._task, description=_NAMES[event.wave])
        elif event.kind == "started" and event.key not in self._known:
            self._expect(event.total_bytes)
        elif event.kind == "sent":
            self._progress.advance(self._task, event.bytes)
        elif event.kind == "done":
            self._expect(0 if event.bytes else -event.total_bytes)  # it was there already
            self._done += 1
            self._progress.update(self._task, done=self._done)

    def _expect(self, more: int) -> None:
        self._total += more
        self._progress.update(self._task, total=self._total)


def summary(sent: int, written: int) -> str:
    """``23 objects (4.1 MB)``."""
    return f"{count(written, 'object')} ({size(sent)})"
