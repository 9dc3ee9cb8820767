"""Everything that cannot be read is a finding with its place, and the rest still loads."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.support.projects import Folder, talks

from turncast import loading
from turncast.models.finding import Finding, Level


def only(folder: Folder) -> Finding:
    """The one thing wrong with the project."""
    (finding,) = folder.findings()
    return finding


def line_at(folder: Folder, finding: Finding) -> str:
    """The line a finding points at."""
    assert finding.line is not None
    return (folder.root / finding.path).read_text(encoding="utf-8").split("\n")[finding.line - 1]


def spoil(folder: Folder, path: str, old: str, new: str) -> None:
    """Change what a file says."""
    file = folder.root / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_sound_project_has_no_findings(tmp_path: Path) -> None:
    """A project in which all is right loads whole and in silence."""
    folder = talks(tmp_path)
    catalog = folder.catalog()
    assert [show.slug for show in catalog.shows] == ["talks"]
    assert [episode.slug for episode in catalog.episodes] == ["first", "second"]
    assert catalog.recordings["media/first.mp3"].size == (tmp_path / "media/first.mp3").stat().st_size
    assert folder.findings() == ()


@pytest.mark.parametrize(
    ("path", "old", "new", "code", "line", "said"),
    [
        ("episodes/first.md", 'title = "First"', "title = First", "unreadable-toml", 2, "not TOML"),
        ("episodes/first.md", 'title = "First"', 'titel = "First"', "unknown-key", 2, "'titel'"),
        ("episodes/first.md", 'title = "First"', "title = 11", "wrong-value", 2, "expected a text in quotes; found 11"),
        ("episodes/first.md", 'title = "First"', 'title = " "', "wrong-value", 2, "found an empty one"),
        ("episodes/first.md", 'title = "First"', 'title = "x"\nnumber = 0', "wrong-value", 3, "1; found 0"),
        ("episodes/first.md", 'title = "First"', 'title = "x"\nnumber = 1.5', "wrong-value", 3, "a whole number"),
        ("episodes/first.md", 'title = "First"', 'title = "x"\nnumber = 0xFFFFFFFFF', "wrong-value", 3, "2147483648"),
        ("episodes/first.md", 'title = "First"', 'title = "x"\nseason = "one"', "wrong-value", 3, "found 'one'"),
        ("episodes/first.md", 'title = "First"', 'title = "x"\nkind = "ful"', "wrong-value", 3, "'full', 'trailer'"),
        ("episodes/first.md", 'title = "First"', 'title = "x"\ndraft = 7', "wrong-value", 3, "true or false"),
        ("episodes/first.md", 'title = "First"', 'title = "x"\npeople = "Jo"', "wrong-value", 3, "[{ name ="),
        ("episodes/first.md", 'title = "First"', 'title = "x"\npeople = ["Jo"]', "wrong-value", 3, "expected a table"),
        ("episodes/first.md", 'title = "First"', 'title = "x"\nposter = true', "wrong-value", 3, "or a moment"),
        ("episodes/first.md", 'title = "First"', 'title = "x"\nposter = -1', "wrong-value", 3, "as 12.5; found -1"),
        ("episodes/first.md", 'title = "First"', 'title = "x"\nposter = inf', "wrong-value", 3, "as 12.5; found inf"),
        ("episodes/first.md", 'title = "First"', 'title = "x"\nposter = "no.jpg"', "missing-file", 3, "'no.jpg'"),
        ("episodes/first.md", 'show = "talks"', 'show = "talk"', "unknown-show", 3, "no show 'talk'"),
        ("feeds/talks.toml", 'title = "Talks"', 'title = "Talks', "unreadable-toml", 1, "not TOML"),
        ("feeds/talks.toml", "@turncast.dev", "", "wrong-value", 4, "e-mail address such as"),
        ("feeds/talks.toml", 'title = "Talks"', 'title = "T"\ntype = "Serial"', "wrong-value", 2, "or 'serial'"),
        ("feeds/talks.toml", 'title = "Talks"', 'title = "T"\nlocations=[{name="A",geo=""}]', "wrong-value", 2, "geo"),
        ("turncast.toml", 'title = "Talks"', 'titel = "Talks"', "unknown-key", 2, "'titel'"),
        ("turncast.toml", "https://", "ftp://", "wrong-value", 3, "such as https://"),
        ("turncast.toml", "https://", "", "wrong-value", 3, "such as https://"),
        ("turncast.toml", "https://podcast", "https://[::1", "wrong-value", 3, "such as https://"),
        ("turncast.toml", "/talks/", "/talks/?page=1", "wrong-value", 3, "without ?"),
        ("turncast.toml", "https://", "https://me:secret@", "wrong-value", 3, "a user's name"),
        ("turncast.toml", "turncast.dev", "turncast.dev:abc", "wrong-value", 3, "such as https://"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_told_with_its_line(
    tmp_path: Path, path: str, old: str, new: str, code: str, line: int, said: str
) -> None:
    """A word that is unknown, of the wrong kind, or no TOML at all is told with path, line and what was expected."""
    folder = talks(tmp_path)
    spoil(folder, path, old, new)
    finding = next(one for one in folder.findings() if one.path == path and one.code == code)
    assert finding.level is Level.ERROR
    assert finding.line == line
    assert said in finding.message
    assert finding.message[0] in "`'" or finding.message[0].islower()
    assert finding.remedy


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("2020-06-19T13:00:00", "has no zone: write 2020-06-19T13:00:00Z"),
        ("2020", "such as 2020-06-19"),
        ("true", "such as 2020-06-19"),
        ("13:00:00", "such as 2020-06-19"),
        ('"yesterday"', "such as 2020-06-19"),
        ('"1592568000"', "such as 2020-06-19"),
        ("0001-01-01T00:00:00+14:00", "from 1900 to 9998"),
        ("9999-12-31", "from 1900 to 9998"),
    ],
)
def test_a_date_is_a_day_or_a_moment_with_a_zone(tmp_path: Path, date: str, said: str) -> None:
    """Nothing else is taken for a date: a number, above all, is no count of seconds."""
    folder = talks(tmp_path)
    spoil(folder, "episodes/first.md", "date = 2020-01-01T12:00:00Z", f"date = {date}")
    finding = only(folder)
    assert (finding.code, finding.line) == ("wrong-value", 4)
    assert said in finding.message


@pytest.mark.parametrize("date", ["2020-01-01", '"2020-01-01"', '"2020-01-01T12:00:00Z"', "2020-01-01 12:00:00+00:00"])
def test_a_day_alone_is_noon_universal_time(tmp_path: Path, date: str) -> None:
    """A day is the same day nearly everywhere, with or without quotes."""
    folder = talks(tmp_path)
    before = folder.catalog()
    spoil(folder, "episodes/first.md", "2020-01-01T12:00:00Z", date)
    assert folder.catalog().episodes[0].date == before.episodes[0].date


def test_an_unknown_word_brings_the_nearest_known_one(tmp_path: Path) -> None:
    """A spelling mistake is answered with the right spelling, in a table within a list too."""
    folder = talks(tmp_path)
    folder.episode("third", people=[{"name": "Jo"}, {"name": "Nick", "rol": "guest"}])
    finding = only(folder)
    assert (finding.code, finding.key, finding.remedy) == ("unknown-key", "people.1.rol", "did you mean `role`?")
    assert 'rol = "guest"' in line_at(folder, finding)


def test_a_word_near_to_none_brings_all_of_them(tmp_path: Path) -> None:
    """Where no known word is near, those that may stand there are listed."""
    folder = talks(tmp_path)
    folder.show(owner={"name": "TURN", "email": "a@turncast.dev", "zzz": 1})
    assert "known here: email, name" in [finding.remedy for finding in folder.findings()]


@pytest.mark.parametrize("word", ["x" * 5000, "\x1b[31mred", "a.b"])
def test_a_hostile_word_is_told_safely(tmp_path: Path, word: str) -> None:
    """A word is repeated on one short line, without anything a terminal would obey."""
    folder = talks(tmp_path)
    words: dict[str, Any] = {word: 1}
    folder.episode("third", **words)
    finding = only(folder)
    assert finding.code == "unknown-key"
    assert len(finding.message) < 120
    assert finding.message.isprintable()


def test_a_value_nested_without_end_is_told_safely(tmp_path: Path) -> None:
    """A table thousands deep where a text belongs is a finding like any other."""
    folder = talks(tmp_path)
    spoil(folder, "episodes/first.md", 'title = "First"', "title" + ".a" * 2000 + " = 1")
    assert "found a table" in only(folder).message


def test_a_number_without_end_is_told_safely(tmp_path: Path) -> None:
    """A number that Python itself would refuse to print is a finding like any other."""
    folder = talks(tmp_path)
    spoil(folder, "episodes/first.md", 'title = "First"', 'title = "x"\nnumber = 0x' + "F" * 9000)
    assert only(folder).message.endswith("found a number of far too many digits")


def test_a_missing_word_is_told_where_it_should_stand(tmp_path: Path) -> None:
    """A word missing from a table points at the table, one missing from the file at the file."""
    folder = talks(tmp_path)
    folder.episode("third", people=[{"role": "guest"}])
    folder.episode("fourth", title=None)
    fourth, third = folder.findings()
    assert (fourth.code, fourth.key, fourth.place) == ("missing-key", "title", "episodes/fourth.md")
    assert (third.code, third.key) == ("missing-key", "people.0.name")
    assert 'role = "guest"' in line_at(folder, third)
    assert "`people.0.name`" in third.message


def test_a_file_that_is_not_utf8_is_told(tmp_path: Path) -> None:
    """The byte that is no UTF-8 is named."""
    folder = talks(tmp_path)
    folder.write("episodes/first.md", '+++\ntitle = "Münster"\n+++\n'.encode("latin-1"))
    finding = only(folder)
    assert (finding.code, finding.place) == ("unreadable-file", "episodes/first.md:2:11")
    assert "0xfc" in finding.message


def test_a_folder_in_the_place_of_a_file_is_told(tmp_path: Path) -> None:
    """A folder called like an episode hides nothing."""
    folder = talks(tmp_path)
    (tmp_path / "episodes/third.md").mkdir()
    finding = only(folder)
    assert (finding.code, finding.path) == ("unreadable-file", "episodes/third.md")


@pytest.mark.parametrize(
    "name",
    ["My Talk.md", "index.md", "talk.MD", "Talk.md", "ümlaut.md", "-a.md", "a--b.md", "a.b.md", "a" * 98 + ".md"],
)
def test_a_name_that_cannot_be_an_address_is_told(tmp_path: Path, name: str) -> None:
    """An episode's file is called as its page will be."""
    folder = talks(tmp_path)
    (tmp_path / "episodes/first.md").rename(tmp_path / "episodes" / name)
    finding = only(folder)
    assert (finding.code, finding.path) == ("wrong-name", f"episodes/{name}")


