"""The draft of an episode."""

import tomllib
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from mutagen.id3 import TDRC, TIT2, TLAN, TPE1
from tests.support.recordings import careful_tags, chapter_tags, cover_tag, encoded, mp3, picture

from turncast import frontmatter
from turncast.adding import Draft, Overrides, draft
from turncast.errors import Unreadable
from turncast.models.episode import EpisodeFile
from turncast.models.people import Person
from turncast.models.show import Show

SHOW = Show(title="Interviews", description="Talks.", slug="interviews", path="feeds/interviews.toml")
NOW = datetime(2026, 11, 21, 8, 15, tzinfo=UTC)
COVER = picture()


def propose(recording: Path, root: Path, show: Show = SHOW, **more: Any) -> Draft:
    """A draft for *show* in the project at *root*."""
    said: dict[str, Any] = {"taken": (), "guid": "g-1", "now": NOW, "overrides": Overrides()} | more
    return draft(recording, root=root, catalog_show=show, **said)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with nothing in it."""
    made = tmp_path / "project"
    (made / "media").mkdir(parents=True)
    return made


def test_a_careful_producer(tmp_path: Path, root: Path) -> None:
    """What the tags say is what the episode says, in words and in the order of an episode's file."""
    found = propose(mp3(tmp_path / "x.mp3", tags=careful_tags()), root)
    assert found.table == {
        "guid": "g-1",
        "show": "interviews",
        "title": "Nick Wahl",
        "date": date(2020, 6, 19),
        "recording": "media/nick-wahl.mp3",
        "number": 11,
        "people": [{"name": "Nick Wahl", "role": "guest"}],
    }
    assert (found.slug, found.path, found.in_place) == ("nick-wahl", "episodes/nick-wahl.md", False)
    words = list(EpisodeFile.model_fields)
    assert [words.index(word) for word in found.table] == sorted(words.index(word) for word in found.table)


def test_the_text_is_an_episode(tmp_path: Path, root: Path) -> None:
    """The file that would be written is read back as the same words, hostile tags or not."""
    hostile = careful_tags(title='"""\n+++\n[x]\nguid = "other"', show="x")
    found = propose(mp3(tmp_path / "x.mp3", tags=hostile), root)
    read = frontmatter.split(found.text)
    assert read.table == {**found.table, "title": '""" +++ [x] guid = "other"'}
    assert EpisodeFile.model_validate(read.table).guid == "g-1"


def test_without_tags(tmp_path: Path, root: Path) -> None:
    """Without tags the file's name speaks, and the clock; remarks say what came from where and what is missing."""
    found = propose(mp3(tmp_path / "Episode 3 of 8 - Equity.mp3"), root)
    assert (found.table["title"], found.table["number"], found.table["date"]) == ("Equity", 3, NOW)
    said = "\n".join(found.remarks)
    assert '"Equity" is from the file name' in said
    assert "2026-11-21 08:15 UTC is now" in said
    assert "no description" in said
    assert "no transcript" in said


def test_the_producer_goes_before_all(tmp_path: Path, root: Path) -> None:
    """What the producer says goes before tags and file name."""
    says = Overrides(
        title="Other", number=2, season=3, date=date(2021, 1, 2), kind="bonus", description="One.\n\nTwo.", draft=True
    )
    found = propose(mp3(tmp_path / "x.mp3", tags=careful_tags()), root, overrides=says)
    expected = {"title": "Other", "number": 2, "season": 3, "date": date(2021, 1, 2), "kind": "bonus", "draft": True}
    assert {word: found.table[word] for word in expected} == expected
    assert (found.table["description"], found.notes) == ("One.", "One.\n\nTwo.")
    assert found.path == "episodes/other.md"


def test_a_moment_keeps_its_zone(tmp_path: Path, root: Path) -> None:
    """A time in the tags is written with its zone, so that it is the same moment everywhere."""
    path = mp3(tmp_path / "x.mp3", tags=[TIT2(text="T"), TDRC(text="2020-06-19T14:30:00")])
    table = tomllib.loads(propose(path, root).text.split("+++")[1])
    assert table["date"].isoformat() == "2020-06-19T14:30:00+00:00"


def test_a_slug_that_is_taken(tmp_path: Path, root: Path) -> None:
    """No episode, episode file or recording that is there is named again."""
    path = mp3(tmp_path / "x.mp3", tags=careful_tags())
    assert propose(path, root, taken={"nick-wahl"}).slug == "nick-wahl-2"
    (root / "episodes").mkdir()
    (root / "episodes" / "nick-wahl-2.md").touch()
    (root / "media" / "nick-wahl-3.mp3").write_bytes(b"another")
    assert propose(path, root, taken=["nick-wahl"]).slug == "nick-wahl-4"


def test_a_recording_in_its_place(root: Path) -> None:
    """A recording inside media/ stays where it is, whatever it is called."""
    (root / "media" / "2020").mkdir()
    found = propose(mp3(root / "media" / "2020" / "My Talk.mp3", tags=careful_tags()), root)
    assert (found.destination, found.in_place, found.slug) == ("media/2020/My Talk.mp3", True, "nick-wahl")


def test_the_suffix_is_by_the_type(tmp_path: Path, root: Path) -> None:
    """The copy is named for what it is, and a video's is too."""
    assert propose(mp3(tmp_path / "talk.m4a"), root).destination == "media/talk.mp3"
    assert propose(encoded(tmp_path / "Clip.mp4", "-c:a", "aac", video=True), root).destination == "media/clip.mp4"


