"""What ``turncast doctor`` says."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rich.markup import escape
from rich.status import Status

from turncast.cli import console, surroundings
from turncast.cli.formats import count
from turncast.cli.reporting.words import safe
from turncast.commands import doctor
from turncast.errors import ExitCode
from turncast.models.finding import Level
from turncast.targets.examining import Kind, Outcome, Paper, Result

if TYPE_CHECKING:
    from turncast.cli.doctoring import Policy

_COLOURS: Final = {Level.ERROR: "red", Level.WARNING: "yellow", Level.ADVICE: "cyan"}


def diagnose(project: Path | None, to: str | None, url: str | None, *, private: bool, as_json: bool) -> int:
    """Try the target and say what came of it; the answer is the exit code."""
    call = surroundings.call(project)
    shown = console.talk.is_terminal and not as_json
    with Status("trying the target", console=console.talk) as status:
        if not shown:
            status.stop()
        diagnosis = doctor.diagnose(
            call,
            surroundings.target(to, call.root),
            url,
            private,
            lambda result: status.update(escape(f"done: {result.trial.tries}")),
        )
    if as_json:
        console.data(diagnosis)
    else:
        _report(diagnosis)
    return ExitCode.WORLD if diagnosis.failed else ExitCode.FINE


def prescribe(project: Path | None, to: str | None, url: str | None, kind: Policy, *, as_json: bool) -> None:
    """Print what opens the bucket to everybody, as lines for a shell."""
    call = surroundings.call(project)
    papers = doctor.prescribe(call, surroundings.target(to, call.root), url, Kind(kind))
    if as_json:
        console.data(papers)
    else:
        _print(papers)


def _report(diagnosis: doctor.Diagnosis) -> None:
    groups = [tuple(group) for _, group in groupby(diagnosis.results, _reason)]
    console.table(("TRIAL", "WHAT WAS TRIED", "OUTCOME", "FOUND"), map(_row, groups))
    for result in diagnosis.results:
        if result.outcome is Outcome.FAILS:
            _explain(result)
    console.say("")
    for name in diagnosis.left:
        console.say(f"left behind, because it could not be removed: {escape(safe(name))}")
    if diagnosis.papers:
        console.say("what opens the bucket to everybody, as lines for a shell:\n")
        _print(diagnosis.papers)
    console.say(_verdict(diagnosis))


def _reason(result: Result) -> str:
    """Why nothing can be told; of any other result its own name."""
    return result.found if result.outcome is Outcome.UNTOLD else result.trial.name


def _row(results: tuple[Result, ...]) -> tuple[str, ...]:
    """A line of the table; several of which nothing can be told, for one reason, are one."""
    first, last = results[0], results[-1]
    if len(results) == 1:
        return first.trial.name, first.trial.tries, _outcome(first), safe(first.found)
    names = f"{first.trial.name} … {last.trial.name}"
    return names, count(len(results), "trial"), _outcome(first), safe(first.found)


def _outcome(result: Result) -> str:
    """As a word; a failure as how bad it is."""
    if result.outcome is Outcome.FAILS:
        return str(result.trial.level)
    return str(result.outcome)


def _explain(result: Result) -> None:
    level = result.trial.level
    console.say(f"\n[bold {_COLOURS[level]}]{level}[/] [bold]{result.trial.name}[/]: {escape(safe(result.found))}")
    console.say(f"    what it means: {escape(result.trial.means)}")
    console.say(f"    what to do: {escape(safe(result.remedy))}")


def _print(papers: tuple[Paper, ...]) -> None:
    console.lines(paper.script for paper in papers)


def _verdict(diagnosis: doctor.Diagnosis) -> str:
    """One line: whether it will do, and how much of each kind was found."""
    results = diagnosis.results
    failed = [one.trial.level for one in results if one.outcome is Outcome.FAILS]
    untold = sum(one.outcome is Outcome.UNTOLD for one in results)
    found = [count(failed.count(level), level.value) for level in (Level.ERROR, Level.WARNING)]
    told = f"{', '.join(found)}, {failed.count(Level.ADVICE)} advice; {count(untold, 'thing')} that cannot be told"
    at = f"{escape(diagnosis.target)} at {escape(diagnosis.address)}"
    if diagnosis.failed:
        return f"[bold red]this will not do[/]: {at}: {told}"
    fine = "fine, as far as it can be told" if untold else "fine"
    return f"[bold green]{fine}[/]: {at}: {told}"
