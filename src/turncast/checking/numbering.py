"""Rules of numbers: "Episode 11 of 11", of serial shows and of any other."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from itertools import pairwise

from turncast.models.catalog import Catalog
from turncast.models.check import Notice, Rules
from turncast.models.episode import Episode
from turncast.models.finding import Level
from turncast.models.rule import Scope
from turncast.models.show import Show

rule = Rules(Scope.EPISODE)


def groups(keyed: Iterable[tuple[Hashable, Episode]]) -> Iterator[list[Episode]]:
    """Episodes with the same key, oldest first, so that the newer one is asked to change."""
    groups: dict[Hashable, list[Episode]] = defaultdict(list)
    for key, episode in keyed:
        groups[key].append(episode)
    for episodes in groups.values():
        yield sorted(episodes, key=lambda episode: (episode.date, episode.slug))


@rule("episode-without-number", Level.ERROR, "PSP-1; A Podcaster's Guide to RSS: serial shows")
def without_number(catalog: Catalog) -> Iterator[Notice]:
    """an episode of a serial show has no number

    Add a line such as number = 1: apps play a serial show in the order of its numbers.
    """
    for episode in catalog.episodes:
        show = catalog.show(episode.show)
        counts = episode.kind == "full" and episode.event is None
        if show and show.type == "serial" and counts and episode.number is None:
            yield Notice(f"expected a number, for {show.title} is serial; found none", episode.path)


@rule("episode-number-repeated", Level.ERROR, "Turncast; A Podcaster's Guide to RSS")
def repeated_number(catalog: Catalog) -> Iterator[Notice]:
    """two episodes of a season have the same number

    Correct one of them, or give them different seasons.
    """
    full = (episode for episode in catalog.episodes if episode.number and episode.kind == "full")
    alike = groups(((episode.show, episode.season, episode.number), episode) for episode in full)
    for first, *others in alike:
        for episode in others:
            message = f"expected a number of its own, found {episode.number}, the number of {first.path}"
            yield Notice(message, episode.path, "number")


@rule("episode-number-above-total", Level.ERROR, "Turncast")
def number_above_total(catalog: Catalog) -> Iterator[Notice]:
    """an episode's number is above the planned number of episodes

    Correct it, or raise `total` in the show's file.
    """
    for episode in catalog.episodes:
        show = catalog.show(episode.show)
        if show and show.total and episode.number and episode.number > show.total:
            yield Notice(f"expected at most {show.total}, found {episode.number}", episode.path, "number")


@rule("episode-number-partly", Level.WARNING, "Turncast; A Podcaster's Guide to RSS")
def partly_numbered(catalog: Catalog) -> Iterator[Notice]:
    """an episode has no number, though most of its show's episodes have

    Add its number, or take the numbers of the others away: apps mix those with and those without.
    """
    for show in catalog.shows:
        full = [one for one in catalog.episodes_of(show) if one.kind == "full" and one.event is None]
        without = [episode for episode in full if episode.number is None]
        if show.type == "episodic" and len(without) * 2 < len(full):
            for episode in without:
                yield Notice("expected a number, as others have; found none", episode.path)


@rule("episode-number-gap", Level.ADVICE, "Turncast")
def gap(catalog: Catalog) -> Iterator[Notice]:
    """numbers are missing between those of a show's episodes, or before them

    Add the episodes that are missing, or correct the numbers; listeners look for what seems to be missing.
    """
    for show in catalog.shows:
        numbered = _numbers(catalog, show)
        for season, numbers in numbered.items():
            whole = [*numbered] == [None]
            first = 1 if whole and (show.total or show.type == "serial") else min(numbers)
            if missing := sorted(set(range(first, max(numbers))) - numbers):
                among = "" if whole else f" {_among(season)}"
                yield Notice(f"expected every number to {max(numbers)}{among}, found no {_listed(missing)}", show.path)


def _among(season: int | None) -> str:
    return "among episodes without a season" if season is None else f"in season {season}"


def _numbers(catalog: Catalog, show: Show) -> dict[int | None, set[int]]:
    """The numbers of the show's full episodes, season by season."""
    numbers: dict[int | None, set[int]] = defaultdict(set)
    for episode in catalog.episodes_of(show):
        if episode.number and episode.kind == "full":
            numbers[episode.season].add(episode.number)
    return numbers


def _listed(numbers: list[int]) -> str:
    """``1, 3–5``: runs from their first to their last, and no more than a line of them."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number - 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    said = [str(first) if first == last else f"{first}–{last}" for first, last in runs]
    return ", ".join(said[:10]) + (f" and {len(said) - 10} more" if len(said) > 10 else "")


@rule("episode-number-disordered", Level.WARNING, "A Podcaster's Guide to RSS: serial shows; Turncast")
def disordered(catalog: Catalog) -> Iterator[Notice]:
    """an episode of a serial show is older than the one numbered before it in its season

    Correct its number or its date: some apps play a serial show by its numbers, others by its dates.
    """
    for show in catalog.shows:
        full = (one for one in catalog.episodes_of(show) if one.number and one.kind == "full")
        ordered = sorted(full, key=lambda one: (one.season or 0, one.number or 0))
        for before, after in pairwise(ordered if show.type == "serial" else ()):
            if after.season == before.season and after.date < before.date:
                message = f"expected a date after {before.date:%Y-%m-%d}, that of number {before.number}"
                yield Notice(f"{message}; found {after.date:%Y-%m-%d}", after.path, "date")


@rule("trailer-outlived", Level.ADVICE, "A Podcaster's Guide to RSS: trailers")
def outlived_trailer(catalog: Catalog) -> Iterator[Notice]:
    """a trailer announces an episode that is there by now

    Set draft = true in the trailer's file, or leave its number out: then it is a trailer of the whole show.
    """
    there = {(one.show, one.season, one.number) for one in catalog.episodes if one.kind == "full" and not one.draft}
    for episode in catalog.episodes:
        announced = (episode.show, episode.season, episode.number)
        if episode.kind == "trailer" and not episode.draft and episode.number and announced in there:
            yield Notice(f"expected it before episode {episode.number}, found both", episode.path, "number")


@rule("bonus-of-nothing", Level.WARNING, "A Podcaster's Guide to RSS: bonus episodes")
def bonus_of_nothing(catalog: Catalog) -> Iterator[Notice]:
    """a bonus has the number of an episode that is not there

    Correct the number, or leave it out: then it is a bonus of the season or of the show.
    """
    there = {(one.show, one.season, one.number) for one in catalog.episodes if one.kind == "full"}
    for episode in catalog.episodes:
        extends = (episode.show, episode.season, episode.number)
        if episode.kind == "bonus" and episode.number and extends not in there:
            yield Notice(f"expected the number of an episode, found {episode.number}", episode.path, "number")
