"""The feeds that strangers read: this repository's project, a show that uses every field, and hypothesis-made ones.

There are more of the last where ``TURNCAST_CATALOGS`` says how many.
"""

import os
from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.journeys.publications import copy_of_this_project
from tests.strangers.sources import WRITTEN, feed_of
from tests.support.catalogs import editions
from tests.support.command import well

from turncast.models.edition import Edition

CATALOGS = int(os.environ.get("TURNCAST_CATALOGS", "200"))


@pytest.fixture(scope="session")
def catalogs() -> tuple[Edition, ...]:
    """Editions that hypothesis made, the same every time."""
    return editions(CATALOGS)


@pytest.fixture(scope="session")
def this_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project in this repository, as ``turncast build`` builds it."""
    project = copy_of_this_project(tmp_path_factory.mktemp("this") / "project")
    well("build", "--to", "site", at=project)
    return project / "site"


@pytest.fixture(scope="session")
def feeds(this_project: Path, catalogs: tuple[Edition, ...]) -> Mapping[str, bytes]:
    """Every feed that strangers are asked about, by a name that failures are told by."""
    built = {f"this-{file.parent.name}.xml": file.read_bytes() for file in sorted(this_project.glob("*/feed*.xml"))}
    assert built
    written = {f"{name}.xml": feed_of(make()) for name, make in WRITTEN.items()}
    return built | written | {f"catalog-{place}.xml": feed_of(one) for place, one in enumerate(catalogs)}
