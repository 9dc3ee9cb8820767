"""Publishing to a store that is not there, not willing, or silent: one clear error, and nothing half-written."""

import time
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from tests.support.proxy import Answer, Request, proxied, silent
from tests.support.publishers import publish
from tests.support.releases import Workshop
from tests.support.servers import REGION, Store, free_port

from turncast.errors import ExitCode, TargetDenied, TargetMissing, TargetUnavailable, WorldError
from turncast.targets.s3 import Patience, S3Target

pytestmark = pytest.mark.usefixtures("credentials")
HASTY = Patience(connect=1, answer=0.5, attempts=2)


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    """Ends what a test began."""
    with ExitStack() as stack:
        yield stack


def refused(workshop: Workshop, endpoint: str, error: type[WorldError], bucket: str = "shows") -> WorldError:
    """What publishing to *bucket* at *endpoint* says."""
    target = S3Target(bucket, "turn", endpoint=endpoint, region=REGION, patience=HASTY)
    with pytest.raises(error) as caught:
        publish(workshop.release("one"), target)
    assert caught.value.message.startswith(f"s3://{bucket}/turn")
    assert caught.value.exit_code is ExitCode.WORLD
    assert caught.value.hint
    assert not workshop.made, "no body is made for a store that is not there"
    return caught.value


def test_denied(workshop: Workshop, stack: ExitStack) -> None:
    """A store that forbids everything is told with the rights that are needed."""
    endpoint = stack.enter_context(proxied(None, lambda _: Answer(403, "AccessDenied")))
    assert "s3:PutObject" in refused(workshop, endpoint, TargetDenied).hint


def test_read_only_credentials(workshop: Workshop, ministack: Store, stack: ExitStack) -> None:
    """With credentials that may only read, finding out what the store can do fails, and nothing else was tried."""
    seen: list[str] = []

    def forbid(request: Request) -> Answer | None:
        if request.method != "PUT":
            return None
        seen.append(request.path)
        return Answer(403, "AccessDenied")

    endpoint = stack.enter_context(proxied(ministack.endpoint, forbid))
    refused(workshop, endpoint, TargetDenied, ministack.bucket())
    assert [path.rpartition("/")[2].partition("-")[0] for path in seen] == ["probe"]


def test_nobody_there(workshop: Workshop) -> None:
    """Where nothing listens, the address is named."""
    port = free_port()
    assert str(port) in refused(workshop, f"http://127.0.0.1:{port}", TargetUnavailable).message


def test_never_answers(workshop: Workshop, stack: ExitStack) -> None:
    """A store that accepts and never answers is given up after the patience set for it."""
    began = time.monotonic()
    refused(workshop, stack.enter_context(silent()), TargetUnavailable)
    assert time.monotonic() - began < 8


def test_missing_bucket(workshop: Workshop, ministack: Store) -> None:
    """A bucket that does not exist is told with the command that makes it."""
    assert "aws s3 mb s3://nowhere" in refused(workshop, ministack.endpoint, TargetMissing, "nowhere").hint
