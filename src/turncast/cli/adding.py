"""What ``turncast add`` says of each recording."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rich.markup import escape

from turncast.adding import Overrides
from turncast.cli import console
from turncast.commands.add import Addition, add
from turncast.commands.opening import Call
from turncast.errors import ExitCode, TurncastError, WorldError


def add_all(call: Call, recordings: Sequence[Path], show: str | None, said: Overrides, *, as_json: bool) -> int:
    """Add each recording or explain it; the answer is the exit code of the first that could not be added."""
    outcomes: list[dict[str, Any]] = []
    code: int = ExitCode.FINE
    for recording in recordings:
        try:
            addition = _add(call, recording, show, said)
        except TurncastError as error:
            code = code or error.exit_code
            outcomes.append({"recording": str(recording), "error": error.message, "hint": error.hint})
            console.error(_naming(recording, error))
            if isinstance(error, WorldError):
                break
            continue
        outcomes.append({"recording": str(recording), "show": addition.show.slug, **vars(addition.added)})
        if not as_json:
            _report(addition)
    if as_json:
        console.data(outcomes)
    return code


def _add(call: Call, recording: Path, show: str | None, said: Overrides) -> Addition:
    with console.talk.status(f"reading {escape(recording.name)}"):
        return add(call, recording, show, said)


def _naming(recording: Path, error: TurncastError) -> TurncastError:
    """The same error, naming the recording, which matters where there are several."""
    if recording.name not in error.message:
        error.message = f"{recording.name}: {error.message}"
    return error


def _report(addition: Addition) -> None:
    added = addition.added
    total = f" of {addition.show.total}" if addition.show.total else ""
    number = f"Episode {addition.number}{total}: " if addition.number else ""
    console.say(f"added [bold]{escape(number + addition.title)}[/] to {escape(addition.show.title)}")
    console.say(f"  wrote {added.episode}, {added.recording}{f', {added.artwork}' if added.artwork else ''}")
    for remark in added.remarks:
        console.say(f"  [yellow]·[/] {escape(remark)}")
