"""A call that fails hurts no listener, and a second publish mends it; tests/torture fails them all, each way."""

from contextlib import suppress
from pathlib import Path

import pytest
from tests.support.faults import FAULTS, Nth
from tests.support.proxy import proxied
from tests.support.publishers import publish
from tests.support.releases import Workshop, contents, missing, wanted
from tests.support.servers import REGION, Store

from turncast.errors import TargetUnavailable, WorldError
from turncast.publishing import read_manifest
from turncast.targets.s3 import Patience, S3Target

pytestmark = pytest.mark.usefixtures("credentials")
KINDS = [kind for kind in FAULTS if kind != "delay"]  # for that one has to wait


def test_calls_fail(workshop: Workshop, ministack: Store, tmp_path: Path) -> None:
    """Whichever call fails, and however: what listeners can fetch is whole, and a re-run converges."""
    bucket, releases = ministack.bucket(), [workshop.release("one")]
    plain = S3Target(bucket, endpoint=ministack.endpoint, region=REGION, memory=tmp_path)
    publish(releases[0], plain)
    for number in range(0, 40, 3):
        again = workshop.release("one", f"other-{number}", edition=f"{number}")
        releases.append(again)
        nth = Nth(number, FAULTS[KINDS[number % len(KINDS)]])
        with proxied(ministack.endpoint, nth) as endpoint, suppress(WorldError):
            patience = Patience(2, 20, attempts=1)
            disturbed = S3Target(bucket, endpoint=endpoint, region=REGION, patience=patience, memory=tmp_path)
            publish(again, disturbed, workers=1)
        if not nth.met:
            break
        assert missing(plain, releases[-2:]) == []
        assert all(plain.head(key) for key in read_manifest(plain)[0].live)
        publish(again, plain)
        assert contents(plain, again) == wanted(again)
    assert number > 20, "there were calls to fail"


def test_an_answer_that_breaks_off_is_asked_for_again(ministack: Store) -> None:
    """Bytes that break off are asked for again, also those of a "no"; if they always do, the store is named."""
    bucket = ministack.bucket()
    for key, there in (("there", b"content"), ("not-there", None)):
        if there:
            ministack.client.put_object(Bucket=bucket, Key=key, Body=there)
        for times in (1, 99):
            with proxied(ministack.endpoint, Nth(0, FAULTS["truncated response"], times=times)) as endpoint:
                target = S3Target(bucket, endpoint=endpoint, region=REGION, patience=Patience(2, 20, attempts=1))
                if times > 1:
                    with pytest.raises(TargetUnavailable, match=bucket):
                        target.read(key)
                else:
                    found = target.read(key)
                    assert (found and found[0]) == there
