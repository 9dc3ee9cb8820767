"""A recording once read is known until it changes: the second run costs no pass over the media."""

import json
import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from tests.support.projects import Folder, talks

from turncast import artwork, audio, transcripts

MEMORY = ".turncast/known.json"


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that the doors to recordings, pictures and transcripts were asked to read."""
    return _noted(monkeypatch, (audio, "probe"), (artwork, "measure"), (transcripts, "load"))


@pytest.fixture
def tagged(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the recordings of which a copy was made, and of the pictures made ready for it."""
    return _noted(monkeypatch, (audio, "tagged"), (artwork, "embeddable"))


def _noted(monkeypatch: pytest.MonkeyPatch, *asked: tuple[ModuleType, str]) -> list[str]:
    names: list[str] = []
    for door, function in asked:
        monkeypatch.setattr(door, function, _noting(getattr(door, function), names))
    return names


def _noting(real: Callable[..., Any], names: list[str]) -> Callable[..., Any]:
    def noting(path: Path, *others: Any) -> Any:
        names.append(path.name)
        return real(path, *others)

    return noting


def test_a_second_load_reads_nothing_again(tmp_path: Path, read: list[str]) -> None:
    """Every file is read once, and the second load says the same of it without opening it."""
    folder = talks(tmp_path)
    first = folder.load()
    assert sorted(read) == ["cover.png", "first.mp3", "second.mp3", "words.vtt"]
    read.clear()
    assert folder.load() == first
    assert read == []


def test_an_unchanged_project_makes_no_copy_to_know_its_length(tmp_path: Path, tagged: list[str]) -> None:
    """The first load makes each copy once, with one picture for all; the second opens no recording."""
    folder = talks(tmp_path)
    first = folder.load()
    assert sorted(tagged) == ["cover.png", "first.mp3", "second.mp3"]
    tagged.clear()
    assert folder.load() == first
    assert tagged == []


def test_new_notes_make_no_copy_and_a_new_title_makes_one(tmp_path: Path, tagged: list[str]) -> None:
    """Only what stands in a tag has a say in it."""
    folder = talks(tmp_path)
    before = folder.catalog().copies
    tagged.clear()
    folder.episode("second", notes="Other words.", date=datetime(2020, 1, 8, 12, tzinfo=UTC))
    assert folder.catalog().copies == before
    assert tagged == []
    folder.episode("second", title="Another title", date=datetime(2020, 1, 8, 12, tzinfo=UTC))
    changed = folder.catalog().copies
    assert sorted(tagged) == ["cover.png", "second.mp3"]
    assert [key for key in before if before[key].digest != changed[key].digest] == [("second", "media/second.mp3")]


def test_a_picture_that_cannot_be_read_for_a_moment_is_no_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that fails once leaves the recording as it stands in that run alone; the next one tags it."""
    folder = talks(tmp_path)

    def fail(path: Path) -> bytes:
        raise OSError(5, "input/output error")

    with monkeypatch.context() as failing:
        failing.setattr(artwork, "embeddable", fail)
        copies = folder.catalog().copies.values()
        assert {one.remark for one in copies} == {"no tag was written: a file cannot be read any more"}
    assert {one.remark for one in folder.catalog().copies.values()} == {None}


def test_a_copy_of_another_sound_is_another_copy(tmp_path: Path, tagged: list[str]) -> None:
    """Where a later Turncast measures the same bytes otherwise, what is remembered of the copy is not used."""
    folder = talks(tmp_path, "first")
    folder.load()
    memory = json.loads((tmp_path / MEMORY).read_text())
    memory["files"]["Recording:media/first.mp3"]["facts"]["duration"] += 1
    (tmp_path / MEMORY).write_text(json.dumps(memory))
    tagged.clear()
    folder.load()
    assert "first.mp3" in tagged


def test_a_file_that_changed_is_read_again(tmp_path: Path, read: list[str]) -> None:
    """A recording exported anew is read anew, and nothing else is."""
    folder = talks(tmp_path)
    folder.load()
    read.clear()
    folder.recording("media/first.mp3", frames=777)
    catalog = folder.catalog()
    assert read == ["first.mp3"]
    assert catalog.recordings["media/first.mp3"].size == (tmp_path / "media/first.mp3").stat().st_size


def test_a_file_replaced_by_one_of_equal_size_and_time_is_read_again(tmp_path: Path, read: list[str]) -> None:
    """Size and time alone are not believed: a copy put in the file's place is another file."""
    folder = talks(tmp_path)
    folder.load()
    read.clear()
    file = tmp_path / "media/first.mp3"
    old = file.stat()
    other = folder.write("media/other", bytes(reversed(file.read_bytes())))
    os.utime(other, ns=(old.st_atime_ns, old.st_mtime_ns))
    other.replace(file)
    assert [finding.code for finding in folder.load().findings] == ["unreadable-recording"]
    assert read == ["first.mp3"]


def test_a_file_that_cannot_be_read_is_not_tried_again(tmp_path: Path, read: list[str]) -> None:
    """What is wrong with it is remembered word by word, until the file changes."""
    folder = talks(tmp_path)
    folder.write("media/first.mp3", b"no sound at all")
    folder.write("media/words.vtt", b"WEBVTT\n\n\xff\xff\x00")
    first = folder.load()
    assert {one.code for one in first.findings} >= {"unreadable-recording"}
    read.clear()
    assert folder.load() == first
    assert read == []
    folder.recording("media/first.mp3")
    assert "unreadable-recording" not in {one.code for one in folder.load().findings}
    assert "first.mp3" in read


