"""The words of someone who publishes: build, preview, plan, publish, status."""

from typing import Annotated, Any, Final

import typer

from turncast.cli import options


def build(
    to: Annotated[str | None, typer.Option("--to", metavar="DIR", help="By default public/ in the project.")] = None,
    yes: options.Yes = False,
    allow: options.Allow = None,
    project: options.Project = None,
    json: options.Json = False,
) -> None:
    """Build feeds and pages into a directory, recordings and all: publishing, to a place of your own.

    Example: turncast build --to site
    """
    from turncast.cli import publishing

    publishing.build(project, to, yes=yes, allow=allow or (), as_json=json)


def preview(
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 takes any free one.")] = 8000,
    drafts: Annotated[bool, typer.Option("--drafts", help="Show drafts and scheduled episodes too.")] = False,
    project: options.Project = None,
) -> None:
    """Look at the project in a browser or a podcast app on this machine, as it would be published.

    Nothing is written; save a file, and a page that is open follows. Ctrl-C ends it, with exit code 0.

    Example: turncast preview --drafts
    """
    from turncast.cli import previewing

    previewing.preview(project, port, drafts=drafts)


def plan(
    to: options.To = None,
    allow: options.Allow = None,
    verify: options.Verify = False,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="Answer 10 where there is something to publish, 0 where there is not.")
    ] = False,
    project: options.Project = None,
    json: options.Json = False,
) -> None:
    """Show what publishing would change and why. Nothing is written.

    Example: turncast plan --to s3://my-bucket/podcast
    """
    from turncast.cli import publishing

    publishing.plan(project, to, allow=allow or (), verify=verify, as_json=json, tell_by_code=exit_code)


def publish(
    to: options.To = None,
    yes: options.Yes = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", "-n", help="The same as turncast plan.")] = False,
    allow: options.Allow = None,
    verify: options.Verify = False,
    no_hooks: Annotated[bool, typer.Option("--no-hooks", help="Tell no hub and no hook of what changed.")] = False,
    project: options.Project = None,
    json: options.Json = False,
) -> None:
    """Publish: check, then bring to the target what is new or changed, feeds last.

    Nothing live is removed, and what listeners' apps remember is kept. An interrupted publish is finished by running
    it again.

    Example: turncast publish --to s3://my-bucket/podcast
    """
    from turncast.cli import publishing

    if dry_run:
        publishing.plan(project, to, allow=allow or (), verify=verify, as_json=json)
    else:
        publishing.publish(project, to, yes=yes, allow=allow or (), tell=not no_hooks, verify=verify, as_json=json)


def status(
    to: options.To = None,
    verify: options.Verify = False,
    project: options.Project = None,
    json: options.Json = False,
) -> None:
    """Say what is live, what is waiting, and whether there is anything to publish.

    Example: turncast status
    """
    from turncast.cli import publishing

    publishing.status(project, to, verify=verify, as_json=json)


WORDS: Final[dict[str, Any]] = {
    "build": build,
    "preview": preview,
    "plan": plan,
    "publish": publish,
    "status": status,
}
