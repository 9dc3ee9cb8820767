"""What ``turncast build``, ``plan``, ``publish`` and ``status`` say."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from pathlib import Path

import typer
from rich.markup import escape

from turncast.cli import console, planned, surroundings
from turncast.cli.formats import count, day
from turncast.cli.progress import display, summary
from turncast.commands.build import build as build_to
from turncast.commands.plan import plan as make_plan
from turncast.commands.publish import Permission, Published
from turncast.commands.publish import publish as publish_to
from turncast.commands.status import ShowStatus, Status
from turncast.commands.status import status as status_of
from turncast.errors import ExitCode
from turncast.models.finding import Level


def build(project: Path | None, to: str | None, *, yes: bool, allow: Collection[str], as_json: bool) -> None:
    """Publish to a directory, and say what was written."""
    _carry_out(build_to, project, to, Permission(_asking(yes), allow), as_json)


def publish(
    project: Path | None,
    to: str | None,
    *,
    yes: bool,
    allow: Collection[str],
    tell: bool,
    verify: bool,
    as_json: bool,
) -> None:
    """Publish, and say what was written; tell, verify: as `commands.publish` has them."""
    _carry_out(partial(publish_to, tell=tell, verify=verify), project, to, Permission(_asking(yes), allow), as_json)


def _carry_out(
    verb: Callable[..., Published], project: Path | None, to: str | None, permission: Permission, as_json: bool
) -> None:
    call = surroundings.call(project)
    with display(quiet=as_json) as shown:
        place = surroundings.target(to, call.root)
        published = verb(call, place, surroundings.publisher(), permission, shown.plan, shown.event)
    _report(published, as_json)


def plan(
    project: Path | None,
    to: str | None,
    *,
    allow: Collection[str],
    verify: bool,
    as_json: bool,
    tell_by_code: bool = False,
) -> None:
    """Say what a publish would change; tell_by_code: by the exit code as well."""
    call = surroundings.call(project)
    made = make_plan(call, surroundings.target(to, call.root), allow, verify=verify)
    if as_json:
        console.data(made)
    else:
        planned.show(made)
    if made.refused:
        raise typer.Exit(ExitCode.SHOW_HAS_ERRORS)
    if tell_by_code and not made.empty:
        raise typer.Exit(ExitCode.CHANGES)


def status(project: Path | None, to: str | None, *, verify: bool, as_json: bool) -> None:
    """Say how the project stands to its target."""
    call = surroundings.call(project)
    found = status_of(call, surroundings.target(to, call.root), verify=verify)
    if as_json:
        console.data({**vars(found), "done": found.done})
        return
    columns = ("SHOW", "LIVE", "WAITING", "SCHEDULED", "EVENTS", "DRAFTS", "NEXT", "TITLE")
    console.table(columns, (_row(show) for show in found.shows), right=columns[1:6])
    for feed in found.feeds:
        console.say(f"feed  {escape(feed)}")
    planned.breaches(found.refused)
    planned.lost(found.lost)
    console.say(_standing(found))


def _asking(yes: bool) -> Callable[[str], bool]:
    """What answers whether files of somebody else's may stand beside: the person, unless they said so already."""

    def foreign(target: str) -> bool:
        return yes or console.confirm(f"{target} holds files Turncast did not put there. Publish beside them?")

    return foreign


def _report(published: Published, as_json: bool) -> None:
    if as_json:
        console.data(published)
        return
    console.findings(finding for finding in published.findings if finding.level is not Level.ADVICE)
    receipt = published.receipt
    written = len(receipt.added) + len(receipt.replaced)
    target = escape(receipt.target)
    if written:
        kept = f", {receipt.kept} unchanged" if receipt.kept else ""
        console.say(
            f"[bold green]published[/] {summary(receipt.sent, written)} to {target}{kept}; revision {receipt.revision}"
        )
    else:
        console.say(f"[bold green]nothing to do[/]: all {count(receipt.kept, 'object')} at {target} are up to date")
    for warning in receipt.warnings:
        console.say(f"[yellow]note:[/] {escape(warning)}")
    _addresses(published)


def _addresses(published: Published) -> None:
    console.say(f"home  {escape(published.home)}")
    for feed in published.feeds:
        console.say(f"feed  {escape(feed)}")
    console.say(f"look at it: [bold]{escape(surroundings.program())} preview[/]")


def _row(show: ShowStatus) -> tuple[str, ...]:
    coming = day(show.next) if show.next else "—"
    counts = (str(show.live), str(show.waiting), str(show.scheduled), str(show.events), str(show.drafts))
    return (show.show, *counts, coming, show.title)


def _standing(found: Status) -> str:
    target = escape(found.target)
    if found.interrupted:
        return f"[yellow]a publish by {escape(found.interrupted)} did not finish[/]: run [bold]turncast publish[/]"
    if found.changes is None:
        errors = count(found.errors, "error")
        return f"[bold red]{errors}[/] in the way of publishing to {target}: [bold]turncast check[/]"
    if found.refused:
        anyway = f"turncast publish {planned.flags(found.refused)}"
        return f"[bold red]publishing to {target} would be refused[/]; [bold]{anyway}[/] does it all the same"
    if found.lost:
        gone = count(len(found.lost), "object")
        return f"[bold red]{gone}[/] at {target} not as published: [bold]turncast publish --verify[/]"
    if found.changes:
        return f"{count(found.changes, 'object')} to publish to {target}: [bold]turncast publish[/]"
    return f"[bold green]nothing to do[/]: {target} is up to date; revision {found.revision}"
