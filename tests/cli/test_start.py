"""Starting is quick because a command loads only what it uses."""

import json
import subprocess
import sys

import pytest

HEAVY = (
    "boto3",
    "botocore",
    "feedgen",
    "lxml",
    "jinja2",
    "mutagen",
    "pydantic",
    "PIL",
    "werkzeug",
    "comrak",
    "tomlkit",
    "av",
)

RUN = """
import json, sys
from turncast.cli.main import main
sys.argv = ["turncast", *{arguments!r}]
try:
    main()
except SystemExit:
    pass
print(json.dumps([name for name in {heavy!r} if name in sys.modules]))
"""


def loaded(*arguments: str, cwd: str | None = None) -> list[str]:
    """Which heavy libraries a process has loaded once ``turncast`` with *arguments* has run in it."""
    program = RUN.format(arguments=list(arguments), heavy=HEAVY)
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=cwd, check=True)
    names: list[str] = json.loads(ran.stdout.splitlines()[-1])
    return names


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["publish", "--help"], ["add", "--help"]])
def test_help_loads_no_heavy_library(arguments: list[str]) -> None:
    """Help and version answer without any library that reads, builds or publishes."""
    assert loaded(*arguments) == []


def test_checking_loads_no_ffmpeg_unasked(project: str) -> None:
    """FFmpeg is loaded only to listen."""
    assert "av" not in loaded("check", cwd=project)


def test_publishing_loads_no_ffmpeg_where_no_poster_is_new(project: str) -> None:
    """A new poster is tried before anything is written; one that is live is made again by neither plan nor publish."""
    assert "av" in loaded("publish", "--yes", cwd=project)
    assert "av" not in loaded("plan", cwd=project)
    assert "av" not in loaded("publish", "--yes", cwd=project)


def test_publishing_to_a_directory_loads_no_boto3(project: str) -> None:
    """boto3 is loaded only for a bucket."""
    assert "boto3" not in loaded("publish", "--yes", cwd=project)
    assert "boto3" not in loaded("status", cwd=project)
