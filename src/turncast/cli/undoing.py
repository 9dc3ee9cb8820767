"""The words of someone who looks back: releases, rollback, prune."""

from typing import Annotated, Any, Final

import typer

from turncast.cli import options

DryRun = Annotated[bool, typer.Option("--dry-run", "-n", help="Only show what would be done.")]


def releases(to: options.To = None, project: options.Project = None, json: options.Json = False) -> None:
    """List what was live when, by whom, and what was new in it; the newest first, the live one marked.

    Example: turncast releases
    """
    from turncast.cli import undone

    undone.releases(project, to, as_json=json)


def rollback(
    revision: Annotated[
        int | None,
        typer.Argument(help="Which release, as turncast releases has it; by default the one before the live one."),
    ] = None,
    to: options.To = None,
    yes: options.Yes = False,
    dry_run: DryRun = False,
    allow: options.Allow = None,
    no_hooks: Annotated[bool, typer.Option("--no-hooks", help="Tell no hub and no hook of what changed.")] = False,
    project: options.Project = None,
    json: options.Json = False,
) -> None:
    """Bring every feed and page of an earlier release back, as a new one. Shows what that changes, and asks.

    Where it breaks a promise to listeners, as an episode that came later vanishes, --yes is not enough: --allow it.
    Your project stays as it is: the next publish brings back what it has. Interrupted? Run it again.

    Example: turncast rollback 12
    """
    from turncast.cli import undone

    undone.rollback(project, to, revision, yes=yes, dry_run=dry_run, allow=allow or (), tell=not no_hooks, as_json=json)


def prune(
    to: options.To = None,
    grace: Annotated[
        float,
        typer.Option("--grace", metavar="DAYS", min=0, max=36500, help="How long what no feed names any more stays."),
    ] = 7,
    keep: Annotated[
        int, typer.Option("--keep", metavar="N", min=1, help="How many releases can be brought back at least.")
    ] = 10,
    yes: options.Yes = False,
    dry_run: DryRun = False,
    project: options.Project = None,
    json: options.Json = False,
) -> None:
    """Remove what Turncast has published and no feed of the last seven days names. Shows what that is, and asks.

    Files of anybody else's are not touched. Interrupted? Run it again.

    Example: turncast prune --dry-run
    """
    from turncast.cli import undone

    undone.prune(project, to, grace, keep, yes=yes, dry_run=dry_run, as_json=json)


WORDS: Final[dict[str, Any]] = {"releases": releases, "rollback": rollback, "prune": prune}
