"""Examining directories: what a disk refuses is told by the trial it is about, and nothing stays."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest

from turncast.targets.examining import Outcome, Result
from turncast.targets.examining.directory import examine_directory
from turncast.targets.examining.samples import PREFIX

TRIALS = ["directory", "write", "read", "sync", "rename", "lock", "space", "rights", "links", "file-system", "delete"]

PROGRAM = """
import json, os, sys
from pathlib import Path
from turncast.targets.examining.directory import examine_directory
if sys.argv[2:]:
    os.seteuid(int(sys.argv[2]))
with examine_directory(Path(sys.argv[1]), "public/") as examination:
    results = [*examination.begin(), *examination.end()]
print(json.dumps([[one.trial.name, one.outcome, one.found, one.remedy] for one in results]))
os.seteuid(os.getuid())
print(sorted(os.listdir(sys.argv[1])))
"""


def examined(root: Path) -> dict[str, Result]:
    """What came of each trial on *root*, by its name."""
    with examine_directory(root, "public/") as examination:
        results = [*examination.begin(), *examination.end()]
    assert examination.left == []
    return {result.trial.name: result for result in results}


def failing(results: dict[str, Result]) -> dict[str, str]:
    """What was found by the trials that failed."""
    return {name: result.found for name, result in results.items() if result.outcome is Outcome.FAILS}


def run(*command: str) -> tuple[dict[str, Any], str]:
    """What a process of its own found, by trial: outcome, found, remedy; and what was left in the directory."""
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    results, left = done.stdout.splitlines()[-2:]
    return {name: rest for name, *rest in json.loads(results)}, left


@pytest.mark.parametrize("name", ["public", "with spaces/Müll 🎙", "a/b/c"])
def test_a_sound_directory(tmp_path: Path, name: str) -> None:
    """All of it works on a directory that is not there yet, whatever its name; afterwards it is not there again."""
    results = examined(tmp_path / name)
    assert list(results) == TRIALS
    assert {result.outcome for result in results.values()} == {Outcome.WORKS}
    assert list(tmp_path.iterdir()) == []


def test_what_was_there_stays(tmp_path: Path) -> None:
    """A directory in use is as it was afterwards."""
    root = tmp_path / "public"
    (root / "media").mkdir(parents=True)
    (root / "media/talk.mp3").write_bytes(b"years of work")
    before = (root / "media/talk.mp3").stat()
    assert failing(examined(root)) == {}
    assert [path.name for path in root.rglob("*")] == ["media", "talk.mp3"]
    assert (root / "media/talk.mp3").stat() == before


def test_what_somebody_else_puts_there_meanwhile_stays(tmp_path: Path) -> None:
    """A directory made for the examination is kept once there is something in it."""
    root = tmp_path / "new"
    with examine_directory(root, "public/") as examination:
        assert all(result.outcome is Outcome.WORKS for result in examination.begin())
        (root / "feed.xml").write_text("<rss/>")
    assert [path.name for path in root.iterdir()] == ["feed.xml"]


def test_a_file_in_its_place(tmp_path: Path) -> None:
    """Something else than a directory is told, and stays; of the rest nothing can be told."""
    (tmp_path / "public").write_text("mine")
    results = examined(tmp_path / "public")
    assert failing(results) == {"directory": "something else than a directory"}
    assert {results[name].outcome for name in TRIALS[1:]} == {Outcome.UNTOLD}
    assert (tmp_path / "public").read_text() == "mine"


def test_a_directory_below_a_file(tmp_path: Path) -> None:
    """A directory that cannot be made is told in the words of publishing."""
    (tmp_path / "file").write_text("mine")
    assert "expected a directory" in failing(examined(tmp_path / "file/public"))["directory"]


def test_links_that_lead_elsewhere(tmp_path: Path) -> None:
    """A link out of the directory is told by its name; one that stays inside is none of anybody's business."""
    root = tmp_path / "public"
    (root / "media").mkdir(parents=True)
    (root / "latest").symlink_to("media")
    assert failing(examined(root)) == {}
    (root / "media/old").symlink_to(tmp_path)
    assert failing(examined(root)) == {"links": "media/old leads out of the directory"}
    (root / "media/old").unlink()
    (root / "round").symlink_to("round")
    assert "links" in failing(examined(root)) or sys.version_info >= (3, 13)


def test_rights_that_shut_out_a_web_server(tmp_path: Path) -> None:
    """Files that only their owner may read are told, with what they are."""
    before = os.umask(0o077)
    try:
        results = examined(tmp_path / "public")
    finally:
        os.umask(before)
    assert failing(results) == {"rights": "not everybody: files are 600, the directory is 700"}
    assert "chmod" in results["rights"].remedy