def test_files_that_are_hidden_or_of_another_kind_are_left_alone(tmp_path: Path) -> None:
    """What editors and systems leave behind is no episode."""
    folder = talks(tmp_path)
    for name in (".first.md.swp", "._first.md", ".hidden.md", "first.md~", "first.md.orig", "notes.txt"):
        folder.write(f"episodes/{name}", "+++")
    assert folder.findings() == ()


@pytest.mark.parametrize(
    "file", ["../x.mp3", "/etc/passwd", "media/../../x.mp3", "media\\x.mp3", "C:\\x.mp3", "..", "/"]
)
@pytest.mark.parametrize("key", ["recording", "artwork"])
def test_a_path_that_leaves_the_project_is_told(tmp_path: Path, file: str, key: str) -> None:
    """No file outside the project is ever read, or published."""
    folder = talks(tmp_path / "project")
    folder.recording("../x.mp3")
    folder.episode("third", **{key: file})
    finding = next(finding for finding in folder.findings() if finding.code == "path-outside-project")
    assert (finding.path, finding.key) == ("episodes/third.md", key)
    assert finding.line is not None


def _loop(file: Path) -> None:
    file.symlink_to(file.name)


def _dangling(file: Path) -> None:
    file.symlink_to("nowhere")


def _folder(file: Path) -> None:
    file.mkdir()


