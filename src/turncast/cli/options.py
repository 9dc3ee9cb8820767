"""Options several commands share, so that one word means the same everywhere."""

from pathlib import Path
from typing import Annotated

import typer


def _shows(incomplete: str) -> list[str]:
    """The shows of the project in this folder, for shell completion."""
    return sorted(file.stem for file in Path("feeds").glob(f"{incomplete}*.toml"))


def _promises(incomplete: str) -> list[str]:
    """The codes of what can be allowed, for shell completion."""
    from turncast.commands.allowing import codes

    return [code for code in codes() if code.startswith(incomplete)]


Project = Annotated[
    Path | None,
    typer.Option(
        "--project", "-C", help="The project's folder; by default this one or the nearest above.", file_okay=False
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON to stdout, for programs.")]
To = Annotated[
    str | None,
    typer.Option("--to", metavar="TARGET", help="A directory or s3://bucket/prefix; by default as turncast.toml says."),
]
Show = Annotated[
    str | None,
    typer.Option("--show", metavar="SHOW", help="The show, by the name of its file.", autocompletion=_shows),
]
Verify = Annotated[
    bool, typer.Option("--verify", help="Look first whether all that should be live is there; one listing tells.")
]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask; the answer is yes.")]
Allow = Annotated[
    list[str] | None,
    typer.Option(
        "--allow",
        metavar="CODE",
        help="Publish although this promise to listeners is broken; CODE:SLUG for one episode. Can be repeated.",
        autocompletion=_promises,
    ),
]
