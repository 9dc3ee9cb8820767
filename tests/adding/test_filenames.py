"""What a file's name says where its tags are silent."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from turncast.adding.filenames import Name, parse


@pytest.mark.parametrize(
    ("stem", "name"),
    [
        ("Nick Wahl - Bargaining", Name("Nick Wahl - Bargaining")),
        ("nick-wahl_bargaining", Name("Nick wahl bargaining")),
        ("S02E07 - Guest - Topic", Name("Guest - Topic", number=7, season=2)),
        ("s2e7_topic", Name("Topic", number=7, season=2)),
        ("2020-06-19-nick-wahl", Name("Nick wahl", day=date(2020, 6, 19))),
        ("2020-06-19 S01E03 Topic", Name("Topic", number=3, season=1, day=date(2020, 6, 19))),
        ("Episode 11 of 11 - Nick Wahl", Name("Nick Wahl", number=11, total=11)),
        ("ep-3-topic", Name("Topic", number=3)),
        ("07 - Topic", Name("Topic", number=7)),
        ("10 things about schools", Name("10 things about schools")),
        ("2020 in review", Name("2020 in review")),
        ("2020-13-45 Topic", Name("Topic")),
        ("Episode 4", Name("Episode 4", number=4)),
        ("Episodic memory", Name("Episodic memory")),
        ("", Name("Untitled")),
        ("...", Name("Untitled")),
    ],
)
def test_parse(stem: str, name: Name) -> None:
    """Marks at the beginning are taken for what they are, and the rest is the title."""
    assert parse(stem) == name


@given(st.text(max_size=300))
def test_whatever_name(stem: str) -> None:
    """Whatever a file is called, it has a title of one clean line, and numbers above nought."""
    name = parse(stem)
    assert 0 < len(name.title) <= 255
    assert name.title.isprintable()
    assert all(number is None or number > 0 for number in (name.number, name.total, name.season))
