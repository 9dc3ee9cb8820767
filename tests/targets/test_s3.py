"""What S3-compatible stores really do, and what is made of it."""

import base64
import hashlib
import os
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from tests.support.faults import retyped
from tests.support.proxy import Answer, Exchange, Interference, Request, Verdict, completes, proxied, silent
from tests.support.servers import REGION, Store, free_port

from turncast.errors import (
    TargetConflict,
    TargetCorrupt,
    TargetDenied,
    TargetFull,
    TargetMissing,
    TargetUnavailable,
    WorldError,
)
from turncast.models.artifact import Body, CacheControl
from turncast.targets import ABSENT, ANY, Condition, Stored, unchanged
from turncast.targets.s3 import Patience, S3Target
from turncast.targets.s3.multipart import PART, part_size
from turncast.targets.s3.upload import MIB

BIG = 20_000_001
HASTY = Patience(connect=1, answer=0.5, attempts=2)
pytestmark = pytest.mark.usefixtures("credentials")


def put(target: S3Target, body: Body, when: Condition = ANY) -> Stored:
    """Store *body*."""
    return target.write("a/talk.mp3", body, media_type="audio/mpeg", cache_control="max-age=1", when=when)


@pytest.fixture
def bucket(ministack: Store) -> str:
    """A new bucket."""
    return ministack.bucket()


@contextmanager
def behind(ministack: Store, bucket: str, interfere: Interference) -> Iterator[S3Target]:
    """The bucket behind a proxy that interferes."""
    with proxied(ministack.endpoint, interfere) as endpoint:
        yield S3Target(bucket, "show", endpoint=endpoint, region=REGION, patience=Patience(2, 5, 3))


def first(matches: Callable[[Request], bool], *verdicts: Verdict) -> Interference:
    """Does *verdicts* to the first requests that match, and lets all others pass."""
    waiting = iter(verdicts)

    def interfere(request: Request) -> Verdict:
        return next(waiting, None) if matches(request) else None

    return interfere


def uploads(ministack: Store, bucket: str) -> int:
    """How many uploads were begun and neither ended nor aborted."""
    return len(ministack.client.list_multipart_uploads(Bucket=bucket).get("Uploads", []))


# What is sent


def test_what_goes_over_the_wire(ministack: Store, bucket: str) -> None:
    """Each body goes with its Content-MD5 and is looked at afterwards, its end too; no ACL, no checksum trailer."""
    seen: list[Request] = []
    with behind(ministack, bucket, seen.append) as target:
        put(target, b"sound")
    assert [(request.method, request.path) for request in seen] == [
        ("PUT", f"/{bucket}/show/a/talk.mp3"),
        ("HEAD", f"/{bucket}/show/a/talk.mp3"),
        ("GET", f"/{bucket}/show/a/talk.mp3"),
    ]
    assert seen[2].headers["Range"] == "bytes=0-4"
    sent = {name.lower(): value for name, value in seen[0].headers.items()}
    assert sent["content-md5"] == base64.b64encode(hashlib.md5(b"sound").digest()).decode()
    assert sent["x-amz-meta-turncast-sha256"] == hashlib.sha256(b"sound").hexdigest()
    assert sent["authorization"].startswith("AWS4-HMAC-SHA256")
    assert (sent["content-type"], sent["cache-control"]) == ("audio/mpeg", "max-age=1")
    assert not {name for name in sent if "acl" in name or "checksum" in name or "trailer" in name}


def test_parts(ministack: Store, bucket: str) -> None:
    """A large body goes in parts, each with its Content-MD5; type, cache header and digest are told at the start."""
    seen: list[Request] = []
    with behind(ministack, bucket, seen.append) as target:
        stored = put(target, os.urandom(BIG))
    create, *parts, complete, head, end = seen
    assert "content-md5" not in {name.lower() for name in create.headers}
    assert create.headers["Content-Type"] == "audio/mpeg"
    assert sorted(len(part.body) for part in parts) == sorted([5 * MIB, 5 * MIB, 5 * MIB, BIG - 15 * MIB])
    for part in parts:
        assert part.headers["Content-MD5"] == base64.b64encode(hashlib.md5(part.body).digest()).decode()
    assert (complete.method, head.method, end.method) == ("POST", "HEAD", "GET")
    assert end.headers["Range"] == f"bytes={BIG - 4096}-{BIG - 1}"
    assert stored.version.endswith('-4"')
    assert uploads(ministack, bucket) == 0


