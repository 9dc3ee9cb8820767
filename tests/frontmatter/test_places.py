"""Findings point at the place a key stands at, however the producer chose to write it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from turncast.frontmatter import Place, Places, front_matter, notes_line, parse

TOML = '''\
title = "a = 1"
"quoted key" = 2
description = """
[not.a.header]
people = "no key"
"""
# owner = { name = "nobody" } and """ is no text here
categories = [
    "Education",
    # first things first
    "News > Politics",
]
grid = [
    [1, 2],
    ["]", "[", "{"],
]
people = [
    { name = "Jo", role = "host" },
    { links = [
        "a" ], name = "Nick", office.title = "Superintendent" },
]
owner = { name = "TURN", email = "a@b.example" }
site.url = "https://a.example"

[location]
name = "Austin" # [license]

[[funding]]
url = "https://a.example/1"
[[funding]]
url = "https://a.example/2"
[funding.more]
title = 'x'
'''


def locate(text: str, key: str) -> int | None:
    """The line on which *key* stands in *text*."""
    place = Places(text).of(key)
    return place.line if place else None


def line_of(beginning: str, nth: int = 1) -> int:
    """The line of TOML that begins so, for the nth time."""
    lines = [number for number, line in enumerate(TOML.splitlines(), 1) if line.strip().startswith(beginning)]
    return lines[nth - 1]


@pytest.mark.parametrize(
    ("key", "line"),
    [
        ("title", line_of("title")),
        ("quoted key", line_of('"quoted key"')),
        ("description", line_of("description")),
        ("categories", line_of("categories")),
        ("categories.0", line_of('"Education"')),
        ("categories.1", line_of('"News')),
        ("grid.1", line_of('["]"')),
        ("grid.0.1", line_of("[1, 2]")),
        ("people", line_of("people = [")),
        ("people.0", line_of('{ name = "Jo"')),
        ("people.0.role", line_of('{ name = "Jo"')),
        ("people.1", line_of("{ links")),
        ("people.1.name", line_of('"a" ], name')),
        ("people.1.office.title", line_of('"a" ], name')),
        ("owner.email", line_of("owner")),
        ("site.url", line_of("site.url")),
        ("location", line_of("[location]")),
        ("location.name", line_of('name = "Austin"')),
        ("funding.0.url", line_of("url")),
        ("funding.1", line_of("[[funding]]", nth=2)),
        ("funding.1.url", line_of("url", nth=2)),
        ("funding.1.more.title", line_of("title = 'x'")),
    ],
)
def test_a_key_is_found_on_its_line(key: str, line: int) -> None:
    """Tables, arrays of tables, inline tables, items of arrays and quoted keys are all found where they stand."""
    assert locate(TOML, key) == line


@pytest.mark.parametrize(
    ("key", "line"),
    [
        ("location.country", line_of("[location]")),
        ("people.0.rol", line_of('{ name = "Jo"')),
        ("people.7", line_of("people = [")),
        ("funding.1.title", line_of("[[funding]]", nth=2)),
        ("owner.phone", line_of("owner")),
    ],
)
def test_a_key_that_is_not_there_is_found_at_its_nearest_parent(key: str, line: int) -> None:
    """What is missing is reported where it should have been written."""
    assert locate(TOML, key) == line


@pytest.mark.parametrize("key", ["not", "not.a.header", "license", "catego", "absent", ""])
def test_words_inside_texts_and_comments_are_no_keys(key: str) -> None:
    """A text or a comment that looks like a header or a key misleads nobody."""
    assert locate(TOML, key) is None


def test_the_sample_is_toml() -> None:
    """What is located above is what a producer could have written."""
    assert parse(TOML)["people"][1]["office"] == {"title": "Superintendent"}


@pytest.mark.parametrize("text", ['"""', "'''", "[[[", "a = [", "a = {", "]", "}", "= =", "\0", ""])
def test_a_text_that_is_no_toml_is_no_trouble(text: str) -> None:
    """Looking for a line never fails, whatever the file has become since it was read."""
    assert locate(text, "title") is None


def test_lines_of_front_matter_count_from_the_top_of_the_file() -> None:
    """An editor opened at the line of a finding shows the key; the notes below are not looked at."""
    text = '\n+++\ntitle = "x"\n\nshow = "y"\n+++\n\nguid = "in the notes"\n'
    assert locate(front_matter(text), "show") == 5
    assert locate(front_matter(text), "guid") is None


@pytest.mark.parametrize("text", ["", "no fence", '+++\ntitle = "x"\n'])
def test_without_fences_there_is_no_front_matter(text: str) -> None:
    """A file that lost its fences has no line to point at."""
    assert front_matter(text) == ""


def pointed(key: str, *, value: bool) -> str:
    """What an editor's cursor is put before in TOML."""
    place = Places(TOML).of(key)
    assert place
    return TOML.split("\n")[place.line - 1][(place.value if value else place.column) - 1 :]


@pytest.mark.parametrize(
    ("key", "at_key", "at_value"),
    [
        ("title", 'title = "a = 1"', '"a = 1"'),
        ("quoted key", '"quoted key" = 2', "2"),
        ("description", 'description = """', '"""'),
        ("categories", "categories = [", "["),
        ("categories.1", '"News > Politics",', '"News > Politics",'),
        ("grid.0.1", "2],", "2],"),
        ("grid.1.2", '"{"],', '"{"],'),
        ("people.0", '{ name = "Jo", role = "host" },', '{ name = "Jo", role = "host" },'),
        ("people.0.role", 'role = "host" },', '"host" },'),
        ("people.1.links.0", '"a" ], name = "Nick", office.title = "Superintendent" },', None),
        ("people.1.office.title", 'office.title = "Superintendent" },', '"Superintendent" },'),
        ("owner.email", 'email = "a@b.example" }', '"a@b.example" }'),
        ("site.url", 'site.url = "https://a.example"', '"https://a.example"'),
        ("location", "[location]", "[location]"),
        ("location.name", 'name = "Austin" # [license]', '"Austin" # [license]'),
        ("funding.1", "[[funding]]", "[[funding]]"),
        ("funding.1.more.title", "title = 'x'", "'x'"),
        ("owner.phone", 'owner = { name = "TURN", email = "a@b.example" }', None),
    ],
)
def test_a_cursor_stands_before_the_key_or_its_value(key: str, at_key: str, at_value: str | None) -> None:
    """Columns count characters from 1; what has no value of its own is pointed at as a whole."""
    assert pointed(key, value=False) == at_key
    assert pointed(key, value=True) == (at_value or at_key)


def test_columns_count_characters() -> None:
    """Signs beyond the basic plane and combining ones count one each, as tomllib counts them."""
    assert Places('people = [{ name = "😀é", rol = "x" }]').of("people.0.rol") == Place(1, 26, 32)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('+++\ntitle = "x"\n+++\nNotes.\n', 4),
        ('+++\ntitle = "x"\n+++\n\n\nNotes.\n', 6),
        ("\n+++\n+++\nNotes.\n", 4),
        ("\ufeff+++\n+++\n\nNotes.\n", 4),
        ("no fence", 1),
    ],
)
def test_notes_begin_on_their_first_line_that_is_not_blank(text: str, line: int) -> None:
    """A finding about the notes counts from here."""
    assert notes_line(text) == line


@given(st.text(st.sampled_from("ab.=[]{},\"'#\n \\é"), max_size=80))
def test_whatever_stands_there_places_are_in_the_text(text: str) -> None:
    """No text makes the search fail or point beyond the end of a line."""
    lines = text.split("\n")
    for key in ("a", "b", "a.b", "a.0", "a.0.b", "b.1"):
        place = Places(text).of(key)
        if place:
            assert 1 <= place.column <= place.value <= len(lines[place.line - 1]) + 1
