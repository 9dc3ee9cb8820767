"""What ``turncast add`` does and says, recording by recording."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rich.markup import escape

from turncast.adding import Added, AlreadyAdded
from turncast.cli import console, copying, proposals
from turncast.cli.formats import count
from turncast.commands.add import Batch, Prospect, Wishes
from turncast.commands.opening import Call
from turncast.errors import ExitCode, TurncastError, WorldError


def propose(call: Call, given: Sequence[Path], wishes: Wishes, *, as_json: bool) -> int:
    """Show what would be added, and write nothing; the exit code is that of adding it."""
    batch = _looked(call, given, wishes)
    if as_json:
        console.data([proposals.as_data(batch, prospect) for prospect in batch.prospects])
    elif len(batch.prospects) > 1:
        proposals.table(batch.prospects)
    else:
        proposals.show(batch, batch.prospects[0])
    errors = [prospect.error for prospect in batch.prospects if prospect.error]
    for prospect in batch.prospects:
        if prospect.error:
            _explain(prospect, prospect.error)
    return next((_code(error) for error in errors if _code(error)), ExitCode.FINE)


def add(call: Call, given: Sequence[Path], wishes: Wishes, *, as_json: bool) -> int:
    """Add each recording or explain it; the answer is the exit code of the first that could not be added."""
    batch = _looked(call, given, wishes)
    several = len(batch.prospects) > 1
    if several and not as_json:
        proposals.table(batch.prospects)
    doing = _Doing(batch, quiet=as_json)
    try:
        doing.all()
    except KeyboardInterrupt:
        console.say("interrupted; what was added is whole; run the same command again to go on")
        raise
    if as_json:
        console.data(doing.outcomes)
    elif several:
        doing.summary()
    return doing.code


def _looked(call: Call, given: Sequence[Path], wishes: Wishes) -> Batch:
    with console.talk.status("reading"):
        return Batch(call, given, wishes)


class _Doing:
    """A batch under way: what came of each recording so far."""

    def __init__(self, batch: Batch, *, quiet: bool) -> None:
        self.outcomes: list[dict[str, Any]] = []
        self.code: int = ExitCode.FINE
        self._batch, self._quiet = batch, quiet
        self._remarks: Counter[str] = Counter()

    def all(self) -> None:
        """Add one after another; a full disk or the like is the end, for the others would meet it too."""
        with self._batch as batch:
            for number, prospect in enumerate(batch.prospects, 1):
                try:
                    self._add(prospect, number)
                except TurncastError as error:
                    self._refused(prospect, error)
                    if isinstance(error, WorldError) and not prospect.error:
                        break

    def summary(self) -> None:
        """How many of which, and what to look at."""
        found = Counter(outcome["outcome"] for outcome in self.outcomes)
        left = len(self._batch.prospects) - len(self.outcomes)
        said = [f"{number} {what}" for what, number in sorted(found.items())] + ([f"{left} not tried"] if left else [])
        console.say(f"[bold]{', '.join(said)}[/] of {count(len(self._batch.prospects), 'recording')}")
        for remark, number in self._remarks.most_common():
            console.say(f"  [yellow]·[/] {escape(remark)}{f' ({number} times)' if number > 1 else ''}")

    def _add(self, prospect: Prospect, number: int) -> None:
        total = len(self._batch.prospects)
        with copying.shown(prospect, f"{number}/{total} " if total > 1 else "") as hands:
            added = self._batch.add(prospect, hands)
        show = prospect.show.slug if prospect.show else ""
        about = {"recording": str(prospect.recording), "outcome": "added", "show": show, "destination": added.recording}
        self.outcomes.append({**vars(added), **about})
        self._remarks.update(added.remarks)
        if not self._quiet:
            _report(prospect, added) if total == 1 else console.talk.print(f"added {added.episode}", markup=False)

    def _refused(self, prospect: Prospect, error: TurncastError) -> None:
        self.code = self.code or _code(error)
        about: dict[str, Any] = {"recording": str(prospect.recording)}
        if isinstance(error, AlreadyAdded):
            about |= {"outcome": "there already", "episode": error.episode}
        else:
            about |= {"outcome": "refused", "error": error.message, "hint": error.hint}
        self.outcomes.append(about)
        _explain(prospect, error)


def _code(error: TurncastError) -> int:
    """What is there already is as it was asked for."""
    return ExitCode.FINE if isinstance(error, AlreadyAdded) else error.exit_code


def _explain(prospect: Prospect, error: TurncastError) -> None:
    """Why a recording is not added; named, which matters where there are several."""
    if isinstance(error, AlreadyAdded):
        console.say(f"there already: {escape(error.message)}")
        return
    if prospect.recording.name not in error.message:
        error.message = f"{prospect.recording.name}: {error.message}"
    console.error(error)


def _report(prospect: Prospect, added: Added) -> None:
    show, table = prospect.show, prospect.draft.table if prospect.draft else {}
    total = f" of {show.total}" if show and show.total else ""
    number = f"Episode {table['number']}{total}: " if "number" in table else ""
    console.say(f"added [bold]{escape(number + table['title'])}[/] to {escape(show.title if show else '')}")
    written = (
        added.episode,
        added.recording,
        *added.renditions,
        *([added.artwork] if added.artwork else ()),
        *added.transcripts,
    )
    console.say(f"  wrote {', '.join(written)}")
    for remark in added.remarks:
        console.say(f"  [yellow]·[/] {escape(remark)}")
