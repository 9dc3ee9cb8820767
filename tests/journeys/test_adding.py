"""Adding what producers have: one recording, folders of them, what must be converted; looked at before, or stopped."""

import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest
from mutagen.id3 import TALB, TIT2, TPE1, USLT
from tests.journeys.publications import CORPUS, MEDIA
from tests.support.command import called, started, turncast, well
from tests.support.recordings import careful_tags, cover_tag, encoded, frame, info_frame, mp3, picture

TALK = MEDIA / "nick-wahl-interest-based-bargaining.mp3"
SPEECH = CORPUS / "media/speech"


def files(project: Path) -> list[str]:
    """Every file a producer has, and every hidden one but Turncast's memory."""
    found = (path.relative_to(project).as_posix() for path in project.rglob("*"))
    return sorted(name for name in found if not name.startswith(".turncast"))


def episodes(project: Path) -> set[str]:
    """The names of the episodes."""
    return {path.stem for path in (project / "episodes").iterdir()}


@pytest.fixture
def season(tmp_path: Path) -> Path:
    """A folder with three talks, two of them in the order of their numbers, and something that is no recording."""
    folder = tmp_path / "season"
    folder.mkdir()
    for number, name in ((2, "a second"), (10, "b tenth"), (1, "c first")):
        mp3(folder / f"{name}.mp3", frames=100 + number, tags=careful_tags(title=name.title(), number=f"{number}/11"))
    (folder / "d broken.mp3").write_text("<!DOCTYPE html><title>404</title>", encoding="utf-8")
    (folder / "notes.txt").write_text("no recording at all", encoding="utf-8")
    return folder


def test_a_dry_run_writes_nothing(project: Path) -> None:
    """What would be written is shown, each value with its source, and nothing is; adding then writes just that."""
    before = files(project)
    ran = called("add", TALK, "--season", "2", "--dry-run", at=project)
    assert ran.code == 0
    rows = {line.split()[0]: line for line in ran.out.splitlines()}
    assert "Nick Wahl: Interest-Based Bargaining" in rows["title"]
    assert rows["title"].rstrip().endswith("ID3v2.3 TIT2")
    assert rows["season"].rstrip().endswith("--season")
    assert "would write media/nick-wahl" in ran.err
    assert files(project) == before


def test_a_dry_run_for_programs(project: Path) -> None:
    """Every value with its source, the duration, what the recording is, the files: and adding writes exactly those."""
    (said,) = called("add", TALK, "--dry-run", "--json", at=project).json
    assert said["outcome"] == "would be added"
    assert said["values"]["title"] == {"value": "Nick Wahl: Interest-Based Bargaining", "source": "ID3v2.3 TIT2"}
    assert (said["duration_seconds"], said["container"], said["codec"]) == (288.0, "MP3", "MP3")
    before = set(files(project))
    (done,) = called("add", TALK, "--json", at=project).json
    assert set(files(project)) - before == set(said["writes"])
    assert (done["episode"], done["destination"]) == (said["episode"], said["destination"])
    written = (project / said["episode"]).read_text(encoding="utf-8")
    assert written.splitlines()[2:] == said["text"].splitlines()[2:]


def test_doubts_are_findings(project: Path, tmp_path: Path) -> None:
    """What is not to be relied on is told with the code of its rule, whether it stops the add or not."""
    (tmp_path / "vbr.mp3").write_bytes(frame(32) * 300 + frame(128) * 100)
    (tmp_path / "cut.mp3").write_bytes(info_frame(9000, 9000 * 208) + frame() * 300)
    ran = called("add", tmp_path / "vbr.mp3", tmp_path / "cut.mp3", "--dry-run", "--json", at=project)
    said = {Path(one["recording"]).name: one for one in ran.json}
    codes = {name: {finding["code"] for finding in one["findings"]} for name, one in said.items()}
    assert "recording-doubted" in codes["vbr.mp3"]
    assert "recording-truncated" in codes["cut.mp3"]
    assert [one["code"] for one in said["vbr.mp3"]["doubts"]] == ["duration-misstated"]
    assert (said["vbr.mp3"]["outcome"], said["cut.mp3"]["outcome"], ran.code) == ("would be added", "refused", 1)
    assert said["cut.mp3"]["duration_seconds"] == pytest.approx(7.84, abs=0.1)


