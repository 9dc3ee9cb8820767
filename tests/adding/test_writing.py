"""From a draft to an episode: whole, or not at all."""

import errno
import hashlib
import os
import signal
import subprocess
import sys
import tracemalloc
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.support.recordings import careful_tags, cover_tag, frame, info_frame, mp3, picture

from turncast import frontmatter
from turncast.adding import AlreadyAdded, Draft, Overrides, draft, write
from turncast.errors import TargetFull, UsageError, WorldError
from turncast.models.show import Show

SHOW = Show(title="Interviews", description="Talks.", slug="interviews", path="feeds/interviews.toml")
COVER = picture()
WHOLE = ["episodes/nick-wahl.md", "media/nick-wahl.jpg", "media/nick-wahl.mp3"]


def propose(recording: Path, root: Path) -> Draft:
    """A draft for the show in the project at *root*."""
    return draft(
        recording,
        root=root,
        catalog_show=SHOW,
        taken=(),
        guid="g-1",
        now=datetime(2026, 11, 21, 8, 15, tzinfo=UTC),
        overrides=Overrides(),
    )


def files(root: Path) -> list[str]:
    """Every file of the project."""
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with nothing in it."""
    made = tmp_path / "project"
    made.mkdir()
    return made


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    """A recording of a careful producer, with a cover."""
    return mp3(tmp_path / "talk.mp3", tags=[*careful_tags(), cover_tag(COVER)])


def test_an_episode(root: Path, talk: Path) -> None:
    """The recording is copied, its artwork and its episode's file stand beside it, and the original is as it was."""
    before = talk.read_bytes()
    pieces: list[int] = []
    added = write(propose(talk, root), root, pieces.append)
    assert files(root) == WHOLE
    assert (root / added.recording).read_bytes() == talk.read_bytes() == before
    assert (added.sha256, added.size) == (hashlib.sha256(before).hexdigest(), len(before))
    assert sum(pieces) == len(before)
    assert (root / "media/nick-wahl.jpg").read_bytes() == COVER
    read = frontmatter.split((root / added.episode).read_text(encoding="utf-8"))
    assert (read.table["recording"], read.table["artwork"]) == ("media/nick-wahl.mp3", "media/nick-wahl.jpg")


def test_files_others_may_read(root: Path, talk: Path) -> None:
    """What is written has the rights of any other new file, not those of a temporary one."""
    write(propose(talk, root), root)
    (root / "plain").touch()
    usual = (root / "plain").stat().st_mode
    assert {(root / name).stat().st_mode for name in WHOLE} == {usual}


def test_a_recording_in_its_place(root: Path) -> None:
    """A recording inside media/ is used where it is: there is no second copy."""
    (root / "media").mkdir()
    path = mp3(root / "media" / "My Talk.mp3", tags=careful_tags())
    added = write(propose(path, root), root)
    assert files(root) == ["episodes/nick-wahl.md", "media/My Talk.mp3"]
    assert added.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_the_same_recording_again(root: Path, talk: Path, tmp_path: Path) -> None:
    """A recording that is an episode already, under whatever name, is refused by naming that episode."""
    added = write(propose(talk, root), root)
    renamed = tmp_path / "Other name.mp3"
    renamed.write_bytes(talk.read_bytes())
    with pytest.raises(AlreadyAdded, match=r"episodes/nick-wahl\.md") as refusal:
        write(propose(renamed, root), root, known={added.sha256: added.episode})
    assert refusal.value.episode == added.episode
    assert files(root) == WHOLE


@pytest.mark.parametrize("there", WHOLE)
def test_nothing_is_overwritten(root: Path, talk: Path, there: str) -> None:
    """A file that came in between is kept, the add is refused, and nothing else is left of it."""
    proposal = propose(talk, root)
    (root / there).parent.mkdir(parents=True, exist_ok=True)
    (root / there).write_bytes(b"mine")
    with pytest.raises(UsageError, match="already there"):
        write(proposal, root)
    assert files(root) == [there]
    assert (root / there).read_bytes() == b"mine"


def test_after_an_add_that_was_killed(root: Path, talk: Path) -> None:
    """A recording that an interrupted add left behind is taken for what it is, not copied under a second name."""
    (root / "media").mkdir()
    (root / "media/nick-wahl.mp3").write_bytes(talk.read_bytes())
    write(propose(talk, root), root)
    assert files(root) == WHOLE


