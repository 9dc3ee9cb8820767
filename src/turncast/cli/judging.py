"""The words of someone who wants to know what is wrong: check."""

from typing import Annotated, Any, Final

import typer

from turncast.cli import choosing, options


def check(
    project: options.Project = None,
    select: choosing.Select = None,
    ignore: choosing.Ignore = None,
    platforms: choosing.For = None,
    fail_on: choosing.FailOn = None,
    audio: Annotated[
        bool, typer.Option("--audio", help="Measure loudness, true peak, silence and clipping too, once per recording.")
    ] = False,
    explain: Annotated[str | None, typer.Option(metavar="CODE", help="Say what a rule means, and leave.")] = None,
    list_rules: Annotated[
        bool, typer.Option("--list-rules", help="List every rule, or those that are selected, and leave.")
    ] = False,
    form: choosing.Format = None,
    json: options.Json = False,
) -> None:
    """Check everything that directories and podcast apps will check. Exit code 1 if something is an error.

    Needed besides: time, for what can be heard (--audio, remembered until a recording changes); the network, for any
    feed as servers give it (turncast verify). --list-rules says which rule needs what.

    Example: turncast check --audio

    Example: turncast check --for apple,spotify --ignore artwork- --fail-on warning

    Example: turncast check --format sarif > turncast.sarif
    """
    from turncast.cli import checking
    from turncast.commands.rulebook import wishes

    asked = choosing.form(form, json=json)
    wished = wishes(select or (), ignore or (), platforms or (), fail_on)
    if explain:
        checking.explain(explain, asked)
    elif list_rules:
        checking.list_rules(wished, asked)
    else:
        raise typer.Exit(checking.check(project, wished, asked, audio=audio))


WORDS: Final[dict[str, Any]] = {"check": check}
