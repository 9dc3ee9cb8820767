"""The words of someone who wants to know what is wrong: check, verify."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
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
    live: Annotated[
        bool,
        typer.Option("--live", help="Compare with the feeds listeners have: what publishing would break for them."),
    ] = False,
    to: options.To = None,
    explain: Annotated[str | None, typer.Option(metavar="CODE", help="Say what a rule means, and leave.")] = None,
    list_rules: Annotated[
        bool, typer.Option("--list-rules", help="List every rule, or those that are selected, and leave.")
    ] = False,
    form: choosing.Format = None,
    json: options.Json = False,
) -> None:
    """Check everything that directories and podcast apps will check. Exit code 1 if something is an error.

    Apart from that: what can be heard, which takes time (--audio, remembered until a recording changes); what listeners
    have, at the target (--live); any feed, as servers give it (turncast verify). --list-rules says what needs which.

    Example: turncast check --audio

    Example: turncast check --for apple,spotify --ignore artwork- --fail-on warning

    Example: turncast check --format sarif > turncast.sarif
    """
    if to and not live:
        raise typer.BadParameter("needs --live: nothing else is looked at there", param_hint="--to")
    with nullcontext() if audio else _at_a_stretch():
        from turncast.cli import checking
        from turncast.commands.rulebook import wishes

        asked = choosing.form(form, json=json)
        wished = wishes(select or (), ignore or (), platforms or (), fail_on)
        if explain:
            checking.explain(explain, asked)
        elif list_rules:
            checking.list_rules(wished, asked)
        else:
            look = checking.live(to) if live else None
            raise typer.Exit(checking.check(project, wished, asked, audio=audio, live=look))


@contextmanager
def _at_a_stretch() -> Iterator[None]:
    """Python looks for no cycles meanwhile: a check leaves none, and all that is loaded would be gone through for them
    again and again, which is a fifth of the time. What is there by then is left to the end, which comes next.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def verify(
    feeds: Annotated[list[str], typer.Argument(help="The addresses of feeds, anyone's.", metavar="FEED...")],
    offline: Annotated[
        bool, typer.Option("--offline", help="Feeds are files; judge what stands in them, and ask no server.")
    ] = False,
    episodes: Annotated[int, typer.Option(min=0, help="How many of the newest to visit; 0 takes all.")] = 25,
    private: Annotated[
        bool, typer.Option("--private", help="Ask servers on this machine and in private networks, too.")
    ] = False,
    select: choosing.Select = None,
    ignore: choosing.Ignore = None,
    platforms: choosing.For = None,
    fail_on: choosing.FailOn = None,
    form: choosing.Format = None,
    json: options.Json = False,
) -> None:
    """Judge feeds, yours or anyone's, as directories and apps do. Exit code 1 if something is an error.

    Feeds are fetched, and what they name is asked for, a few things at once: recordings for two bytes each, artwork,
    transcripts and chapters for all of it.

    Example: turncast verify https://podcast.example.org/interviews/feed.xml

    Example: turncast verify --private http://127.0.0.1:8000/interviews/feed.xml

    Example: turncast verify --offline public/interviews/feed.xml
    """
    from turncast.cli import verifying
    from turncast.commands.rulebook import wishes
    from turncast.commands.verify import Way

    asked = choosing.form(form, json=json)
    wished = wishes(select or (), ignore or (), platforms or (), fail_on)
    if offline:
        raise typer.Exit(verifying.verify_files(feeds, wished, asked))
    way = Way(private=private, episodes=episodes or None)
    raise typer.Exit(verifying.verify_addresses(feeds, way, wished, asked))


WORDS: Final[dict[str, Any]] = {"check": check, "verify": verify}