def failing(step: str, fault: BaseException) -> Callable[[str], None]:
    """A trap that springs when *step* is about to be named."""

    def trap(name: str) -> None:
        if name == step:
            raise fault

    return trap


@pytest.mark.parametrize("step", WHOLE)
@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), TargetFull),
        (OSError(errno.EACCES, "Permission denied"), WorldError),
        (KeyboardInterrupt(), KeyboardInterrupt),
    ],
)
def test_whatever_stops_it(
    root: Path,
    talk: Path,
    monkeypatch: pytest.MonkeyPatch,
    step: str,
    fault: BaseException,
    error: type[BaseException],
) -> None:
    """A full disk, a refusal or an interruption at any step leaves nothing behind, and is told with the path."""
    proposal = propose(talk, root)
    link, trap = os.link, failing(Path(step).name, fault)

    def linking(source: Path, target: Path) -> None:
        trap(target.name)
        link(source, target)

    monkeypatch.setattr(os, "link", linking)
    with pytest.raises(error) as refusal:
        write(proposal, root)
    assert files(root) == []
    if isinstance(refusal.value, WorldError):
        assert step in refusal.value.message


def test_interrupted_while_copying(root: Path, talk: Path) -> None:
    """Stopped in the middle of the copy, nothing is left of it."""

    def stop(_: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write(propose(talk, root), root, stop)
    assert files(root) == []


def test_file_systems_without_links(root: Path, talk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a file system knows no hard links, the episode is written all the same, and nothing overwritten."""

    def refuse(source: Path, target: Path) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    proposal = propose(talk, root)
    write(proposal, root)
    assert files(root) == WHOLE
    assert (root / "media/nick-wahl.mp3").read_bytes() == talk.read_bytes()
    with pytest.raises(UsageError, match="already there"):
        write(proposal, root)
    assert files(root) == WHOLE


@pytest.mark.skipif(sys.platform != "linux", reason="needs /dev/full, which Linux has")
def test_a_disk_that_is_full(root: Path, talk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that fills up while the recording is copied is said to be full, with the path."""
    opened = Path.open

    def open_full(path: Path, mode: str = "r", **more: object) -> object:
        return opened(Path("/dev/full"), "wb", **more) if mode == "xb" else opened(path, mode, **more)  # type: ignore[call-overload]

    proposal = propose(talk, root)
    monkeypatch.setattr(Path, "open", open_full)
    with pytest.raises(TargetFull, match="nick-wahl"):
        write(proposal, root)
    monkeypatch.undo()
    assert files(root) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_refuses(root: Path, talk: Path) -> None:
    """A folder that may not be written to is named."""
    (root / "media").mkdir(mode=0o500)
    with pytest.raises(WorldError, match="media"):
        write(propose(talk, root), root)


def test_killed_while_copying(root: Path, tmp_path: Path) -> None:
    """Killed outright in the middle of the copy, there is no episode and no recording, and the next add works."""
    large = tmp_path / "talk.mp3"
    large.write_bytes(info_frame(1, 1) + frame(128) * 20_000)
    code = (
        "import os, signal, sys; from pathlib import Path; from tests.adding.test_writing import propose, write\n"
        "write(propose(Path(sys.argv[1]), Path(sys.argv[2])), Path(sys.argv[2]),"
        " lambda _: os.kill(os.getpid(), signal.SIGKILL))"
    )
    repository = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", code, str(large), str(root)], cwd=repository, check=False)
    assert done.returncode == -signal.SIGKILL
    assert [name for name in files(root) if not name.startswith("media/.")] == []
    write(propose(large, root), root)
    assert [name for name in files(root) if "/." not in name] == ["episodes/talk.md", "media/talk.mp3"]


@pytest.mark.slow
def test_memory_of_a_large_recording(root: Path, tmp_path: Path) -> None:
    """A recording of 300 MB is added in the memory of a few pieces of it."""
    large = tmp_path / "talk.mp3"
    large.write_bytes(info_frame(100, 41_700) + frame(128) * 100)
    os.truncate(large, 300 * 1024**2)
    tracemalloc.start()
    try:
        added = write(propose(large, root), root)
        assert tracemalloc.get_traced_memory()[1] < 20 * 1024**2
    finally:
        tracemalloc.stop()
    assert (root / added.recording).stat().st_size == added.size == 300 * 1024**2
