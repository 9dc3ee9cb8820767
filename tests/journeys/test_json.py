"""What programs get: with ``--json``, data of a known shape on stdout, and nothing there that is not data."""

from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter
from tests.journeys.publications import MEDIA, copy_of_this_project
from tests.support.command import called

from turncast.commands.check import Report
from turncast.commands.list import Row
from turncast.commands.publish import Published
from turncast.commands.rulebook import Told
from turncast.commands.status import Status
from turncast.models.plan import Plan

CHECKED = {"shows", "episodes", "findings", "recordings", "measured", "fail_on", "whole", "unseen"}
TOLD = {"code", "level", "scope", "platforms", "needs", "message", "remedy", "source"}
STATUS = {"target", "revision", "shows", "errors", "changes", "refused", "interrupted", "done", "feeds", "lost"}
SHAPES: dict[str, tuple[Any, set[str]]] = {
    "list": (
        tuple[Row, ...],
        {"show", "slug", "number", "total", "title", "date", "duration", "kind", "state", "path"},
    ),
    "check": (Report, CHECKED),
    "check --audio": (Report, CHECKED),
    "check --list-rules": (tuple[Told, ...], TOLD),
    "check --explain artwork-size": (Told, TOLD),
    "plan": (Plan, {"target", "revision", "steps", "kept", "breaches", "feeds", "restores", "strange"}),
    "publish --dry-run": (Plan, {"target", "revision", "steps", "kept", "breaches", "feeds", "restores", "strange"}),
    "status": (Status, STATUS),
    "build --to site": (Published, {"receipt", "findings", "home", "feeds"}),
    "publish": (Published, {"receipt", "findings", "home", "feeds"}),
}
"""For each word: the noun its JSON is of, whose docstring says what the parts mean, and the names scripts rely on."""


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project in this repository."""
    return copy_of_this_project(tmp_path_factory.mktemp("json"))


@pytest.mark.parametrize("word", SHAPES)
def test_shape(both: Path, word: str) -> None:
    """Each reporting word prints its noun as JSON, with exactly the names that are promised."""
    noun, names = SHAPES[word]
    ran = called(*word.split(), "--json", at=both)
    TypeAdapter(noun).validate_json(ran.out)
    (first,) = ran.json[:1] if isinstance(ran.json, list) else (ran.json,)
    assert set(first) == names
    assert (ran.code, ran.err) == (0, "")


def test_shape_of_add(project: Path, tmp_path: Path) -> None:
    """add prints an outcome for each recording: what was written, or the error and its hint."""
    (tmp_path / "bad.mp3").write_text("no recording")
    ran = called("add", MEDIA / "nick-wahl-interest-based-bargaining.mp3", tmp_path / "bad.mp3", "--json", at=project)
    added, refused = ran.json
    words = {"recording", "outcome", "show", "slug", "episode", "destination", "sha256", "size"}
    assert set(added) == words | {"renditions", "artwork", "transcripts", "remarks"}
    assert set(refused) == {"recording", "outcome", "error", "hint"}
    assert (added["outcome"], refused["outcome"]) == ("added", "refused")


@pytest.mark.parametrize("word", ["list", "check", "plan", "publish", "status"])
def test_without_json(both: Path, word: str) -> None:
    """Without --json, stdout has tables and lists for people to pipe on; talk goes to stderr."""
    ran = called(word, at=both)
    assert not any(word in ran.out for word in ("warning", "nothing to do", "ready to publish", "published"))


def test_errors_are_data_too(project: Path) -> None:
    """Where a word cannot report, a program that reads its stdout finds what is in the way, and the exit code."""
    (project / "turncast.toml").write_text("title = = 1\n")
    for word in ("list", "plan", "publish", "status"):
        ran = called(word, "--json", at=project)
        assert set(ran.json) == {"error", "hint", "exit_code", "findings"}
        assert (ran.code, ran.json["exit_code"], ran.json["findings"][0]["code"]) == (1, 1, "unreadable-toml")
    report = called("check", "--json", at=project)
    assert (report.code, report.json["findings"][0]["code"]) == (1, "unreadable-toml")
