"""Rules of how recordings are encoded."""

from collections.abc import Iterator
from typing import Final

from turncast.checking.recordings import recordings
from turncast.models.catalog import Catalog
from turncast.models.check import Notice, Rules
from turncast.models.episode import Episode
from turncast.models.finding import Level
from turncast.models.recording import Recording
from turncast.models.rule import Scope

rule = Rules(Scope.RECORDING)

_SOURCE: Final = "Apple Podcasts audio requirements"
_RANGES: Final = {1: (64, 128), 2: (128, 256)}
"""Kilobits a second Apple wants, by channels."""
_TOLERANCE: Final = 0.1
_FRUGAL: Final = "HE-AAC"
"""Codecs that sound well at half of it."""


def _rates(catalog: Catalog) -> Iterator[tuple[Episode, Recording, str, float, tuple[int, int]]]:
    """Each recording of sound alone, with its bit rate and the range that is wanted."""
    for episode, recording, key in recordings(catalog):
        wanted = _RANGES.get(recording.channels or 0)
        if recording.kind == "audio" and recording.bitrate and wanted:
            yield episode, recording, key, recording.bitrate / 1000, wanted


@rule("recording-bitrate-low", Level.ADVICE, _SOURCE)
def low_rate(catalog: Catalog) -> Iterator[Notice]:
    """a recording has fewer bits a second than speech needs

    Export it at 64 kbit/s or more in mono, 128 or more in stereo.
    """
    for episode, recording, key, rate, (least, _) in _rates(catalog):
        if rate < least * (1 - _TOLERANCE) and not (recording.codec or "").startswith(_FRUGAL):
            yield Notice(f"{recording.path}: expected {least} kbit/s or more, found {rate:.0f}", episode.path, key)


@rule("recording-bitrate-high", Level.ADVICE, _SOURCE)
def high_rate(catalog: Catalog) -> Iterator[Notice]:
    """a recording has more bits a second than anyone hears

    Export it at 128 kbit/s or less in mono, 256 or less in stereo: it loads faster.
    """
    for episode, recording, key, rate, (_, most) in _rates(catalog):
        if rate > most * (1 + _TOLERANCE):
            yield Notice(f"{recording.path}: expected {most} kbit/s or less, found {rate:.0f}", episode.path, key)


@rule("recording-channels-many", Level.WARNING, "Apple Podcasts audio requirements; Turncast")
def many_channels(catalog: Catalog) -> Iterator[Notice]:
    """a recording has more than two channels, of which some players drop a voice

    Export it in stereo, or in mono where only people talk.
    """
    for episode, recording, key in recordings(catalog):
        if (recording.channels or 0) > 2:
            message = f"{recording.path}: expected one or two channels, found {recording.channels}"
            yield Notice(message, episode.path, key)


@rule("recording-video-only", Level.ADVICE, "Spotify; YouTube")
def video_only(catalog: Catalog) -> Iterator[Notice]:
    """an episode can only be watched, and Spotify and YouTube take nothing but sound from a feed

    Add its sound as a rendition: turncast add --audio does it for new ones.
    """
    for episode in catalog.episodes:
        forms = catalog.renditions_of(episode)
        if forms and all(recording.kind == "video" for recording in forms):
            yield Notice("expected a rendition of its sound, found none", episode.path, "recording")
