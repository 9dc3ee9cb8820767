"""Rules of posters."""

from collections.abc import Iterator

from turncast.models.catalog import Catalog
from turncast.models.check import Notice, Rules
from turncast.models.finding import Level
from turncast.models.rule import Scope

rule = Rules(Scope.EPISODE)


@rule("poster-without-video", Level.WARNING, "Turncast")
def without_video(catalog: Catalog) -> Iterator[Notice]:
    """an episode has a poster, but nothing to watch

    Name the picture as artwork, or remove the line.
    """
    for episode in catalog.episodes:
        recording = catalog.recording_of(episode)
        if episode.poster is not None and recording and recording.kind != "video":
            yield Notice(f"expected a video, found {recording.path}", episode.path, "poster")


@rule("poster-after-end", Level.WARNING, "Turncast")
def after_end(catalog: Catalog) -> Iterator[Notice]:
    """an episode's poster is taken from a moment after the end of the video

    Name a moment within it, in seconds.
    """
    for episode in catalog.episodes:
        recording = catalog.recording_of(episode)
        if isinstance(episode.poster, float) and recording and episode.poster >= recording.duration:
            message = f"expected a moment before {recording.duration:.1f} s, found {episode.poster:g} s"
            yield Notice(message, episode.path, "poster")
