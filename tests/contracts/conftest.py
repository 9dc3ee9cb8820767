"""Every kind of target there is, each empty."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from tests.support.proxy import proxied, wanting_bare_etags, without_conditions
from tests.support.servers import REGION, Store

from turncast.targets import Target
from turncast.targets.directory import DirectoryTarget
from turncast.targets.memory import MemoryTarget
from turncast.targets.s3 import S3Target

KINDS = ["memory", "directory", "ministack", "refusing conditions", "wanting bare etags", "rgw"]
PROXIES = {"refusing conditions": without_conditions, "wanting bare etags": wanting_bare_etags}


@pytest.fixture(params=KINDS)
def target(request: pytest.FixtureRequest, tmp_path: Path, credentials: None) -> Iterator[Target]:
    """A target of each kind, empty."""
    with ExitStack() as stack:
        yield _open(request, tmp_path, stack)


def _open(request: pytest.FixtureRequest, tmp_path: Path, stack: ExitStack) -> Target:
    if request.param == "memory":
        return MemoryTarget()
    if request.param == "directory":
        return DirectoryTarget(tmp_path / "with spaces" / "Müll 🎙")
    server = "rgw" if request.param == "rgw" else "ministack"
    store: Store = request.getfixturevalue(server)
    proxy = PROXIES.get(request.param)
    endpoint = stack.enter_context(proxied(store.endpoint, proxy)) if proxy else store.endpoint
    return S3Target(store.bucket(), "some/prefix", endpoint=endpoint, region=REGION)
