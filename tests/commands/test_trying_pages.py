"""A check tries every page that changed since one could be made, and no other."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.support.projects import talks

from turncast.commands.check import check
from turncast.commands.opening import Call
from turncast.models.finding import Finding, Level
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


def test_a_template_that_no_page_is_made_from_is_told(tmp_path: Path) -> None:
    """A misspelt name, with what was perhaps meant, and a leftover; not what others include, and no other files."""
    folder = talks(tmp_path)
    folder.write("templates/epsiode.html", '{% extends "theme/episode.html" %}')
    folder.write("templates/old/zebra.html", "")
    folder.write(
        "templates/base.html",
        '{% extends "theme/base.html" %}{% block colophon %}{% include "us.html" %}{% endblock %}',
    )
    folder.write("templates/us.html", "Us.")
    folder.write("templates/README.md", "What is here.")
    told = [one for one in check(Call(tmp_path, AT)).findings if one.code == "unused-template"]
    assert [(one.path, one.level) for one in told] == [
        ("templates/epsiode.html", Level.WARNING),
        ("templates/old/zebra.html", Level.WARNING),
    ]
    assert told[0].message.endswith("found epsiode.html, perhaps meant as episode.html")
