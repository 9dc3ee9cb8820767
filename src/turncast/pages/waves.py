"""Waveforms as pages draw them: a bar for each stretch of a recording."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

BARS: Final = 160
"""As many as a phone shows apart from one another: two pixels each."""
HEIGHT: Final = 64
_LOUDEST: Final = 255


@dataclass(frozen=True)
class Wave:
    """A waveform to be stroked: *path* as SVG has it, *width* by *height*."""

    path: str
    width: int
    height: int = HEIGHT


def wave(peaks: Sequence[int]) -> Wave | None:
    """The bars of *peaks*, 0 to 255, of equally long stretches; None where nothing was measured.

    The loudest bar fills the height, however quiet the recording is; silence is a line.
    """
    if not peaks:
        return None
    bars = _bars(peaks, min(BARS, len(peaks)))
    loudest = max(bars) or _LOUDEST
    heights = [max(2, round(bar * HEIGHT / loudest / 2) * 2) for bar in bars]
    path = "".join(f"M{x}.5 {(HEIGHT - height) // 2}v{height}" for x, height in enumerate(heights))
    return Wave(path, len(bars))


def _bars(peaks: Sequence[int], count: int) -> list[int]:
    """*count* values, each the loudest of its share of *peaks*."""
    edges = [len(peaks) * step // count for step in range(count + 1)]
    return [max(peaks[start:end]) for start, end in pairwise(edges)]
