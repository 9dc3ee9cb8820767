"""Every value has a source, and the first of option, tags, file name and clock is believed."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from mutagen.id3 import TDRC, TIT2, TRCK
from tests.support.recordings import careful_tags, chapter_tags, mp3

from turncast.adding import Draft, Overrides, Told, draft, gather
from turncast.errors import UsageError
from turncast.models.people import Person
from turncast.models.show import Show

SHOW = Show(title="Interviews", description="Talks.", slug="interviews", path="feeds/interviews.toml")
NOW = datetime(2026, 11, 21, 8, 15, tzinfo=UTC)


def propose(recording: Path, says: Overrides | None = None, show: Show = SHOW) -> Draft:
    """A draft in a project beside the recording."""
    facts = gather(recording, says or Overrides())
    root = recording.parent / "project"
    return draft(facts, root=root, show=Told(show, "the only show"), taken=(), guid="g-1", now=NOW)


def sources(found: Draft) -> dict[str, str]:
    """Where each value comes from."""
    return {word: told.source for word, told in found.told.items()}


def test_tags(tmp_path: Path) -> None:
    """What tags say is known by the tag system and the frame."""
    tags = [*careful_tags(), *chapter_tags(("a", 0, "One", None), ("b", 1000, "Two", None))]
    path = mp3(tmp_path / "x.mp3", tags=tags)
    assert sources(propose(path)) == {
        "guid": "minted",
        "show": "the only show",
        "title": "ID3v2.3 TIT2",
        "date": "ID3v2.3 TYER",
        "recording": str(path),
        "number": "ID3v2.3 TRCK",
        "people": "ID3v2.3 TPE1",
        "total": "ID3v2.3 TRCK",
        "chapters": "ID3v2.3 CHAP",
        "show_in_tags": "ID3v2.3 TALB",
    }


def test_the_order_of_belief(tmp_path: Path) -> None:
    """An option goes before the tags, the tags before the file's name, the name before the clock; word by word."""
    path = mp3(tmp_path / "2020-06-19 S02E07 - Jo Anderson - Topic.mp3", tags=[TIT2(text="Tagged"), TRCK(text="3")])
    found = propose(path, Overrides(number=1))
    said = {word: (found.told[word].value, found.told[word].source) for word in ("number", "title", "season", "date")}
    assert said == {
        "number": (1, "--number"),
        "title": ("Tagged", "ID3v2.3 TIT2"),
        "season": (2, "file name"),
        "date": (date(2020, 6, 19), "file name"),
    }
    assert sources(propose(mp3(tmp_path / "talk.mp3")))["date"] == "clock"


def test_a_guest_in_the_name(tmp_path: Path) -> None:
    """A guest whom only the file's name names is one of the people, after the show's own, and a remark says so."""
    show = SHOW.model_copy(update={"people": (Person(name="Ada Host"),)})
    found = propose(mp3(tmp_path / "S02E07 - Jo Anderson - Topic.mp3"), show=show)
    assert found.table["people"] == [
        {"name": "Ada Host", "role": "host"},
        {"name": "Jo Anderson", "role": "guest"},
    ]
    assert found.told["people"].source == "feeds/interviews.toml, file name"
    assert found.table["title"] == "Topic"
    assert any("Jo Anderson is from the file name" in remark for remark in found.remarks)


def test_every_word_that_is_written_has_a_source(tmp_path: Path) -> None:
    """No value of the front matter comes from nowhere."""
    says = Overrides(kind="bonus", description="One.", draft=True)
    found = propose(mp3(tmp_path / "x.mp3", tags=careful_tags()), says)
    assert found.told.keys() >= found.table.keys()
    assert all(told.source for told in found.told.values())
    assert {sources(found)[word] for word in ("kind", "description", "draft")} == {"--kind", "--description", "--draft"}


def test_what_no_episode_can_say(tmp_path: Path) -> None:
    """A date or a number beyond all measure is passed over in tags and names, and refused as an option."""
    path = mp3(tmp_path / "1000-01-01 Topic.mp3", tags=[TDRC(text="0001-01-01"), TIT2(text=" ")])
    found = propose(path)
    assert (found.told["date"].source, found.table["title"]) == ("clock", "Topic")
    for says in (Overrides(date=date(1000, 1, 1)), Overrides(number=2**40)):
        with pytest.raises(UsageError, match=r"--(date: expected a year from 1900|number: .* less than)"):
            propose(path, says)


def test_a_title_that_says_nothing(tmp_path: Path) -> None:
    """An empty option says nothing, so the next is asked."""
    assert propose(mp3(tmp_path / "Talk.mp3"), Overrides(title="  ")).told["title"].source == "file name"
