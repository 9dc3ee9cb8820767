"""Rules of seasons: their names, and which episodes are of them."""

from collections.abc import Iterator

from turncast.models.catalog import Catalog
from turncast.models.check import Notice, Rules
from turncast.models.episode import Episode
from turncast.models.finding import Level
from turncast.models.rule import Scope
from turncast.models.show import Show

rule = Rules(Scope.SHOW)


@rule("season-repeated", Level.WARNING, "podcast namespace: season")
def repeated(catalog: Catalog) -> Iterator[Notice]:
    """a show names a season twice

    Remove one of the names, or correct its number.
    """
    for show in catalog.shows:
        seen: set[int] = set()
        for index, season in enumerate(show.seasons):
            if season.number in seen:
                message = f"expected one name of season {season.number}, found {season.name!r} too"
                yield Notice(message, show.path, f"seasons.{index}.number")
            seen.add(season.number)


@rule("season-empty", Level.ADVICE, "podcast namespace: season")
def empty(catalog: Catalog) -> Iterator[Notice]:
    """a show names a season that no episode is of

    Add season = … to its episodes, or correct the number.
    """
    for show in catalog.shows:
        there = set(_seasons(catalog, show))
        for index, season in enumerate(show.seasons):
            if season.number not in there:
                message = f"expected episodes of season {season.number}, {season.name!r}; found none"
                yield Notice(message, show.path, f"seasons.{index}.number")


@rule("season-unnamed", Level.ADVICE, "podcast namespace: season")
def unnamed(catalog: Catalog) -> Iterator[Notice]:
    """a season has no name, though others of the show have

    Add it to `seasons`: apps that show names show a bare number here.
    """
    for show in catalog.shows:
        named = {season.number for season in show.seasons}
        for number in sorted(set(_seasons(catalog, show)) - named) if named else ():
            yield Notice(f"expected a name of season {number}, found none", show.path, "seasons")


@rule("season-gap", Level.WARNING, "Turncast; A Podcaster's Guide to RSS")
def gap(catalog: Catalog) -> Iterator[Notice]:
    """a season is missing between those of a show's episodes

    Correct the season of the episodes that come after it.
    """
    for show in catalog.shows:
        seasons = _seasons(catalog, show)
        for number in sorted(seasons):
            if number > 1 and number - 1 not in seasons and any(other < number for other in seasons):
                message = f"expected season {number - 1} before season {number}, found none"
                yield Notice(message, seasons[number].path, "season")


@rule("season-partly", Level.WARNING, "A Podcaster's Guide to RSS; PSP-1")
def partly(catalog: Catalog) -> Iterator[Notice]:
    """an episode is of no season, though most of its show's episodes are of one

    Add its season: apps list it apart from all the others.
    """
    for show in catalog.shows:
        full = [episode for episode in catalog.episodes_of(show) if episode.kind == "full"]
        without = [episode for episode in full if episode.season is None]
        if len(without) * 2 < len(full):
            for episode in without:
                yield Notice("expected a season, as others have; found none", episode.path)


def _seasons(catalog: Catalog, show: Show) -> dict[int, Episode]:
    """The seasons the show's episodes are of, each with its oldest episode."""
    return {episode.season: episode for episode in catalog.episodes_of(show) if episode.season}
