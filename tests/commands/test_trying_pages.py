"""A check tries every page that changed since one could be made, and no other."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.support.projects import talks

from turncast.commands.check import check
from turncast.commands.opening import Call
from turncast.models.finding import Finding
from turncast.pages import Theme

AT = datetime(2026, 1, 1, 12, tzinfo=UTC)


def found(root: Path) -> tuple[Finding, ...]:
    """What a check finds wrong with templates."""
    findings = check(Call(root, AT)).findings
    return tuple(finding for finding in findings if finding.code == "template-mistake")


@pytest.fixture
def tried(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The titles of the episodes whose pages were made."""
    titles: list[str] = []
    real = Theme.episode

    def noting(theme: Theme, page: object) -> bytes:
        titles.append(page.entry.episode.title)  # type: ignore[attr-defined]
        return real(theme, page)  # type: ignore[arg-type]

    monkeypatch.setattr(Theme, "episode", noting)
    return titles


def test_only_what_changed_is_tried_again(tmp_path: Path, tried: list[str]) -> None:
    """The second check makes no page, a changed episode its own, a changed template all."""
    folder = talks(tmp_path)
    assert found(tmp_path) == ()
    assert sorted(tried) == ["First", "Second"]
    tried.clear()
    assert found(tmp_path) == ()
    assert tried == []
    file = tmp_path / "episodes/first.md"
    file.write_text(file.read_text() + "\nMore.\n")
    assert found(tmp_path) == ()
    assert tried == ["First"]
    tried.clear()
    folder.write("templates/episode.html", '{% extends "theme/episode.html" %}')
    assert found(tmp_path) == ()
    assert sorted(tried) == ["First", "Second"]


def test_a_mistake_is_told_until_it_is_mended(tmp_path: Path) -> None:
    """A page that cannot be made is tried at every check."""
    folder = talks(tmp_path)
    assert found(tmp_path) == ()
    folder.write("templates/episode.html", "{{ nothing.at.all }}")
    first = found(tmp_path)
    assert len(first) == 1
    assert found(tmp_path) == first
    (tmp_path / "templates/episode.html").unlink()
    assert found(tmp_path) == ()
