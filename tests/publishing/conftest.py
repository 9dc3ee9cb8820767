"""The targets publishing is tried on: one without a disk, one with, one behind HTTP."""

from pathlib import Path

import pytest
from tests.support.releases import Workshop
from tests.support.servers import REGION, Store

from turncast.targets import Target
from turncast.targets.directory import DirectoryTarget
from turncast.targets.memory import MemoryTarget
from turncast.targets.s3 import S3Target


@pytest.fixture(params=["memory", "directory", "ministack"])
def target(request: pytest.FixtureRequest, tmp_path: Path, credentials: None) -> Target:
    """A target of each kind, empty."""
    if request.param == "memory":
        return MemoryTarget()
    if request.param == "directory":
        return DirectoryTarget(tmp_path / "public")
    store: Store = request.getfixturevalue("ministack")
    return S3Target(store.bucket(), "show", endpoint=store.endpoint, region=REGION)


@pytest.fixture
def workshop() -> Workshop:
    """Where releases are made, and bodies counted."""
    return Workshop()
