"""Pages and what they share."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from turncast.building import keys
from turncast.building.instalments import broadcast_page, episode_pages
from turncast.building.looks import stylesheet, stylesheets
from turncast.building.press import HOME, SHOW, Press
from turncast.building.subscribing import subscribe_artifacts
from turncast.models.artifact import Artifact
from turncast.models.catalog import Catalog
from turncast.models.edition import Broadcast, Edition, Entry
from turncast.pages import Frame, HomePage, ShowPage, Theme

Shown = TypeVar("Shown", Entry, Broadcast)


def page_artifacts(
    catalog: Catalog, seen: Sequence[Edition], theme: Theme, pages: Mapping[str, str]
) -> Iterator[Artifact]:
    """The stylesheets, the home page, pages of each show, its episodes and events; *pages*: see `links.pages`."""
    yield from stylesheets(theme)
    frame = Frame(stylesheet_key=stylesheet(theme).key, home_key=keys.HOME)
    listed = [_listed(edition) for edition in seen]
    yield _home(catalog, listed, Press(theme, frame))
    for edition, silent in zip(seen, listed, strict=True):
        press = Press(theme, _frame_of(frame, edition))
        yield _show(silent, press)
        alone = edition.model_copy(update={"entries": (), "broadcasts": (), "trailers": ()})
        yield from subscribe_artifacts(alone, press)
        yield from episode_pages(catalog, alone, edition.entries, press, pages)
        for broadcast in edition.broadcasts:
            yield broadcast_page(alone, broadcast, press, pages)


def _frame_of(frame: Frame, edition: Edition) -> Frame:
    return replace(frame, subscribe_key=keys.subscribe_page(edition.show))


def _listed(edition: Edition) -> Edition:
    """The edition as lists tell of it: without notes, so that a word changed in them changes no list."""
    listed = {
        "entries": tuple(_silent(entry) for entry in edition.entries),
        "broadcasts": tuple(_silent(broadcast) for broadcast in edition.broadcasts),
        "trailers": (),
    }
    return edition.model_copy(update=listed)


def _silent(one: Shown) -> Shown:
    return one.model_copy(update={"episode": one.episode.model_copy(update={"notes": ""})})


def _home(catalog: Catalog, seen: Sequence[Edition], press: Press) -> Artifact:
    page = HomePage(site=catalog.project.site, editions=tuple(seen), frame=press.frame)
    return press.page(page.key, HOME, lambda: press.theme.home(page), page)


def _show(edition: Edition, press: Press) -> Artifact:
    page = ShowPage(edition=edition, frame=press.frame)
    return press.page(page.key, SHOW, lambda: press.theme.show(page), page)
