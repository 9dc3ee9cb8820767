"""Recordings as they are handed over: folders, twins, order."""

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mutagen.id3 import TIT2, TRCK
from tests.support.recordings import mp3

from turncast.adding import Overrides, Shelf, expanded, gather, order, twins
from turncast.errors import UsageError, WorldError


def test_a_folder_stands_for_its_recordings(tmp_path: Path) -> None:
    """Of a folder those files are meant whose names say that they are recordings; each once, hidden ones never."""
    for name in ("b10.mp3", "b2.MP3", "a.wav", "cover.jpg", "talk.vtt", ".hidden.mp3", "notes.txt"):
        (tmp_path / name).touch()
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "c.mp3").touch()
    found = expanded([tmp_path / "b10.mp3", tmp_path, tmp_path / "no-such.mp3"])
    assert [path.name for path in found] == ["b10.mp3", "a.wav", "b2.MP3", "no-such.mp3"]


def test_a_folder_without_recordings(tmp_path: Path) -> None:
    """A folder without any is a mistake in the command."""
    (tmp_path / "notes.txt").touch()
    with pytest.raises(UsageError, match=r"expected recordings in .*, found none"):
        expanded([tmp_path])


def test_the_order(tmp_path: Path) -> None:
    """Season and number go before dates, dates before names; numbers in names count as numbers."""
    names = ["talk 10", "talk 2", "2020-06-19 x", "2019-01-01 y", "Episode 3 z", "S02E01 a", "S01E09 b"]
    mp3(tmp_path / "zzz.mp3", tags=[TIT2(text="T"), TRCK(text="1/3")])
    facts = [gather(mp3(tmp_path / f"{name}.mp3"), Overrides()) for name in names]
    facts.append(gather(tmp_path / "zzz.mp3", Overrides()))
    assert [one.recording.stem for one in sorted(facts, key=order)] == [
        "zzz",
        "Episode 3 z",
        "S01E09 b",
        "S02E01 a",
        "2019-01-01 y",
        "2020-06-19 x",
        "talk 2",
        "talk 10",
    ]


@given(contents=st.lists(st.binary(max_size=3), max_size=8))
def test_twins(contents: list[bytes], tmp_path_factory: pytest.TempPathFactory) -> None:
    """A recording with the content of one before it is told with the first of them; every other is nobody's twin."""
    folder = tmp_path_factory.mktemp("twins")
    paths = [folder / str(number) for number in range(len(contents))]
    for path, content in zip(paths, contents, strict=True):
        path.write_bytes(content)
    firsts = {path: paths[contents.index(content)] for path, content in zip(paths, contents, strict=True)}
    assert twins(paths) == {path: first for path, first in firsts.items() if path != first}


def test_twins_are_the_same_throughout(tmp_path: Path) -> None:
    """Files that only begin and end alike are not twins."""
    one, two = bytearray(300_000), bytearray(300_000)
    two[150_000] = 1
    (tmp_path / "one").write_bytes(one)
    (tmp_path / "two").write_bytes(two)
    assert twins([tmp_path / "one", tmp_path / "two", tmp_path / "no such"]) == {}


def test_a_shelf(tmp_path: Path) -> None:
    """A recording is recognised by content, whatever it is called; one that cannot be read is told."""
    path, other = mp3(tmp_path / "talk.mp3"), mp3(tmp_path / "other.mp3", tags=[TIT2(text="T")])
    shelf = Shelf()
    assert shelf.episode_of(path) is None
    shelf.put("0" * 64, path.stat().st_size, "episodes/alike.md")
    assert shelf.episode_of(path) is None
    shelf.put(hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_size, "episodes/talk.md")
    assert shelf.episode_of(path.rename(tmp_path / "renamed.mp3")) == "episodes/talk.md"
    assert shelf.episode_of(other) is None
    with pytest.raises(WorldError, match="no-such"):
        shelf.episode_of(tmp_path / "no-such.mp3")