NOBODY = ["65534"] if os.geteuid() == 0 else []
"""Who runs the examination where rights are tried: root may write everywhere."""


def test_no_rights() -> None:
    """Where nothing may be written, that is told once, with how to look at it."""
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        Path(folder).chmod(0o555)
        results, left = run(sys.executable, "-c", PROGRAM, folder, *NOBODY)
        Path(folder).chmod(0o755)
    assert [name for name, (outcome, *_) in results.items() if outcome == "fails"] == ["write"]
    assert "may not be written" in results["write"][1]
    assert results["write"][2] == "look at its rights: ls -ld public/"
    assert (results["delete"][0], left) == ("untold", "[]")


@pytest.mark.skipif(not NOBODY, reason="only root can become somebody else")
def test_no_way_in(tmp_path: Path) -> None:
    """Where not even the way to the directory is open, that is all that can be told."""
    tmp_path.chmod(0o700)
    (tmp_path / "public").mkdir()
    results, _ = run(sys.executable, "-c", PROGRAM, str(tmp_path / "public"), *NOBODY)
    assert "may not be written or read" in results["directory"][1]
    assert {results[name][0] for name in TRIALS[1:]} == {"untold"}


def test_a_limit_on_the_size_of_files(tmp_path: Path) -> None:
    """A disk that takes no more in the middle of a file is told as full, and what was written of it is removed."""
    (tmp_path / "public").mkdir()
    limited = f"ulimit -f 16; exec {sys.executable} -B -c \"$0\" '{tmp_path / 'public'}'"
    results, left = run("sh", "-c", limited, PROGRAM)
    assert results["write"][0] == "fails"
    assert "no room is left in public/" in results["write"][1]
    assert left == "[]"


def on_small_disk(disk: Path, size: str, before: str = "true") -> tuple[dict[str, Any], str]:
    """What was found on a disk of that size, after the shell command *before*."""
    disk.mkdir()
    shell = f"mount -t tmpfs -o size={size} disk '{disk}' && {before} && \"$0\" -c \"$1\" '{disk}'"
    unshared = ["unshare", "-rm"]
    if not shutil.which("unshare") or subprocess.run([*unshared, "true"], capture_output=True).returncode:
        pytest.skip("unshare, which gives a test its own small disk, may not be used here")
    return run(*unshared, "sh", "-c", shell, sys.executable, PROGRAM)


def test_a_full_disk(tmp_path: Path) -> None:
    """A disk with no room for the samples is told as full; nothing is left to fill it."""
    results, left = on_small_disk(tmp_path / "full disk", "32k")
    assert results["write"][0] == "fails"
    assert "no room is left" in results["write"][1]
    assert "df -h public/" in results["write"][2]
    assert (results["space"][0], left) == ("fails", "[]")


def test_little_room(tmp_path: Path) -> None:
    """A disk with room for the samples and not for recordings works, and is told to be small."""
    results, left = on_small_disk(tmp_path / "disk", "1m")
    assert [name for name, (outcome, *_) in results.items() if outcome == "fails"] == ["space"]
    assert results["space"][1].endswith(" MB")
    assert left == "[]"


def test_a_disk_to_be_read_only(tmp_path: Path) -> None:
    """A read-only disk is told as that."""
    disk = tmp_path / "disk"
    results, _ = on_small_disk(disk, "1m", f"mount -o remount,ro '{disk}'")
    assert "read-only" in results["write"][1]


def test_another_disk_inside(tmp_path: Path) -> None:
    """A folder on another file system is named, for its room was not looked at."""
    disk = tmp_path / "disk"
    inside = f"mkdir '{disk}/media' && mount -t tmpfs -o size=1m disk '{disk}/media'"
    results, _ = on_small_disk(disk, "1m", inside)
    assert results["file-system"][:2] == ["fails", "media/ is on another file system"]


def test_samples_have_names_of_their_own(tmp_path: Path) -> None:
    """Two examinations at once do not meet: each has its own keys, which say whose they are."""
    with examine_directory(tmp_path, "a/") as one, examine_directory(tmp_path, "b/") as other:
        assert [result.trial.name for result in (*one.begin(), *other.begin())] == [*TRIALS[:-1], *TRIALS[:-1]]
        names = [path.name for path in tmp_path.iterdir()]
        assert len(names) == 6
        assert all(name.startswith(PREFIX) for name in names)
    assert list(tmp_path.iterdir()) == []
