"""What a directory adds to the contract: links, rights, full and read-only disks, nothing left behind."""

import fcntl
import logging
import os
import shutil
import socket
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path

import pytest

from turncast.errors import TargetConflict, TargetDenied, TargetMissing, TargetUnavailable, Unreadable
from turncast.models.artifact import Body, Splice, Stretch
from turncast.targets import Stored, unchanged
from turncast.targets.directory import DirectoryTarget


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Where the target is."""
    return tmp_path / "public"


@pytest.fixture
def target(root: Path) -> DirectoryTarget:
    """A directory that is not there yet."""
    return DirectoryTarget(root, "public/")


def put(target: DirectoryTarget, body: Body, key: str = "a/page.html") -> Stored:
    """Store *body*."""
    return target.write(key, body, media_type="text/html", cache_control="no-store")


def files(root: Path) -> list[str]:
    """All files under *root*."""
    return sorted(str(path.relative_to(root)) for path in root.rglob("*") if not path.is_dir())


def test_a_file_at_its_key(target: DirectoryTarget, root: Path) -> None:
    """An object is a plain file at its key, and beside it there is the lock, no more."""
    put(target, b"<html>")
    assert (root / "a/page.html").read_bytes() == b"<html>"
    assert files(root) == [".turncast/lock", "a/page.html"]


def test_readable_by_a_web_server(target: DirectoryTarget, root: Path) -> None:
    """A file gets the rights any new file gets, so that a web server can read it."""
    before = os.umask(0o022)
    try:
        put(target, b"<html>")
    finally:
        os.umask(before)
    assert (root / "a/page.html").stat().st_mode & 0o777 == 0o644


def test_the_lock_is_nobody(target: DirectoryTarget, root: Path) -> None:
    """A directory where only a lock was left is not occupied; one with a stray file is."""
    (root / ".turncast").mkdir(parents=True)
    (root / ".turncast/lock").touch()
    assert not target.occupied()
    (root / "readme.txt").touch()
    assert target.occupied()


@pytest.mark.parametrize("key", ["out/page.html", "page.html", "loop/page.html"])
def test_links_that_lead_out(target: DirectoryTarget, root: Path, tmp_path: Path, key: str) -> None:
    """Through a link that leads out of the directory nothing is written, read or looked at."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "page.html").write_text("private")
    root.mkdir()
    (root / "out").symlink_to(outside)
    (root / "page.html").symlink_to(outside / "page.html")
    (root / "loop").symlink_to(root / "loop")
    for ask in (target.head, target.read, lambda key: put(target, b"x", key)):
        with pytest.raises(TargetDenied, match="public/"):
            ask(key)
    assert (outside / "page.html").read_text() == "private"


def test_links_that_stay_inside(target: DirectoryTarget, root: Path) -> None:
    """The directory may itself be reached through a link, and have links to places in it."""
    (root / "real").mkdir(parents=True)
    (root / "alias").symlink_to("real")
    put(target, b"x", "alias/a.html")
    assert (root / "real/a.html").read_bytes() == b"x"


def test_a_file_in_the_way(target: DirectoryTarget, root: Path) -> None:
    """Where a file stands in place of a directory, or the other way round, that is said."""
    root.mkdir()
    (root / "a").write_text("in the way")
    with pytest.raises(TargetMissing, match="expected a directory at public/"):
        put(target, b"x", "a/page.html")
    assert target.head("a/page.html") is None
    assert target.read("a/page.html") is None
    (root / "page.html").mkdir()
    with pytest.raises(TargetMissing, match="public/"):
        put(target, b"x", "page.html")
    assert [name for name in files(root) if name.endswith(".part")] == []


def test_recording_that_is_gone(target: DirectoryTarget, root: Path, tmp_path: Path) -> None:
    """A body whose file is gone is told as such, and nothing is written."""
    with pytest.raises(Unreadable, match=r"gone\.mp3 cannot be read"):
        put(target, tmp_path / "gone.mp3")
    assert not root.exists()


def test_versions_never_come_back(target: DirectoryTarget) -> None:
    """Whatever is written, and however quickly, a version seen once is not seen again."""
    versions = [put(target, b"abc").version for _ in range(60)]
    assert len(set(versions)) == 60


