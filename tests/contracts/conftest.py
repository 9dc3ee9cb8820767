"""Every kind of target there is, each empty."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from unittest.mock import patch

import pytest
from tests.support.proxy import ignoring_conditions, proxied, wanting_bare_etags, without_conditions
from tests.support.servers import REGION, Store
from tests.support.tls import fronted

from turncast.targets import Target
from turncast.targets.directory import DirectoryTarget
from turncast.targets.memory import MemoryTarget
from turncast.targets.s3 import S3Target

STORES = ["ministack", "rgw", "swift", "nanio"]
PROXIES = {
    "refusing conditions": without_conditions,
    "ignoring conditions": ignoring_conditions,
    "wanting bare etags": wanting_bare_etags,
}
KINDS = ["memory", "directory", *STORES, *(f"{store} by TLS" for store in STORES), *PROXIES]
NOW = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture(scope="session")
def by_tls(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[Store], Store]]:
    """Gives a store behind TLS; one front a store, for the whole session."""
    with ExitStack() as stack:

        @cache
        def front(store: Store) -> Store:
            endpoint, authority = stack.enter_context(fronted(store.endpoint, tmp_path_factory.mktemp("tls")))
            return replace(store, endpoint=endpoint, authority=authority)

        yield front


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
    name, _, tls = request.param.partition(" by ")
    store: Store = request.getfixturevalue(name if name in STORES else "ministack")
    bucket = store.bucket()
    if tls:
        store = request.getfixturevalue("by_tls")(store)
    if name in PROXIES:
        store = replace(store, endpoint=stack.enter_context(proxied(store.endpoint, PROXIES[name])))
    setting = {"AWS_ACCESS_KEY_ID": store.access_key} | ({"AWS_CA_BUNDLE": str(store.authority)} if tls else {})
    stack.enter_context(patch.dict(os.environ, setting))
    target = S3Target(bucket, "some/prefix", endpoint=store.endpoint, region=REGION)
    target.prepare(NOW)
    return target
