"""Colours, and how well one can be read on another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from turncast.models.colours import DARK, LIGHT, contrast, toned

colours = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21), ("#777777", "#ffffff", 4.48), ("#767676", "#ffffff", 4.54), ("#ff0000", "#ff0000", 1)],
)
def test_contrast_is_as_wcag_counts_it(one: str, other: str, ratio: float) -> None:
    """The well-known examples; in either order."""
    assert round(contrast(one, other), 2) == round(contrast(other, one), 2) == ratio


@given(colours)
def test_a_tone_of_any_colour_can_be_read(colour: str) -> None:
    """On light paper and on dark, on what is set apart too; in small letters, and better still."""
    for papers in (LIGHT, DARK):
        assert all(contrast(toned(colour, papers), paper) >= 4.5 for paper in papers)
        assert all(contrast(toned(colour, papers, 7), paper) >= 7 for paper in papers)


@given(colours)
def test_a_colour_that_can_be_read_stays_as_it_is(colour: str) -> None:
    """A producer's colour is changed only where it must be."""
    for papers in (LIGHT, DARK):
        if all(contrast(colour, paper) >= 4.5 for paper in papers):
            assert toned(colour, papers) == colour


def test_a_tone_is_no_further_away_than_it_must_be() -> None:
    """A step less would be too faint."""
    assert toned("#ffcc00", LIGHT) == "#876c00"
    assert 4.5 <= contrast("#876c00", LIGHT[1]) < 4.8
    assert toned("#FFCC00", DARK) == "#ffcc00"
