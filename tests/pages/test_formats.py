"""Times, lengths and sizes as pages write them."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.pages import samples

from turncast.pages import formats
from turncast.pages.words import ENGLISH


def test_a_date_is_the_day_it_was_where_it_was_published() -> None:
    """Half past eleven at night in Chicago is still that day, though it is the next in London."""
    chicago = timezone(timedelta(hours=-5))
    assert formats.day(datetime(2020, 6, 19, 23, 30, tzinfo=chicago), "en-US") == "June 19, 2020"
    assert formats.day(datetime(2020, 1, 1, 12, tzinfo=UTC), "en-US") == "January 1, 2020"


@pytest.mark.parametrize(
    ("seconds", "told", "iso"),
    [
        (0, "0 s", "PT0S"),
        (0.4, "0 s", "PT0S"),
        (59.6, "1 min", "PT1M0S"),
        (150, "2 min 30 s", "PT2M30S"),
        (599.4, "9 min 59 s", "PT9M59S"),
        (600, "10 min", "PT10M0S"),
        (2052, "34 min", "PT34M12S"),
        (3600, "1 h", "PT1H0S"),
        (3849, "1 h 4 min", "PT1H4M9S"),
        (360_000, "100 h", "PT100H0S"),
    ],
)
def test_a_duration_is_told_in_words_and_to_machines(seconds: float, told: str, iso: str) -> None:
    """A short recording is given to the second, a long one to the minute."""
    assert formats.duration(seconds, "en-US") == told
    assert formats.iso_duration(seconds) == iso


@pytest.mark.parametrize(("seconds", "told"), [(0, "0:00"), (7.9, "0:07"), (754, "12:34"), (3723, "1:02:03")])
def test_a_moment_is_told_like_a_players_clock(seconds: float, told: str) -> None:
    """Chapters and transcript lines show the time that the player shows."""
    assert formats.clock(seconds) == told


@given(st.floats(min_value=0, max_value=360_000))
def test_a_media_fragment_is_plain_decimal_and_true_to_a_millisecond(seconds: float) -> None:
    """Browsers read ``#t=`` as a plain decimal: no exponent, no sign."""
    written = formats.offset(seconds)
    assert set(written) <= set("0123456789.")
    assert not written.endswith(".")
    assert float(written) == pytest.approx(seconds, abs=0.0006)


@pytest.mark.parametrize(
    ("length", "told"),
    [(0, "0 kB"), (3, "1 kB"), (340_200, "340 kB"), (2_440_000, "2.4 MB"), (38_000_000, "38 MB"), (10**9, "1.0 GB")],
)
def test_a_size_is_told_as_shops_and_networks_count(length: int, told: str) -> None:
    """A thousand bytes are a kilobyte; a file that is not empty is never called 0 kB."""
    assert formats.size(length, "en-US") == told


@pytest.mark.parametrize(
    ("words", "total", "told"),
    [
        ({"number": 11}, 11, "Episode 11 of 11"),
        ({"number": 8}, None, "Episode 8"),
        ({"number": 3, "season": 2}, None, "Season 2, Episode 3"),
        ({}, 11, ""),
        ({"kind": "trailer", "number": 1}, 11, "Trailer"),
        ({"kind": "bonus"}, None, "Bonus"),
    ],
)
def test_an_episode_is_told_as_the_part_of_its_series_it_is(words: dict[str, Any], total: int, told: str) -> None:
    """ "Episode 11 of 11" where a number of episodes is planned; nothing is said that is not known."""
    assert formats.instalment(samples.entry(**words).episode, samples.interviews(total=total).show, ENGLISH) == told


def test_a_format_has_the_name_people_call_it_by() -> None:
    """Not "MPEG", which is what the media type says."""
    told = [formats.format_name(kind, ENGLISH) for kind in ("audio/mpeg", "audio/x-m4a", "video/mp4", "text/vtt")]
    assert told == ["MP3", "M4A", "MP4", "VTT"]


@pytest.mark.parametrize(
    ("language", "told"),
    [("en-US", "ltr"), ("ar", "rtl"), ("HE-il", "rtl"), ("arn", "ltr"), ("az-Arab", "rtl"), ("ar-Latn-EG", "ltr")],
)
def test_a_language_has_its_direction(language: str, told: str) -> None:
    """Arabic runs from right to left, Mapudungun, which begins with the same letters, does not."""
    assert formats.direction(language) == told


@pytest.mark.parametrize(
    ("code", "told"),
    [("en", "English"), ("en-US", "English (US)"), ("ES", "Español"), ("zh-Hant", "中文 (Hant)"), ("tlh", "tlh")],
)
def test_a_language_is_named_as_it_names_itself(code: str, told: str) -> None:
    """A viewer who looks for captions reads their own language; a code nobody knows stays a code."""
    assert formats.language_name(code) == told