def _nothing(file: Path) -> None:
    """There is no file."""


@pytest.mark.parametrize("make", [_loop, _dangling, _folder, _nothing])
def test_a_file_that_is_not_there_is_told(tmp_path: Path, make: Callable[[Path], None]) -> None:
    """A recording that is missing, a folder, or a link that leads nowhere is an error at the line that names it."""
    folder = talks(tmp_path)
    folder.episode("third", recording="media/other.mp3")
    make(tmp_path / "media/other.mp3")
    finding = only(folder)
    assert (finding.code, finding.place) == ("missing-file", "episodes/third.md:5:13")
    assert "media/other.mp3" in finding.message


def test_other_forms_of_a_recording_are_read_as_it_is(tmp_path: Path) -> None:
    """Each is a recording of the catalog, after the one that is preferred; one that is none is told at its line."""
    folder = talks(tmp_path)
    folder.recording("media/small.mp3")
    folder.write("media/none.mp3", "This is no recording at all.\n" * 100)
    folder.episode("third", renditions=["media/small.mp3", "media/none.mp3", "media/nowhere.mp3"])
    catalog = folder.load().catalog
    assert catalog
    (episode,) = (one for one in catalog.episodes if one.slug == "third")
    forms = [form.path for form in catalog.renditions_of(episode)]
    assert forms == ["media/third.mp3", "media/small.mp3"]
    told = {finding.key: finding for finding in folder.findings()}
    assert told["renditions.1"].code == "unreadable-recording"
    assert told["renditions.2"].code == "missing-file"
    assert "renditions" in line_at(folder, told["renditions.1"])


