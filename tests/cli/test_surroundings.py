"""What surrounds a call is read in one place and passed down."""

import sys
from pathlib import Path

import pytest

from turncast.cli import surroundings
from turncast.errors import UsageError


def test_environment_lies_over_the_project_file() -> None:
    """``TURNCAST_<SECTION>_<WORD>`` is that word of that section; other variables are none of our business."""
    environment = {
        "TURNCAST_SITE_URL": "https://a.example/",
        "TURNCAST_PUBLISH_TO": "s3://b/c",
        "TURNCAST_DEBUG": "1",
        "TURNCAST_SITE": "x",
        "SITE_URL": "https://b.example/",
        "AWS_SECRET_ACCESS_KEY": "hush",
    }
    assert surroundings.overrides(environment) == {"site.url": "https://a.example/", "publish.to": "s3://b/c"}


def test_now_is_an_instant_to_the_second() -> None:
    """Moments are aware of their zone and have no fraction, so that what is made from them is the same to the byte."""
    moment = surroundings.now()
    assert moment.tzinfo is not None
    assert moment.microsecond == 0


def test_what_is_to_be_typed_next_can_be_typed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """``turncast`` where the shell finds it, and otherwise the path by which it was called."""
    program = tmp_path / "turncast"
    program.touch(0o755)
    monkeypatch.setattr(sys, "argv", [str(program)])
    monkeypatch.setenv("PATH", "/nowhere")
    assert surroundings.program() == str(program)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert surroundings.program() == "turncast"


def test_a_directory_is_one_of_the_working_directory(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """``--to site`` typed in a folder of the project means that folder's ``site``; buckets are left as they are."""
    (tmp_path / "project" / "episodes").mkdir(parents=True)
    root = tmp_path / "project"
    monkeypatch.chdir(root)
    assert surroundings.target("site", root) == "site"
    assert surroundings.target("../site", root) == "../site"
    assert surroundings.target("s3://bucket/prefix", root) == "s3://bucket/prefix"
    assert surroundings.target(None, root) is None
    monkeypatch.chdir(tmp_path)
    assert surroundings.target("site", root) == str(tmp_path / "site")
    monkeypatch.chdir(root / "episodes")
    assert surroundings.target("site", root) == "episodes/site"


@pytest.mark.parametrize("to", ["", " "])
def test_nothing_is_no_target(tmp_path: Path, to: str) -> None:
    """A script whose variable is not set publishes nowhere, and not to the project's own target."""
    with pytest.raises(UsageError, match="found nothing"):
        surroundings.target(to, tmp_path)
