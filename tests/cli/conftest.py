"""A small real project for the words of the command line."""

import shutil
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture
def project(tmp_path: Path) -> str:
    """A copy of the project in this repository."""
    for name in ("feeds", "episodes", "media", "templates"):
        shutil.copytree(REPOSITORY / name, tmp_path / name)
    shutil.copy(REPOSITORY / "turncast.toml", tmp_path)
    return str(tmp_path)
