"""What a probe finds out about how a store takes conditions."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
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
from tests.support.servers import REGION, Store

from turncast.errors import TargetDenied
from turncast.targets.s3 import S3Target
from turncast.targets.s3.probe import Capability

NOW = datetime(2026, 1, 1, tzinfo=UTC)
pytestmark = pytest.mark.usefixtures("credentials")


def ignoring_if_match(request: Request) -> None:
    """A store that knows If-None-Match and ignores If-Match."""
    for name in request.conditions:
        if name.lower() == "if-match":
            del request.headers[name]


def losing(method: str) -> Callable[[], Interference]:
    """A network that loses the first answer to each kind of write."""

    def fresh() -> Interference:
        seen: set[str] = set()

        def interfere(request: Request) -> Verdict:
            kind = str(sorted(request.conditions))
            if request.method != method or kind in seen:
                return None
            seen.add(kind)
            return "lose"

        return interfere

    return fresh


def passing(request: Request) -> None:
    """Nothing in the way."""


@pytest.mark.parametrize(
    ("store", "expected"),
    [
        (lambda: passing, Capability(conditions="enforced")),
        (lambda: without_conditions, Capability(conditions="refused")),
        (lambda: ignoring_conditions, Capability(conditions="ignored")),
        (lambda: ignoring_if_match, Capability(conditions="ignored")),
        (lambda: wanting_bare_etags, Capability(conditions="enforced", quoted=False)),
        (losing("PUT"), Capability(conditions="enforced")),
    ],
    ids=["enforcing", "refusing", "ignoring", "ignoring If-Match", "wanting bare ETags", "losing answers"],
)
def test_stores_are_told_apart(
    ministack: Store, tmp_path: Path, store: Callable[[], Interference], expected: Capability
) -> None:
    """Whether conditions are enforced, refused or silently ignored is found out, and nothing is left of the trial."""
    bucket = ministack.bucket()
    with proxied(ministack.endpoint, store()) as endpoint:
        target = S3Target(bucket, "show", endpoint=endpoint, region=REGION, memory=tmp_path)
        target.prepare(NOW)
    assert target.conditional == (expected.conditions == "enforced")
    learned = next(tmp_path.glob("conditions-*.json")).read_text()
    assert f'"conditions": "{expected.conditions}"' in learned
    assert f'"quoted": {str(expected.quoted).lower()}' in learned
    assert "Contents" not in ministack.client.list_objects_v2(Bucket=bucket)


def test_ceph_wants_etags_bare(rgw: Store) -> None:
    """Ceph RGW enforces conditions; the release tests run on wants the ETag without quotes."""
    target = S3Target(rgw.bucket(), "show", endpoint=rgw.endpoint, region=REGION)
    target.prepare(NOW)
    assert target.conditional


def test_a_probe_is_remembered_for_a_week(ministack: Store, tmp_path: Path) -> None:
    """The next publish of the week asks nothing of the store; a later one, or one whose clock went back, asks again."""
    bucket, asked = ministack.bucket(), []

    def count(request: Request) -> None:
        asked.append(request.method)

    with proxied(ministack.endpoint, count) as endpoint:

        def requests(at: datetime) -> int:
            asked.clear()
            S3Target(bucket, "show", endpoint=endpoint, region=REGION, memory=tmp_path).prepare(at)
            return len(asked)

        first = requests(NOW)
        assert 0 < first <= 9
        assert requests(NOW + timedelta(days=6)) == 0
        assert requests(NOW + timedelta(days=8)) == first
        assert requests(NOW) == first


def test_what_cannot_be_remembered_is_found_out_again(ministack: Store, tmp_path: Path) -> None:
    """A memory that is spoilt, or that cannot be written, costs requests and nothing else."""
    bucket = ministack.bucket()
    spoilt = tmp_path / "spoilt"
    S3Target(bucket, endpoint=ministack.endpoint, region=REGION, memory=spoilt).prepare(NOW)
    next(spoilt.iterdir()).write_text("{")
    (tmp_path / "file").write_text("no folder")
    for memory in (spoilt, tmp_path / "file", None):
        target = S3Target(bucket, endpoint=ministack.endpoint, region=REGION, memory=memory)
        target.prepare(NOW)
        assert target.conditional


def test_a_store_that_may_not_be_written_to_is_said(ministack: Store) -> None:
    """A probe that is denied says so, in the words of any other write."""

    def deny(request: Request) -> Answer | None:
        return Answer(403, "AccessDenied") if request.method == "PUT" else None

    bucket = ministack.bucket()
    with proxied(ministack.endpoint, deny) as endpoint, pytest.raises(TargetDenied, match="AccessDenied"):
        S3Target(bucket, endpoint=endpoint, region=REGION).prepare(NOW)
