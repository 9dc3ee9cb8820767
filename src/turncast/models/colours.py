"""Colours of the web, and how well one can be read on another. Source: WCAG 2.2, contrast ratio."""

from functools import lru_cache
from typing import Annotated, Final

from turncast.models.base import shaped

Colour = Annotated[str, shaped(r"#[0-9a-fA-F]{6}", "a colour such as #0b5d57")]
"""Red, green and blue in sRGB, two hexadecimal digits each."""

READABLE: Final = 4.5
"""The least contrast of text with what it stands on (WCAG 2.2, level AA)."""

LIGHT: Final = ("#ffffff", "#f3f5f4")
DARK: Final = ("#111716", "#1a2321")
"""What text stands on, on pages in light and in dark: the paper, and the shade of what is set apart."""

_BLACK: Final = (0, 0, 0)
_WHITE: Final = (255, 255, 255)
_STEPS: Final = 100


def contrast(one: Colour, other: Colour) -> float:
    """From 1, where they are the same, to 21, black on white."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@lru_cache(maxsize=256)  # a show's colour is asked for by every card of an episode
def toned(colour: Colour, papers: tuple[Colour, ...], least: float = READABLE) -> Colour:
    """*colour*, or the nearest darker or lighter tone of it that can be read on every one of *papers*.

    Papers are all light or all dark; with black or white, every *least* up to about 12 can be had.
    """
    aim = _BLACK if min(map(_luminance, papers)) > 0.18 else _WHITE
    tones = (_mixed(_parts(colour), aim, step / _STEPS) for step in range(_STEPS + 1))
    return next(tone for tone in tones if all(contrast(tone, paper) >= least for paper in papers))


def _parts(colour: Colour) -> tuple[int, int, int]:
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return red, green, blue


def _mixed(one: tuple[int, int, int], other: tuple[int, int, int], share: float) -> Colour:
    """*share* of the *other* colour, from 0 to 1."""
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in zip(one, other, strict=True))


def _luminance(colour: Colour) -> float:
    linear = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (value / 255 for value in _parts(colour))
    )
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
