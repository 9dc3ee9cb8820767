"""A show's own colour on its pages: tones of it that can be read in light and in dark."""

from functools import lru_cache
from typing import Final

from turncast.models.colours import DARK, LIGHT, Colour, contrast, toned

DEFAULT: Final[Colour] = "#0b5d57"
"""Where a show has none."""
_INKS: Final[tuple[Colour, ...]] = ("#ffffff", "#06110f")
_ON_CARDS: Final = 7
"""The contrast of white words on a card, which is seen small."""


def accent_stylesheet(accent: Colour) -> bytes:
    """The colours that take the place of those of the stylesheet of all pages. On paper, pages are black and white."""
    light, dark = (toned(accent, papers) for papers in (LIGHT, DARK))
    css = f"@media screen {{\n  {_rule(light)}\n  @media (prefers-color-scheme: dark) {{ {_rule(dark)} }}\n}}\n"
    return css.encode()


@lru_cache(maxsize=64)
def ground(accent: Colour | None) -> Colour:
    """A tone on which white words can be read well."""
    return toned(accent or DEFAULT, ("#ffffff",), _ON_CARDS)


def _rule(accent: Colour) -> str:
    ink = max(_INKS, key=lambda one: contrast(one, accent))
    return f":root {{ --accent: {accent}; --on-accent: {ink}; }}"