def test_a_folder(project: Path, season: Path) -> None:
    """A folder's recordings are shown in a table, in the order of their numbers, then added; the bad one is told."""
    ran = called("add", season, at=project)
    assert ran.code == 1
    names = [line.split(".mp3")[0] for line in ran.out.splitlines()[1:]]
    assert names == ["c first", "a second", "b tenth", "d broken"]
    assert "refused: expected a recording, found an HTML page" in ran.out
    assert {"c-first", "a-second", "b-tenth"} < episodes(project)
    assert "3 added, 1 refused of 4 recordings" in ran.err
    assert ran.error == "d broken.mp3: expected a recording, found an HTML page"


def test_the_same_folder_again(project: Path, season: Path) -> None:
    """A second run adds nothing, although the files are called otherwise by now, and all is fine."""
    (season / "d broken.mp3").unlink()
    well("add", season, at=project)
    before = files(project)
    for number, path in enumerate(sorted(season.glob("*.mp3"))):
        path.rename(season / f"renamed {number}.mp3")
    ran = called("add", *sorted(season.glob("*.mp3")), at=project)
    assert (ran.code, files(project)) == (0, before)
    assert "3 there already of 3 recordings" in ran.err
    again = called("add", season, "--json", at=project)
    assert {outcome["outcome"] for outcome in again.json} == {"there already"}


def test_twins_in_a_batch(project: Path, tmp_path: Path) -> None:
    """The same recording under two names is one episode, and the table says so before."""
    one = mp3(tmp_path / "one.mp3")
    shutil.copy(one, tmp_path / "two.mp3")
    before = episodes(project)
    ran = called("add", one, tmp_path / "two.mp3", at=project)
    assert ran.code == 0
    assert "there already: episodes/one.md" in ran.out
    assert episodes(project) - before == {"one"}


def test_names_that_clash(project: Path, tmp_path: Path) -> None:
    """Two recordings of one title are two episodes, called as the table said."""
    for name in ("a", "b"):
        mp3(tmp_path / f"{name}.mp3", frames=100 + ord(name), tags=[TIT2(text="Equity")])
    said = called("add", tmp_path / "a.mp3", tmp_path / "b.mp3", "--dry-run", "--json", at=project).json
    well("add", tmp_path / "a.mp3", tmp_path / "b.mp3", at=project)
    assert [one["slug"] for one in said] == ["equity", "equity-2"]
    assert {"equity", "equity-2"} < episodes(project)


def test_without_dates_the_order_is_kept(project: Path, tmp_path: Path) -> None:
    """Recordings nobody dated come one after another, in their order, and none in the future."""
    for name in ("talk 10", "talk 2"):
        mp3(tmp_path / f"{name}.mp3", frames=100 + len(name))
    well("add", tmp_path / "talk 10.mp3", tmp_path / "talk 2.mp3", at=project)
    rows = {row["slug"]: row for row in called("list", "--json", at=project).json}
    assert rows["talk-2"]["date"] < rows["talk-10"]["date"]
    assert {row["state"] for row in rows.values()} == {"due"}


def test_an_empty_folder(project: Path, tmp_path: Path) -> None:
    """A folder without recordings is a mistake in the command."""
    ran = called("add", tmp_path, at=project)
    assert (ran.code, ran.error) == (2, f"expected recordings in {tmp_path}, found none")


def test_a_title_for_a_folder(project: Path, season: Path) -> None:
    """One title cannot be that of a folder's recordings."""
    ran = called("add", season, "--title", "Both", at=project)
    assert ran.code == 2
    assert "add it alone" in ran.error


