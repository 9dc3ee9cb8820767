"""What a producer gets wrong, and what Turncast says of it: exit code, place, hint; and nothing half-written."""

import re
import shutil
from pathlib import Path

import pytest
from tests.journeys.publications import CORPUS, MEDIA, RUTH
from tests.support.command import Ran, called
from tests.support.recordings import mp3, mp4, mvhd, track

EPISODE = f"episodes/{RUTH}.md"
RECORDING = f"media/{RUTH}.mp3"


def files(folder: Path) -> dict[str, bytes]:
    """What is in *folder*, but for Turncast's own memory."""
    found = (file for file in folder.rglob("*") if file.is_file() and ".turncast" not in file.parts)
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in found}


def replace(file: Path, old: str, new: str) -> None:
    """Put *new* for *old*, which must be there."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def refused(project: Path) -> Ran:
    """What ``publish`` says of a project with errors: exit code 1, a hint, and nothing is written."""
    before = files(project)
    ran = called("publish", "--yes", at=project)
    assert ran.code == 1, ran.err
    assert re.match(r"expected a project without errors, found [12] errors?\b", ran.error)
    assert "turncast check --explain" in ran.hint
    assert ran.out == ""
    assert files(project) == before
    return ran


@pytest.mark.parametrize("word", ["add x.mp3", "list", "check", "build", "preview", "plan", "publish", "status"])
def test_no_project_here(word: str, tmp_path: Path) -> None:
    """Where there is no project, every word that needs one says so and how to begin: exit code 2."""
    shutil.copy(MEDIA / "nick-wahl-interest-based-bargaining.mp3", tmp_path / "x.mp3")
    ran = called(*word.split(), at=tmp_path)
    assert ran.code == 2
    assert ran.error.startswith("expected a Turncast project: there is no turncast.toml in ")
    assert ran.hint == "cd into a project, or make one with: turncast init"
    assert set(files(tmp_path)) == {"x.mp3"}


@pytest.mark.parametrize(
    ("path", "old", "new", "place"),
    [
        ("turncast.toml", "title = ", "title = = ", r"turncast\.toml:\d+:9: "),
        ("feeds/talks.toml", "explicit = false", "explicit = maybe", r"feeds/talks\.toml:\d+:12: "),
        (EPISODE, "number = 1", "number = 1 of 11", rf"{re.escape(EPISODE)}:\d+:\d+: "),
    ],
)
def test_unreadable_toml(project: Path, path: str, old: str, new: str, place: str) -> None:
    """TOML that cannot be read is told with file, line and column, and how values are written."""
    replace(project / path, old, new)
    line = (project / path).read_text(encoding="utf-8").split(new)[0].count("\n") + 1
    found = re.search(rf"^{place}error: .*\[unreadable-toml\]$", refused(project).err, re.MULTILINE)
    assert found is not None
    assert found[0].split(":")[1] == str(line)


@pytest.mark.parametrize(
    ("path", "old", "new", "meant"),
    [
        ("turncast.toml", "language =", "langage =", "language"),
        ("feeds/talks.toml", "explicit =", "explicitt =", "explicit"),
        (EPISODE, "number =", "nummer =", "number"),
    ],
)
def test_unknown_key(project: Path, path: str, old: str, new: str, meant: str) -> None:
    """A word Turncast does not know is told with file, line and column, and the nearest that it knows."""
    replace(project / path, old, new)
    said = refused(project).err
    assert re.search(
        rf"^{re.escape(path)}:\d+:1: error: '{new[:-2]}' is not a word .*\[unknown-key\]$", said, re.MULTILINE
    )
    assert f"did you mean `{meant}`?" in said


def test_missing_recording(project: Path) -> None:
    """A recording that is not there is told with the line and the column that name it."""
    (project / RECORDING).unlink()
    said = refused(project).err
    assert re.search(
        rf"^{re.escape(EPISODE)}:\d+:13: error: there is no file '{RECORDING}' \[missing-file\]$", said, re.MULTILINE
    )


def test_one_run_shows_everything(project: Path) -> None:
    """One bad file does not hide what is wrong in another."""
    replace(project / EPISODE, "number = 1", "number = = 1")
    replace(project / "feeds/talks.toml", "explicit =", "explicitt =")
    codes = {finding["code"] for finding in called("check", "--json", at=project).json["findings"]}
    assert {"unreadable-toml", "unknown-key"} <= codes


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"Meeting notes\n\n- bring the recorder\n", "a text file"),
        (b"", "an empty file"),
        (b"<!DOCTYPE html><title>404 Not Found</title>", "an HTML page"),
        (b'<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>', "an XML document that says AccessDenied"),
    ],
)
def test_adding_what_is_no_recording(project: Path, tmp_path: Path, content: bytes, found: str) -> None:
    """A file that only calls itself .mp3 is refused, saying what it really is; the project stays as it was."""
    (tmp_path / "talk.mp3").write_bytes(content)
    before = files(project)
    ran = called("add", tmp_path / "talk.mp3", at=project)
    assert (ran.code, ran.error) == (1, f"talk.mp3: expected a recording, found {found}")
    assert ran.hint
    assert files(project) == before


def test_adding_what_is_not_there(project: Path) -> None:
    """A recording that is not there is a mistake in the command: exit code 2."""
    ran = called("add", "no-such.mp3", at=project)
    assert (ran.code, ran.error) == (2, "expected a recording, found no file no-such.mp3")
    assert ran.hint


def test_one_bad_recording_does_not_stop_the_others(project: Path, tmp_path: Path) -> None:
    """Of several recordings the good ones are added, the bad ones told, and the exit code says that there were some."""
    (tmp_path / "bad.mp3").write_text("no recording\n")
    good = mp3(tmp_path / "good.mp3")
    ran = called("add", tmp_path / "bad.mp3", good, "--json", at=project)
    assert ran.code == 1
    said = {Path(outcome["recording"]).name: outcome for outcome in ran.json}
    assert ("error" in said["bad.mp3"], "episode" in said["bad.mp3"]) == (True, False)
    assert ("error" in said["good.mp3"], "episode" in said["good.mp3"]) == (False, True)
    assert (project / "episodes/good.md").exists()


def test_the_same_recording_twice(project: Path) -> None:
    """A recording that is an episode already is as it was asked for: it is said, nothing is added, and all is fine."""
    before = files(project)
    ran = called("add", MEDIA / Path(RECORDING).name, at=project)
    assert ran.code == 0
    assert f"is the recording of {EPISODE} already" in ran.err
    assert files(project) == before


def test_hostile_recordings(project: Path) -> None:
    """Files that crashed other programs are added or explained, and never a bug of Turncast's."""
    crashers = sorted((CORPUS / "media/tagfix/Serial-ATA+lofty-rs").glob("*"))
    if not crashers:
        pytest.skip("../shared/corpus is not there")
    ran = called("add", "--json", *crashers, at=project)
    assert ran.code in (0, 1), ran.err
    assert len(ran.json) == len(crashers)


