"""Rules of recordings, of the one an episode prefers and of its other forms alike."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from turncast.models.catalog import Catalog
from turncast.models.check import Notice, Rules
from turncast.models.episode import Episode
from turncast.models.finding import Level
from turncast.models.recording import Recording
from turncast.models.rule import Scope

rule = Rules(Scope.RECORDING)

_LARGE: Final = 500 * 1000 * 1000
_TOLERANCE: Final = 2.0
"""Seconds: encoders add some silence at either end."""
_RATES: Final = (44_100, 48_000)
_SOURCE: Final = "Apple Podcasts audio requirements"


def recordings(catalog: Catalog) -> Iterator[tuple[Episode, Recording, str]]:
    """Each recording with its episode and the key that names it."""
    for episode in catalog.episodes:
        for file, key in _named(episode):
            if recording := catalog.recordings.get(file):
                yield episode, recording, key


def _named(episode: Episode) -> Iterator[tuple[str, str]]:
    if episode.recording:
        yield episode.recording, "recording"
    yield from ((file, f"renditions.{index}") for index, file in enumerate(episode.renditions))


@rule("recording-empty", Level.ERROR, "Turncast")
def empty(catalog: Catalog) -> Iterator[Notice]:
    """a recording has no sound in it

    Export it again; the file seems to be cut off.
    """
    for episode, recording, key in recordings(catalog):
        if recording.duration < 1:
            message = f"{recording.path}: expected a recording, found {recording.duration:.1f} s"
            yield Notice(message, episode.path, key)


@rule("recording-repeated", Level.ERROR, "Turncast; Apple Podcasts; AntennaPod")
def repeated(catalog: Catalog) -> Iterator[Notice]:
    """two episodes of a show have the same recording, so apps take them for one

    Name the right recording in one of them.
    """
    for (first, _), *others in _alike(catalog):
        for episode, key in others:
            if episode is not first:
                yield Notice(f"expected a recording of its own, found that of {first.path}", episode.path, key)


@rule("rendition-repeated", Level.ERROR, "podcast namespace: alternateEnclosure")
def repeated_rendition(catalog: Catalog) -> Iterator[Notice]:
    """an episode names the same recording twice

    Leave it out of its renditions; the recording itself needs not be named there.
    """
    for (first, _), *others in _alike(catalog):
        for episode, key in others:
            if episode is first:
                yield Notice("expected another form of the recording, found one that is named before", first.path, key)


def _alike(catalog: Catalog) -> Iterable[list[tuple[Episode, str]]]:
    """The places of a show that name the same bytes."""
    groups: dict[tuple[str, str], list[tuple[Episode, str]]] = defaultdict(list)
    for episode, recording, key in recordings(catalog):
        groups[episode.show, recording.sha256].append((episode, key))
    return groups.values()


@rule("rendition-duration", Level.WARNING, "podcast namespace: alternateEnclosure")
def other_duration(catalog: Catalog) -> Iterator[Notice]:
    """a form of a recording is longer or shorter than the recording, so chapters and transcript do not fit it

    Make it from the same master; for another cut, make another episode.
    """
    for episode, rendition, key in recordings(catalog):
        recording = catalog.recording_of(episode)
        if recording and abs(rendition.duration - recording.duration) > _TOLERANCE:
            message = f"{rendition.path}: expected {recording.duration:.1f} s, found {rendition.duration:.1f} s"
            yield Notice(message, episode.path, key)


@rule("recording-sample-rate", Level.ADVICE, _SOURCE)
def sample_rate(catalog: Catalog) -> Iterator[Notice]:
    """a recording's sample rate is neither 44.1 nor 48 kHz

    Export it at 44.1 kHz.
    """
    for episode, recording, key in recordings(catalog):
        if recording.sample_rate and recording.sample_rate not in _RATES:
            message = f"{recording.path}: expected 44100 or 48000 Hz, found {recording.sample_rate}"
            yield Notice(message, episode.path, key)


@rule("recording-large", Level.ADVICE, "usual limits of podcast hosts")
def large(catalog: Catalog) -> Iterator[Notice]:
    """a recording is larger than 500 MB

    Export it at a lower bit rate: listeners load it over mobile networks.
    """
    for episode, recording, key in recordings(catalog):
        if recording.size > _LARGE:
            message = f"{recording.path}: expected at most 500 MB, found {recording.size // 1_000_000} MB"
            yield Notice(message, episode.path, key)


@rule("recording-untagged", Level.ADVICE, "Turncast")
def untagged(catalog: Catalog) -> Iterator[Notice]:
    """a recording is published without the tag, or without the picture in it, that listeners' players would show

    Export it again as a plain MP3 or M4A; or say tag = false in the show's file if that is as you want it.
    """
    for episode, recording, key in recordings(catalog):
        copy = catalog.copy_of(episode, recording)
        if copy and copy.remark:
            yield Notice(f"{recording.path}: {copy.remark}", episode.path, key)


@rule("recording-truncated", Level.ERROR, "Turncast")
def truncated(catalog: Catalog) -> Iterator[Notice]:
    """a recording ends before the end its own header names

    Export it again, or copy it here again.
    """
    yield from _doubted(catalog, "truncated")


@rule("recording-doubted", Level.WARNING, "Turncast")
def doubted(catalog: Catalog) -> Iterator[Notice]:
    """apps may play a recording otherwise than meant, or show another duration

    Export it again in one piece.
    """
    yield from _doubted(catalog, "ends-abruptly", "stitched", "damaged", "duration-estimated", "duration-misstated")


def _doubted(catalog: Catalog, *codes: str) -> Iterator[Notice]:
    for episode, recording, key in recordings(catalog):
        for doubt in recording.doubts:
            if doubt.code in codes:
                yield Notice(f"{recording.path}: {doubt.message}", episode.path, key)