def test_versions_with_a_wrong_clock(target: DirectoryTarget, root: Path) -> None:
    """Even where the clock stands still or was put back, the time of a file moves on with every write."""
    put(target, b"abc")
    tomorrow = (root / "a/page.html").stat().st_mtime_ns + 86_400 * 10**9
    os.utime(root / "a/page.html", ns=(tomorrow, tomorrow))
    put(target, b"abd")
    assert (root / "a/page.html").stat().st_mtime_ns > tomorrow


def test_readers_never_see_half(target: DirectoryTarget, root: Path) -> None:
    """Whoever reads while a page is overwritten again and again sees one text or another, always whole."""
    texts = [letter * 300_000 for letter in (b"a", b"b")]
    put(target, texts[0])
    done = threading.Event()
    seen: list[bytes] = []

    def look() -> None:
        while not done.is_set():
            seen.append((root / "a/page.html").read_bytes())

    reader = threading.Thread(target=look)
    reader.start()
    for turn in range(15):
        put(target, texts[turn % 2])
    done.set()
    reader.join()
    assert seen
    assert set(seen) <= set(texts)


PROGRAM = """
import os, sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from turncast.errors import WorldError
from turncast.targets.directory import DirectoryTarget
if sys.argv[3:]:
    os.seteuid(int(sys.argv[3]))
try:
    target = DirectoryTarget(Path(sys.argv[1]), "public/")
    print(target.write("a/big.mp3", bytes(int(sys.argv[2])), media_type="audio/mpeg", cache_control="no-store").size)
except WorldError as error:
    print(type(error).__name__, error.message, "|", error.hint)
"""


def on_small_disk(disk: Path, before: str, size: int) -> str:
    """What a write of *size* bytes to a disk of 1 MiB says, after the shell command *before*."""
    disk.mkdir()
    mount, write = f"mount -t tmpfs -o size=1m disk '{disk}'", f'"$0" -c "$1" \'{disk}\' {size}'
    shell = f"{mount} && {before} && {write}; find '{disk}' -type f"
    command = ["unshare", "-rm", "sh", "-c", shell, sys.executable, PROGRAM]
    if not shutil.which("unshare") or subprocess.run([*command[:2], "true"], capture_output=True).returncode:
        pytest.skip("unshare, which gives a test its own small disk, may not be used here")
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


def test_full_disk(tmp_path: Path) -> None:
    """On a full disk the error says so, and no half-written file is left to fill it."""
    said = on_small_disk(tmp_path / "full disk", "true", 5_000_000)
    assert said.startswith("TargetFull no room is left in public/")
    assert "df -h public/" in said
    assert "big" not in said
    assert ".part" not in said


def test_disk_with_room(tmp_path: Path) -> None:
    """The same disk takes what fits."""
    assert on_small_disk(tmp_path / "disk", "true", 5000).startswith("5000\n")


def test_read_only_disk(tmp_path: Path) -> None:
    """On a read-only disk the error says that nothing may be written."""
    disk = tmp_path / "read only"
    said = on_small_disk(disk, f"mount -o remount,ro '{disk}'", 5)
    assert said.startswith("TargetDenied public/")
    assert "read-only" in said


def test_no_rights(root: Path) -> None:
    """Where the rights are missing, that is said."""
    root.mkdir(mode=0o555)
    nobody = ["65534"] if os.geteuid() == 0 else []  # root may write everywhere
    command = [sys.executable, "-c", PROGRAM, str(root), "5", *nobody]
    said = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    assert said.startswith("TargetDenied public/")
    assert "may not be written" in said
    assert "ls -ld public/" in said


def test_a_hint_can_be_typed(tmp_path: Path) -> None:
    """A directory with a space in its name is quoted where a hint names it."""
    (tmp_path / "a file").write_text("mine")
    with pytest.raises(TargetMissing) as caught:
        DirectoryTarget(tmp_path / "a file").write("a", b"x", media_type="text/plain", cache_control="no-store")
    assert caught.value.hint == f"look at it: ls -l '{tmp_path}/a file/'"


