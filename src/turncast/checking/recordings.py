"""Rules of recordings."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from turncast.checking.rules import Notice, rule
from turncast.models.catalog import Catalog
from turncast.models.episode import Episode
from turncast.models.finding import Level
from turncast.models.recording import Recording

_LARGE: Final = 500 * 1000 * 1000
_RATES: Final = (44_100, 48_000)
_SOURCE: Final = "Apple Podcasts audio requirements"


def _recordings(catalog: Catalog) -> Iterator[tuple[Episode, Recording]]:
    for episode in catalog.episodes:
        if recording := catalog.recording_of(episode):
            yield episode, recording


@rule("recording-empty", Level.ERROR, "Turncast")
def empty(catalog: Catalog) -> Iterator[Notice]:
    """a recording has no sound in it

    Export it again; the file seems to be cut off.
    """
    for episode, recording in _recordings(catalog):
        if recording.duration < 1:
            message = f"{recording.path}: expected a recording, found {recording.duration:.1f} s"
            yield Notice(message, episode.path, "recording")


@rule("recording-repeated", Level.ERROR, "Apple Podcasts; AntennaPod")
def repeated(catalog: Catalog) -> Iterator[Notice]:
    """two episodes of a show have the same recording, so apps take them for one

    Name the right recording in one of them.
    """
    groups: dict[tuple[str, str], list[Episode]] = defaultdict(list)
    for episode, recording in _recordings(catalog):
        groups[episode.show, recording.sha256].append(episode)
    for first, *others in groups.values():
        for episode in others:
            yield Notice(f"expected a recording of its own, found that of {first.path}", episode.path, "recording")


@rule("recording-sample-rate", Level.ADVICE, _SOURCE)
def sample_rate(catalog: Catalog) -> Iterator[Notice]:
    """a recording's sample rate is neither 44.1 nor 48 kHz

    Export it at 44.1 kHz.
    """
    for episode, recording in _recordings(catalog):
        if recording.sample_rate and recording.sample_rate not in _RATES:
            message = f"{recording.path}: expected 44100 or 48000 Hz, found {recording.sample_rate}"
            yield Notice(message, episode.path, "recording")


@rule("recording-large", Level.ADVICE, "usual limits of podcast hosts")
def large(catalog: Catalog) -> Iterator[Notice]:
    """a recording is larger than 500 MB

    Export it at a lower bit rate: listeners load it over mobile networks.
    """
    for episode, recording in _recordings(catalog):
        if recording.size > _LARGE:
            message = f"{recording.path}: expected at most 500 MB, found {recording.size // 1_000_000} MB"
            yield Notice(message, episode.path, "recording")


@rule("recording-untagged", Level.ADVICE, "Turncast")
def untagged(catalog: Catalog) -> Iterator[Notice]:
    """a recording is published without the tag, or without the picture in it, that listeners' players would show

    Export it again as a plain MP3 or M4A; or say tag = false in the show's file if that is as you want it.
    """
    for episode in catalog.episodes:
        copy = catalog.copy_of(episode)
        if copy and copy.remark:
            yield Notice(f"{episode.recording}: {copy.remark}", episode.path, "recording")
