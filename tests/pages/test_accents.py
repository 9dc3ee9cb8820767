"""A show's own colour."""

import re

from hypothesis import given
from hypothesis import strategies as st

from turncast.models.colours import DARK, LIGHT, contrast
from turncast.pages import Theme, accent_stylesheet, ground

colours = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


@given(colours)
def test_any_colour_makes_pages_that_can_be_read(accent: str) -> None:
    """Links on paper and shade, words on buttons: in light and in dark."""
    told = re.findall(r"--accent: (#[0-9a-f]{6}); --on-accent: (#[0-9a-f]{6});", accent_stylesheet(accent).decode())
    assert len(told) == 2
    for (colour, ink), papers in zip(told, (LIGHT, DARK), strict=True):
        assert all(contrast(colour, paper) >= 4.5 for paper in papers)
        assert contrast(ink, colour) >= 4.5


@given(colours)
def test_white_words_on_a_card_can_be_read_from_afar(accent: str) -> None:
    """Cards are seen small."""
    assert contrast("#ffffff", ground(accent)) >= 7


def test_papers_are_those_of_the_stylesheet() -> None:
    """What tones are measured against is what they stand on."""
    css = Theme().stylesheet().decode()
    light, dark = re.findall(r"--paper:(#[0-9a-f]{6});--shade:(#[0-9a-f]{6});", css)
    assert (light, dark) == (LIGHT, DARK)