@pytest.mark.parametrize(
    "fault", [None, {}, {"message": 1}, {"message": "m", "hint": "h", "line": "one", "column": None}, [1]]
)
def test_a_forged_fault_is_not_believed(tmp_path: Path, fault: object) -> None:
    """What does not look like one is no reason not to read the file."""
    folder = talks(tmp_path)
    sound = folder.load()
    memory = json.loads((tmp_path / MEMORY).read_text())
    entry = memory["files"]["Recording:media/first.mp3"]
    memory["files"]["Recording:media/first.mp3"] = {"stat": entry["stat"], "fault": fault}
    (tmp_path / MEMORY).write_text(json.dumps(memory))
    assert folder.load() == sound


def test_a_thousand_episodes_read_a_shared_file_once(tmp_path: Path, read: list[str]) -> None:
    """However many episodes name a file, it is read once."""
    folder = talks(tmp_path, "first")
    text = (tmp_path / "episodes/first.md").read_text(encoding="utf-8")
    for number in range(1000):
        folder.write(f"episodes/copy-{number}.md", text)
    catalog = folder.catalog()
    assert len(catalog.episodes) == 1001
    assert sorted(read) == ["cover.png", "first.mp3", "words.vtt"]


def _forged(facts: dict[str, Any]) -> Callable[[Folder], str]:
    def forge(folder: Folder) -> str:
        memory = json.loads((folder.root / MEMORY).read_text())
        memory["files"]["Recording:media/first.mp3"]["facts"] |= facts
        return json.dumps(memory)

    return forge


@pytest.mark.parametrize(
    "memory",
    [
        "",
        "{",
        "null",
        "[]",
        '"x"',
        "1",
        "[" * 100_000,
        '{"version": "another", "files": {}}',
        '{"version": null}',
        "\udcff",
        '{"version": "VERSION", "files": []}',
        '{"version": "VERSION", "files": {"Recording:media/first.mp3": null}}',
        '{"version": "VERSION", "files": {"Recording:media/first.mp3": {"stat": STAT}}}',
        '{"version": "VERSION", "files": {"Recording:media/first.mp3": {"stat": STAT, "facts": null}}}',
        '{"version": "VERSION", "files": {"Recording:media/first.mp3": {"stat": STAT, "facts": [1]}}}',
        '{"version": "VERSION", "files": {"Recording:media/first.mp3": {"stat": STAT, "facts": {}}}}',
        '{"version": "VERSION", "files": {"Recording:media/first.mp3": {"stat": null, "facts": {}}}}',
        _forged({"path": "../../etc/passwd"}),
        _forged({"duration": float("nan")}),
        _forged({"duration": float("inf")}),
        _forged({"size": "many"}),
        _forged({"more": 1}),
    ],
)
def test_a_memory_that_is_damaged_or_forged_changes_nothing(
    tmp_path: Path, memory: str | Callable[[Folder], str]
) -> None:
    """Whatever stands in the memory, the project is what its files say."""
    folder = talks(tmp_path)
    sound = folder.load()
    kept = json.loads((tmp_path / MEMORY).read_text())
    stat = json.dumps(kept["files"]["Recording:media/first.mp3"]["stat"])
    text = (
        memory.replace("VERSION", kept["version"]).replace("STAT", stat) if isinstance(memory, str) else memory(folder)
    )
    (tmp_path / MEMORY).write_bytes(text.encode(errors="surrogateescape"))
    assert folder.load() == sound
    assert json.loads((tmp_path / MEMORY).read_text()) == kept


def test_the_memory_may_be_deleted(tmp_path: Path) -> None:
    """Deleting the memory costs time and nothing else."""
    folder = talks(tmp_path)
    sound = folder.load()
    (tmp_path / MEMORY).unlink()
    assert folder.load() == sound


@pytest.mark.parametrize(
    "make", [lambda place: place.write_text("x"), lambda place: (place / "known.json").mkdir(parents=True)]
)
def test_a_memory_that_cannot_be_written_is_no_error(tmp_path: Path, make: Callable[[Path], object]) -> None:
    """Where nothing can be kept, all is read each time, and nothing is left behind."""
    make(tmp_path / ".turncast")
    folder = talks(tmp_path)
    folder.catalog()
    assert folder.catalog() == folder.catalog()
    assert not list(tmp_path.glob(".turncast/known.json.*"))


def test_the_memory_is_not_written_when_nothing_changed(tmp_path: Path) -> None:
    """A load that learns nothing new touches no file of the project."""
    folder = talks(tmp_path)
    folder.load()
    before = (tmp_path / MEMORY).stat()
    folder.load()
    assert (tmp_path / MEMORY).stat() == before


def test_what_is_no_longer_named_is_forgotten(tmp_path: Path) -> None:
    """The memory is no larger than the project."""
    folder = talks(tmp_path)
    folder.load()
    (tmp_path / "episodes/first.md").unlink()
    folder.load()
    assert "first.mp3" not in (tmp_path / MEMORY).read_text()


def test_what_is_known_of_a_file_that_has_gone_says_nothing_of_it(tmp_path: Path, read: list[str]) -> None:
    """A recording that was removed is told as missing, and one put in its place as a folder is no recording either."""
    folder = talks(tmp_path)
    folder.load()
    read.clear()
    recording = tmp_path / "media/first.mp3"
    recording.unlink()
    assert [finding.code for finding in folder.load().findings] == ["missing-file"]
    recording.mkdir()
    assert [finding.code for finding in folder.load().findings] == ["missing-file"]
    assert read == []
