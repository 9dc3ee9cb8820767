"""Large uploads continue where they stopped, and leave no orphans."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import pytest
from tests.support.faults import FAULTS, Nth
from tests.support.proxy import Answer, Request, Verdict, completes, proxied
from tests.support.servers import REGION, Store

from turncast.errors import TargetUnavailable, Unreadable
from turncast.models.artifact import Body, Splice, Stretch
from turncast.targets.s3 import Patience, S3Target
from turncast.targets.s3.multipart import PART

PARTS = 6
KEY = "media/talk.mp4"
HASTY = Patience(connect=2, answer=5, attempts=1)
pytestmark = pytest.mark.usefixtures("credentials")


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """A file of six parts, no two of them alike."""
    path = tmp_path / "talk.mp4"
    with path.open("wb") as file:
        for number in range(PARTS):
            file.write(bytes([number]) * (PART if number < PARTS - 1 else 1000))
    return path


def put(target: S3Target, body: Body, on_bytes: Callable[[int], None] | None = None) -> None:
    """Store *body*."""
    target.write(KEY, body, media_type="video/mp4", cache_control="max-age=1", on_bytes=on_bytes)


def uploads(store: Store, bucket: str) -> int:
    """How many uploads are open there."""
    return len(store.client.list_multipart_uploads(Bucket=bucket).get("Uploads", []))


def digest(store: Store, bucket: str) -> str:
    """Of what is stored."""
    return sha256(store.client.get_object(Bucket=bucket, Key=f"show/{KEY}")["Body"].read()).hexdigest()


def part(request: Request) -> bool:
    """Whether a request sends a part."""
    return request.method == "PUT" and "partNumber=" in request.path


@contextmanager
def broken_off(store: Store, bucket: str, film: Path, memory: Path, *more: Callable[[Request], bool]) -> Iterator[str]:
    """The address of the store after an upload of which all parts but no completion came through; requests that *more*
    tells of are refused from then on.
    """
    down = [True]

    def interfere(request: Request) -> Verdict:
        if down and completes(request):
            return Answer(503, "SlowDown")
        return Answer(403, "AccessDenied") if not down and any(one(request) for one in more) else None

    with proxied(store.endpoint, interfere) as endpoint:
        with pytest.raises(TargetUnavailable):
            _target(bucket, endpoint, memory).write(KEY, film, media_type="video/x-m4v", cache_control="max-age=1")
        down.clear()
        yield endpoint


def _target(bucket: str, endpoint: str, memory: Path) -> S3Target:
    return S3Target(bucket, "show", endpoint=endpoint, region=REGION, patience=HASTY, memory=memory)


def test_what_was_live_stays_while_its_successor_is_not_complete(ministack: Store, film: Path, tmp_path: Path) -> None:
    """The same bytes, to be served otherwise, are not taken for what is to replace them; the next run goes on."""
    bucket = ministack.bucket()
    _target(bucket, ministack.endpoint, tmp_path / "m").write(
        KEY, film, media_type="video/mp4", cache_control="max-age=1"
    )
    with broken_off(ministack, bucket, film, tmp_path / "m") as endpoint:
        found = _target(bucket, endpoint, tmp_path / "m").head(KEY)
        assert found
        assert found.media_type == "video/mp4"
        _target(bucket, endpoint, tmp_path / "m").write(KEY, film, media_type="video/x-m4v", cache_control="max-age=1")
    assert uploads(ministack, bucket) == 0


def test_what_is_to_be_served_otherwise_is_begun_anew(ministack: Store, film: Path, tmp_path: Path) -> None:
    """An upload has its type from its beginning; the one that was broken off is given up."""
    bucket = ministack.bucket()
    with broken_off(ministack, bucket, film, tmp_path / "m") as endpoint:
        target = _target(bucket, endpoint, tmp_path / "m")
        target.write(KEY, film, media_type="video/mp4", cache_control="max-age=1")
        found = target.head(KEY)
    assert found
    assert found.media_type == "video/mp4"
    assert uploads(ministack, bucket) == 0


def test_no_orphan_is_left_where_parts_are_not_listed(ministack: Store, film: Path, tmp_path: Path) -> None:
    """What cannot be continued is given up before it is begun anew."""
    bucket = ministack.bucket()

    def lists(request: Request) -> bool:
        return request.method == "GET" and "uploadId" in request.path

    with broken_off(ministack, bucket, film, tmp_path / "m", lists) as endpoint:
        _target(bucket, endpoint, tmp_path / "m").write(KEY, film, media_type="video/x-m4v", cache_control="max-age=1")
    assert uploads(ministack, bucket) == 0


def test_a_rivals_upload_of_the_same_recording_is_left_alone(ministack: Store, film: Path, tmp_path: Path) -> None:
    """Whoever did not hear which upload they began gives up what has no part: not one that is under way."""
    bucket, begun = ministack.bucket(), []
    film.write_bytes(3 * film.read_bytes())  # of which some parts are not on their way when the first is there

    def lose_the_first(request: Request) -> Verdict:
        if request.method == "POST" and request.path.endswith("?uploads"):
            begun.append(request)
        return "lose" if len(begun) == 1 else None

    with proxied(ministack.endpoint, lose_the_first) as endpoint:
        patience, memory = Patience(connect=2, answer=5, attempts=2), tmp_path / "theirs"
        rival = S3Target(bucket, "show", endpoint=endpoint, region=REGION, patience=patience, memory=memory)

        def meanwhile(_: int) -> None:
            if not begun:
                put(rival, film)

        put(_target(bucket, ministack.endpoint, tmp_path / "ours"), film, meanwhile)
    assert len(begun) == 2
    assert uploads(ministack, bucket) == 0


@pytest.mark.parametrize("server", ["ministack", "rgw"])
def test_only_missing_parts_are_sent(request: pytest.FixtureRequest, server: str, film: Path, tmp_path: Path) -> None:
    """After a store went away in the middle, the next run sends what is missing, and all of it is right."""
    store: Store = request.getfixturevalue(server)
    bucket, sent, going = store.bucket(), [], [2]

    def interfere(request: Request) -> Verdict:
        if not part(request):
            return None
        if not going[0]:
            return Answer(503, "SlowDown")
        going[0] -= 1
        sent.append(request.path)
        return None

    with proxied(store.endpoint, interfere) as endpoint:

        def target() -> S3Target:
            return S3Target(bucket, "show", endpoint=endpoint, region=REGION, patience=HASTY, memory=tmp_path / "m")

        with pytest.raises(TargetUnavailable):
            put(target(), film)
        assert uploads(store, bucket) == 1
        there = len(sent)
        told: list[int] = []
        assert there == 2
        going[0] = 100
        put(target(), film, told.append)
    assert len(sent) - there == PARTS - 2
    assert sum(told) == film.stat().st_size
    assert digest(store, bucket) == sha256(film.read_bytes()).hexdigest()
    assert uploads(store, bucket) == 0
    assert list((tmp_path / "m").glob("upload-*")) == []


def test_a_changed_file_begins_anew(ministack: Store, film: Path, tmp_path: Path) -> None:
    """What was sent of other bytes is given up, not mixed in."""
    bucket, refused = ministack.bucket(), [True]

    def interfere(request: Request) -> Verdict:
        return Answer(503, "SlowDown") if refused[0] and part(request) and "partNumber=5" in request.path else None

    with proxied(ministack.endpoint, interfere) as endpoint:
        target = S3Target(bucket, "show", endpoint=endpoint, region=REGION, patience=HASTY, memory=tmp_path / "m")
        with pytest.raises(TargetUnavailable):
            put(target, film)
        film.write_bytes(film.read_bytes()[::-1])
        refused[0] = False
        put(target, film)
    assert digest(ministack, bucket) == sha256(film.read_bytes()).hexdigest()
    assert uploads(ministack, bucket) == 0


def test_a_file_that_is_not_what_it_was_found_to_be(ministack: Store, film: Path, tmp_path: Path) -> None:
    """Its digest is taken as it is sent, and where it is another one than was known nothing is stored or left."""
    bucket = ministack.bucket()
    target = S3Target(bucket, "show", endpoint=ministack.endpoint, region=REGION, memory=tmp_path / "m")
    whole = Stretch(film, 0, film.stat().st_size)
    with pytest.raises(Unreadable, match=r"talk\.mp4 changed while it was being published"):
        put(target, Splice((whole,), sha256(b"as it was").hexdigest()))
    assert (uploads(ministack, bucket), target.head(KEY)) == (0, None)
    put(target, Splice((whole,), sha256(film.read_bytes()).hexdigest()))
    assert digest(ministack, bucket) == sha256(film.read_bytes()).hexdigest()


def test_an_upload_that_is_gone_begins_anew(ministack: Store, film: Path, tmp_path: Path) -> None:
    """An upload somebody else gave up meanwhile is simply sent again."""
    bucket, refused = ministack.bucket(), [True]

    def interfere(request: Request) -> Verdict:
        return Answer(503, "SlowDown") if refused[0] and part(request) and "partNumber=6" in request.path else None

    with proxied(ministack.endpoint, interfere) as endpoint:
        target = S3Target(bucket, "show", endpoint=endpoint, region=REGION, patience=HASTY, memory=tmp_path / "m")
        with pytest.raises(TargetUnavailable):
            put(target, film)
        (open_upload,) = ministack.client.list_multipart_uploads(Bucket=bucket)["Uploads"]
        ministack.client.abort_multipart_upload(Bucket=bucket, Key=open_upload["Key"], UploadId=open_upload["UploadId"])
        refused[0] = False
        put(target, film)
    assert digest(ministack, bucket) == sha256(film.read_bytes()).hexdigest()


WRITE = """
import sys
from pathlib import Path
from turncast.targets.s3 import S3Target
endpoint, bucket, film, memory = sys.argv[1:]
target = S3Target(bucket, "show", endpoint=endpoint, region="us-east-1", memory=Path(memory))
target.write("media/talk.mp4", Path(film), media_type="video/mp4", cache_control="max-age=1",
             on_bytes=lambda count: print(count, flush=True))
