"""Ctrl-C, rivals and bugs: the exit code says which, nothing is half-written, and running again finishes."""

import fcntl
import re
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event

import pytest
from tests.journeys.publications import RUTH, Place, in_directory
from tests.support.command import started, turncast, well
from tests.support.proxy import Request, proxied
from tests.support.recordings import frame
from tests.support.servers import CREDENTIALS, Store


@contextmanager
def held(sound: Path, bucket: Place) -> Iterator[tuple["subprocess.Popen[str]", Event]]:
    """A publish to *bucket* that is in the middle of its recordings until the event is set."""
    reached, go = Event(), Event()

    def hold(request: Request) -> None:
        if request.method == "PUT" and ".mp3" in request.path:
            reached.set()
            go.wait(30)

    with proxied(bucket.env["TURNCAST_PUBLISH_ENDPOINT"], hold) as endpoint:
        env = {**bucket.env, "TURNCAST_PUBLISH_ENDPOINT": endpoint}
        with started("publish", "--to", bucket.to, at=sound, env=env) as process:
            try:
                assert reached.wait(30), process.communicate(timeout=5)
                yield process, go
            finally:
                go.set()


def test_interrupted_publish_to_a_bucket(sound: Path, bucket: Place) -> None:
    """Ctrl-C in the middle of the recordings ends with 130 and no page or feed; publishing again finishes."""
    with held(sound, bucket) as (process, go):
        process.send_signal(signal.SIGINT)
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(0.3)  # what is on its way may end
        go.set()
        said = process.communicate(timeout=30)[1]
    assert process.returncode == 130
    assert said.splitlines()[-1] == "interrupted; run the same command again to finish"
    assert "Traceback" not in said
    assert not any(key.endswith((".html", ".xml")) for key in bucket.snapshot())
    assert well("status", "--to", bucket.to, "--json", at=sound, env=bucket.env).json["interrupted"]
    well("publish", "--to", bucket.to, at=sound, env=bucket.env)
    assert well("status", "--to", bucket.to, "--json", at=sound, env=bucket.env).json["done"]


def test_ended_by_another_program(sound: Path, bucket: Place) -> None:
    """SIGTERM, which automation sends, ends a publish as cleanly as Ctrl-C does, with an exit code of its own."""
    with held(sound, bucket) as (process, go):
        process.terminate()
        go.set()
        said = process.communicate(timeout=30)[1]
    assert process.returncode == 143
    assert "run the same command again to finish" in said
    assert not any(key.endswith((".html", ".xml")) for key in bucket.snapshot())
    well("publish", "--to", bucket.to, at=sound, env=bucket.env)
    assert well("status", "--to", bucket.to, "--json", at=sound, env=bucket.env).json["done"]


