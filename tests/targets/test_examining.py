"""Examining buckets: each fault a store can have is found by the trials it is about, and by no other."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.support.proxy import (
    Answer,
    Interference,
    Request,
    Verdict,
    ignoring_conditions,
    proxied,
    wanting_bare_etags,
    without_conditions,
)
from tests.support.servers import CREDENTIALS, REGION, Store

from turncast.errors import UsageError
from turncast.targets import open_examination
from turncast.targets.examining import Examination, Kind, Outcome, Result
from turncast.targets.s3.client import Patience
from turncast.targets.s3.examining import examine_bucket
from turncast.targets.s3.examining.manners import MANNERS
from turncast.targets.s3.examining.objects import OBJECTS
from turncast.targets.s3.upload import md5

pytestmark = pytest.mark.usefixtures("credentials")

HASTY = Patience(connect=5, answer=20, attempts=1)
DENIED = Answer(403, "AccessDenied")


def changing(change: Callable[[Request], None]) -> Interference:
    """A store to which uploads come changed on the way."""

    def interfere(request: Request) -> None:
        if request.method == "PUT" and "?" not in request.path and request.path.endswith((".mp3", ".xml")):
            change(request)
            request.headers["Content-MD5"] = md5(request.body).header
            request.headers["Content-Length"] = str(len(request.body))

    return interfere


def corrupt(request: Request) -> None:
    """Change the first byte, silently."""
    request.body = bytes([request.body[0] ^ 1]) + request.body[1:]


def frame(request: Request) -> None:
    """Store the framing of chunks as content, as some servers do."""
    request.body = b"400\r\n" + request.body + b"\r\n0\r\n\r\n"


def without(name: str) -> Interference:
    """A store that does not see a header."""

    def interfere(request: Request) -> None:
        for found in [one for one in request.headers if one.lower() == name]:
            del request.headers[found]

    return interfere


def mistyped(request: Request) -> None:
    """A store that gives every object the type of any other."""
    if request.method in ("PUT", "POST") and "partNumber" not in request.path and "uploadId" not in request.path:
        request.headers["Content-Type"] = "binary/octet-stream"


def answering(answer: Answer, method: str, *words: str) -> Interference:
    """A store that gives that answer to a method, where the address has one of the words (none: always)."""

    def interfere(request: Request) -> Verdict:
        meant = not words or any(word in request.path for word in words)
        return answer if request.method == method and meant else None

    return interfere


def read_only(request: Request) -> Verdict:
    """A store that these credentials may not write to."""
    return DENIED if request.method not in ("GET", "HEAD") else None


def misplaced(request: Request) -> None:
    """A store that says it has stored what is not there."""
    if request.method == "PUT" and request.path.endswith((".mp3", ".xml")):
        request.path += ".elsewhere"


@dataclass(frozen=True)
class Case:
    """A fault, the trials that fail of it, and those of which nothing can be told then.

    parts: whether it may have to do with uploads in parts, so that these are tried as well.
    """

    store: Interference
    fails: set[str]
    untold: frozenset[str] = frozenset()
    parts: bool = True


PARTS = frozenset({"resume", "unfinished", "complete"})
SMALL = frozenset(
    {"read", "size", "type", "cache-control", "metadata", "range", "replace", "checksum", "list", "delete"}
)
LIST = answering(DENIED, "GET", "list-type=2")
CASES = {
    "sound": Case(lambda request: None, set()),
    "wanting bare ETags": Case(wanting_bare_etags, set(), parts=False),
    "refusing conditions": Case(without_conditions, {"conditions"}, parts=False),
    "ignoring conditions": Case(ignoring_conditions, {"conditions"}, parts=False),
    "changing a byte": Case(changing(corrupt), {"read"}, parts=False),
    "framing what it stores": Case(changing(frame), {"read", "size", "range", "list"}, parts=False),
    "storing nothing": Case(
        misplaced, {"read", "size", "type", "cache-control", "metadata", "range", "list"}, parts=False
    ),
    "without ranges": Case(without("range"), {"range"}),
    "without types": Case(mistyped, {"type", "complete"}),
    "losing metadata": Case(without("x-amz-meta-turncast-sha256"), {"metadata"}),
    "losing cache headers": Case(without("cache-control"), {"cache-control"}),
    "without checksums": Case(without("content-md5"), {"checksum"}),
    "denying deletes": Case(answering(DENIED, "DELETE", "turncast-doctor"), {"delete", "abort"}),
    "denying lists": Case(LIST, {"answers", "list"}, parts=False),
    "to be read only": Case(read_only, {"write", "conditions", "parts", "abort"}, SMALL | PARTS),
    "without parts": Case(answering(Answer(501, "NotImplemented"), "POST", "uploads"), {"parts", "abort"}, PARTS),
    "not listing parts": Case(answering(DENIED, "GET", "uploadId="), {"resume"}, frozenset({"abort"})),
    "not listing uploads": Case(answering(Answer(501, "NotImplemented"), "GET", "uploads"), {"unfinished"}),
    "not completing": Case(answering(Answer(400, "InvalidPart"), "POST", "uploadId="), {"complete"}),
    "out of order at times": Case(answering(Answer(503, "SlowDown"), "PUT", ".txt"), {"replace"}, parts=False),
}
AT_ONCE = {
    "wrong keys": Answer(403, "SignatureDoesNotMatch"),
    "no such bucket": Answer(404, "NoSuchBucket"),
    "another region": Answer(400, "AuthorizationHeaderMalformed"),
    "out of order": Answer(503, "SlowDown"),
}


def results_of(examination: Examination) -> dict[str, Result]:
    """What came of all that is tried, by the names of the trials."""
    with examination:
        return {result.trial.name: result for result in (*examination.begin(), *examination.end())}


def named(results: dict[str, Result], outcome: Outcome) -> set[str]:
    """The trials with that outcome."""
    return {name for name, result in results.items() if result.outcome is outcome}


@pytest.mark.parametrize("name", CASES)
def test_each_fault_is_found_where_it_is(ministack: Store, name: str) -> None:
    """A store with one fault fails the trials it is about; what cannot be tried because of it is said to be untold."""
    case = CASES[name]
    with proxied(ministack.endpoint, case.store) as endpoint:
        examination = examine_bucket(ministack.bucket(), "some/prefix", endpoint, REGION, HASTY)
        if not case.parts:
            examination.first = (*OBJECTS, *MANNERS)
        results = results_of(examination)
    assert named(results, Outcome.FAILS) == case.fails
    assert named(results, Outcome.UNTOLD) == case.untold
    assert all(result.found for result in results.values())
    assert all(result.remedy for result in results.values() if result.outcome is Outcome.FAILS)


@pytest.mark.parametrize("name", AT_ONCE)
def test_a_bucket_that_is_not_reached_is_told_once(ministack: Store, name: str) -> None:
    """Where the bucket itself is in the way, one trial says so, with a hint, and no other asks in vain."""
    asked = []

    def refuse(request: Request) -> Answer:
        asked.append(request)
        return AT_ONCE[name]

    with proxied(None, refuse) as endpoint:
        results = results_of(examine_bucket("some-bucket", "", endpoint, REGION, HASTY))
    assert named(results, Outcome.FAILS) == {"answers"}
    assert results["answers"].remedy
    assert named(results, Outcome.UNTOLD) == results.keys() - {"answers"}
    assert len(asked) <= 2


def test_nothing_stays_and_nothing_else_is_touched(ministack: Store) -> None:
    """After an examination the bucket is as it was, and every request was about its own keys."""
    bucket, paths = ministack.bucket(), []
    ministack.client.put_object(Bucket=bucket, Key="some/prefix/thesis.txt", Body=b"years of work")

    def record(request: Request) -> None:
        if request.method not in ("GET", "HEAD"):
            paths.append(request.path.partition("?")[0])

    with proxied(ministack.endpoint, record) as endpoint:
        results_of(examine_bucket(bucket, "some/prefix", endpoint, REGION, HASTY))
    assert [one["Key"] for one in ministack.client.list_objects_v2(Bucket=bucket)["Contents"]] == [
        "some/prefix/thesis.txt"
    ]
    assert "Uploads" not in ministack.client.list_multipart_uploads(Bucket=bucket)
    own = (f"/{bucket}/some/prefix/turncast-doctor-", f"/{bucket}/some/prefix/.turncast/probe-")
    assert paths
    assert [path for path in paths if not path.startswith(own)] == []


def test_what_could_not_be_removed_is_named(ministack: Store) -> None:
    """Where deleting is denied, the keys that stay are told by their full names."""
    bucket = ministack.bucket()
    with proxied(ministack.endpoint, CASES["denying deletes"].store) as endpoint:
        examination = examine_bucket(bucket, "show", endpoint, REGION, HASTY)
        results_of(examination)
    there = [one["Key"] for one in ministack.client.list_objects_v2(Bucket=bucket)["Contents"]]
    assert sorted(examination.left) == sorted(there) != []


def test_a_store_that_falls_silent_is_not_asked_on(ministack: Store) -> None:
    """Once a store answers no more, the rest is untold without waiting for it, and what may stay there is named."""
    bucket, asked = ministack.bucket(), []

    def interfere(request: Request) -> Verdict:
        asked.append(request)
        return "lose" if ".txt" in request.path or len(asked) > 30 else None

    with proxied(ministack.endpoint, interfere) as endpoint:
        examination = examine_bucket(bucket, "", endpoint, REGION, HASTY)
        results = results_of(examination)
    assert named(results, Outcome.FAILS) == {"replace"}
    assert {"conditions", "parts", "delete"} <= named(results, Outcome.UNTOLD)
    there = {one["Key"] for one in ministack.client.list_objects_v2(Bucket=bucket)["Contents"]}
    assert there == set(examination.left)
    assert len(asked) < 20


def test_an_examination_that_breaks_off_leaves_nothing(ministack: Store) -> None:
    """Where it ends in the middle, what was written until then is removed, and uploads are given up."""
    bucket = ministack.bucket()
    with examine_bucket(bucket, "show", ministack.endpoint, REGION, HASTY) as examination:
        begun = next(result for result in examination.begin() if result.trial.name == "parts")
        assert begun.outcome is Outcome.WORKS
        assert ministack.client.list_multipart_uploads(Bucket=bucket)["Uploads"]
    assert "Contents" not in ministack.client.list_objects_v2(Bucket=bucket)
    assert "Uploads" not in ministack.client.list_multipart_uploads(Bucket=bucket)


def test_credentials_are_told_nowhere(ministack: Store) -> None:
    """Neither the environment's nor those that somebody wrote into the endpoint are in what is told."""
    endpoint = ministack.endpoint.replace("http://", "http://user:s3cret@")
    examination = examine_bucket(ministack.bucket(), "", endpoint, REGION, HASTY)
    told = repr(results_of(examination)) + examination.bench.endpoint
    assert "s3cret" not in told
    assert CREDENTIALS["AWS_SECRET_ACCESS_KEY"] not in told


@pytest.mark.parametrize("to", ["ftp://example.net/x", "s3://", "~/public", ""])
def test_what_is_no_target_cannot_be_examined(to: str) -> None:
    """What cannot be published to is refused in the same words."""
    with pytest.raises(UsageError, match="expected a directory or s3://bucket/prefix"):
        open_examination(to, root=Path(), endpoint=None, region=None)


@pytest.mark.parametrize(
    ("endpoint", "kind"),
    [
        ("", Kind.AWS),
        ("https://s3.eu-central-1.amazonaws.com", Kind.AWS),
        ("https://0123.r2.cloudflarestorage.com", Kind.R2),
        ("https://s3.us-west-004.backblazeb2.com", Kind.B2),
        ("https://rgw.example.org:8080", Kind.CEPH),
        ("https://notamazonaws.com", Kind.CEPH),
    ],
)
def test_the_kind_of_a_store_is_told_by_its_endpoint(endpoint: str, kind: Kind) -> None:
    """Whose way of opening a bucket is printed depends on where the store is."""
    assert Kind.of(endpoint) is kind