def test_which_show(project: Path) -> None:
    """With two shows and nothing in the tags that tells which, add asks for --show; an unknown one is told."""
    shutil.copy(project / "feeds/talks.toml", project / "feeds/songs.toml")
    talk = mp3(project / "talk.mp3")
    unsaid, unknown = called("add", talk, at=project), called("add", talk, "--show", "talk", at=project)
    assert (unsaid.code, unsaid.hint) == (2, "--show songs or --show talks")
    assert unsaid.error == "expected to know which show talk.mp3 is for, found 2 shows"
    assert (unknown.code, unknown.hint) == (2, "there is: songs, talks")
    assert unknown.error.endswith("expected the name of a show, found 'talk'")


def test_listing_a_show_that_is_not_there(project: Path) -> None:
    """list names the shows that there are."""
    ran = called("list", "--show", "song", at=project)
    assert (ran.code, ran.error, ran.hint) == (2, "expected the name of a show, found 'song'", "there is: talks")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("publish --frob", "No such option: --frob"),
        ("publish --dryrun", "--dry-run"),
        ("pubish", "No such command 'pubish'"),
        ("add", "Missing argument 'RECORDING...'"),
        ("add talk.mp3 --date yesterday", "expected a day like 2020-06-19, found 'yesterday'"),
        ("add talk.mp3 --date 2020-06-19T09:00", "expected a zone"),
        ("add a.mp3 b.mp3 --title Both", "add it alone"),
        ("preview --port 65536", "65536"),
    ],
)
def test_usage(project: Path, arguments: str, said: str) -> None:
    """A command that cannot be understood says which word is off: exit code 2."""
    ran = called(*arguments.split(), at=project)
    assert ran.code == 2
    assert said in ran.err
    assert ran.out == ""