@pytest.mark.parametrize(("ending", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_nobody_waits_for_a_store_that_hangs(sound: Path, bucket: Place, ending: signal.Signals, code: int) -> None:
    """What a store does not answer keeps nobody: the publish ends all the same, before the store says anything."""
    with held(sound, bucket) as (process, go):
        process.send_signal(ending)
        said = process.communicate(timeout=20)[1]
        assert not go.is_set()
    assert process.returncode == code
    assert said.endswith("something did not end by itself; run the same command again to finish\n")
    assert "Traceback" not in said


@pytest.mark.parametrize("word", ["plan", "publish", "status"])
def test_a_store_that_says_nothing_from_the_start(sound: Path, bucket: Place, word: str) -> None:
    """Nor does one that has not said anything yet."""
    with socket.create_server(("127.0.0.1", 0)) as store:
        store.settimeout(60)
        env = {**bucket.env, "TURNCAST_PUBLISH_ENDPOINT": f"http://127.0.0.1:{store.getsockname()[1]}"}
        with started(word, "--to", bucket.to, at=sound, env=env) as process, store.accept()[0]:
            process.terminate()
            assert process.wait(20) == 143


def test_a_large_upload_that_is_interrupted(project: Path, bucket: Place, ministack: Store) -> None:
    """An upload in parts is given up, or continued by the next publish: none is left behind either way."""
    large = project / f"media/{RUTH}.mp3"
    large.write_bytes(large.read_bytes() + frame(128) * 50_000)
    reached, go = Event(), Event()

    def hold(request: Request) -> None:
        if "partNumber=2" in request.path:
            reached.set()
            go.wait(30)

    with proxied(bucket.env["TURNCAST_PUBLISH_ENDPOINT"], hold) as endpoint:
        env = {**bucket.env, "TURNCAST_PUBLISH_ENDPOINT": endpoint}
        with started("publish", "--to", bucket.to, at=project, env=env) as process:
            assert reached.wait(30), process.communicate(timeout=5)
            process.terminate()
            go.set()
            assert process.wait(30) == 143
    well("publish", "--to", bucket.to, at=project, env=bucket.env)
    name = bucket.to.split("/")[2]
    assert ministack.client.list_multipart_uploads(Bucket=name).get("Uploads", []) == []
    assert well("status", "--to", bucket.to, "--json", at=project, env=bucket.env).json["done"]


def test_interrupted_publish_to_a_directory(sound: Path, tmp_path: Path) -> None:
    """Ctrl-C while another program holds the directory's lock leaves nothing behind; publishing again works."""
    public = in_directory(tmp_path / "public", "")
    lock = tmp_path / "public/.turncast/lock"
    lock.parent.mkdir(parents=True)
    with lock.open("ab") as file, started("publish", "--to", public.to, at=sound) as process:
        fcntl.flock(file, fcntl.LOCK_EX)
        while not any(file.stat().st_size for file in lock.parent.glob(".turncast-*.part")):
            assert process.poll() is None, process.communicate()
            time.sleep(0.01)
        # its claim is written beside its place, and waits for the lock to be put there
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 130
    assert set(public.snapshot()) == {".turncast/lock"}
    well("publish", "--to", public.to, at=sound)
    assert well("status", "--to", public.to, "--json", at=sound).json["done"]


def test_two_publish_at_once(sound: Path, bucket: Place) -> None:
    """The publish that was overtaken says so with exit code 3; what the other one published stays whole."""
    with held(sound, bucket) as (process, go):
        well("publish", "--to", bucket.to, at=sound, env=bucket.env)
        after = bucket.snapshot()
        go.set()
        said = process.communicate(timeout=30)[1]
    assert process.returncode == 3
    assert "nothing of theirs was overwritten" in said
    assert {key: seen for key, seen in bucket.snapshot().items() if "/media/" not in key} == {
        key: seen for key, seen in after.items() if "/media/" not in key
    }
    assert well("status", "--to", bucket.to, "--json", at=sound, env=bucket.env).json["done"]


def test_a_bug(sound: Path, tmp_path: Path) -> None:
    """A fault of Turncast's own is one line and exit code 70; the report says where, and holds no secret."""
    (tmp_path / "boto3").mkdir()
    (tmp_path / "boto3/__init__.py").write_text("raise RuntimeError('a broken installation')\n")
    env = {**CREDENTIALS, "PYTHONPATH": str(tmp_path), "TMPDIR": str(tmp_path)}
    ran = turncast("publish", "--to", "s3://bucket/talks", at=sound, env=env)
    assert (ran.code, ran.out) == (70, "")
    told = re.fullmatch(
        r"bug: RuntimeError: a broken installation; the details are in (\S+); please report it\n", ran.err
    )
    assert told is not None, ran.err
    report = Path(told[1]).read_text()
    assert "boto3/__init__.py" in report
    assert CREDENTIALS["AWS_SECRET_ACCESS_KEY"] not in report


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full on this system")
def test_output_to_a_full_disk(sound: Path) -> None:
    """Where there is no room for the output, the world is to blame: exit code 3."""
    with Path("/dev/full").open("w") as full, started("check", "--list-rules", "--json", at=sound, out=full) as process:
        said = process.communicate(timeout=30)[1]
    assert process.returncode == 3
    assert said.startswith("error: no room is left for the output\nhint: ")
