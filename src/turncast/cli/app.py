"""The command line as a whole: ``turncast`` and its words, in the order in which a producer meets them."""

from typing import Annotated

import typer

from turncast import __version__
from turncast.cli import doctoring, judging, producing, releasing, templating, undoing

app = typer.Typer(
    name="turncast",
    help="Publish podcasts from a folder of text files and recordings.",
    epilog="Begin with: turncast init my-podcast, then turncast add talk.mp3, and turncast preview.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"turncast {__version__}")
        raise typer.Exit


@app.callback()
def turncast(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and leave.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Publish podcasts from a folder of text files and recordings."""


for words in (producing, judging, releasing, undoing, doctoring, templating):
    for word, command in words.WORDS.items():
        app.command(word)(command)
