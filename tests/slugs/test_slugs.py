"""Slugs are safe in file names, keys and addresses, whatever they are made of."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from turncast.slugs import slug

PIECES = st.sampled_from(
    ["&amp;", "&#99999999999;", "&#x110000;", "../", "\0", "-", "_", "é", "東京", "👩‍🚀", "x" * 90]
)


@given(st.one_of(st.text(), st.lists(st.one_of(PIECES, st.text(max_size=5))).map("".join)))
def test_any_text_becomes_a_safe_name(text: str) -> None:
    """Lower-case letters, digits and single hyphens; never empty, never longer than 80."""
    name = slug(text)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)
    assert len(name) <= 80
    assert slug(name) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nick Wahl: Interest-Based Bargaining", "nick-wahl-interest-based-bargaining"),
        ("Gespräche über Bücher", "gesprache-uber-bucher"),
        ("Q&amp;A", "q-a"),
        ("東京", "dong-jing"),
        ("  --  ", "untitled"),
        ("!!!", "untitled"),
        ("", "untitled"),
    ],
)
def test_words_stay_readable(text: str, name: str) -> None:
    """People recognise the words; where nothing is left there is a word all the same."""
    assert slug(text) == name


def test_a_long_text_is_cut_between_words() -> None:
    """No word is cut in two while there is another to end with."""
    assert slug("word " * 30, max_length=12) == "word-word"
    assert slug("", "file") == "file"
