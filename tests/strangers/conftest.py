"""The feeds that strangers read: this repository's project, a show that uses every field, and hypothesis-made ones.

More of the last, and other ones each night, where ``TURNCAST_CATALOGS`` says how many.
"""

import os
from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.journeys.publications import copy_of_this_project
from tests.support import editions
from tests.support.catalogs import editions as made
from tests.support.command import well

from turncast.models.edition import Broadcast, Edition, Entry
from turncast.notes import to_feed_html
from turncast.rss import render

CATALOGS = int(os.environ.get("TURNCAST_CATALOGS", "200"))
WRITTEN = {
    "series": editions.series,
    "videos": editions.video_show,
    "videos-to-hear": editions.show_to_watch_or_hear,
    "everything": editions.everything,
    "everything-older": editions.older_part,
}


def feed_of(edition: Edition) -> bytes:
    """Its feed, the notes as they are published."""

    def notes(of: Entry | Broadcast) -> str:
        return to_feed_html(of.episode.notes, lambda address: address)

    return render(edition, notes)


@pytest.fixture(scope="session")
def catalogs() -> tuple[Edition, ...]:
    """Editions that hypothesis made, the same every time."""
    return made(CATALOGS)


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
