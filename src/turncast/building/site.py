"""Pages and the stylesheet they share."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from turncast import notes, transcripts
from turncast.building import fingerprints, keys, links
from turncast.building.captions import spoken
from turncast.building.embeds import embed_artifacts, waveform
from turncast.building.scripts import script_artifact
from turncast.building.speakers import named
from turncast.models.artifact import Artifact, CacheControl, Wave
from turncast.models.catalog import Catalog
from turncast.models.edition import Broadcast, Caption, Edition, Entry
from turncast.models.people import Person
from turncast.models.transcript import Cue
from turncast.pages import BroadcastPage, EpisodePage, HomePage, Neighbour, ShowPage, Theme

Shown = TypeVar("Shown", Entry, Broadcast)

_EPISODE, _SHOW, _HOME = range(3)
"""Ranks of pages: the home page leads to shows, they to episodes."""


def page_artifacts(
    catalog: Catalog, seen: Sequence[Edition], theme: Theme, pages: Mapping[str, str]
) -> Iterator[Artifact]:
    """Stylesheet and script, the home page, a page a show, a page an episode or event; *pages*: see `links.pages`."""
    stylesheet = _stylesheet(theme)
    yield stylesheet
    yield script_artifact(theme)
    yield from embed_artifacts(catalog, seen, theme, stylesheet.key)
    listed = [_listed(edition) for edition in seen]
    yield _home(catalog, listed, theme, stylesheet.key)
    for edition in listed:
        yield _show(edition, theme, stylesheet.key)
    for edition in seen:
        alone = edition.model_copy(update={"entries": (), "broadcasts": (), "trailers": ()})
        yield from _episodes(catalog, alone, edition.entries, theme, stylesheet.key, pages)
        for broadcast in edition.broadcasts:
            yield _broadcast(alone, broadcast, theme, stylesheet.key, pages)


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
    catalog: Catalog,
    edition: Edition,
    entries: Sequence[Entry],
    theme: Theme,
    stylesheet_key: str,
    pages: Mapping[str, str],
) -> Iterator[Artifact]:
    """A page an entry, each made from nothing but the entry and its neighbours' titles: one new episode
    leaves the pages of the others as they are.
    """
    neighbours = [Neighbour(entry.key, entry.episode.title) for entry in entries]
    newer, older = (None, *neighbours), (*neighbours[1:], None)
    for entry, before, after in zip(entries, older, newer, strict=False):
        yield _episode(catalog, edition, entry, theme, stylesheet_key, pages, older=before, newer=after)


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
    caption = spoken(edition, entry)
    peaks = waveform(catalog, entry)

    def make() -> bytes:
        page = EpisodePage(
            edition=edition,
            entry=entry,
            stylesheet_key=stylesheet_key,
            notes_html=notes.to_html(entry.episode.notes, links.relative(entry.key, pages)),
            cues=_cues(catalog, caption, entry.people),
            spoken=caption,
            waveform=peaks,
            embed_key=keys.embed(entry.episode),
            oembed_key=keys.oembed(entry.episode),
            older=older,
            newer=newer,
            home_key=keys.HOME,
        )
        return theme.episode(page)

    mentions = links.mentioned(entry.episode.notes, pages)
    return _page(entry.key, _EPISODE, theme, make, edition, entry, stylesheet_key, peaks, older, newer, mentions)


def _broadcast(
    edition: Edition, broadcast: Broadcast, theme: Theme, stylesheet_key: str, pages: Mapping[str, str]
) -> Artifact:
    def make() -> bytes:
        page = BroadcastPage(
            edition=edition,
            broadcast=broadcast,
            stylesheet_key=stylesheet_key,
            notes_html=notes.to_html(broadcast.episode.notes, links.relative(broadcast.key, pages)),
            home_key=keys.HOME,
        )
        return theme.broadcast(page)

    mentions = links.mentioned(broadcast.episode.notes, pages)
    return _page(broadcast.key, _EPISODE, theme, make, edition, broadcast, stylesheet_key, mentions)


def _cues(catalog: Catalog, caption: Caption | None, people: Sequence[Person]) -> tuple[Cue, ...]:
    """The lines of the transcript *caption*, with the speakers' full names."""
    return named(transcripts.read(catalog.project.root / caption.path), people) if caption else ()


def _page(key: str, rank: int, theme: Theme, make: Callable[[], bytes], *inputs: Any) -> Artifact:
    fingerprint = fingerprints.of(fingerprints.program(), theme.digest, inputs)
    return Artifact(key, Wave.PAGE, "text/html; charset=utf-8", CacheControl.SHORT, fingerprint, make, rank)
