"""Times as people and programs write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from turncast.chapters import normal_play_time
from turncast.rss.text import clock

# fmt: off
NO_TIMES = (
    "", " ", ":", "now", "1:2:3:4", "1:60", "1:75:00", "1:123", "-1", "-0:01", "+1", "1e3", "nan", "inf",
    "1:02 pm", ".5", "00:00:00:00", "1000:00:00", "3600000", "١٢", "1 2", "0x10", "1.1.00", "9" * 5000,
)
# fmt: on


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("12", 12),
        ("12.5", 12.5),
        ("12.", 12),
        ("1:02", 62),
        ("75:30", 4530),
        ("01:02:03.250", 3723.25),
        ("1:02:03,25", 3723.25),
        ("00:00:0.000", 0),
        ("  0:00 ", 0),
        ("00:00:01.123456789", 1.123),
        ("123456.789", 123456.789),
        ("999:59:59.999", 3599999.999),
    ],
)
def test_times_are_read(text: str, seconds: float) -> None:
    """Seconds, minutes and hours, with point or comma, to the millisecond."""
    assert normal_play_time(text) == seconds


@pytest.mark.parametrize("text", NO_TIMES)
def test_what_is_no_time_is_none(text: str) -> None:
    """Frames, beats, signs, other digits, sixty seconds and a thousand hours are no times."""
    assert normal_play_time(text) is None


@given(st.integers(min_value=0, max_value=3_599_999_999))
def test_what_feeds_write_is_read_back(milliseconds: int) -> None:
    """Every time Turncast writes into a feed is read as the same time."""
    assert normal_play_time(clock(milliseconds / 1000)) == milliseconds / 1000


@given(st.text())
def test_any_text_is_a_time_or_none(text: str) -> None:
    """Nothing else comes out, whatever is put in."""
    found = normal_play_time(text)
    assert found is None or 0 <= found < 3_600_000
