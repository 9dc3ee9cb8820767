"""Measuring recordings for ``turncast check --audio``: the one part of checking that needs FFmpeg."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from turncast import encoding
from turncast.loading import Ears
from turncast.models.loudness import Loudness
from turncast.models.recording import Recording


class Listener(Protocol):
    """Who is told how far measuring is."""

    def begin(self, recordings: Sequence[Recording]) -> None:
        """These are going to be measured."""

    def heard(self, path: str, seconds: float) -> None:
        """So much of the recording at *path* is measured."""


def ears(listener: Listener) -> Ears:
    """What measures recordings by decoding them, and tells *listener*."""

    def listening(recordings: Sequence[Recording]) -> Callable[[Path, str], Loudness]:
        listener.begin(recordings)
        return measure

    def measure(root: Path, path: str) -> Loudness:
        return encoding.measure(root / path, lambda seconds, _: listener.heard(path, seconds))

    return listening
