"""What ``turncast check`` says."""

from __future__ import annotations

from pathlib import Path

from rich.text import Text

from turncast.cli import console, surroundings
from turncast.cli.formats import count
from turncast.commands import check as checks
from turncast.commands.opening import Call
from turncast.errors import ExitCode
from turncast.models.finding import Level


def check(project: Path | None, *, audio: bool, as_json: bool) -> int:
    """Check the project and say what is wrong; the answer is the exit code. audio: measure the recordings too."""
    call = surroundings.call(project)
    report = _measured(call, quiet=as_json) if audio else checks.check(call)
    if as_json:
        console.data(report)
    else:
        if audio:
            _table(report)
        console.findings(report.findings)
        console.say(_summary(report))
    return ExitCode.FINE if report.sound else ExitCode.SHOW_HAS_ERRORS


def _measured(call: Call, *, quiet: bool) -> checks.Report:
    from turncast.cli.listening import listener
    from turncast.commands.measure import ears

    with listener(quiet) as listening:
        return checks.check(call, ears(listening))


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


def _summary(report: checks.Report) -> str:
    looked = f"{count(report.shows, 'show')}, {count(report.episodes, 'episode')}"
    found = [count(report.count(level), level.value) for level in Level if level is not Level.ADVICE]
    advice = report.count(Level.ADVICE)
    verdict = "[bold green]ready to publish[/]" if report.sound else "[bold red]not ready to publish[/]"
    return f"{verdict}: {looked}; {', '.join(found)}, {advice} {Level.ADVICE.value}"


def explain(code: str, *, as_json: bool) -> None:
    """Say what the rule *code* means."""
    rule = checks.explain(code)
    if as_json:
        console.data(rule)
        return
    console.out.print(Text.assemble((rule.code, "bold"), f" ({rule.level.value})"))
    console.out.print(Text(rule.message))
    console.out.print(Text(rule.remedy))
    console.out.print(Text(f"source: {rule.source}", style="dim"))


def list_rules(*, as_json: bool) -> None:
    """List every rule."""
    rules = checks.rules()
    if as_json:
        console.data(rules)
    else:
        console.table(("CODE", "LEVEL", "WHAT IS WRONG"), ((one.code, one.level.value, one.message) for one in rules))