def test_converting_what_directories_do_not_take(project: Path) -> None:
    """WAV and FLAC are refused with the command that converts them, which then works; a second time is fine."""
    speech = sorted([*SPEECH.rglob("jfk.wav"), *SPEECH.rglob("jfk.flac")])
    if len(speech) != 2:
        pytest.skip("../shared/corpus is not there")
    refused = called("add", *speech, at=project)
    assert refused.code == 1
    assert refused.err.count("hint: turncast add --convert ") == 2
    before = [path.read_bytes() for path in speech]
    ran = turncast("add", "--convert", *speech, at=project)
    assert (ran.code, "2 added of 2 recordings" in ran.err) == (0, True), ran.err
    assert {path.name for path in (project / "media").glob("jfk*")} == {"jfk.mp3", "jfk-2.mp3"}
    assert [path.read_bytes() for path in speech] == before
    assert called("add", "--convert", *speech, at=project).code == 0
    assert len(list((project / "media").glob("jfk*"))) == 2


def test_what_came_with_it_is_published(project: Path, tmp_path: Path) -> None:
    """Artwork that was mended and a transcript from beside the recording pass every check."""
    mp3(tmp_path / "talk.mp3", frames=400, tags=[*careful_tags(title="Talk"), cover_tag(picture(900, 800, form="PNG"))])
    (tmp_path / "talk.es.vtt").write_text("WEBVTT\n\n00:00.000 --> 00:01.000\nHola.\n", encoding="utf-8")
    ran = well("add", tmp_path / "talk.mp3", "--fix", at=project)
    assert "wrote episodes/talk.md, media/talk.mp3, media/talk.jpg, media/talk.es.vtt" in ran.err
    found = called("check", "--json", at=project).json["findings"]
    assert [one for one in found if one["path"] == "episodes/talk.md" and one["level"] == "error"] == []


def test_hostile_tags(project: Path, tmp_path: Path) -> None:
    """Markup, control characters, path tricks and a megabyte of title come out as one clean line and a safe name."""
    hostile = [
        TIT2(encoding=3, text="../../etc/passwd\x00\x1b[31m<script>\n+++\n" + "x" * 1_000_000),
        TALB(encoding=3, text='"""\n[x]'),
        TPE1(encoding=3, text="\u202egnp.exe"),
        USLT(encoding=3, lang="eng", desc="", text="\x07" * 2000 + "word " * 1000),
    ]
    path = mp3(tmp_path / "x.mp3", tags=hostile)
    before = set(files(tmp_path))
    (said,) = called("add", path, "--json", at=project).json
    made = {name for name in set(files(tmp_path)) - before if "/.turncast" not in name}
    assert {Path(name).parent.name for name in made} == {"episodes", "media"}
    text = (project / said["episode"]).read_text(encoding="utf-8")
    assert len(text) < 2000
    assert not any(sign in text for sign in "\x00\x1b\x07\u202e")
    assert said["slug"].replace("-", "").isalnum()
    assert [one for one in called("check", "--json", at=project).json["findings"] if one["level"] == "error"] == []


@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGINT])
def test_stopped_in_the_middle(project: Path, tmp_path: Path, ending: signal.Signals) -> None:
    """Killed or interrupted while it copies, an add leaves no episode; the next one sweeps up and adds it whole."""
    large = tmp_path / "large.mp3"
    large.write_bytes(info_frame(400_000, 417 * 400_000) + frame(128) * 400_000)
    before = files(project)
    with started("add", large, at=project) as process:
        until = time.monotonic() + 60
        while not any((project / "media").glob(".turncast-add-*/*")) and time.monotonic() < until:
            time.sleep(0.005)
        process.send_signal(ending)
        said = process.communicate(timeout=60)[1]
    assert process.returncode == (130 if ending is signal.SIGINT else -ending)
    left = [name for name in files(project) if name not in before]
    assert all("/.turncast-add-" in name for name in left)
    assert (left == []) is (ending is signal.SIGINT)
    assert ("interrupted" in said) is (ending is signal.SIGINT)
    well("add", large, at=project)
    assert [name for name in files(project) if name not in before] == ["episodes/large.md", "media/large.mp3"]


