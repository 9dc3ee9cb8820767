"""Targets that deny, do not answer, or hold what is somebody else's: a clear message, exit code 3, nothing changed."""

import os
import re
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.journeys.publications import Place, in_directory
from tests.support.command import called, well
from tests.support.proxy import Answer, Request, proxied, silent
from tests.support.servers import CREDENTIALS, Store

from turncast.targets.s3 import target as s3
from turncast.targets.s3.client import Patience, connect


def through(place: Place, endpoint: str) -> dict[str, str]:
    """The environment in which the bucket is reached at *endpoint*."""
    return {**place.env, "TURNCAST_PUBLISH_ENDPOINT": endpoint}


def test_no_credentials(sound: Path, bucket: Place) -> None:
    """Without credentials nothing is tried, and the hint says how to give them."""
    ran = called("publish", "--to", bucket.to, at=sound)
    assert ran.code == 3
    assert ran.error.startswith(f"{bucket.to} needs credentials, found none")
    assert "AWS_ACCESS_KEY_ID" in ran.hint


@pytest.mark.parametrize("word", ["plan", "publish", "status"])
def test_a_target_that_denies(sound: Path, bucket: Place, word: str) -> None:
    """A store that answers AccessDenied is told as that, with the rights Turncast needs; never what else it said."""
    with proxied(None, lambda request: Answer(403, "AccessDenied")) as endpoint:
        ran = called(word, "--to", bucket.to, at=sound, env=through(bucket, endpoint))
    assert (ran.code, ran.error) == (3, f"{bucket.to} does not allow this (AccessDenied)")
    assert "s3:PutObject" in ran.hint
    assert "secret" not in ran.err + ran.out


def test_credentials_that_are_wrong(sound: Path, bucket: Place) -> None:
    """Wrong credentials are told apart from rights that are missing, and never repeated."""
    with proxied(None, lambda request: Answer(403, "SignatureDoesNotMatch")) as endpoint:
        ran = called("publish", "--to", bucket.to, at=sound, env=through(bucket, endpoint))
    assert (ran.code, ran.error) == (3, f"{bucket.to} does not accept these credentials (SignatureDoesNotMatch)")
    assert CREDENTIALS["AWS_SECRET_ACCESS_KEY"] not in ran.err + ran.out


def test_a_target_that_may_only_be_read(sound: Path, bucket: Place) -> None:
    """Where writing is denied the first write says so, and the bucket stays empty."""

    def read_only(request: Request) -> Answer | None:
        return None if request.method in ("GET", "HEAD") else Answer(403, "AccessDenied")

    with proxied(bucket.env["TURNCAST_PUBLISH_ENDPOINT"], read_only) as endpoint:
        ran = called("publish", "--to", bucket.to, at=sound, env=through(bucket, endpoint))
    assert (ran.code, ran.error) == (3, f"{bucket.to} does not allow this (AccessDenied)")
    assert bucket.snapshot() == {}


def test_no_such_bucket(sound: Path, bucket: Place) -> None:
    """A bucket that is not there is told by its name, with the command that would make it."""
    ran = called("publish", "--to", "s3://no-such-bucket/talks", at=sound, env=bucket.env)
    assert (ran.code, ran.error) == (3, "s3://no-such-bucket/talks: there is no such bucket")
    assert ran.hint.endswith("aws s3 mb s3://no-such-bucket")


