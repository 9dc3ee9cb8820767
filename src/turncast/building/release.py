"""The release: every artifact that should be live, each with the fingerprint of what it is made from."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from turncast import artwork, audio
from turncast.building import keys, links
from turncast.building.captions import caption_artifacts
from turncast.building.editions import editions
from turncast.building.feeds import chapters_artifacts, feed_artifacts
from turncast.building.files import changed, file_artifact
from turncast.building.forms import feed_of, feeds
from turncast.building.pictures import picture_files
from turncast.building.posters import poster_artifacts
from turncast.building.search import search_artifacts
from turncast.building.site import page_artifacts
from turncast.building.thumbnails import thumbnail_artifacts
from turncast.models.artifact import Artifact, Body, Release
from turncast.models.catalog import Catalog
from turncast.models.edition import Edition, Rendition
from turncast.models.episode import Episode
from turncast.pages import Theme


def build(catalog: Catalog, at: datetime, *, drafts: bool = False) -> Release:
    """The release of *catalog* as of the moment *at*. Bodies are made only when an artifact is asked for its.

    drafts: for a preview, with drafts and with episodes that are not due yet.
    """
    seen = editions(catalog, at, drafts=drafts)
    theme = Theme(catalog.project.root / "templates", keys.script)
    told = [feed for edition in seen for feed in feeds(edition)]
    remembered = {feed.feed_key: feed_of(feed) for feed in told}
    return Release.of(_artifacts(catalog, seen, told, theme), remembered)


def _artifacts(catalog: Catalog, seen: Sequence[Edition], told: Sequence[Edition], theme: Theme) -> Iterator[Artifact]:
    root, entries = catalog.project.root, [entry for edition in seen for entry in edition.entries]
    yield from _media(catalog, seen)
    yield from thumbnail_artifacts(catalog, seen)
    yield from poster_artifacts(root, entries)
    yield from caption_artifacts(root, entries)
    pages = links.pages(catalog, seen)
    yield from feed_artifacts(told, pages)
    yield from chapters_artifacts(seen)
    yield from page_artifacts(catalog, seen, theme, pages)
    yield from search_artifacts(catalog, seen)


def _media(catalog: Catalog, seen: Sequence[Edition]) -> Iterator[Artifact]:
    """Tagged copies of recordings, and pictures as they stand in the project."""
    root = catalog.project.root
    embedded = lru_cache(maxsize=4)(artwork.embeddable)
    for entry in (entry for edition in seen for entry in edition.entries):
        for rendition in entry.renditions:
            yield _recording(catalog, entry.episode, rendition, embedded)
    for path in sorted(picture_files(seen)):
        if picture := catalog.artworks.get(path):
            yield file_artifact(root, picture, keys.media(path, picture.sha256, picture.media_type))


def _recording(catalog: Catalog, episode: Episode, rendition: Rendition, embedded: Callable[[Path], bytes]) -> Artifact:
    root, recording = catalog.project.root, rendition.recording
    copy = catalog.copy_of(episode, recording)
    plain = file_artifact(root, recording, rendition.enclosure.key)
    if copy is None or copy.digest == recording.sha256:
        return plain

    def make() -> Body:
        plain.make()
        picture = embedded(root / copy.picture) if copy.picture else None
        made = audio.tagged(root / recording.path, recording, copy.words, picture).splice
        if made.digest(recording.sha256) != copy.digest:
            raise changed(recording.path)
        return replace(made, sha256=copy.sha256 or "")

    return replace(plain, fingerprint=copy.digest, make=make, size=copy.size)