def test_people_of_the_show_stay(tmp_path: Path, root: Path) -> None:
    """An episode that names a guest names the show's own people too, once and with their office."""
    host = Person(name="Jo Anderson", office="Director")
    show = SHOW.model_copy(update={"people": (host,), "author": "The Network"})
    tags = [*careful_tags(), TPE1(text=["Jo Anderson", "Nick Wahl", "The Network"])]
    found = propose(mp3(tmp_path / "x.mp3", tags=tags), root, show)
    assert found.table["people"] == [
        {"name": "Jo Anderson", "role": "host", "office": "Director"},
        {"name": "Nick Wahl", "role": "guest"},
    ]
    alone = propose(mp3(tmp_path / "y.mp3", tags=careful_tags(artist="Jo Anderson")), root, show)
    assert "people" not in alone.table


def test_artwork_that_conforms(tmp_path: Path, root: Path) -> None:
    """A square picture of the right size becomes the episode's artwork."""
    found = propose(mp3(tmp_path / "x.mp3", tags=[*careful_tags(), cover_tag(COVER)]), root)
    assert (found.artwork, found.artwork_destination) == (COVER, "media/nick-wahl.jpg")
    assert found.table["artwork"] == "media/nick-wahl.jpg"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (picture(1400, 1300), "1400x1300"),
        (picture(500, 500), "500x500"),
        (picture(3001, 3001), "3001x3001"),
        (picture(1400, 1400, mode="L"), "colour mode L"),
        (picture(1400, 1400, mode="RGBA", form="PNG"), "transparency"),
        (b"no picture", "something else"),
    ],
)
def test_artwork_that_does_not(tmp_path: Path, root: Path, data: bytes, said: str) -> None:
    """A picture that directories would refuse is not used, and a remark says why."""
    found = propose(mp3(tmp_path / "x.mp3", tags=[*careful_tags(), cover_tag(data)]), root)
    assert found.artwork is None
    assert "artwork" not in found.table
    assert any("picture in the tags is not used" in remark and said in remark for remark in found.remarks)


def test_artwork_of_the_show(tmp_path: Path, root: Path) -> None:
    """The show's own artwork in the tags is not the episode's: nothing is written and nothing said."""
    (root / "media" / "show.jpg").write_bytes(COVER)
    show = SHOW.model_copy(update={"artwork": "media/show.jpg"})
    found = propose(mp3(tmp_path / "x.mp3", tags=[*careful_tags(), cover_tag(COVER)]), root, show)
    assert (found.artwork, found.artwork_destination) == (None, None)
    assert not any("picture" in remark for remark in found.remarks)


def test_artwork_that_is_there(tmp_path: Path, root: Path) -> None:
    """A picture of that name that is there already is kept: used if it is the same, left alone if not."""
    path = mp3(tmp_path / "x.mp3", tags=[*careful_tags(), cover_tag(COVER)])
    (root / "media" / "nick-wahl.jpg").write_bytes(COVER)
    same = propose(path, root)
    assert (same.artwork, same.table["artwork"]) == (None, "media/nick-wahl.jpg")
    (root / "media" / "nick-wahl.jpg").write_bytes(b"another")
    other = propose(path, root)
    assert "artwork" not in other.table
    assert any("is there already" in remark for remark in other.remarks)


def test_remarks_of_a_series(tmp_path: Path, root: Path) -> None:
    """Where tags and show differ, or the number of a serial is missing, a remark says so."""
    show = SHOW.model_copy(update={"total": 12, "type": "serial"})
    tags = careful_tags(show="Talks", number="3/11")
    said = "\n".join(propose(mp3(tmp_path / "x.mp3", tags=tags), root, show).remarks)
    assert "count 11 episodes, the show plans 12" in said
    assert 'name the show "Talks"' in said
    assert any("no number" in remark for remark in propose(mp3(tmp_path / "y.mp3"), root, show).remarks)


@pytest.mark.parametrize(("tagged", "said"), [("ger", True), ("eng", False), ("xxx", False)])
def test_another_language(tmp_path: Path, root: Path, tagged: str, said: bool) -> None:
    """Where the tags name another language than the show's, a remark says so."""
    show = SHOW.model_copy(update={"language": "en-US"})
    found = propose(mp3(tmp_path / "x.mp3", tags=[*careful_tags(), TLAN(text=tagged)]), root, show)
    assert ("the tags give the language as de, the show's is en-US" in found.remarks) is said


def test_chapters_are_counted_not_written(tmp_path: Path, root: Path) -> None:
    """Chapters stay in the recording; a remark counts them."""
    tags = [*careful_tags(), *chapter_tags(("a", 0, "One", None), ("b", 1000, "Two", None))]
    found = propose(mp3(tmp_path / "x.mp3", tags=tags), root)
    assert "chapters" not in found.table
    assert any("chapters found: 2" in remark for remark in found.remarks)


def test_damaged_tags(tmp_path: Path, root: Path) -> None:
    """A recording whose tags are damaged is still drafted, and a remark says so."""
    path = tmp_path / "Talk.mp3"
    path.write_bytes(b"ID3\x03\x00\x40" + bytes((0, 0, 0, 20)) + b"\x7f" * 20 + mp3(tmp_path / "x.mp3").read_bytes())
    found = propose(path, root)
    assert found.table["title"] == "Talk"
    assert any("tags are not used" in remark for remark in found.remarks)


def test_no_recording(tmp_path: Path, root: Path) -> None:
    """A text file called .mp3 is refused, and nothing is written."""
    path = tmp_path / "talk.mp3"
    path.write_text("notes", encoding="utf-8")
    with pytest.raises(Unreadable, match="a text file"):
        propose(path, root)
    assert list(root.rglob("*")) == [root / "media"]
