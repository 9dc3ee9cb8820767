"""Rules of posters."""

from collections.abc import Iterator
from typing import Final

from turncast.models.catalog import Catalog
from turncast.models.check import Notice, Rules
from turncast.models.finding import Level
from turncast.models.rule import Scope

rule = Rules(Scope.EPISODE)

_TOLERANCE: Final = 0.02


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


@rule("poster-shape", Level.ADVICE, "Turncast; YouTube")
def other_shape(catalog: Catalog) -> Iterator[Notice]:
    """a poster has another shape than its video, so players show it between black bars

    Crop it to the video's shape, mostly 16:9, or name a moment of the video instead.
    """
    for episode in catalog.episodes:
        video, poster = catalog.recording_of(episode), catalog.artworks.get(str(episode.poster))
        if video and poster and video.width and video.height:
            wanted, found = video.width / video.height, poster.width / poster.height
            if abs(found / wanted - 1) > _TOLERANCE:
                shape = f"{poster.width} × {poster.height}"
                message = f"expected the shape of {video.width} × {video.height} pixels, found {shape}"
                yield Notice(message, episode.path, "poster")
