"""The words of someone who makes a show: init, add, list."""

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal

import typer

from turncast.cli import options

if TYPE_CHECKING:
    from turncast.adding import Convert


def init(
    folder: Annotated[Path, typer.Argument(help="Where to make the project.", file_okay=False)] = Path(),
    title: Annotated[str | None, typer.Option(help="What the show is called; by default as the folder.")] = None,
    url: Annotated[str, typer.Option(help="The public address of what you will publish.")] = "https://example.org/",
    show: Annotated[str | None, typer.Option(help="The show's name in addresses; by default from the title.")] = None,
    language: Annotated[str, typer.Option(help="The show's language, such as en, en-US or es.")] = "en",
    author: Annotated[str | None, typer.Option(help="Who makes it.")] = None,
    email: Annotated[str | None, typer.Option(help="Where directories can write to; it becomes public.")] = None,
    category: Annotated[str | None, typer.Option(help='One of Apple\'s, such as "News > Politics".')] = None,
    serial: Annotated[bool, typer.Option("--serial", help="Episodes are to be heard in order.")] = False,
    total: Annotated[int | None, typer.Option(min=1, help="How many episodes are planned; implies --serial.")] = None,
    artwork: Annotated[Path | None, typer.Option(help="A square picture of 1400 to 3000 pixels to copy.")] = None,
    to: options.To = None,
) -> None:
    """Make a new project: a folder of text files that explain themselves.

    Example: turncast init my-podcast --title "My Podcast" --url https://podcast.example.org/ --artwork cover.jpg
    """
    from turncast.adding.project import NewProject
    from turncast.cli import console
    from turncast.commands.init import init as make
    from turncast.models.show import feed_guid
    from turncast.slugs import slug

    name = title or (folder.resolve().name.replace("-", " ").replace("_", " ").title() or "My podcast")
    chosen = slug(show or name, "show")
    new = NewProject(
        title=name, url=url, language=language, show=chosen, guid=feed_guid(f"{url.rstrip('/')}/{chosen}/feed.xml"),
        to=to or "public", author=author, email=email, category=category, serial=serial, total=total,
    )  # fmt: skip
    for path in make(folder, new, artwork):
        console.say(f"wrote [bold]{folder / path}[/]")
    wanted = {"author": author, "owner": email, "artwork": artwork, "categories": category}
    missing = ["description", *(word for word, value in wanted.items() if not value)]
    console.say(f"fill in {', '.join(missing)} in [bold]{folder / 'feeds' / chosen}.toml[/]")
    console.say("next: [bold]turncast add RECORDING[/]")


def add(
    recordings: Annotated[list[Path], typer.Argument(help="Recordings, or folders of them.", metavar="RECORDING...")],
    show: options.Show = None,
    title: Annotated[str | None, typer.Option(help="Instead of the title in the tags.")] = None,
    number: Annotated[int | None, typer.Option(min=1, help="Instead of the track number.")] = None,
    season: Annotated[int | None, typer.Option(min=1, help="Instead of the disc number.")] = None,
    date: Annotated[
        str | None, typer.Option(help="When listeners may have it: 2020-06-19 or 2020-06-19T09:00:00-05:00.")
    ] = None,
    kind: Annotated[Literal["full", "trailer", "bonus"] | None, typer.Option(help="What sort of episode.")] = None,
    description: Annotated[str | None, typer.Option(help="A sentence or two of plain text.")] = None,
    draft: Annotated[bool, typer.Option("--draft", help="Hold it back until you remove `draft = true`.")] = False,
    convert: Annotated[
        bool, typer.Option("--convert", help="Convert what directories do not take, or what was cut off.")
    ] = False,
    audio: Annotated[bool, typer.Option("--audio", help="Of a video, publish the sound alone, too.")] = False,
    move: Annotated[bool, typer.Option("--move", help="Take the recording itself, instead of a copy.")] = False,
    link: Annotated[bool, typer.Option("--link", help="Give it a second name in media/, instead of a copy.")] = False,
    fix: Annotated[bool, typer.Option("--fix", help="Mend artwork that directories would refuse.")] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would be written, each value with its source; write nothing.")
    ] = False,
    project: options.Project = None,
    json: options.Json = False,
) -> None:
    """Make an episode of each recording: read its tags, copy it into media/, write episodes/<slug>.md.

    Nothing is overwritten, and the recording you name stays as it is. One bad recording does not stop the others, and
    one that is an episode already is not added again.

    Example: turncast add talk.mp3 --show interviews
    """
    from turncast.adding import Overrides
    from turncast.cli import adding, surroundings
    from turncast.commands.add import Wishes

    said = Overrides(
        title=title, number=number, season=season, date=_moment(date), kind=kind, description=description,
        draft=draft or None,
    )  # fmt: skip
    if move and link:
        raise typer.BadParameter("either --move or --link")
    wishes = Wishes(
        show=show, overrides=said, convert=convert, heard=audio, fix=fix,
        converter=_converter() if convert or audio else None,
        placing="move" if move else "link" if link else "copy",
    )  # fmt: skip
    do = adding.propose if dry_run else adding.add
    raise typer.Exit(do(surroundings.call(project), recordings, wishes, as_json=json))


def list_(show: options.Show = None, project: options.Project = None, json: options.Json = False) -> None:
    """List the episodes of the project, newest first.

    Example: turncast list --show interviews
    """
    from turncast.cli import console, surroundings
    from turncast.cli.formats import day, duration
    from turncast.commands.list import list_episodes

    rows = list_episodes(surroundings.call(project), show)
    if json:
        console.data(rows)
        return
    columns = ("SHOW", "NUMBER", "DATE", "LENGTH", "KIND", "STATE", "TITLE")
    cells = (
        (
            row.show,
            _number(row.number, row.total),
            day(row.date),
            duration(row.duration),
            row.kind,
            row.state,
            row.title,
        )
        for row in rows
    )
    if rows:
        console.table(columns, cells, right=("NUMBER", "LENGTH"))
    else:
        console.say("no episode yet; make one: [bold]turncast add RECORDING[/]")


def _converter() -> "Convert":
    """Who converts recordings; loaded only where one is wanted, for it is large."""
    from turncast.encoding import convert

    return convert


def _moment(text: str | None) -> datetime | date | None:
    """A day, or an instant with a zone."""
    if text is None:
        return None
    try:
        moment = date.fromisoformat(text) if len(text) == len("2020-06-19") else datetime.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"expected a day like 2020-06-19, found {text!r}", param_hint="--date") from None
    if isinstance(moment, datetime) and moment.tzinfo is None:
        raise typer.BadParameter(f"expected a zone: {text}Z, or an offset like -05:00", param_hint="--date")
    return moment


def _number(number: int | None, total: int | None) -> str:
    if number is None:
        return ""
    return f"{number}/{total}" if total else str(number)


WORDS: Final[dict[str, Any]] = {"init": init, "add": add, "list": list_}
