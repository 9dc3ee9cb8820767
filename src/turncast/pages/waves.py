"""Waveforms as pages draw them: a bar for each stretch of a recording."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from operator import add
from typing import Final

BARS: Final = 160
"""As many as a phone shows apart from one another: two pixels each."""
HEIGHT: Final = 64
_LOUDEST: Final = 255
_BEGINNINGS: Final = tuple(f"M{x}" for x in range(BARS))


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
    bars = list(map(max, map(peaks.__getitem__, _shares(len(peaks), min(BARS, len(peaks))))))
    strokes = _strokes(max(bars) or _LOUDEST)
    return Wave("".join(map(add, _BEGINNINGS, map(strokes.__getitem__, bars))), len(bars))


@lru_cache(maxsize=16)
def _shares(length: int, count: int) -> tuple[slice, ...]:
    """*length* peaks in *count* shares, of each of which the loudest is shown."""
    edges = [length * step // count for step in range(count + 1)]
    return tuple(slice(start, end) for start, end in pairwise(edges))


@lru_cache(maxsize=_LOUDEST)
def _strokes(loudest: int) -> tuple[str, ...]:
    """The bar of each peak up to *loudest*, which fills the height."""
    heights: Iterable[int] = (max(2, round(peak * HEIGHT / loudest / 2) * 2) for peak in range(loudest + 1))
    return tuple(f".5 {(HEIGHT - height) // 2}v{height}" for height in heights)
