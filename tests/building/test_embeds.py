"""Players for other sites, as parts of a release."""

from datetime import UTC, datetime
from pathlib import Path

from tests.building.test_release import body, prints
from tests.support.projects import AT, talks

from turncast.building import build
from turncast.models.artifact import Wave


def test_new_words_around_a_player_leave_it_alone(tmp_path: Path) -> None:
    """Notes and neighbours are on the episode's page and not in the player."""
    folder = talks(tmp_path)
    folder.episode("newest", date=datetime(2020, 6, 1, tzinfo=UTC))
    before = prints(folder)
    folder.episode("newest", date=datetime(2020, 6, 1, tzinfo=UTC), notes="Other words.")
    folder.episode("later", date=datetime(2020, 7, 1, tzinfo=UTC))
    after = prints(folder)
    players = {key for key in before if "/embed/" in key}
    assert len(players) == 6
    assert {key: before[key] for key in players} == {key: after[key] for key in players}


def test_players_are_there_before_the_pages_that_name_them(tmp_path: Path) -> None:
    """A player before its oEmbed document, that before the episode's page."""
    artifacts = build(talks(tmp_path).catalog(), AT).artifacts
    three = [artifacts[f"talks/{name}"] for name in ("embed/first.html", "embed/first.json", "first.html")]
    assert [one.wave for one in three] == [Wave.PAGE] * 3
    assert [one.rank for one in three] == sorted({one.rank for one in three})
    assert b"talks/embed/first.json" in body(three[2])
    assert b"talks/embed/first.html" in body(three[1])