"""


def killed_in_the_middle(endpoint: str, bucket: str, film: Path, memory: Path) -> None:
    """Run a write in a process of its own, and kill it after the third part."""
    command = [sys.executable, "-c", WRITE, endpoint, bucket, str(film), str(memory)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=os.environ) as process:
        assert process.stdout
        for _ in range(3):
            process.stdout.readline()
        process.send_signal(signal.SIGKILL)


def test_kill_9(ministack: Store, film: Path, tmp_path: Path) -> None:
    """After kill -9 the next run continues the upload that the dead process began."""
    bucket, sent, waiting = ministack.bucket(), [], [True]

    def interfere(request: Request) -> Verdict:
        if not part(request):
            return None
        if waiting[0] and "partNumber=6" in request.path:
            return Answer(503, "SlowDown")  # so that the process is still at it when it is killed
        sent.append(request.path)
        return None

    with proxied(ministack.endpoint, interfere) as endpoint:
        killed_in_the_middle(endpoint, bucket, film, tmp_path / "m")
        before, waiting[0] = len(sent), False
        put(S3Target(bucket, "show", endpoint=endpoint, region=REGION, memory=tmp_path / "m"), film)
    assert before >= 3
    assert len(sent) - before <= PARTS - 3
    assert digest(ministack, bucket) == sha256(film.read_bytes()).hexdigest()
    assert uploads(ministack, bucket) == 0


def test_tidying_gives_up_what_nobody_is_at(ministack: Store, film: Path, tmp_path: Path) -> None:
    """An upload that was killed and is not wanted any more is given up by the next publish; a stranger's is not."""
    bucket = ministack.bucket()

    def interfere(request: Request) -> Verdict:
        return Answer(503, "SlowDown") if part(request) and "partNumber=6" in request.path else None

    with proxied(ministack.endpoint, interfere) as endpoint:
        target = S3Target(bucket, "show", endpoint=endpoint, region=REGION, patience=HASTY, memory=tmp_path / "m")
        with pytest.raises(TargetUnavailable):
            put(target, film)
        ministack.client.create_multipart_upload(Bucket=bucket, Key="show/media/of-somebody-else.mp4")
        assert uploads(ministack, bucket) == 2
        target.tidy()
    (left,) = ministack.client.list_multipart_uploads(Bucket=bucket)["Uploads"]
    assert left["Key"] == "show/media/of-somebody-else.mp4"
    assert list((tmp_path / "m").glob("upload-*")) == []


