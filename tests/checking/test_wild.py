"""Rules on catalogs nobody would write: they say what is wrong, and never stumble."""

from pathlib import Path

from tests.support.catalogs import editions

from turncast.checking import check
from turncast.models.catalog import Catalog
from turncast.models.edition import Edition
from turncast.models.project import Project, Publishing

COUNT = 60


def catalog_of(edition: Edition) -> Catalog:
    """What a project would hold that gives this edition."""
    said = (*(entry.episode for entry in edition.entries), *(one.episode for one in edition.broadcasts))
    recordings = [rendition.recording for entry in edition.entries for rendition in entry.renditions]
    return Catalog(
        project=Project(root=Path("/nowhere"), site=edition.site, publish=Publishing()),
        shows=(edition.show,),
        episodes=tuple(episode.model_copy(update={"show": edition.show.slug}) for episode in said),
        recordings={recording.path: recording for recording in recordings},
    )


def test_no_rule_stumbles_over_any_words() -> None:
    """Every field of every noun in hostile words: each rule says what it has to say, about a file of the project."""
    catalogs = [catalog_of(edition) for edition in editions(COUNT)]
    found = [finding for catalog in catalogs for finding in check(catalog)]
    assert len({finding.code for finding in found}) > COUNT // 2
    assert all(finding.message and finding.path for finding in found)
