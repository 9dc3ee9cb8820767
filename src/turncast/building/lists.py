"""Pages that list entries and events: the home page, that of all events, those of shows, and below them earlier
episodes and seasons.
"""

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from turncast.building import keys
from turncast.building.people import Known, keys_of
from turncast.building.press import EVENTS, HOME, PART, SHOW, Press
from turncast.building.shelves import SHELF, Shelf, shelves
from turncast.building.silence import alone
from turncast.models.artifact import Artifact
from turncast.models.edition import Edition, Entry
from turncast.models.project import Site
from turncast.models.show import Show
from turncast.pages import EventsPage, HomePage, ListPage, Neighbour, ShowPage, Words

_FEW: Final = 6
"""Events on the home page; all of them have a page."""


def home_page(site: Site, seen: Sequence[Edition], press: Press) -> Artifact:
    """The project's front page; *seen*: as lists tell of them (see `silence.listed`)."""
    whole = HomePage(
        site=site,
        editions=tuple(seen),
        frame=press.frame,
        counts={edition.show.slug: len(edition.entries) for edition in seen},
        most=SHELF,
        events_key=keys.EVENTS if any(edition.broadcasts for edition in seen) else None,
        most_events=_FEW,
    )
    wanted = {entry.key for _, entry in whole.items} | {event.key for _, event in whole.broadcasts}
    wanted |= {edition.entries[0].key for edition in seen if edition.entries}
    page = replace(whole, editions=tuple(_only(edition, wanted) for edition in seen))
    return press.page(page.key, HOME, lambda: press.theme.home(page), page)


def events_page(site: Site, seen: Sequence[Edition], press: Press, known: Mapping[str, Known]) -> Artifact:
    """The page of all events, also while there is none; *seen*, *known*: as the pages of shows are given them."""
    people = [person for edition in seen for event in edition.broadcasts for person in event.people]
    page = EventsPage(
        site=site,
        editions=tuple(alone(edition).model_copy(update={"broadcasts": edition.broadcasts}) for edition in seen),
        frame=press.frame,
        key=keys.EVENTS,
        people_keys=keys_of(people, known),
    )
    return press.page(page.key, EVENTS, lambda: press.theme.events(page), page)


def show_pages(edition: Edition, press: Press, known: Mapping[str, Known]) -> Iterator[Artifact]:
    """The page of a show, its earlier episodes, and its seasons; *edition*: as lists tell of it; *known*: see
    `people.cast`.
    """
    words = press.frame.words
    first, *earlier = shelves(edition.entries, edition.key, partial(keys.archive_page, edition.show))
    seasons = _seasons(edition)
    links = tuple(season_link(edition.show, number, words) for number in sorted(seasons, reverse=True))
    page = ShowPage(
        edition=_with(edition, first.things),
        frame=press.frame,
        seasons=links,
        older_key=first.older_key,
        people_keys=keys_of(edition.show.people, known),
    )
    yield press.page(page.key, SHOW, lambda: press.theme.show(page), page)
    bare = edition.model_copy(update={"broadcasts": ()})
    for shelf in earlier:
        title = words("Earlier episodes, part %(number)s", number=shelf.number)
        yield _part(bare, shelf, title, press, press.theme.archive)
    for number, entries in seasons.items():
        link = season_link(edition.show, number, words)
        for shelf in shelves(entries, link.key, partial(keys.season_page, edition.show, number)):
            later = words("%(title)s, part %(number)s", title=link.title, number=shelf.number)
            title = later if shelf.newer_key else link.title
            yield _part(bare, shelf, title, press, press.theme.season)


def _part(
    edition: Edition, shelf: Shelf[Entry], title: str, press: Press, render: Callable[[ListPage], bytes]
) -> Artifact:
    page = ListPage(
        edition=_with(edition, shelf.things),
        frame=press.frame,
        key=shelf.key,
        title=title,
        newer_key=shelf.newer_key,
        older_key=shelf.older_key,
    )
    return press.page(page.key, PART, lambda: render(page), page)


def season_link(show: Show, number: int, words: Words) -> Neighbour:
    """The page of a season, and what the season is called."""
    name = next((season.name for season in show.seasons if season.number == number), None)
    plain = words("Season %(number)s", number=number)
    title = words("Season %(number)s: %(name)s", number=number, name=name) if name else plain
    return Neighbour(keys.season_page(show, number), title)


def _seasons(edition: Edition) -> dict[int, list[Entry]]:
    """The entries of each season, newest first."""
    found: dict[int, list[Entry]] = {}
    for entry in edition.entries:
        if entry.episode.season:
            found.setdefault(entry.episode.season, []).append(entry)
    return found


def _only(edition: Edition, wanted: Container[str]) -> Edition:
    """*edition* with nothing but the entries and events whose keys are *wanted*."""
    events = tuple(event for event in edition.broadcasts if event.key in wanted)
    kept = _with(edition, [entry for entry in edition.entries if entry.key in wanted])
    return kept.model_copy(update={"broadcasts": events})


def _with(edition: Edition, entries: Sequence[Entry]) -> Edition:
    return edition.model_copy(update={"entries": tuple(entries)})