def test_what_a_killed_publish_left_is_cleared_away(root: Path) -> None:
    """Its half-written file is gone after the next publish, however young it is; one somebody still writes is left."""
    (root / "media").mkdir(parents=True)
    dead, alive = (root / f"media/.turncast-{name}.part" for name in ("dead", "alive"))
    for path in (dead, alive):
        path.write_bytes(b"half a rec")
    with alive.open("r+b") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        DirectoryTarget(root).write("media/a.mp3", b"whole", media_type="audio/mpeg", cache_control="no-store")
    assert sorted(path.name for path in (root / "media").iterdir()) == [alive.name, "a.mp3"]


def test_writers_and_sweepers_at_once(root: Path) -> None:
    """However many begin to write in one folder at once, each sweeping it first, every write arrives whole."""

    def write(number: int) -> int:
        body = b"%d" % number * 100
        return DirectoryTarget(root).write(f"media/{number}", body, media_type="a/b", cache_control="no-store").size

    with ThreadPoolExecutor(8) as writers:
        assert sum(writers.map(write, range(200))) == sum(len(str(number)) * 100 for number in range(200))
    assert sorted(path.name for path in (root / "media").iterdir()) == sorted(str(number) for number in range(200))


@pytest.mark.parametrize("name", ["with spaces", "Gespräche über Bildung", "録音", "a'b\"c$d"])
def test_any_name(tmp_path: Path, name: str) -> None:
    """The directory may have any name a disk takes."""
    target = DirectoryTarget(tmp_path / name / "öffentlich")
    put(target, b"<html>")
    assert [stored.key for stored in target.list()] == ["a/page.html"]
    assert (tmp_path / name / "öffentlich/a/page.html").read_bytes() == b"<html>"


def test_what_changes_while_it_is_copied(target: DirectoryTarget, root: Path, tmp_path: Path) -> None:
    """A recording that is written to meanwhile is not published, also where it keeps its length and its time."""
    file = tmp_path / "talk.mp3"
    file.write_bytes(b"a" * 3_000_000)
    found = file.stat()
    known = Splice((Stretch(file, 0, 3_000_000),), sha256(b"a" * 3_000_000).hexdigest())
    assert put(target, known, "media/a.mp3").size == 3_000_000

    def meddle(_: int) -> None:
        with file.open("r+b") as other:
            other.seek(2_900_000)
            other.write(b"b")
        os.utime(file, ns=(found.st_atime_ns, found.st_mtime_ns))

    with pytest.raises(Unreadable, match="changed while it was being published"):
        target.write("media/b.mp3", known, media_type="audio/mpeg", cache_control="no-store", on_bytes=meddle)
    assert files(root) == [".turncast/lock", "media/a.mp3"]


HOLDER = """
import sys, time
from pathlib import Path
from turncast.targets.locking import DirectoryLock
with DirectoryLock("public/").of(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_who_does_not_give_the_lock_back(root: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A program that hangs while it has the lock is named, and waited for no longer than is said; then it goes on."""
    (root / ".turncast").mkdir(parents=True)
    command = [sys.executable, "-c", HOLDER, str(root / ".turncast/lock")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        who = f"process {holder.pid} on {socket.gethostname()}"
        with pytest.raises(TargetUnavailable, match=f"public/: {who} has had lock locked for 0.05 seconds") as caught:
            put(DirectoryTarget(root, "public/", waits=0.05), b"x")
        assert caught.value.hint.endswith(f"fuser {root}/.turncast/lock")
        with caplog.at_level(logging.INFO, "turncast"), pytest.raises(TargetUnavailable):
            put(DirectoryTarget(root, "public/", waits=2.5), b"x")
        assert f"waiting for public/, which {who} has locked" in caplog.text
        holder.communicate()
    assert put(DirectoryTarget(root, "public/"), b"x").size == 1


def test_threads_take_turns(target: DirectoryTarget) -> None:
    """Of many writers of one program, over what was there before, exactly one is let through."""
    before = put(target, b"0")
    won = []

    def write(number: int) -> None:
        try:
            target.write("a/page.html", b"%d" % number, media_type="", cache_control="", when=unchanged(before.version))
        except TargetConflict:
            return
        won.append(number)

    threads = [threading.Thread(target=write, args=(number,)) for number in range(1, 9)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(won) == 1
    assert target.read("a/page.html")[0] == b"%d" % won[0]  # type: ignore[index]
