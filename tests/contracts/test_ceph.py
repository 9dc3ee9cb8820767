"""What only a real store shows: Ceph's RADOS Gateway, where it is installed."""

import pytest
from tests.support.publishers import publish
from tests.support.recording_target import Crash, RecordingTarget
from tests.support.releases import Workshop, contents, missing, wanted
from tests.support.servers import REGION, Store

from turncast.errors import TargetDenied
from turncast.targets.s3 import S3Target

pytestmark = pytest.mark.usefixtures("credentials")


def test_wrong_secret(rgw: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """A store that checks signatures refuses a wrong secret, and the hint says which variables to look at."""
    bucket = rgw.bucket()
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "wrong")
    target = S3Target(bucket, endpoint=rgw.endpoint, region=REGION)
    for ask in (lambda: target.head("a"), lambda: target.read("a"), target.occupied):
        with pytest.raises(TargetDenied, match="SignatureDoesNotMatch") as caught:
            ask()
        assert "AWS_SECRET_ACCESS_KEY" in caught.value.hint
    with pytest.raises(TargetDenied):
        target.write("a", b"x", media_type="text/plain", cache_control="no-store")


def test_publishing(rgw: Store) -> None:
    """Publishing, crashing, publishing again and once more: everything is there, and the last time nothing is sent."""
    workshop = Workshop()
    release = workshop.release("one", "two")
    target = S3Target(rgw.bucket(), "show", endpoint=rgw.endpoint, region=REGION)
    with pytest.raises(Crash):
        publish(release, RecordingTarget(target, crash_at=6))
    assert missing(target, [release]) == []
    publish(release, target)
    assert contents(target, release) == wanted(release)
    recording = RecordingTarget(target)
    publish(release, recording)
    assert recording.written == []
