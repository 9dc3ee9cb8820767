"""Players for other sites: a page an episode with nothing else on it, and how to show it (oEmbed)."""

from collections.abc import Iterator, Sequence

from turncast.building import fingerprints, keys
from turncast.models.artifact import Artifact, CacheControl, Wave
from turncast.models.catalog import Catalog
from turncast.models.edition import Edition, Entry
from turncast.pages import EpisodePage, Theme, oembed

_EMBED, _OEMBED = -2, -1
"""Ranks before those of other pages, which name them."""


def embed_artifacts(catalog: Catalog, seen: Sequence[Edition], theme: Theme, stylesheet_key: str) -> Iterator[Artifact]:
    """A player and its oEmbed document for each entry of *seen*; made of nothing that only its page shows."""
    for edition in seen:
        alone = edition.model_copy(update={"entries": (), "broadcasts": (), "trailers": ()})
        for entry in edition.entries:
            bare = entry.model_copy(update={"episode": entry.episode.model_copy(update={"notes": "", "stamped": ()})})
            yield _embed(alone, bare, waveform(catalog, entry), theme, stylesheet_key)
            yield _oembed(alone, bare)


def waveform(catalog: Catalog, entry: Entry) -> tuple[int, ...]:
    """The peaks of the recording a page plays; empty where nobody measured it."""
    measured = catalog.loudness.get(entry.rendition.recording.path)
    return measured.waveform if measured else ()


def _embed(edition: Edition, entry: Entry, peaks: tuple[int, ...], theme: Theme, stylesheet_key: str) -> Artifact:
    def make() -> bytes:
        page = EpisodePage(
            edition=edition, entry=entry, stylesheet_key=stylesheet_key, waveform=peaks, home_key=keys.HOME
        )
        return theme.embed(page)

    key, media_type = keys.embed(entry.episode), "text/html; charset=utf-8"
    fingerprint = fingerprints.of(fingerprints.program(), theme.digest, edition, entry, peaks, stylesheet_key)
    return Artifact(key, Wave.PAGE, media_type, CacheControl.SHORT, fingerprint, make, _EMBED)


def _oembed(edition: Edition, entry: Entry) -> Artifact:
    def make() -> bytes:
        return oembed(edition, entry, keys.embed(entry.episode), keys.HOME)

    told = edition.site, edition.show.title, edition.key, entry.artwork or edition.artwork
    fingerprint = fingerprints.of(fingerprints.program(), *told, entry.episode.title, entry.key, entry.watchable)
    key = keys.oembed(entry.episode)
    return Artifact(key, Wave.PAGE, "application/json", CacheControl.SHORT, fingerprint, make, _OEMBED)