def test_without_its_recording_an_episode_has_no_form(tmp_path: Path) -> None:
    """The preferred form is what listeners get: another one does not take its place unasked."""
    folder = talks(tmp_path)
    folder.episode("third", recording="media/nowhere.mp3", renditions=["media/first.mp3"])
    catalog = folder.load().catalog
    assert catalog
    assert [catalog.renditions_of(episode) for episode in catalog.episodes if episode.slug == "third"] == [()]


@pytest.mark.parametrize("name", ["x" * 300 + ".mp3", "x\0y.mp3", "", ".", "media", "media/first.mp3/x"])
def test_an_impossible_name_is_told(tmp_path: Path, name: str) -> None:
    """A name no file can have is an error in the show, not a failure of the program."""
    folder = talks(tmp_path)
    folder.episode("third", recording=name or " ")
    assert only(folder).code in ("missing-file", "unreadable-file")


def test_a_text_called_mp3_is_told(tmp_path: Path) -> None:
    """What a file is decides, not what it is called."""
    folder = talks(tmp_path)
    folder.write("media/first.mp3", "This is no recording at all.\n" * 100)
    finding = only(folder)
    assert (finding.code, finding.place) == ("unreadable-recording", "episodes/first.md:5:13")
    assert finding.message.startswith("media/first.mp3: ")
    assert finding.remedy


def test_a_picture_and_a_transcript_that_are_none_are_told(tmp_path: Path) -> None:
    """Artwork and transcripts are read too; of a transcript, the line in it is named."""
    folder = talks(tmp_path)
    folder.write("media/bad.vtt", "WEBVTT\n\n00:0x.000 --> 00:02.000\nAt no time\n")
    folder.write("media/bad.png", "no picture")
    folder.episode("third", transcripts=[{"file": "media/bad.vtt"}], artwork="media/bad.png")
    by_code = {finding.code: finding for finding in folder.findings()}
    assert by_code["unreadable-artwork"].message.startswith("media/bad.png: ")
    assert by_code["unreadable-transcript"].message.startswith("media/bad.vtt:3: ")
    assert by_code["unreadable-transcript"].key == "transcripts.0.file"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
