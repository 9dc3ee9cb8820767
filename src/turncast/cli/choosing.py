"""Options about rules and the form of a report, so that one word means the same wherever findings are told."""

from typing import Annotated, Literal

import typer

Form = Literal["text", "json", "github", "sarif"]
"""A list for people, data, annotations of GitHub Actions, or SARIF 2.1.0 for code scanning and editors."""

Format = Annotated[
    Form | None, typer.Option("--format", help="A list, JSON, annotations of GitHub Actions, or SARIF 2.1.0.")
]
Select = Annotated[
    list[str] | None,
    typer.Option(
        "--select",
        metavar="CODES",
        help="Look for these alone: a code, a family such as artwork-, or scope:show; several with commas.",
    ),
]
Ignore = Annotated[
    list[str] | None, typer.Option("--ignore", metavar="CODES", help="Look for all but these; named as for --select.")
]
For = Annotated[
    list[str] | None,
    typer.Option(
        "--for",
        metavar="PLATFORMS",
        help="Leave out what matters only to other directories and apps than apple,spotify…",
    ),
]
FailOn = Annotated[
    Literal["error", "warning", "advice"] | None,
    typer.Option("--fail-on", help="From which level on the exit code is 1; by default error."),
]


def form(asked: Form | None, *, json: bool) -> Form:
    """The form that is meant: ``--json`` is short for ``--format json``."""
    if json and asked not in (None, "json"):
        raise typer.BadParameter("either --json or --format", param_hint="--format")
    return "json" if json else asked or "text"