def test_a_full_disk(project: Path, tmp_path: Path) -> None:
    """A disk that fills up is said with exit code 3, nothing is left, and the rest of the batch is not tried."""
    for name in ("one", "two"):
        (tmp_path / f"{name}.mp3").write_bytes(info_frame(10_000, 4_170_000) + frame(128) * (10_000 + len(name)))
    small = tmp_path / "small"
    small.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", small], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("a small disk cannot be mounted here")
    try:
        shutil.rmtree(project / "public", ignore_errors=True)
        shutil.copytree(project, small / "talks", dirs_exist_ok=True)
        before = files(small / "talks")
        ran = turncast("add", tmp_path / "one.mp3", tmp_path / "two.mp3", at=small / "talks")
        assert (ran.code, "no room is left on the disk" in ran.error) == (3, True)
        assert "1 refused, 1 not tried of 2 recordings" in ran.err
        assert files(small / "talks") == before
    finally:
        subprocess.run(["umount", small], check=True)


def test_video_beside_audio(project: Path, tmp_path: Path) -> None:
    """A folder of sound and video is added as what each is."""
    encoded(tmp_path / "clip.mp4", "-c:a", "aac", "-c:v", "libx264", "-pix_fmt", "yuv420p", video=True)
    mp3(tmp_path / "talk.m4a")
    well("add", tmp_path / "clip.mp4", tmp_path / "talk.m4a", at=project)
    assert {"clip.mp4", "talk.mp3"} <= {path.name for path in (project / "media").iterdir()}


def test_moving_and_linking(project: Path, season: Path) -> None:
    """--move takes the recordings themselves, --link gives them a second name; both at once make no sense."""
    (season / "d broken.mp3").unlink()
    first, *others = sorted(season.glob("*.mp3"))
    well("add", first, "--link", at=project)
    assert first.samefile(project / "media/a-second.mp3")
    ran = well("add", season, "--move", at=project)
    assert "2 added, 1 there already of 3 recordings" in ran.err
    assert [path for path in (first, *others) if path.exists()] == [first]
    both = called("add", first, "--link", "--move", at=project)
    assert (both.code, "either --move or --link" in both.err) == (2, True)


def test_a_video_to_listen_to(project: Path, tmp_path: Path) -> None:
    """With --audio the sound of a video is published, too, and nothing is wrong with it."""
    video = encoded(tmp_path / "webinar.mp4", "-c:a", "aac", "-c:v", "libx264", "-pix_fmt", "yuv420p", video=True)
    dry = well("add", video, "--audio", "--dry-run", at=project)
    assert "media/webinar.m4a" in next(line for line in dry.out.splitlines() if line.startswith("renditions"))
    ran = well("add", video, "--audio", at=project)
    assert "wrote episodes/webinar.md, media/webinar.mp4, media/webinar.m4a" in ran.err
    found = called("check", "--json", at=project).json["findings"]
    assert [one for one in found if one["path"] == "episodes/webinar.md" and one["level"] == "error"] == []
    assert called("add", video, "--audio", at=project).code == 0


def test_what_the_project_does_not_count_is_not_told(project: Path, season: Path) -> None:
    """`[check]` in turncast.toml says what counts for an episode that is added, too."""
    asked = ("add", season / "c first.mp3", "--dry-run", "--json")

    def told() -> set[str]:
        return {finding["code"] for finding in called(*asked, at=project).json[0]["findings"]}

    before = told()
    file = project / "turncast.toml"
    file.write_text(file.read_text() + '\n[check]\nignore = ["episode-without-transcript"]\n')
    assert before - told() == {"episode-without-transcript"}
