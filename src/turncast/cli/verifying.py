"""What ``turncast verify`` says."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rich.markup import escape

from turncast.cli import console, surroundings
from turncast.cli.formats import count
from turncast.cli.reporting import listing
from turncast.cli.reporting.presenting import Presenter
from turncast.commands import verify as verifying
from turncast.errors import ExitCode
from turncast.models.finding import Level

if TYPE_CHECKING:
    from turncast.cli.choosing import Form
    from turncast.commands.selecting import Wishes


def verify_files(files: Sequence[str], wishes: Wishes, form: Form) -> int:
    """Judge the feeds in *files* and say what is wrong; the answer is the exit code."""
    report = verifying.verify_files([Path(file) for file in files], surroundings.now(), wishes)
    presenter = Presenter(form)
    presenter.present(report.findings, verifying.RULES, report)
    if presenter.talks:
        _sum_up(report)
    return ExitCode.SHOW_HAS_ERRORS if report.failed else ExitCode.FINE


def verify_addresses(addresses: Sequence[str], way: verifying.Way, wishes: Wishes, form: Form) -> int:
    """Ask servers for the feeds at *addresses* and all they point at, and say what is wrong; the answer is the code."""
    from turncast.cli.visiting import visitor

    presenter = Presenter(form)
    with visitor(quiet=not presenter.talks) as on_progress:
        report = verifying.verify_addresses(addresses, surroundings.now(), way, wishes, on_progress)
    presenter.present(report.findings, verifying.SERVED, report)
    if presenter.talks:
        _sum_up(report)
    return ExitCode.SHOW_HAS_ERRORS if report.failed else ExitCode.FINE


def _sum_up(report: verifying.Report) -> None:
    """The verdict, what noticed most, and what was not looked at."""
    if report.findings:
        console.say("")
    console.say(_summary(report))
    if most := listing.tally(report.findings):
        console.say(f"[dim]most of all: {escape(most)}[/]")
    looked = f"asked for: {count(report.visited, 'address', 'addresses')}"
    console.say(f"[dim]{looked if report.visited else 'not looked at: what servers answer'}[/]")


def _summary(report: verifying.Report) -> str:
    found = [count(report.count(level), level.value) for level in Level if level is not Level.ADVICE]
    verdict = "[bold red]directories and apps will refuse it[/]" if report.count(Level.ERROR) else "[bold green]fine[/]"
    advice = f"{report.count(Level.ADVICE)} {Level.ADVICE.value}"
    return f"{verdict}: {count(len(report.feeds), 'feed')}; {', '.join(found)}, {advice}"
