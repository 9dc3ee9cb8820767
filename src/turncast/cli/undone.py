"""What ``turncast releases``, ``rollback`` and ``prune`` say."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta
from pathlib import Path
from shlex import quote

from rich.markup import escape

from turncast.cli import console, planned, surroundings
from turncast.cli.formats import count, day, size
from turncast.cli.progress import display, summary
from turncast.cli.reporting.words import safe
from turncast.commands.prune import prune as ready_to_prune
from turncast.commands.releases import Releases
from turncast.commands.releases import releases as releases_of
from turncast.commands.rollback import rollback as ready_to_roll_back
from turncast.errors import UsageError
from turncast.models.history import PastRelease, Pruning
from turncast.models.plan import Plan, Receipt


def releases(project: Path | None, to: str | None, *, as_json: bool) -> None:
    """Say what was live."""
    call = surroundings.call(project)
    found = releases_of(call, surroundings.target(to, call.root))
    if as_json:
        console.data(found)
        return
    if found.releases:
        rows = (_row(one, found.live) for one in found.releases)
        console.table(("REVISION", "", "SINCE", "BY", "WHAT"), rows, right=["REVISION"])
    console.say(_standing(found))


def rollback(
    project: Path | None,
    to: str | None,
    revision: int | None,
    *,
    yes: bool,
    dry_run: bool,
    allow: Collection[str],
    tell: bool,
    as_json: bool,
) -> None:
    """Say what bringing a release back changes, do it, and say what was written."""
    call = surroundings.call(project)
    with ready_to_roll_back(call, surroundings.target(to, call.root), revision, allow) as ready:
        plan = ready.plan
        if not as_json:
            planned.show(plan)
        elif dry_run:
            console.data(plan)
        if dry_run:
            return
        if not (plan.empty or yes):
            _expect_yes(console.confirm(_bring_back(plan)), _typed(_again(plan, allow), to))
        with display(quiet=as_json) as shown:
            shown.plan(plan)
            receipt = ready.carry_out(surroundings.publisher(), shown.event, tell=tell, anyway=not yes)
    _report(receipt, plan.restores, as_json)


def prune(
    project: Path | None, to: str | None, grace: float, keep: int, *, yes: bool, dry_run: bool, as_json: bool
) -> None:
    """Say what no feed names, remove it, and say so."""
    call = surroundings.call(project)
    ready = ready_to_prune(call, surroundings.target(to, call.root), timedelta(days=grace), keep)
    pruning = ready.pruning
    if not as_json:
        _list(pruning)
    doing = not (dry_run or pruning.empty)
    if doing:
        said = yes or console.confirm(f"Remove {_sum(pruning)} from {pruning.target}?")
        _expect_yes(said, _typed(f"prune --grace {grace:g} --keep {keep}", to))
        ready.carry_out(surroundings.publisher())
    if as_json:
        console.data({**pruning.model_dump(), "size": pruning.size, "removed": doing})
    elif doing:
        console.say(f"[bold green]pruned[/] {_sum(pruning)} from {escape(pruning.target)}")


def _typed(words: str, to: str | None) -> str:
    """The command that does not ask."""
    return f"turncast {words}{f' --to {quote(to)}' if to else ''} --yes"


def _bring_back(plan: Plan) -> str:
    """The question: whoever says yes to it has read which promises that breaks."""
    promises = f"This breaks {count(len(plan.refused), 'promise')} to listeners. " if plan.refused else ""
    return f"{promises}Bring revision {plan.restores} back{' all the same' if plan.refused else ''}?"


def _again(plan: Plan, allow: Collection[str]) -> str:
    """The words that bring the same release back, and allow what that breaks."""
    flags = (*(f"--allow {word}" for word in allow), *(breach.flag for breach in plan.refused))
    return " ".join(("rollback", str(plan.restores), *dict.fromkeys(flags)))


def _expect_yes(said: bool, typed: str) -> None:
    """UsageError unless somebody has said yes."""
    if not said:
        raise UsageError("expected a yes before that is done, found none; nothing was changed", typed)


def _row(release: PastRelease, live: int) -> tuple[str, ...]:
    mark = "live" if release.revision == live else ""
    return str(release.revision), mark, f"{release.at:%Y-%m-%d %H:%M %Z}", safe(release.by), safe(_what(release))


def _what(release: PastRelease) -> str:
    """What was new in it, in a line."""
    counts = {"added": release.added, "changed": release.changed, "gone": release.gone}
    told = [f"{count(number, 'episode')} {word}" for word, number in counts.items() if number]
    more = release.added + release.changed + release.gone - len(release.episodes)
    titles = ", ".join((*(f"“{title}”" for title in release.episodes), *([f"{more} more"] if more > 0 else [])))
    back = [f"revision {release.restores} again"] if release.restores else []
    said = ", ".join((*back, *told)) or count(release.written, "object")
    return f"{said}: {titles}" if titles else said


def _standing(found: Releases) -> str:
    target = escape(found.target)
    if found.interrupted:
        who = escape(safe(found.interrupted))
        return f"[yellow]a publish by {who} did not finish[/]: run [bold]turncast publish[/], or roll back"
    if not found.releases:
        return f"{target}: no release is kept here; the next publish keeps one"
    return f"{target}: {count(len(found.releases), 'release')}; [bold]turncast rollback REVISION[/] brings one back"


def _report(receipt: Receipt, restored: int, as_json: bool) -> None:
    if as_json:
        console.data(receipt)
        return
    written = len(receipt.added) + len(receipt.replaced)
    if written:
        what, target = summary(receipt.sent, written), escape(receipt.target)
        console.say(
            f"[bold green]rolled back[/] to revision {restored}: {what} to {target}; revision {receipt.revision}"
        )
        console.say("the project is as it was: [bold]turncast publish[/] brings back what it has")
    for warning in receipt.warnings:
        console.say(f"[yellow]note:[/] {escape(warning)}")


def _list(pruning: Pruning) -> None:
    """What is to go, as data, and what that comes to, as talk."""
    for one in (*pruning.objects, *pruning.bundles):
        since = f"  named until {day(one.until)}" if one.until else ""
        console.out.print(f"[red]-[/] {escape(one.key)}  [dim]{size(one.size)}{since}[/]")
    if pruning.empty:
        console.say(f"[bold green]nothing to remove[/] from {escape(pruning.target)}")
    if pruning.releases:
        gone = ", ".join(map(str, pruning.releases))
        console.say(f"[yellow]note:[/] no longer to be brought back: revision {gone}")


def _sum(pruning: Pruning) -> str:
    return summary(pruning.size, len(pruning.objects) + len(pruning.bundles))
