"""Episode files are taken apart and put together without losing a character."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from turncast.errors import Unreadable
from turncast.frontmatter import FENCE, compose, dump, parse, split

BREAKS = ("", "\n", "\r\n", "\u2028", "\x85", "\x0c")
HOSTILE = st.sampled_from([*(f"{sign}+++{sign}" for sign in BREAKS), '"""', "'''", "\\", "\x00", "\x7f", "#"])
TEXTS = st.one_of(HOSTILE, st.lists(st.one_of(HOSTILE, st.text())).map("".join), st.text())
ZONES = st.integers(-23 * 60, 23 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
VALUES = st.one_of(
    TEXTS,
    st.integers(-(2**63), 2**63 - 1),
    st.booleans(),
    st.floats(allow_nan=False),
    st.dates(),
    st.datetimes(timezones=st.one_of(ZONES, st.just(UTC))),
    st.times(),
)
KEYS = st.one_of(st.from_regex(r"[a-z_]{1,12}", fullmatch=True), st.text(min_size=1, max_size=8))
INLINE = st.dictionaries(KEYS, VALUES, min_size=1, max_size=4)
TABLES = st.dictionaries(
    KEYS, st.one_of(VALUES, st.lists(VALUES, max_size=3), st.lists(INLINE, max_size=3), INLINE), max_size=5
)


def said(value: Any) -> bool:
    """Whether compose writes the value at all."""
    return value is not None and value not in ("", [], {})


def closed(text: str) -> str:
    return f"{FENCE}\n{text}\n{FENCE}\n"


@given(TABLES, TEXTS)
def test_what_is_composed_is_what_is_split(table: dict[str, Any], notes: str) -> None:
    """An episode file that Turncast writes is read back as the same table and the same notes."""
    document = split(compose(table, notes))
    assert document.table == {key: value for key, value in table.items() if said(value)}
    assert document.notes == notes.strip("\r\n")


@given(TABLES)
def test_words_keep_their_order(table: dict[str, Any]) -> None:
    """A file is written in the order in which its words were given: a producer finds them where they were."""
    assert list(parse(dump(table))) == [key for key, value in table.items() if said(value)]


@given(TABLES, TEXTS)
def test_line_ends_and_marks_of_other_systems_change_nothing(table: dict[str, Any], notes: str) -> None:
    """A file saved with CRLF and a byte order mark says the same as one without."""
    text = compose(table, notes)
    there = split("\ufeff" + text.replace("\r\n", "\n").replace("\n", "\r\n"))
    assert there.table == split(text).table
    assert there.notes.replace("\r\n", "\n") == split(text).notes.replace("\r\n", "\n")


def test_words_that_say_nothing_are_left_out() -> None:
    """No line is written for what is not known; a false and a zero are known."""
    assert dump({"title": "x", "number": None, "people": [], "description": "", "draft": False, "n": 0}) == (
        'title = "x"\ndraft = false\nn = 0\n'
    )


def test_lists_of_tables_stand_one_table_a_line() -> None:
    """People are written so that each has a line of their own to edit."""
    text = dump({"people": [{"name": "Jo", "role": None}, {"name": "Nick"}]})
    assert [line.strip() for line in text.splitlines()] == ["people = [", '{name = "Jo"},', '{name = "Nick"},', "]"]


def test_an_episode_without_notes_ends_at_its_fence() -> None:
    """No blank lines are left behind where there are no notes."""
    assert compose({"title": "x"}, "\n\n") == '+++\ntitle = "x"\n+++\n'


def test_notes_keep_their_indentation() -> None:
    """A listing at the very beginning of the notes stays a listing."""
    assert split(compose({}, "\n    listing\n")).notes == "    listing"


def test_fences_may_be_followed_by_spaces_and_preceded_by_blank_lines() -> None:
    """What an editor adds at the ends of lines does not matter."""
    assert split('\n \n+++  \ntitle = "x"\n+++\t\n\nnotes\n+++\nmore').notes == "notes\n+++\nmore"


def test_an_indented_fence_is_no_fence() -> None:
    """A text of several lines may show what an episode file looks like, if it is indented."""
    document = split('+++\nexample = """\n  +++\n  title\n  +++\n"""\n+++\nnotes\n')
    assert (document.table, document.notes) == ({"example": "  +++\n  title\n  +++\n"}, "notes")


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        (closed('title = "x"\nnumber = eleven'), 3, 10),
        (closed('title = "x"\ntitle = "y"'), 3, 12),
        (closed('title = "x\nshow = "y"'), 2, 11),
        (closed("\n\ndate = 2020-02-30"), 4, 8),
        ("\n\n" + closed("date 2020"), 4, 6),
        ("\ufeff" + closed("date 2020"), 2, 6),
        (closed("date 2020").replace("\n", "\r\n"), 2, 6),
        (closed('title = "x"\npeople = ['), 3, 11),
        (closed('title = "\x00"'), 2, 10),
        (closed('\ntitle = "\\ud800"'), 3, 16),
        (closed("number = " + "1" * 5000), 2, 1),
        (closed("number = " + "[" * 5000), 2, 1),
        (closed("n = " + "{a=" * 5000), 2, 1),
        ("", 1, 1),
        ("title = 1", 1, 1),
        ("\nnotes\n+++\n+++\n", 1, 1),
        ("\n+++\ntitle = 1\n", 2, 1),
        ("+++", 1, 1),
        ("+++ +++", 1, 1),
        ("++++\n++++", 1, 1),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(text: str, line: int, column: int) -> None:
    """Whatever is wrong with a file, the message says it in lower case, the hint what to do, line and column where."""
    with pytest.raises(Unreadable) as caught:
        split(text)
    assert caught.value.message
    assert caught.value.message[0].islower()
    assert "\n" not in caught.value.message
    assert caught.value.hint
    assert (caught.value.line, caught.value.column) == (line, column)


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    """No text makes reading fail in any other way than by saying what is wrong, where, and what to do."""
    for read in (split, parse):
        with suppress(Unreadable), _told(text):
            read(text)


@contextmanager
def _told(text: str) -> Iterator[None]:
    """Sees that what is refused is refused with a message, a hint and a line."""
    try:
        yield
    except Unreadable as error:
        if not (error.message and error.hint and error.line and error.line <= text.count("\n") + 1):
            raise AssertionError(f"refused without saying why or where: {error}") from error
        raise


def test_dates_and_times_are_values_of_their_own() -> None:
    """A date is written as TOML has it, without quotes."""
    table = {"day": date(2020, 6, 19), "moment": datetime(2020, 6, 19, 13, tzinfo=UTC), "at": time(13, 5)}
    assert dump(table).splitlines() == ["day = 2020-06-19", "moment = 2020-06-19T13:00:00Z", "at = 13:05:00"]
