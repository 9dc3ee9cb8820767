"""How a recording comes into the project: as a copy, as itself, or as a second name for it."""

import os
import shutil
import subprocess
import wave
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.support.recordings import mp3

from turncast.adding import Added, Hands, Overrides, Placing, Shelf, Told, draft, files, gather, write
from turncast.encoding import convert
from turncast.errors import UsageError
from turncast.models.show import Show

SHOW = Show(title="Interviews", description="Talks.", slug="interviews", path="feeds/interviews.toml")


def put(recording: Path, root: Path, placing: Placing, **more: Any) -> Added:
    """Add the recording to the project at *root*."""
    said: dict[str, Any] = {"taken": (), "guid": "g-1", "now": datetime(2026, 11, 21, tzinfo=UTC)} | more
    found = draft(gather(recording, Overrides()), root=root, show=Told(SHOW, "the only show"), **said)
    return write(found, root, Shelf(), Hands(placing=placing, convert=convert))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with nothing in it."""
    made = tmp_path / "project"
    (made / "media").mkdir(parents=True)
    return made


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Path]:
    """A folder on another disk."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "tmpfs", folder], capture_output=True, check=False)
    if mounted.returncode:
        pytest.skip("another disk cannot be mounted here")
    yield folder
    subprocess.run(["umount", folder], check=True)


def test_moved(root: Path, tmp_path: Path) -> None:
    """A recording that is moved is the very file, under its new name, and no longer under its old one."""
    path = mp3(tmp_path / "talk.mp3")
    inode, data = path.stat().st_ino, path.read_bytes()
    put(path, root, "move")
    assert not path.exists()
    assert ((root / "media/talk.mp3").stat().st_ino, (root / "media/talk.mp3").read_bytes()) == (inode, data)


def test_moved_from_another_disk(root: Path, elsewhere: Path) -> None:
    """From another disk it is copied, and removed there once the episode is whole."""
    path = mp3(elsewhere / "talk.mp3")
    data = path.read_bytes()
    put(path, root, "move")
    assert not path.exists()
    assert (root / "media/talk.mp3").read_bytes() == data


def test_a_move_that_fails(root: Path, tmp_path: Path) -> None:
    """Where the episode cannot be made, the recording stays where it is, and nothing is in the project."""
    path = mp3(tmp_path / "talk.mp3")
    found = draft(
        gather(path, Overrides()),
        root=root,
        show=Told(SHOW, ""),
        taken=(),
        guid="g",
        now=datetime(2026, 1, 1, tzinfo=UTC),
    )
    (root / "episodes").mkdir()
    (root / "episodes/talk.md").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match="already there"):
        write(found, root, Shelf(), Hands(placing="move"))
    assert path.exists()
    assert list((root / "media").iterdir()) == []


@pytest.mark.parametrize("placing", ["move", "link"])
def test_a_recording_in_its_place(root: Path, placing: Placing) -> None:
    """A recording that is in media/ already stays there."""
    path = mp3(root / "media/talk.mp3")
    put(path, root, placing)
    assert path.exists()


def test_a_master_stays(root: Path, tmp_path: Path) -> None:
    """What is converted is never moved: the original stays, whatever is asked."""
    with wave.open(str(tmp_path / "talk.wav"), "wb") as file:
        file.setparams((1, 2, 44100, 0, "NONE", ""))
        file.writeframes(bytes(88200))
    put(tmp_path / "talk.wav", root, "move", convert=True)
    assert (tmp_path / "talk.wav").exists()


def test_linked(root: Path, tmp_path: Path) -> None:
    """A recording that is linked is one file under two names; taking one away leaves the other."""
    path = mp3(tmp_path / "talk.mp3")
    put(path, root, "link")
    assert path.samefile(root / "media/talk.mp3")
    path.unlink()
    assert (root / "media/talk.mp3").exists()


def test_linked_from_another_disk(root: Path, elsewhere: Path) -> None:
    """A file has no second name on another disk: that is said, and nothing is written."""
    path = mp3(elsewhere / "talk.mp3")
    with pytest.raises(UsageError, match=r"expected .* on the disk of the project") as refusal:
        put(path, root, "link")
    assert refusal.value.hint == f"turncast add {path}"
    assert list((root / "media").iterdir()) == []
    assert path.exists()


def test_through_a_symbolic_link(root: Path, tmp_path: Path) -> None:
    """Named by a symbolic link, it is the recording that is linked, not the link."""
    path = mp3(tmp_path / "talk.mp3")
    (tmp_path / "named.mp3").symlink_to(path)
    put(tmp_path / "named.mp3", root, "link")
    assert not (root / "media/named.mp3").is_symlink()
    assert path.samefile(root / "media/named.mp3")


@pytest.fixture
def sharing(tmp_path: Path) -> Iterator[Path]:
    """A folder on a file system whose files can share blocks."""
    image, folder = tmp_path / "image", tmp_path / "xfs"
    folder.mkdir()
    image.touch()
    os.truncate(image, 320 << 20)
    try:
        subprocess.run(["mkfs.xfs", "-q", "-m", "reflink=1", image], capture_output=True, check=True)
        subprocess.run(["mount", "-o", "loop", image, folder], capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("a file system that shares blocks cannot be mounted here")
    yield folder
    subprocess.run(["umount", folder], check=True)


def test_shared_blocks(sharing: Path) -> None:
    """Where the file system can, a copy takes no room of its own; it is told with its own digest and its progress."""
    path = mp3(sharing / "talk.mp3", frames=100_000)
    os.sync()
    free, pieces = shutil.disk_usage(sharing).free, list[int]()
    found = files.copy(path, sharing / "copy.mp3", pieces.append)
    os.sync()
    assert free - shutil.disk_usage(sharing).free < path.stat().st_size / 10
    assert found == files.digest(path)
    assert sum(pieces) == path.stat().st_size
    assert (sharing / "copy.mp3").read_bytes() == path.read_bytes()
