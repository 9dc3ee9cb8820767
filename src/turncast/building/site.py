"""Pages and what they share."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from turncast.building import keys
from turncast.building.instalments import broadcast_pages, episode_pages
from turncast.building.lists import events_page, home_page, show_pages
from turncast.building.looks import accent, stylesheet, stylesheets
from turncast.building.machines import machine_artifacts, manifest
from turncast.building.people import cast, person_pages
from turncast.building.press import HOME, Press
from turncast.building.scripts import script_artifact
from turncast.building.silence import alone, listed
from turncast.building.subscribing import subscribe_artifacts
from turncast.models.artifact import Artifact, Wave
from turncast.models.catalog import Catalog
from turncast.models.edition import Edition
from turncast.models.project import Site
from turncast.pages import Frame, MissingPage, Theme


def page_artifacts(
    catalog: Catalog, seen: Sequence[Edition], theme: Theme, pages: Mapping[str, str]
) -> Iterator[Artifact]:
    """Every page, what it is shown with, and what tells programs of pages; *pages*: see `links.pages`."""
    site, frame = catalog.project.site, _frame(theme, catalog.project.site)
    yield from stylesheets(theme, seen)
    yield script_artifact(theme)
    yield manifest(site, seen)
    yield _missing(site, seen, Press(theme, frame))
    made = []
    for artifact in _pages(catalog, seen, theme, frame, pages):
        yield artifact
        if artifact.wave is Wave.PAGE and _is_to_be_found(artifact.key, seen):
            made.append(artifact.key)
    yield from machine_artifacts(site, seen, made)


def _pages(
    catalog: Catalog, seen: Sequence[Edition], theme: Theme, frame: Frame, pages: Mapping[str, str]
) -> Iterator[Artifact]:
    """The home page, those of all events, of people, of each show, its episodes and events, and pictures of these."""
    told = [listed(edition) for edition in seen]
    known = cast(told)
    yield home_page(catalog.project.site, told, Press(theme, frame))
    yield events_page(catalog.project.site, told, Press(theme, frame), known)
    yield from person_pages(catalog.project.site, known, Press(theme, frame))
    for edition, silent in zip(seen, told, strict=True):
        bare = alone(edition)
        press = Press(theme, _frame_of(theme, frame, edition), bare)
        yield from show_pages(silent, press, known)
        yield from subscribe_artifacts(bare, press)
        yield from episode_pages(catalog, bare, edition.entries, press, pages, known)
        for broadcast in edition.broadcasts:
            yield from broadcast_pages(catalog, bare, broadcast, press, pages, known)


def _is_to_be_found(key: str, seen: Sequence[Edition]) -> bool:
    """Whether it is listed for search engines: a player alone is not, nor are events while there are none."""
    return not keys.is_embedded(key) and (key != keys.EVENTS or any(edition.broadcasts for edition in seen))


def _frame(theme: Theme, site: Site) -> Frame:
    return Frame(
        stylesheet_key=stylesheet(theme).key,
        home_key=keys.HOME,
        manifest_key=keys.MANIFEST,
        outline_key=keys.OUTLINE,
        words=theme.words(site.language),
    )


def _frame_of(theme: Theme, frame: Frame, edition: Edition) -> Frame:
    own = accent(edition.show)
    return replace(
        frame,
        accent_key=own.key if own else None,
        subscribe_key=keys.subscribe_page(edition.show),
        words=theme.words(edition.language),
    )


def _missing(site: Site, seen: Sequence[Edition], press: Press) -> Artifact:
    page = MissingPage(
        site=site, editions=tuple(alone(edition) for edition in seen), frame=press.frame, key=keys.MISSING
    )
    return press.page(page.key, HOME, lambda: press.theme.missing(page), page)
