"""Waveforms as pages draw them: a bar for each stretch of a recording."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from operator import itemgetter
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
    count = min(BARS, len(peaks))
    bars = list(map(max, _shares(len(peaks), count)(peaks)))
    path = [""] * (2 * count)
    path[::2], path[1::2] = _BEGINNINGS[:count], map(_strokes(max(bars) or _LOUDEST).__getitem__, bars)
    return Wave("".join(path), count)


@lru_cache(maxsize=16)
def _shares(length: int, count: int) -> Callable[[Sequence[int]], Iterable[Sequence[int]]]:
    """What cuts *length* peaks into *count* shares, of each of which the loudest is shown."""
    edges = [length * step // count for step in range(count + 1)]
    shares = [slice(start, end) for start, end in pairwise(edges)]
    return itemgetter(*shares) if count > 1 else lambda peaks: (peaks,)


@lru_cache(maxsize=_LOUDEST)
def _strokes(loudest: int) -> tuple[str, ...]:
    """The bar of each peak up to *loudest*, which fills the height."""
    heights: Iterable[int] = (max(2, round(peak * HEIGHT / loudest / 2) * 2) for peak in range(loudest + 1))
    return tuple(f".5 {(HEIGHT - height) // 2}v{height}" for height in heights)
