"""How a plan looks: its steps, what is new in each feed, the promises it would break, and what that comes to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from rich.markup import escape
from rich.text import Text

from turncast.cli import console
from turncast.cli.formats import count, day, size
from turncast.models.feed import FeedEpisode
from turncast.models.plan import Action, Breach, Change, Difference, Plan, Step

_COLOURS: Final = {"+": "green", "~": "yellow", "-": "red"}
_MARKS: Final = {Action.ADD: "+", Action.REPLACE: "~"}


def show(planned: Plan) -> None:
    """Say it: steps and feeds as data, promises and the sum as talk."""
    for line in (*map(_step, planned.steps), *(line for feed in planned.feeds for line in _feed(feed))):
        console.out.print(line)
    breaches(planned.breaches)
    console.say(_summary(planned))


def breaches(found: Iterable[Breach]) -> None:
    """Say which promises would be broken, and what lets each pass."""
    for breach in found:
        verdict = "[yellow]allowed:[/]" if breach.allowed else "[bold red]refused:[/]"
        flag = "" if breach.allowed else f" [dim]({breach.flag} lets it pass)[/]"
        console.say(f"{verdict} {escape(breach.message)}{flag}")


def lost(found: Mapping[str, str]) -> None:
    """Say what is not there as it was published, and why."""
    for key, why in found.items():
        console.say(f"[yellow]lost:[/] {escape(key)}: {escape(why)}")


def flags(refused: Iterable[Breach]) -> str:
    """What lets all of them pass, as it is typed."""
    return " ".join(dict.fromkeys(breach.flag for breach in refused))


def _step(step: Step) -> Text:
    why = f"{step.why}, {size(step.size)}" if step.size else step.why
    return Text.assemble(_mark(_MARKS[step.action]), f" {step.key}", (f"  {why}", "dim"))


def _feed(feed: Difference) -> Iterator[Text]:
    lines = [
        *(_line("+", _episode(episode)) for episode in feed.added),
        *(_line("~", _change(change)) for change in feed.changed),
        *(_line("-", _episode(episode)) for episode in feed.gone),
    ]
    if lines:
        yield Text(f"{feed.key}, {'the first time' if feed.new else 'beside what is live'}:")
        yield from lines


def _line(mark: str, text: str) -> Text:
    return Text.assemble("  ", _mark(mark), f" {text}")


def _mark(mark: str) -> tuple[str, str]:
    return mark, _COLOURS[mark]


def _episode(episode: FeedEpisode) -> str:
    return f"“{episode.title or episode.guid}”" + (f" of {day(episode.date)}" if episode.date else "")


def _change(change: Change) -> str:
    whose = f"“{change.title or change.guid}”" if change.guid else "the feed"
    return f"{whose}: {change.word} {change.before} → {change.after or 'none'}"


def _summary(planned: Plan) -> str:
    target = escape(planned.target)
    if planned.refused:
        verb = f"rollback {planned.restores}" if planned.restores else "publish"
        return f"nothing would be published; [bold]turncast {verb} {flags(planned.breaches)}[/] does it all the same"
    if planned.empty:
        return f"[bold green]nothing to do[/]: all {count(planned.kept, 'object')} at {target} are up to date"
    new = sum(step.action is Action.ADD for step in planned.steps)
    sent = f"; {size(planned.size)} of recordings and artwork" if planned.size else ""
    return f"{target}: {new} to add, {len(planned.steps) - new} to replace, {planned.kept} unchanged{sent}"