@pytest.mark.parametrize("path", ["media/first.mp3", "media/words.vtt", "media/cover.png"])
def test_a_file_that_may_not_be_read_is_told(tmp_path: Path, path: str) -> None:
    """A file without permission to read is a finding, and hides no other."""
    folder = talks(tmp_path)
    (tmp_path / path).chmod(0)
    codes = {finding.code for finding in folder.findings()}
    assert codes == {"unreadable-file"}


def test_a_file_the_system_refuses_is_told_without_paths_of_this_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the system says of one file is a finding; the folder the project stands in is nobody's business."""
    folder = talks(tmp_path)
    real = Path.open

    def refusing(self: Path, *args: Any, **kwargs: Any) -> Any:
        if self.name == "first.mp3":
            raise PermissionError(13, "Permission denied", str(self))
        return real(self, *args, **kwargs)

    monkeypatch.setattr(Path, "open", refusing)
    finding = only(folder)
    assert finding.code == "unreadable-file"
    assert finding.message == "media/first.mp3: it cannot be read: permission denied"


def test_one_bad_file_never_hides_the_others(tmp_path: Path) -> None:
    """Whatever is wrong with some files, one run tells all of it, and loads the rest."""
    folder = talks(tmp_path, "first", "second", "third", "fourth")
    folder.show("other", title=None)
    spoil(folder, "episodes/first.md", "+++\n", "")
    spoil(folder, "episodes/second.md", 'title = "Second"', "title = 1\nfoo = 2")
    folder.write("media/third.mp3", "no recording")
    loaded = folder.load()
    assert sorted((finding.path, finding.code) for finding in loaded.findings) == [
        ("episodes/first.md", "unreadable-toml"),
        ("episodes/second.md", "unknown-key"),
        ("episodes/second.md", "wrong-value"),
        ("episodes/third.md", "unreadable-recording"),
        ("feeds/other.toml", "missing-key"),
    ]
    assert loaded.catalog
    assert [episode.slug for episode in loaded.catalog.episodes] == ["fourth", "third"]
    assert list(loaded.catalog.recordings) == ["media/fourth.mp3"]


def test_a_show_that_cannot_be_read_is_not_blamed_on_its_episodes(tmp_path: Path) -> None:
    """A mistake in a show's file is told once, and not again for each episode."""
    folder = talks(tmp_path)
    spoil(folder, "feeds/talks.toml", 'title = "Talks"', "title = 1")
    loaded = folder.load()
    assert [finding.path for finding in loaded.findings] == ["feeds/talks.toml"]
    assert loaded.catalog
    assert len(loaded.catalog.episodes) == 2


def test_without_a_readable_project_file_there_is_no_catalog(tmp_path: Path) -> None:
    """What is wrong with turncast.toml itself is told, and nothing else is guessed."""
    folder = talks(tmp_path)
    folder.write("turncast.toml", "[site\n")
    loaded = folder.load()
    assert loaded.catalog is None
    (finding,) = loaded.findings
    assert finding.place == "turncast.toml:1:6"


def test_a_file_named_twice_is_told_at_each_place(tmp_path: Path) -> None:
    """Each line that names a missing file is one to mend."""
    folder = talks(tmp_path)
    shutil.rmtree(tmp_path / "media")
    places = [finding.place for finding in folder.findings() if "words.vtt" in finding.message]
    assert places == ["episodes/first.md:7:13", "episodes/second.md:7:13"]


@pytest.mark.parametrize(("line", "column", "place"), [(None, None, "12:1"), (1, 1, "12:1"), (3, 5, "14:5")])
def test_a_finding_about_the_notes_is_told_where_they_stand(
    tmp_path: Path, line: int | None, column: int | None, place: str
) -> None:
    """A rule counts within the notes, which begin below the front matter; an editor counts in the file."""
    folder = talks(tmp_path, "first")
    path = folder.episode("first", notes="One.\n\nTwo words.")
    assert (tmp_path / path).read_text(encoding="utf-8").split("\n")[11] == "One."
    finding = Finding(code="c", level=Level.WARNING, message="m", path=path, key="notes", line=line, column=column)
    (placed,) = loading.placed([finding], tmp_path)
    assert placed.place == f"{path}:{place}"