def test_init_over_a_project(project: Path) -> None:
    """init never touches a project that is there."""
    before = files(project)
    ran = called("init", ".", at=project)
    assert (ran.code, ran.error) == (2, "expected a folder without a project, found turncast.toml")
    assert files(project) == before


@pytest.mark.parametrize(
    ("name", "template", "said"),
    [
        ("episode.html", '{% extends "theme/episode.html" %}\n{% blok main %}', ":2: encountered unknown tag 'blok'."),
        ("show.html", "<h1>Show</h1>\n<p>{{ page.edition.shwo }}</p>", ":2: "),
        ("home.html", '{% extends "theme/hom.html" %}', ":1: there is no template 'theme/hom.html'"),
        (
            "home.html",
            '{% extends "theme/base.html" %}\n{% block colofon %}{% endblock %}',
            ":2: the extended template has no block 'colofon'",
        ),
    ],
)
def test_a_mistake_in_a_template(project: Path, name: str, template: str, said: str) -> None:
    """A broken override is told with its line, and stops the publish before anything is claimed or written."""
    (project / "templates" / name).write_text(template)
    ran = called("publish", at=project)
    assert ran.code == 1
    assert ran.error.startswith(f"templates/{name}{said}")
    assert ran.hint
    assert not (project / "public").exists()
    planned, checked = called("plan", at=project), called("check", "--json", at=project)
    assert (planned.code, planned.error) == (1, ran.error)
    (found,) = [finding for finding in checked.json["findings"] if finding["code"] == "template-mistake"]
    assert (checked.code, found["path"], found["line"]) == (1, f"templates/{name}", int(said.split(":")[1] or 2))


@pytest.mark.parametrize("place", [".", "media", "episodes/site"])
def test_publishing_into_the_project_itself(project: Path, place: str) -> None:
    """A place where the producer's own files are is refused, whatever --yes says."""
    before = files(project)
    ran = called("publish", "--to", place, "--yes", at=project)
    assert ran.code == 2
    assert "where the project itself stands" in ran.error
    assert files(project) == before


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--url", "my.site", "`site.url`"),
        ("--to", "ftp://x", "expected a directory or s3://bucket/prefix"),
        ("--language", "xx-nope-1", "expected a code such as en-US"),
        ("--category", "Nonsense", "expected one of Apple's categories"),
        ("--email", "nobody", "`owner.email`"),
    ],
)
def test_init_takes_only_what_a_project_can_say(tmp_path: Path, option: str, value: str, said: str) -> None:
    """What a later command would refuse, init refuses, and writes nothing."""
    ran = called("init", "podcast", option, value, at=tmp_path)
    assert ran.code == 2
    assert said in ran.error
    assert ran.hint
    assert list(tmp_path.iterdir()) == []


def test_init_leaves_nothing_half_written(tmp_path: Path) -> None:
    """Where the last file cannot be written, the first ones are gone again; what was there stays."""
    (tmp_path / "feeds").write_text("a file where a folder should be")
    ran = called("init", ".", "--title", "Talks", at=tmp_path)
    assert ran.code == 2
    assert "feeds" in ran.error
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["feeds"]


def test_a_video_of_which_no_poster_can_be_made(project: Path) -> None:
    """It is told with what to write instead, and stops the publish before anything is claimed or written."""
    mp4(project / "media/talk.mp4", mvhd(60_000), track(1, b"vide", ticks=60_000, size=(1280, 720)))
    replace(project / EPISODE, RECORDING, "media/talk.mp4")
    ran = called("publish", at=project)
    assert ran.code == 1
    assert ran.error.startswith("media/talk.mp4: expected ")
    assert ran.hint == 'name a picture in the episode, like: poster = "media/poster.jpg"'
    assert not (project / "public").exists()


def test_a_wrong_word_in_the_environment(project: Path) -> None:
    """What the environment lays over turncast.toml is checked as if it stood there."""
    ran = called("check", at=project, env={"TURNCAST_SITE_URL": "podcast.example.net"})
    assert ran.code == 1
    assert "`site.url`" in ran.err


def test_explaining_a_rule_that_is_not_there(project: Path) -> None:
    """The nearest rule is named."""
    ran = called("check", "--explain", "artwrk-size", at=project)
    assert (ran.code, ran.error) == (2, "expected the code of a rule, found 'artwrk-size'")
    assert called(*ran.hint.split()[1:], at=project).out.startswith("artwork-size (")
