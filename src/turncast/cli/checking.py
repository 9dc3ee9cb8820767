"""What ``turncast check`` says."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from rich.markup import escape
from rich.text import Text

from turncast.cli import console, surroundings
from turncast.cli.formats import count
from turncast.cli.reporting import listing
from turncast.cli.reporting.presenting import Presenter
from turncast.commands import check as checks
from turncast.commands import rulebook
from turncast.errors import ExitCode
from turncast.models.finding import Level

if TYPE_CHECKING:
    from turncast.cli.choosing import Form
    from turncast.commands.selecting import Wishes
    from turncast.loading import Ears


def check(project: Path | None, wishes: Wishes, form: Form, *, audio: bool, live: checks.Look | None = None) -> int:
    """Check the project and say what is wrong; the answer is the exit code.

    audio: measure the recordings too. live: look at what listeners have.
    """
    call = surroundings.call(project)
    presenter = Presenter(form, call.root)
    measured = _measured(quiet=not presenter.talks) if audio else nullcontext()
    with measured as ears:
        report = checks.check(call, ears, wishes, live)
    if audio and form == "text":
        _table(report)
    presenter.present(report.findings, rulebook.BY_CODE, report)
    if presenter.talks:
        _sum_up(report)
    return ExitCode.SHOW_HAS_ERRORS if report.failed else ExitCode.FINE


@contextmanager
def _measured(*, quiet: bool) -> Iterator[Ears]:
    """What measures recordings, shown as it goes."""
    from turncast.cli.listening import listener
    from turncast.commands.measure import ears

    with listener(quiet) as listening:
        yield ears(listening)


def live(to: str | None) -> checks.Look:
    """What looks at the feeds that are live at *to*, or else at the project's own target."""
    from turncast.commands.live import live_findings

    return lambda call: live_findings(call, surroundings.target(to, call.root))


def _table(report: checks.Report) -> None:
    """How loud each recording is."""
    columns = ("RECORDING", "LUFS", "TRUE PEAK", "SILENT UNTIL", "CLIPPED")
    cells = (
        (path, _level(one.integrated), _level(one.true_peak), f"{one.leading_silence:.1f} s", str(one.clipped))
        for path, one in report.measured.items()
    )
    if report.measured:
        console.table(columns, cells, right=columns[1:])


def _level(decibels: float | None) -> str:
    return "—" if decibels is None else f"{decibels:.1f}"


def _sum_up(report: checks.Report) -> None:
    """The verdict, what noticed most, and what was not looked at."""
    if report.findings:
        console.say("")
    console.say(_summary(report))
    if most := listing.tally(report.findings):
        console.say(f"[dim]most of all: {escape(most)}[/]")
    if report.unseen:
        unseen = "; ".join(f"{one.what} ({one.how})" for one in report.unseen)
        console.say(f"[dim]not looked at: {escape(unseen)}[/]")


def _summary(report: checks.Report) -> str:
    looked = f"{count(report.shows, 'show')}, {count(report.episodes, 'episode')}"
    found = [count(report.count(level), level.value) for level in Level if level is not Level.ADVICE]
    advice = report.count(Level.ADVICE)
    said = f"{_verdict(report)}: {looked}; {', '.join(found)}, {advice} {Level.ADVICE.value}"
    return f"{said}; told to fail on {report.fail_on.value}" if report.failed and report.sound else said


def _verdict(report: checks.Report) -> str:
    if not report.sound:
        return "[bold red]not ready to publish[/]"
    return "[bold green]ready to publish[/]" if report.whole else "[bold green]no error[/] in what was looked at"


def explain(code: str, form: Form) -> None:
    """Say what the rule *code* means."""
    rule = rulebook.told(rulebook.explain(code))
    if form == "json":
        console.data(rule)
        return
    about = [rule.level.value, f"scope:{rule.scope}"]
    about += [f"for {', '.join(rule.platforms)}"] if rule.platforms else []
    about += [f"needs {rule.needs}"] if rule.needs else []
    console.out.print(Text.assemble((rule.code, "bold"), f" ({'; '.join(about)})"))
    console.out.print(Text(rule.message))
    console.out.print(Text(rule.remedy))
    console.out.print(Text(f"source: {rule.source}", style="dim"))


def list_rules(wishes: Wishes, form: Form) -> None:
    """List the rules that *wishes* name."""
    rules = [rulebook.told(rule) for rule in rulebook.listed(wishes)]
    if form == "json":
        console.data(rules)
        return
    columns = ("CODE", "LEVEL", "SCOPE", "NEEDS", "WHAT IS WRONG")
    console.table(columns, ((one.code, one.level.value, one.scope.value, one.needs, one.message) for one in rules))
