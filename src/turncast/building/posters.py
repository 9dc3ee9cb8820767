"""Posters: what stands for a video before it plays: a picture the episode names, or a frame of the video itself."""

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path

from turncast.building import fingerprints, keys
from turncast.errors import Unreadable
from turncast.models.artifact import Artifact, Body, CacheControl, Wave
from turncast.models.catalog import Catalog
from turncast.models.edition import Entry
from turncast.models.episode import Episode
from turncast.models.recording import Recording


def poster_key(catalog: Catalog, episode: Episode, recording: Recording) -> str | None:
    """Where the poster of *recording* is stored; None where it is no video, or its picture could not be read."""
    if recording.kind != "video":
        return None
    if isinstance(episode.poster, str):
        picture = catalog.artworks.get(episode.poster)
        return keys.media(picture.path, picture.sha256, picture.media_type) if picture else None
    decoder = fingerprints.program("encoding"), version("av")
    return keys.poster(episode, fingerprints.of(decoder, recording.sha256, episode.poster))


def poster_artifacts(root: Path, entries: Iterable[Entry]) -> Iterator[Artifact]:
    """The frames that are to be taken from the videos of *entries*, which stand in the project at *root*."""
    for entry in entries:
        if entry.poster_key and not isinstance(entry.episode.poster, str):
            yield _frame(root, entry.rendition.recording.path, entry.episode.poster, entry.poster_key)


def _frame(root: Path, video: str, at: float | None, key: str) -> Artifact:
    @cache
    def make() -> Body:
        from turncast.encoding import poster  # FFmpeg takes its time to load, and hardly a publish needs it

        try:
            return poster(root / video, at=at)
        except Unreadable as error:
            hint = 'name a picture in the episode, like: poster = "media/poster.jpg"'
            raise Unreadable(f"{video}: {error.message}", hint) from error

    # The key itself is made from the fingerprint of the inputs, so it says all there is to say.
    return Artifact(key, Wave.MEDIA, "image/jpeg", CacheControl.IMMUTABLE, fingerprints.of(key), make)
