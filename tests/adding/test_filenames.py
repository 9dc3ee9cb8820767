"""What a file's name says where its tags are silent."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from turncast.adding.filenames import Name, natural, parse


@pytest.mark.parametrize(
    ("stem", "name"),
    [
        ("Nick Wahl - Bargaining", Name("Nick Wahl - Bargaining")),
        ("nick-wahl_bargaining", Name("Nick wahl bargaining")),
        ("S02E07 - Guest - Topic", Name("Guest - Topic", number=7, season=2)),
        ("S02E07 - Jo Anderson - Topic", Name("Topic", number=7, season=2, guests=("Jo Anderson",))),
        ("S1E2 - Ada de Vries & Nick Wahl - A - B", Name("A - B", 2, season=1, guests=("Ada de Vries", "Nick Wahl"))),
        ("S1E2 - Part 2 - Topic", Name("Part 2 - Topic", number=2, season=1)),
        ("Jo Anderson - Topic", Name("Jo Anderson - Topic")),
        ("2x07 Topic", Name("Topic", number=7, season=2)),
        ("E07 - Topic", Name("Topic", number=7)),
        ("#12 Topic", Name("Topic", number=12)),
        ("No. 12: Topic", Name("Topic", number=12)),
        ("07 Topic", Name("Topic", number=7)),
        ("20200619 Topic", Name("Topic", day=date(2020, 6, 19))),
        ("2020.06.19 Topic", Name("Topic", day=date(2020, 6, 19))),
        ("2020_06_19_topic", Name("Topic", day=date(2020, 6, 19))),
        ("20209919 Topic", Name("20209919 Topic")),
        ("GMT20200619-130000_Recording", Name("Recording", day=date(2020, 6, 19))),
        ("REC_20200619_130000", Name("REC 20200619 130000", day=date(2020, 6, 19))),
        ("Topic (Episode 3 of 8)", Name("Topic", number=3, total=8)),
        ("Topic - S01E03", Name("Topic", number=3, season=1)),
        ("Topic 2020-06-19", Name("Topic", day=date(2020, 6, 19))),
        ("Episode 4 - Catching up on Episode 3", Name("Catching up on Episode 3", number=4)),
        ("Route 66", Name("Route 66")),
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


def test_numbers_in_names_are_sorted_as_numbers() -> None:
    """Ten comes after two, and case does not matter."""
    names = ["talk 10", "Talk 2", "talk 1", "intro", "2020 talk"]
    assert sorted(names, key=natural) == ["2020 talk", "intro", "talk 1", "Talk 2", "talk 10"]


@given(st.lists(st.text(max_size=30)))
def test_any_names_can_be_sorted(names: list[str]) -> None:
    """Whatever files are called, they have an order."""
    assert len(sorted(names, key=natural)) == len(names)
