"""Rules of numbers and seasons."""

from pathlib import Path
from typing import Any

from tests.support.cases import Case, proofs
from tests.support.changes import Change, both, elsewhere, episode, fourth, look, nothing, serial, show
from tests.support.projects import Folder


def seasons(*first_second_third: int | None, **names: str) -> Change:
    """Three episodes of these seasons, in a show that names some: ``_1="Spring"``."""
    slugs = ("first", "second", "third")
    named = [{"number": int(number[1:]), "name": name} for number, name in names.items()]
    return both(
        show(seasons=named),
        *(
            lambda folder, slug=slug, season=season: folder.episode(slug, season=season)
            for slug, season in zip(slugs, first_second_third, strict=False)
        ),
    )


def numbered(*first_second_third: int | None, **words: Any) -> Change:
    """Three episodes of these numbers, in a show that says this."""
    slugs = ("first", "second", "third")
    return both(
        show(**words),
        *(
            lambda folder, slug=slug, number=number: folder.episode(slug, number=number)
            for slug, number in zip(slugs, first_second_third, strict=False)
        ),
    )


def twice(folder: Folder) -> None:
    """A season that has two names."""
    folder.show(seasons=[{"number": 1, "name": "Spring"}, {"number": 1, "name": "Summer"}])


CASES: tuple[Case[Change], ...] = (
    Case(
        "episode-without-number",
        [serial()],
        [serial(number=3), serial(kind="trailer"), serial(kind="bonus"), episode()],
    ),
    Case(
        "episode-number-repeated",
        [serial(number=2), both(serial(number=1, season=1), fourth(number=1, season=1))],
        [serial(number=3), serial(number=2, season=2), serial(number=2, kind="bonus"), elsewhere(number=2)],
    ),
    Case("episode-number-above-total", [serial(number=4)], [serial(number=3), episode(number=400)]),
    Case(
        "episode-number-partly",
        [numbered(1, 2, None)],
        [numbered(1, 2, 3), numbered(None, None, 3), both(numbered(1, 2, None), episode(kind="trailer")), serial()],
    ),
    Case(
        "episode-number-gap",
        [
            numbered(1, 2, 4),
            numbered(7, 9),
            numbered(2, 3, total=3),
            numbered(2, 3, 4, type="serial"),
            both(numbered(1, 2), episode(number=1, season=2), fourth(number=3, season=2)),
        ],
        [
            numbered(1, 2, 3),
            numbered(7, 8, 9),
            numbered(1, 2, total=11),
            both(numbered(None, 3, type="serial", total=3), episode(number=1, season=1), fourth(number=2, season=1)),
            numbered(None, None, 400),
            both(numbered(1, 2), episode(number=1, season=2), fourth(number=2, season=2)),
            both(numbered(1, 2), episode(number=9, kind="bonus")),
        ],
    ),
    Case(
        "episode-number-disordered",
        [serial(number=3, date="2019-01-01"), both(serial(number=2, season=1), fourth(number=1, season=1))],
        [
            serial(number=3),
            serial(number=1, season=1, date="2019-01-01"),
            serial(number=3, kind="trailer", date="2019-01-01"),
            numbered(2, 1),
        ],
    ),
    Case(
        "trailer-outlived",
        [serial(number=2, kind="trailer")],
        [
            serial(number=3, kind="trailer"),
            serial(kind="trailer"),
            serial(number=2, kind="trailer", draft=True),
            serial(number=2, kind="trailer", season=2),
        ],
    ),
    Case(
        "bonus-of-nothing",
        [serial(number=3, kind="bonus"), episode(number=1, kind="bonus")],
        [serial(number=2, kind="bonus"), serial(kind="bonus"), serial(number=3)],
    ),
    Case(
        "season-repeated",
        [twice],
        [seasons(1, 2, _1="Spring", _2="Summer"), nothing],
    ),
    Case(
        "season-empty",
        [seasons(1, 1, _2="Summer")],
        [seasons(1, 2, _1="Spring", _2="Summer"), seasons(1, 2)],
    ),
    Case(
        "season-unnamed",
        [seasons(1, 2, _1="Spring")],
        [seasons(1, 2, _1="Spring", _2="Summer"), seasons(1, 2)],
    ),
    Case(
        "season-gap",
        [seasons(1, 3), seasons(2, 4, 5)],
        [seasons(1, 2, 3), seasons(4, 5, 4), seasons(None, 7)],
    ),
    Case(
        "season-partly",
        [seasons(1, 2, None)],
        [seasons(1, 2, 2), seasons(1, None, None), nothing, both(seasons(1, 1, 1), fourth(kind="trailer"))],
    ),
)

test_a_rule_fires, test_a_rule_stays_silent = proofs(CASES, look)


def test_a_gap_is_told_with_the_group_it_is_in(tmp_path: Path) -> None:
    """Numbers count within a season, and episodes without one are a group of their own."""
    changes = both(numbered(3, 5), episode(number=4, season=1))
    (finding,) = (one for one in look(tmp_path, changes) if one.code == "episode-number-gap")
    assert finding.message == "expected every number to 5 among episodes without a season, found no 4"


def test_an_event_needs_no_number_and_no_transcript(tmp_path: Path) -> None:
    """There is nothing to number or to write down yet."""
    event = {"end": "2020-05-01T13:00:00Z", "register_at": "https://turncast.dev", "stream": "https://turncast.dev/a"}
    words = {"recording": None, "transcripts": None, "live": event, "date": "2020-05-01T12:00:00Z"}
    assert [one.code for one in look(tmp_path, serial(**words)) if one.path == "episodes/third.md"] == []
