"""Rules of recurrence, against dateutil's reading of RFC 5545."""

from datetime import UTC, datetime

import pytest
from dateutil.rrule import rrulestr  # type: ignore[import-untyped]
from hypothesis import example, given
from hypothesis import strategies as st

from turncast.checking.frequency import is_rule

START = datetime(2026, 1, 5, tzinfo=UTC)
PARTS = {
    "INTERVAL": ("1", "2", "10"),
    "WKST": ("MO", "SU"),
    "BYDAY": ("MO", "1MO,-1FR", "+2TU"),
    "BYMONTH": ("1", "12,1"),
    "BYMONTHDAY": ("1", "-1,31"),
    "BYYEARDAY": ("1", "-366"),
    "BYWEEKNO": ("53", "-1"),
    "BYHOUR": ("0", "23"),
    "BYMINUTE": ("0,59",),
    "BYSECOND": ("0",),
}


@given(
    st.sampled_from(("DAILY", "WEEKLY", "MONTHLY", "YEARLY")),
    st.dictionaries(st.sampled_from(sorted(PARTS)), st.integers(0, 2)),
)
def test_what_is_taken_for_a_rule_can_be_read(frequency: str, chosen: dict[str, int]) -> None:
    """Whatever parts a rule has, in any order, a calendar reads it."""
    others = [f"{name}={PARTS[name][place % len(PARTS[name])]}" for name, place in chosen.items()]
    rule = ";".join((*others[:1], f"FREQ={frequency}", *others[1:]))
    assert is_rule(rule)
    rrulestr(rule, dtstart=START)


@given(st.text() | st.from_regex(r"FREQ=[A-Z]*(;[A-Z]+=[-0-9A-Z,]*)*", fullmatch=True))
@example("FREQ=WEEKLY;COUNT=1٣")
@example("FREQ=WEEKLY;INTERVAL=0")
def test_what_a_calendar_cannot_read_is_not_taken_for_a_rule(written: str) -> None:
    """Nothing passes that dateutil refuses, and nothing makes the judge stumble."""
    if is_rule(written) and "UNTIL" not in written:
        rrulestr(written, dtstart=START)
    if "٣" in written or written.endswith("INTERVAL=0"):
        assert not is_rule(written)


@pytest.mark.parametrize(
    ("part", "last"),
    [("BYMONTHDAY", 31), ("BYYEARDAY", 366), ("BYWEEKNO", 53), ("BYSETPOS", 366)],
)
def test_days_and_weeks_count_from_one_and_from_the_end(part: str, last: int) -> None:
    """Each number there is may stand there, from either end, and no other."""
    taken = {number for number in range(-999, 1000) if is_rule(f"FREQ=YEARLY;{part}={number}")}
    assert taken == {*range(-last, 0), *range(1, last + 1)}
    assert is_rule(f"FREQ=YEARLY;{part}=+1,-{last},{last}")
    assert not is_rule(f"FREQ=YEARLY;{part}=01")


@pytest.mark.parametrize(("part", "last"), [("BYSECOND", 60), ("BYMINUTE", 59), ("BYHOUR", 23)])
def test_times_count_from_zero(part: str, last: int) -> None:
    """Each number there is may stand there, and no other."""
    taken = {number for number in range(-99, 1000) if is_rule(f"FREQ=DAILY;{part}={number}")}
    assert taken == {*range(last + 1)}
    assert not is_rule(f"FREQ=DAILY;{part}=+1")
    assert not is_rule(f"FREQ=DAILY;{part}=00")
