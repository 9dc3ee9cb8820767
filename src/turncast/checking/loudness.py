"""Rules of what recordings sound like, as far as they have been measured (``turncast check --audio``)."""

from collections.abc import Iterator
from typing import Final

from turncast.checking.recordings import recordings
from turncast.models.catalog import Catalog
from turncast.models.check import Notice, Rules
from turncast.models.episode import Episode
from turncast.models.finding import Level
from turncast.models.loudness import Loudness
from turncast.models.rule import Scope

rule = Rules(Scope.RECORDING)

_SOURCE: Final = "Apple Podcasts audio requirements"
_TARGET: Final = -16.0
_TOLERANCE: Final = 1.0
_PEAK: Final = -1.0
_SILENCE: Final = 3.0
_CLIPPED: Final = 10
"""Places: fewer pass for the crack of a door."""


def _measured(catalog: Catalog) -> Iterator[tuple[Episode, str, Loudness, str]]:
    """Each recording that was measured, with its episode, its path and the key that names it."""
    for episode, recording, key in recordings(catalog):
        if loudness := catalog.loudness.get(recording.path):
            yield episode, recording.path, loudness, key


@rule("loudness-off-target", Level.ADVICE, _SOURCE)
def off_target(catalog: Catalog) -> Iterator[Notice]:
    """a recording is louder or quieter than podcasts are, so listeners reach for the volume

    Normalise it to -16 LUFS in your editor, or with ffmpeg: -af loudnorm=I=-16:TP=-1.5.
    """
    for episode, path, loudness, key in _measured(catalog):
        found = loudness.integrated
        if found is not None and abs(found - _TARGET) > _TOLERANCE:
            off = f"{abs(found - _TARGET):.1f} LU too {'loud' if found > _TARGET else 'quiet'}"
            yield Notice(f"{path}: expected -16 LUFS (±1), found {found:.1f} LUFS, {off}", episode.path, key)


@rule("true-peak-high", Level.ADVICE, _SOURCE)
def high_peak(catalog: Catalog) -> Iterator[Notice]:
    """a recording's true peak is above -1 dBTP, so it may crackle once apps have encoded it anew

    Set the limiter of your editor to -1 dBTP, or leave it to ffmpeg: -af loudnorm=I=-16:TP=-1.5.
    """
    for episode, path, loudness, key in _measured(catalog):
        if loudness.true_peak is not None and round(loudness.true_peak, 1) > _PEAK:
            message = f"{path}: expected at most -1 dBTP, found {loudness.true_peak:.1f} dBTP"
            yield Notice(message, episode.path, key)


@rule("recording-clipped", Level.WARNING, "Turncast")
def clipped(catalog: Catalog) -> Iterator[Notice]:
    """a recording is clipped: it was too loud for its own format, and is distorted there

    Export it again from the tracks, at a lower gain.
    """
    for episode, path, loudness, key in _measured(catalog):
        if loudness.clipped >= _CLIPPED:
            message = f"{path}: expected sound below full scale, found it cut off in {loudness.clipped} places"
            yield Notice(message, episode.path, key)


@rule("recording-silent", Level.WARNING, "Turncast")
def silent(catalog: Catalog) -> Iterator[Notice]:
    """a recording is silent from beginning to end

    Look in your editor which track was exported.
    """
    for episode, path, loudness, key in _measured(catalog):
        if loudness.integrated is None:
            message = f"{path}: expected to hear something, found {loudness.duration:.1f} s of silence"
            yield Notice(message, episode.path, key)


@rule("recording-starts-late", Level.ADVICE, "Turncast")
def starts_late(catalog: Catalog) -> Iterator[Notice]:
    """a recording begins with more than three seconds of silence, in which listeners give up

    Cut it off; chapters and transcript move with it.
    """
    for episode, path, loudness, key in _measured(catalog):
        if loudness.integrated is not None and loudness.leading_silence > _SILENCE:
            message = f"{path}: expected sound within 3 s, found it after {loudness.leading_silence:.1f} s"
            yield Notice(message, episode.path, key)
