"""Pages and the stylesheet they share."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from turncast import notes, transcripts
from turncast.building import fingerprints, keys, links
from turncast.models.artifact import Artifact, CacheControl, Wave
from turncast.models.catalog import Catalog
from turncast.models.edition import Edition, Entry
from turncast.models.transcript import Cue
from turncast.pages import EpisodePage, HomePage, Neighbour, ShowPage, Theme

_EPISODE, _SHOW, _HOME = range(3)
"""Ranks of pages: the home page leads to shows, they to episodes."""


def page_artifacts(
    catalog: Catalog, seen: Sequence[Edition], theme: Theme, pages: Mapping[str, str]
) -> Iterator[Artifact]:
    """The stylesheet, the home page, a page a show, a page an episode; *pages*: see `links.pages`."""
    stylesheet = _stylesheet(theme)
    yield stylesheet
    listed = [_listed(edition) for edition in seen]
    yield _home(catalog, listed, theme, stylesheet.key)
    for edition in listed:
        yield _show(edition, theme, stylesheet.key)
    for edition in seen:
        yield from _episodes(catalog, edition, theme, stylesheet.key, pages)


def _listed(edition: Edition) -> Edition:
    """The edition as lists tell of it: without notes, so that a word changed in them changes no list."""
    return edition.model_copy(update={"entries": tuple(_silent(entry) for entry in edition.entries)})


def _silent(entry: Entry) -> Entry:
    return entry.model_copy(update={"episode": entry.episode.model_copy(update={"notes": ""})})


def _stylesheet(theme: Theme) -> Artifact:
    css = theme.stylesheet()
    digest = hashlib.sha256(css).hexdigest()
    key = keys.stylesheet(digest)
    return Artifact(key, Wave.SIDECAR, "text/css; charset=utf-8", CacheControl.IMMUTABLE, digest, lambda: css)


def _home(catalog: Catalog, seen: Sequence[Edition], theme: Theme, stylesheet_key: str) -> Artifact:
    page = HomePage(site=catalog.project.site, editions=tuple(seen), stylesheet_key=stylesheet_key, key=keys.HOME)
    return _page(keys.HOME, _HOME, theme, lambda: theme.home(page), page)


def _show(edition: Edition, theme: Theme, stylesheet_key: str) -> Artifact:
    page = ShowPage(edition=edition, stylesheet_key=stylesheet_key, home_key=keys.HOME)
    return _page(edition.key, _SHOW, theme, lambda: theme.show(page), page)


def _episodes(
    catalog: Catalog, edition: Edition, theme: Theme, stylesheet_key: str, pages: Mapping[str, str]
) -> Iterator[Artifact]:
    """A page an entry, each made from nothing but the entry and its neighbours' titles: one new episode
    leaves the pages of the others as they are.
    """
    alone = edition.model_copy(update={"entries": ()})
    neighbours = [Neighbour(entry.key, entry.episode.title) for entry in edition.entries]
    newer, older = (None, *neighbours), (*neighbours[1:], None)
    for entry, before, after in zip(edition.entries, older, newer, strict=False):
        yield _episode(catalog, alone, entry, theme, stylesheet_key, pages, older=before, newer=after)


def _episode(
    catalog: Catalog,
    edition: Edition,
    entry: Entry,
    theme: Theme,
    stylesheet_key: str,
    pages: Mapping[str, str],
    *,
    older: Neighbour | None,
    newer: Neighbour | None,
) -> Artifact:
    def make() -> bytes:
        page = EpisodePage(
            edition=edition,
            entry=entry,
            stylesheet_key=stylesheet_key,
            notes_html=notes.to_html(entry.episode.notes, links.relative(entry.key, pages)),
            cues=_cues(catalog, entry),
            older=older,
            newer=newer,
            home_key=keys.HOME,
        )
        return theme.episode(page)

    mentions = links.mentioned(entry.episode.notes, pages)
    return _page(entry.key, _EPISODE, theme, make, edition, entry, stylesheet_key, older, newer, mentions)


def _cues(catalog: Catalog, entry: Entry) -> tuple[Cue, ...]:
    """The lines of the first transcript."""
    if not entry.captions:
        return ()
    return transcripts.read(catalog.project.root / entry.captions[0].path)


def _page(key: str, rank: int, theme: Theme, make: Callable[[], bytes], *inputs: Any) -> Artifact:
    fingerprint = fingerprints.of(fingerprints.program(), theme.digest, inputs)
    return Artifact(key, Wave.PAGE, "text/html; charset=utf-8", CacheControl.SHORT, fingerprint, make, rank)
