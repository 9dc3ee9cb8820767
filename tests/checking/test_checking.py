"""Checking as a whole: on this repository's own project, and on what could not be read."""

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support.projects import talks

from turncast import loading
from turncast.checking import check
from turncast.models.catalog import Catalog
from turncast.models.check import Notice, Rules
from turncast.models.finding import Level
from turncast.models.people import Person
from turncast.models.rule import Scope

REPOSITORY = Path(__file__).parents[2]


def test_the_project_in_this_repository_has_no_errors() -> None:
    """The demonstration is publishable: all that is said of it is that its address is an example."""
    if not (REPOSITORY / "turncast.toml").exists():
        pytest.skip("this copy of the sources is without the project")
    loaded = loading.load(REPOSITORY)
    assert loaded.catalog
    assert loaded.findings == ()
    assert [finding.code for finding in check(loaded.catalog) if finding.level is not Level.ADVICE] == [
        "site-url-example"
    ]


def test_what_could_not_be_read_is_not_judged(tmp_path: Path) -> None:
    """Where recording, artwork and transcript are missing, only that is told."""
    folder = talks(tmp_path)
    for file in (tmp_path / "media").iterdir():
        file.unlink()
    assert {finding.code for finding in folder.findings()} == {"missing-file"}


def test_an_episode_of_an_unreadable_show_is_judged_by_itself(tmp_path: Path) -> None:
    """Rules that compare an episode with its show wait until the show can be read."""
    folder = talks(tmp_path)
    folder.write("feeds/talks.toml", "title =")
    assert {finding.code for finding in folder.findings()} == {"unreadable-toml"}


def test_an_empty_catalog_makes_no_rule_stumble(tmp_path: Path) -> None:
    """With nothing to look at, the one thing wrong is that there is nothing."""
    catalog = talks(tmp_path).catalog().model_copy(update={"shows": (), "episodes": ()})
    assert [finding.code for finding in check(catalog)] == ["site-without-show"]


def test_findings_come_in_the_order_of_the_rules_whatever_the_order_of_files(tmp_path: Path) -> None:
    """The same project gives the same findings in the same order."""
    folder = talks(tmp_path)
    folder.episode("third", title="1984", people=[{"name": "Nick", "role": "gest"}])
    catalog = folder.catalog()
    assert check(catalog) == check(catalog)


def test_the_newer_of_two_is_asked_to_change(tmp_path: Path) -> None:
    """Of two episodes with one guid, listeners know the older: it stays as it is."""
    folder = talks(tmp_path)
    folder.episode("a-copy", guid="same", date="2021-01-02")
    folder.episode("original", guid="same", date="2021-01-01")
    (finding,) = folder.findings()
    assert finding.path == "episodes/a-copy.md"
    assert finding.message == "expected a guid of its own, found that of episodes/original.md"


def test_the_first_guid_of_a_feed_is_shown_to_be_copied(tmp_path: Path) -> None:
    """A show without a guid is given the one that belongs to its address, as a line to copy."""
    folder = talks(tmp_path)
    folder.show(guid=None)
    (finding,) = folder.findings()
    namespace = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
    first = uuid.uuid5(namespace, "podcast.turncast.dev/talks/talks/feed.xml")
    assert f'guid = "{first}"' in finding.remedy


@pytest.mark.parametrize(
    ("role", "remedy"), [("gest", 'did you mean "guest"?'), ("Superintendent of Schools", "Use a role of the taxonomy")]
)
def test_a_misspelt_role_brings_the_nearest(tmp_path: Path, role: str, remedy: str) -> None:
    """A role is corrected where one is near, and explained where none is."""
    folder = talks(tmp_path)
    folder.episode("third", people=[{"name": "Nick", "role": role}])
    (finding,) = folder.findings()
    assert finding.remedy.startswith(remedy)
    assert finding.key == "people.0.role"


def test_a_person_without_group_is_in_the_first_that_knows_the_role() -> None:
    """A group is found for every role of the taxonomy, whatever its case; a stranger is in the cast."""
    assert Person(name="A", role="Story Editor").role_group == "writing"
    assert Person(name="A", role="stranger").role_group == "cast"
    assert Person(name="A", role="guest", group="Writing").role_group == "writing"


def test_a_rule_is_made_of_a_docstring_and_a_generator(tmp_path: Path) -> None:
    """The first line of the docstring says what is wrong, the rest, on one line, what to do."""

    @Rules(Scope.SHOW)("made-up", Level.ADVICE, "nobody")
    def made_up(catalog: Catalog) -> Iterator[Notice]:
        """something is made up

        Leave it
        out.
        """
        yield Notice("expected nothing", "turncast.toml", "site.title")

    assert (made_up.rule.message, made_up.rule.remedy) == ("something is made up", "Leave it out.")
    (finding,) = made_up.findings(talks(tmp_path).catalog())
    assert (finding.message, finding.remedy, finding.key) == ("expected nothing", "Leave it out.", "site.title")
