"""Projects that were published once for all the journeys that only look at them."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.journeys.publications import (
    Place,
    Publication,
    in_bucket,
    in_directory,
    new_project,
    small_project,
    this_project,
)
from tests.support.http import served
from tests.support.servers import Store

PROJECTS: dict[str, Callable[[Path, Place], Publication]] = {"new": new_project, "this": this_project}


@pytest.fixture(scope="session")
def web(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """A folder, and the address at which a web server shows it."""
    root = tmp_path_factory.mktemp("web")
    with served(root) as address:
        yield root, address


@pytest.fixture(scope="session", params=["directory", "bucket"])
def opened(request: pytest.FixtureRequest) -> Callable[[str], Place]:
    """Opens a new place to publish to, by its name."""

    def directory(name: str) -> Place:
        root, address = request.getfixturevalue("web")
        return in_directory(root / name, f"{address}{name}/")

    def bucket(name: str) -> Place:
        return in_bucket(request.getfixturevalue("ministack"), name)

    return directory if request.param == "directory" else bucket


@pytest.fixture(scope="session", params=PROJECTS)
def publication(
    request: pytest.FixtureRequest, opened: Callable[[str], Place], tmp_path_factory: pytest.TempPathFactory
) -> Publication:
    """Each project, published to each kind of place: not to be changed by those who look at it."""
    folder = tmp_path_factory.mktemp("journey") / "project"
    return PROJECTS[request.param](folder, opened(request.param))


@pytest.fixture(scope="session")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with one show and one episode, and nothing wrong with it: not to be changed."""
    return small_project(tmp_path_factory.mktemp("sound") / "talks")


@pytest.fixture
def project(sound: Path, tmp_path: Path) -> Path:
    """The same, to be changed."""
    return shutil.copytree(sound, tmp_path / "talks")


@pytest.fixture
def bucket(ministack: Store) -> Place:
    """A place below the prefix ``talks`` in a bucket of its own, empty."""
    return in_bucket(ministack, "talks")
