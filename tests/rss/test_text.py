"""Text, moments and seconds as feeds need them."""

from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from turncast.rss.text import LIMIT, clock, cut, description, moment, seconds


@given(st.text(), st.integers(min_value=3, max_value=80))
def test_a_cut_text_fits_and_begins_as_it_began(text: str, limit: int) -> None:
    """No cut text is longer than its limit in bytes, and but for the ellipsis it is a beginning of the whole."""
    short = cut(text, limit)
    assert len(short.encode()) <= limit
    assert text.startswith(short.removesuffix("…"))
    assert short == text or short.endswith("…")


def test_a_text_is_cut_at_a_word() -> None:
    """Nobody reads half a word."""
    assert cut("one two three", 11) == "one two…"
    assert cut("one two three", 13) == "one two three"


def test_a_word_without_end_is_cut_between_characters() -> None:
    """Even one long word of four-byte characters is cut without breaking one."""
    assert cut("🎙" * 10, 12) == "🎙🎙…"


@given(st.text(max_size=50), st.text(max_size=50), st.integers(1, 400))
def test_a_description_fits_whatever_it_is_made_of(notes: str, plain: str, times: int) -> None:
    """A description never has more bytes than directories take."""
    made = description(notes * times, plain * times)
    assert len((made or "").encode()) <= LIMIT


def test_a_description_made_of_words_never_ends_in_half_a_reference() -> None:
    """Cutting inside ``&amp;`` would show people ``&am``."""
    made = description("", "&" * LIMIT) or ""
    assert made.startswith("<p>&amp;&amp;")
    assert made.replace("&amp;", "") == "<p>…</p>"


def test_notes_without_a_sentence_give_their_first_words() -> None:
    """Long notes and no sentence of the episode's own: the description is how the notes begin."""
    made = description("<p>First <b>words</b> &amp; more.</p>" + "<p>x</p>" * 3000, None) or ""
    assert made.startswith("<p>First words &amp; more. x x")
    assert made.endswith(" x…</p>")


ZONES = st.sampled_from([UTC, timezone(timedelta(hours=-5)), timezone(timedelta(minutes=345))])


@given(st.datetimes(min_value=datetime(1900, 1, 1), timezones=ZONES))  # noqa: DTZ001 (hypothesis wants it naive)
def test_moments_are_read_back(at: datetime) -> None:
    """Python's own reader of RFC 2822 reads the same second in the same zone."""
    assert parsedate_to_datetime(moment(at)).isoformat() == at.replace(microsecond=0).isoformat()


@pytest.mark.parametrize(
    ("number", "said"), [(0, "0"), (60, "60"), (100, "100"), (73.25, "73.25"), (12345.6789, "12345.679"), (1e-9, "0")]
)
def test_seconds_are_decimal(number: float, said: str) -> None:
    """Never an exponent, never a needless zero, and no zero lost that counts."""
    assert seconds(number) == said


@pytest.mark.parametrize(
    ("number", "said"),
    [(0, "00:00:00.000"), (59.9996, "00:01:00.000"), (3725.5, "01:02:05.500"), (360000, "100:00:00.000")],
)
def test_the_clock_carries(number: float, said: str) -> None:
    """Two digits, three of milliseconds, and rounding that carries over to the minute."""
    assert clock(number) == said