def test_an_upload_whose_id_was_never_heard(ministack: Store, film: Path, tmp_path: Path) -> None:
    """An upload whose answer was lost, or whose publish was killed before it came, is given up by the next one."""
    for give_up in (put, lambda target, _: target.tidy()):
        bucket, memory = ministack.bucket(), tmp_path / "m"
        ministack.client.create_multipart_upload(Bucket=bucket, Key="show/media/talk.mp4.of-somebody-else")
        with proxied(ministack.endpoint, Nth(0, FAULTS["lost response"])) as endpoint:
            target = S3Target(bucket, "show", endpoint=endpoint, region=REGION, patience=HASTY, memory=memory)
            with pytest.raises(TargetUnavailable):
                put(target, film)
            assert uploads(ministack, bucket) == 2
            give_up(target, film)
        assert uploads(ministack, bucket) == 1
        assert list(memory.glob("upload-*")) == []


@pytest.mark.parametrize("failing", [1, 2])
def test_what_could_not_be_given_up(ministack: Store, film: Path, tmp_path: Path, failing: int) -> None:
    """What the store cannot tell of, or give up, just now is not forgotten: the next publish tries again."""
    bucket, calls = ministack.bucket(), list[str]()

    def interfere(request: Request) -> Verdict:
        calls.append(request.method)
        return "lose" if len(calls) == 1 else Answer(503, "SlowDown") if len(calls) == 1 + failing else None

    with proxied(ministack.endpoint, interfere) as endpoint:
        target = S3Target(bucket, "show", endpoint=endpoint, region=REGION, patience=HASTY, memory=tmp_path / "m")
        for _ in range(2):
            with pytest.raises(TargetUnavailable):
                put(target, film)
        assert uploads(ministack, bucket) == 1
        put(target, film)
    assert uploads(ministack, bucket) == 0


def test_an_upload_that_was_begun_twice(ministack: Store, film: Path, tmp_path: Path) -> None:
    """Where the answer was lost and the call tried again, only what the second try has begun is left to complete."""
    bucket, patience = ministack.bucket(), Patience(connect=2, answer=5, attempts=2)
    with proxied(ministack.endpoint, Nth(0, FAULTS["lost response"])) as endpoint:
        put(S3Target(bucket, "show", endpoint=endpoint, region=REGION, patience=patience, memory=tmp_path / "m"), film)
    assert digest(ministack, bucket) == sha256(film.read_bytes()).hexdigest()
    assert uploads(ministack, bucket) == 0


def test_an_interrupt_leaves_nothing(ministack: Store, film: Path, tmp_path: Path) -> None:
    """Ctrl-C gives the upload up: no orphan is there to be paid for."""
    bucket = ministack.bucket()

    def interrupt(count: int) -> None:
        raise KeyboardInterrupt

    target = S3Target(bucket, "show", endpoint=ministack.endpoint, region=REGION, memory=tmp_path / "m")
    with pytest.raises(KeyboardInterrupt):
        put(target, film, interrupt)
    assert uploads(ministack, bucket) == 0
    assert list((tmp_path / "m").glob("upload-*")) == []