@pytest.mark.parametrize("size", [8 * MIB + 1, 1 << 30, 4 << 30, 7 << 30, (7 << 30) + 1, 48 << 30, 1 << 40])
def test_part_size(size: int) -> None:
    """Parts are whole MiB, at least 5, and never more than 900."""
    part = part_size(size)
    assert part >= PART
    assert part % MIB == 0
    assert -(-size // part) <= 900


# Conditions and lost answers


def test_lost_answer_to_our_own_write(ministack: Store, bucket: str) -> None:
    """A retry that meets what the first try stored is no conflict: the content is compared first."""
    lose = first(lambda request: request.method == "PUT", "lose")
    with behind(ministack, bucket, lose) as target:
        assert put(target, b"ours", ABSENT).size == 4
        stored = put(target, b"ours again", unchanged(target.head("a/talk.mp3").version))  # type: ignore[union-attr]
    assert stored.size == 10


@pytest.mark.parametrize("theirs", [b"theirs", b"ours"])
def test_lost_answer_and_a_rival(ministack: Store, bucket: str, theirs: bytes) -> None:
    """If it is a rival's object that the retry meets, it is a conflict, even if the bytes are the same."""
    target = S3Target(bucket, "show", endpoint=ministack.endpoint, region=REGION)

    def rival(request: Request) -> Answer | None:
        if request.method == "PUT" and not target.head("a/talk.mp3"):
            put(target, theirs)
            return Answer(503, "SlowDown")
        return None

    with behind(ministack, bucket, rival) as ours, pytest.raises(TargetConflict):
        put(ours, b"ours", ABSENT)
    assert target.read("a/talk.mp3") == (theirs, target.head("a/talk.mp3"))


def test_lost_answer_and_two_writes_that_met(ministack: Store, bucket: str) -> None:
    """Told to try again after its first answer was lost, it finds its own object, and that is no conflict."""
    answers = first(lambda request: request.method == "PUT", "lose", Answer(409, "ConditionalRequestConflict"))
    with behind(ministack, bucket, answers) as target:
        assert put(target, b"ours", ABSENT).size == 4


def as_go_writes(exchange: Exchange) -> None:
    """Answer with the names of headers as MinIO and other stores written in Go have them."""
    reply = exchange.forward()
    exchange.reply(replace(reply, headers={name.title(): value for name, value in reply.headers.items()}))


def test_however_metadata_is_spelt(ministack: Store, bucket: str) -> None:
    """What an object says of itself is understood: after a lost answer, and where it is a rival's by now."""
    lost = first(lambda request: request.method == "PUT", "lose")
    with behind(ministack, bucket, lambda request: lost(request) or as_go_writes) as target:
        stored = target.write("index.html", b"ours", media_type="text/html", cache_control="no-store", when=ABSENT)
        target.write("b.html", b"ours", media_type="text/html", cache_control="no-store", later=True)
        target.write("b.html", b"a rival's", media_type="text/html", cache_control="no-store")
        target.look()
        found = target.head("b.html")
    assert stored.sha256 == hashlib.sha256(b"ours").hexdigest()
    assert found
    assert found.size == len(b"a rival's")


def test_a_listing_tells_the_versions_that_writes_ask_for(ministack: Store, bucket: str) -> None:
    """Also where it has ETags without their quotes."""

    def bare(exchange: Exchange) -> None:
        reply = exchange.forward()
        plain = re.sub(rb'<ETag>(?:"|&quot;)(\w+)(?:"|&quot;)', rb"<ETag>\1", reply.content)
        assert plain != reply.content
        exchange.reply(replace(reply, content=plain))

    with behind(ministack, bucket, lambda request: bare if "list-type=2" in request.path else None) as target:
        stored = put(target, b"one")
        (listed,) = target.list()
    assert listed.version == stored.version


def test_what_was_live_stays_where_its_successor_is_not_as_sent(ministack: Store, bucket: str) -> None:
    """A store that does not serve it as it was told to is no reason to take away what feeds name."""
    live = S3Target(bucket, "show", endpoint=ministack.endpoint, region=REGION)
    live.write(
        "media/words.vtt", b"WEBVTT", media_type="application/octet-stream", cache_control=CacheControl.IMMUTABLE
    )

    with behind(ministack, bucket, retyped) as target, pytest.raises(TargetCorrupt, match="served as text/vtt"):
        target.write("media/words.vtt", b"WEBVTT", media_type="text/vtt", cache_control=CacheControl.IMMUTABLE)
    assert live.head("media/words.vtt")


def test_uploads_of_others_stay(ministack: Store, bucket: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is given up as nobody's is of Turncast's own shape; a store that tells no time is believed to have none."""
    monkeypatch.setattr("turncast.targets.s3.target._ORPHANED", timedelta(seconds=-5))
    for key in ("Backups/2026 of somebody else.tar", "media/talk.mp3"):
        ministack.client.create_multipart_upload(Bucket=bucket, Key=key)

    def undated(exchange: Exchange) -> None:
        reply = exchange.forward()
        exchange.reply(replace(reply, headers={k: v for k, v in reply.headers.items() if k.lower() != "date"}))

    with proxied(ministack.endpoint, lambda _: undated) as endpoint:
        S3Target(bucket, endpoint=endpoint, region=REGION).tidy()
    assert uploads(ministack, bucket) == 2
    S3Target(bucket, endpoint=ministack.endpoint, region=REGION).tidy()
    (left,) = ministack.client.list_multipart_uploads(Bucket=bucket)["Uploads"]
    assert left["Key"] == "Backups/2026 of somebody else.tar"


def test_lost_completion(ministack: Store, bucket: str) -> None:
    """If the answer to a completion is lost, looking decides that all went well."""
    body = os.urandom(BIG)
    with behind(ministack, bucket, first(completes, "lose", Answer(404, "NoSuchUpload"))) as target:
        assert put(target, body).size == BIG
        assert target.read("a/talk.mp3") == (body, target.head("a/talk.mp3"))


def test_completion_that_failed(ministack: Store, bucket: str) -> None:
    """If looking shows something else, the completion failed, the error is told, and no parts are left to pay for."""
    refuse = first(completes, Answer(400, "InvalidPart"))
    with behind(ministack, bucket, refuse) as target, pytest.raises(WorldError, match="400 InvalidPart"):
        put(target, os.urandom(BIG))
    assert uploads(ministack, bucket) == 0


def test_part_that_fails(ministack: Store, bucket: str) -> None:
    """If a part cannot be sent the upload is aborted, and nothing stands under the key."""

    def refuse(request: Request) -> Answer | None:
        return Answer(403, "AccessDenied") if "partNumber=2" in request.path else None

    with behind(ministack, bucket, refuse) as target:
        with pytest.raises(TargetDenied):
            put(target, os.urandom(BIG))
        assert target.head("a/talk.mp3") is None
    assert uploads(ministack, bucket) == 0


def test_parts_are_tried_again(ministack: Store, bucket: str) -> None:
    """A store that is busy for a moment is asked again."""
    busy = first(lambda request: "partNumber=2" in request.path, Answer(503, "SlowDown"))
    body = os.urandom(BIG)
    with behind(ministack, bucket, busy) as target:
        put(target, body)
        assert target.read("a/talk.mp3") == (body, target.head("a/talk.mp3"))


def test_two_writes_that_met(ministack: Store, bucket: str) -> None:
    """A 409 means that two conditional writes met; it is tried again before anybody cries conflict."""
    busy = first(lambda request: request.method == "PUT", Answer(409, "ConditionalRequestConflict"))
    with behind(ministack, bucket, busy) as target:
        assert put(target, b"ours", ABSENT).size == 4


def test_store_without_conditions(ministack: Store, bucket: str) -> None:
    """A store that answers 501 to a condition is remembered as one; what can be compared is still compared."""
    asked: list[list[str]] = []

    def refuse(request: Request) -> Answer | None:
        asked.append(request.conditions)
        return Answer(501, "NotImplemented") if request.conditions else None

    with behind(ministack, bucket, refuse) as target:
        put(target, b"ours", ABSENT)
        assert target.conditional is False
        with pytest.raises(TargetConflict):
            put(target, b"ours", ABSENT)
        put(target, b"ours", unchanged(put(target, b"more").version))
    assert len([conditions for conditions in asked if conditions]) == 1


def test_bytes_changed_on_the_way(ministack: Store, bucket: str) -> None:
    """A recording whose last bytes are others than were sent is found out, although it has the right length."""

    def spoil(request: Request) -> None:
        if request.method == "PUT":
            request.headers = {name: it for name, it in request.headers.items() if name.lower() != "content-md5"}
            request.body = request.body[:-1] + b"?"

    with behind(ministack, bucket, spoil) as target, pytest.raises(TargetCorrupt, match="other bytes at its end"):
        put(target, b"x" * 10_000)


def test_corrupting_store(ministack: Store, bucket: str) -> None:
    """A store that keeps more than it was given (as some keep the framing of chunks) is found out."""

    def corrupt(request: Request) -> None:
        if request.method == "PUT":
            request.body = b"5;chunk\r\n" + request.body
            for name in [name for name in request.headers if name.lower() in ("content-md5", "content-length")]:
                del request.headers[name]

    with (
        behind(ministack, bucket, corrupt) as target,
        pytest.raises(TargetCorrupt, match="should hold 5 bytes, found 14"),
    ):
        put(target, b"sound")


# What is in the way


ASKS: dict[str, Callable[[S3Target], object]] = {
    "head": lambda target: target.head("a/talk.mp3"),
    "read": lambda target: target.read("a/talk.mp3"),
    "write": lambda target: put(target, b"x"),
    "occupied": lambda target: target.occupied(),
}


def refusal(target: S3Target, ask: str, error: type[WorldError]) -> WorldError:
    """What *target* says, which has to be an *error*, name the target, hold no secret, and have a hint."""
    with pytest.raises(error) as caught:
        ASKS[ask](target)
    said = caught.value
    assert said.message.startswith(target.name)
    assert said.hint
    assert said.message[0].islower()
    assert not {"turncastsecret", "secret text"} & {
        word for word in ("turncastsecret", "secret text") if word in str(said)
    }
    return said


@pytest.mark.parametrize("ask", ASKS)
@pytest.mark.parametrize(
    ("answer", "error", "words"),
    [
        (Answer(403, "AccessDenied"), TargetDenied, "s3:ListBucket"),
        (Answer(403, "SignatureDoesNotMatch"), TargetDenied, "AWS_SECRET_ACCESS_KEY"),
        (Answer(403, "InvalidAccessKeyId"), TargetDenied, "AWS_ACCESS_KEY_ID"),
        (Answer(401, "Unauthorized"), TargetDenied, "s3:PutObject"),
        (Answer(500, "InternalError"), TargetUnavailable, "try again"),
        (Answer(503, "SlowDown"), TargetUnavailable, "try again"),
        (Answer(507, "InsufficientStorage"), TargetFull, "make room"),
        (Answer(400, "Nonsense\x1b[31m"), WorldError, "endpoint"),
    ],
    ids=lambda value: value.code if isinstance(value, Answer) else None,
)
def test_refusals(ask: str, answer: Answer, error: type[WorldError], words: str) -> None:
    """Whatever a store answers in place of doing it becomes one clear error, with a hint that fits."""
    with proxied(None, lambda _: answer) as endpoint:
        target = S3Target("bucket", "show", endpoint=endpoint, region=REGION, patience=Patience(1, 2, 1))
        said = refusal(target, ask, error)
    assert words in said.hint
    assert "\x1b" not in said.message


@pytest.mark.parametrize("code", ["ExpiredToken", "RequestTimeTooSkewed"])
def test_denied_with_another_status(code: str) -> None:
    """Credentials can also be refused with a plain 400, and clocks can be wrong."""
    with proxied(None, lambda _: Answer(400, code)) as endpoint:
        refusal(S3Target("bucket", endpoint=endpoint, region=REGION), "occupied", TargetDenied)


def test_a_store_that_only_sends_elsewhere(ministack: Store, bucket: str) -> None:
    """A store that answers every question with a redirect is said to, and is no bug."""
    elsewhere = Answer(301, "PermanentRedirect")
    with behind(ministack, bucket, lambda request: elsewhere) as target, pytest.raises(TargetMissing):
        put(target, b"sound")


@pytest.mark.parametrize("ask", ["read", "write", "occupied"])
def test_missing_bucket(ministack: Store, ask: str) -> None:
    """A bucket that does not exist is told as such, with the command that makes it."""
    said = refusal(S3Target("no-such-bucket", endpoint=ministack.endpoint, region=REGION), ask, TargetMissing)
    assert "aws s3 mb s3://no-such-bucket" in said.hint


@pytest.mark.parametrize("ask", ASKS)
def test_nobody_there(ask: str) -> None:
    """Where nothing listens the error names the address."""
    endpoint = f"http://127.0.0.1:{free_port()}"
    said = refusal(S3Target("bucket", endpoint=endpoint, region=REGION, patience=HASTY), ask, TargetUnavailable)
    assert endpoint.removeprefix("http://") in said.message


def test_never_answers() -> None:
    """A store that accepts and never answers ends in a clear error, after the patience it was given."""
    with silent() as endpoint:
        target = S3Target("bucket", endpoint=endpoint, region=REGION, patience=HASTY)
        began = time.monotonic()
        refusal(target, "read", TargetUnavailable)
    assert 0.9 < time.monotonic() - began < 6


@pytest.mark.parametrize("ask", ASKS)
def test_no_credentials(monkeypatch: pytest.MonkeyPatch, ask: str) -> None:
    """Without credentials the hint names the variables to set."""
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    target = S3Target("bucket", endpoint=f"http://127.0.0.1:{free_port()}", region=REGION)
    assert "AWS_ACCESS_KEY_ID" in refusal(target, ask, TargetDenied).hint


def test_unknown_profile(monkeypatch: pytest.MonkeyPatch) -> None:
    """A profile that does not exist is told when the target is opened."""
    monkeypatch.setenv("AWS_PROFILE", "nobody")
    with pytest.raises(TargetDenied, match="s3://bucket needs credentials") as caught:
        S3Target("bucket")
    assert "AWS_PROFILE" in caught.value.hint


def forbidding_looks(request: Request) -> Answer | None:
    """Objects may be listed but not looked at."""
    looks = request.method in ("GET", "HEAD") and "list-type" not in request.path
    return Answer(403, "AccessDenied") if looks else None


def test_403_for_what_is_absent(ministack: Store, bucket: str) -> None:
    """Where a store says 403 for what is absent, a listing decides: absent, or there and forbidden."""
    with behind(ministack, bucket, forbidding_looks) as target:
        assert target.head("a/talk.mp3") is None
        assert target.read("a/talk.mp3") is None
        put(S3Target(bucket, "show", endpoint=ministack.endpoint, region=REGION), b"x")
        refusal(target, "head", TargetDenied)
        refusal(target, "read", TargetDenied)


def test_absent_is_not_its_longer_namesake(ministack: Store, bucket: str) -> None:
    """A listing that finds only a key that begins alike does not make the shorter one forbidden."""
    direct = S3Target(bucket, "show", endpoint=ministack.endpoint, region=REGION)
    direct.write("a/talk.mp3.vtt", b"x", media_type="text/vtt", cache_control="no-store")
    with behind(ministack, bucket, forbidding_looks) as target:
        assert target.head("a/talk.mp3") is None


def test_prefixes_are_apart(ministack: Store, bucket: str) -> None:
    """What stands under one prefix is nothing to another, even one that begins alike."""
    put(S3Target(bucket, "show", endpoint=ministack.endpoint, region=REGION), b"x")
    other = S3Target(bucket, "sho", endpoint=ministack.endpoint, region=REGION)
    assert not other.occupied()
    assert other.head("a/talk.mp3") is None
    assert S3Target(bucket, endpoint=ministack.endpoint, region=REGION).head("show/a/talk.mp3")


def test_recording_from_a_file(ministack: Store, bucket: str, tmp_path: Path) -> None:
    """A recording is sent from its file, whatever the file is called."""
    file = tmp_path / "Größe 🎙.mp3"
    file.write_bytes(os.urandom(BIG))
    target = S3Target(bucket, endpoint=ministack.endpoint, region=REGION)
    put(target, file)
    assert target.read("a/talk.mp3") == (file.read_bytes(), target.head("a/talk.mp3"))