@pytest.fixture(params=["silent", "refusing connections", "out of order"])
def absent(request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of a store that cannot be had, each in its own way."""
    if request.param == "silent":
        with silent() as endpoint:
            yield endpoint
    elif request.param == "out of order":
        with proxied(None, lambda request: Answer(503, "SlowDown")) as endpoint:
            yield endpoint
    else:
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))  # bound and not listening: nobody else can begin to
            yield f"http://127.0.0.1:{taken.getsockname()[1]}"


def test_a_target_that_does_not_answer(
    sound: Path, bucket: Place, absent: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A store that stays silent, refuses connections or is out of order is told, after a patience that is cut here."""
    hasty = Patience(connect=0.5, answer=0.5, attempts=1)
    monkeypatch.setattr(s3, "connect", lambda endpoint, region, patience: connect(endpoint, region, hasty))
    ran = called("publish", "--to", bucket.to, at=sound, env=through(bucket, absent))
    assert ran.code == 3
    assert re.match(rf"{bucket.to} (does not answer|cannot answer now)", ran.error)
    assert ran.hint.endswith(("then try again", "try again in some minutes"))


@pytest.mark.parametrize("to", ["ftp://example.net/talks", "s3://", "s3://bucket/../talks", "~/public"])
def test_what_is_no_target(sound: Path, to: str) -> None:
    """What is neither a directory nor a bucket is a mistake in the command, and the hint shows how to write one."""
    ran = called("publish", "--to", to, at=sound)
    assert ran.code == 2
    assert f'found "{to}"' in ran.error
    assert "s3://" in ran.hint


def test_a_directory_that_may_only_be_read(sound: Path, tmp_path: Path) -> None:
    """A directory that may not be written is told with its name, and nothing is left in it."""
    public = tmp_path / "public"
    public.mkdir(mode=0o555)
    if os.access(public, os.W_OK):
        pytest.skip("root may write everywhere")
    ran = called("publish", "--to", public, at=sound)
    assert ran.code == 3
    assert "may not be written" in ran.error
    assert list(public.iterdir()) == []


def test_a_file_where_a_directory_should_be(sound: Path, tmp_path: Path) -> None:
    """A file in the place of the target is told, and stays."""
    (tmp_path / "public").write_text("mine")
    ran = called("publish", "--to", tmp_path / "public", at=sound)
    assert ran.code == 3
    assert ran.error.startswith("expected a directory at ")
    assert (tmp_path / "public").read_text() == "mine"


def test_a_directory_of_somebody_else(sound: Path, tmp_path: Path) -> None:
    """Beside files of somebody else's nothing is published until --yes says so; theirs stay as they are."""
    public = in_directory(tmp_path / "public", "")
    (tmp_path / "public").mkdir()
    (tmp_path / "public/thesis.txt").write_text("years of work")
    before = public.snapshot()
    ran = called("publish", "--to", public.to, at=sound)
    assert ran.code == 2
    assert "found other files" in ran.error
    assert "--yes" in ran.hint
    assert public.snapshot() == before
    well("publish", "--to", public.to, "--yes", at=sound)
    well("publish", "--to", public.to, at=sound)  # it is known now, so nothing is asked
    assert before.items() < public.snapshot().items()


def test_a_page_of_somebody_else(sound: Path, tmp_path: Path) -> None:
    """A page that would be written over is named by plan and refusal, also long after the first publish."""
    public = in_directory(tmp_path / "public", "")
    (tmp_path / "public").mkdir()
    (tmp_path / "public/index.html").write_text("my home page")
    steps = {step["key"]: step for step in well("plan", "--to", public.to, "--json", at=sound).json["steps"]}
    assert (steps["index.html"]["action"], steps["index.html"]["why"]) == ("replace", "somebody else's stands there")
    assert {step["action"] for key, step in steps.items() if key != "index.html"} == {"add"}
    ran = called("publish", "--to", public.to, at=sound)
    assert (ran.code, ran.error.endswith("found other files, and index.html would be written over")) == (2, True)
    assert (tmp_path / "public/index.html").read_text() == "my home page"
    (tmp_path / "public/index.html").unlink()
    well("publish", "--to", public.to, at=sound)


def test_a_bucket_of_somebody_else(sound: Path, bucket: Place, ministack: Store) -> None:
    """The same holds for a prefix in a bucket; what is beside the prefix does not matter."""
    name = bucket.to.split("/")[2]
    ministack.client.put_object(Bucket=name, Key="talks/thesis.txt", Body=b"years of work")
    before = bucket.snapshot()
    ran = called("publish", "--to", bucket.to, at=sound, env=bucket.env)
    assert (ran.code, bucket.snapshot()) == (2, before)
    well("publish", "--to", f"s3://{name}/other", at=sound, env=bucket.env)
    well("publish", "--to", bucket.to, "--yes", at=sound, env=bucket.env)
    assert before.items() < bucket.snapshot().items()


def test_a_target_that_fails_half_way(sound: Path, bucket: Place) -> None:
    """Where a recording cannot be stored, no page or feed comes to be; status says so, publishing again ends it."""

    def no_recordings(request: Request) -> Answer | None:
        return Answer(403, "AccessDenied") if request.method == "PUT" and ".mp3" in request.path else None

    with proxied(bucket.env["TURNCAST_PUBLISH_ENDPOINT"], no_recordings) as endpoint:
        assert called("publish", "--to", bucket.to, at=sound, env=through(bucket, endpoint)).code == 3
    assert not any(key.endswith((".html", ".xml")) for key in bucket.snapshot())
    status = well("status", "--to", bucket.to, "--json", at=sound, env=bucket.env).json
    assert (status["done"], status["interrupted"] is None) == (False, False)
    well("publish", "--to", bucket.to, at=sound, env=bucket.env)
    assert well("status", "--to", bucket.to, "--json", at=sound, env=bucket.env).json["done"]
