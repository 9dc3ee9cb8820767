"""Drafts are known as such, however wrong they are."""

from pathlib import Path

from tests.support.projects import talks


def test_drafts_are_known_whether_they_can_be_read_or_not(tmp_path: Path) -> None:
    """An unfinished file says `draft = true` before all its words fit."""
    folder = talks(tmp_path, "due")
    folder.episode("ready", draft=True)
    folder.episode("unfinished", draft=True, number="eleven")
    folder.episode("homeless", draft=True, show="nowhere")
    folder.write("episodes/unreadable.md", "+++\ndraft = true\ntitle = \n+++\n")
    loaded = folder.load()
    assert loaded.drafts == {"episodes/ready.md", "episodes/unfinished.md", "episodes/homeless.md"}
    assert {finding.code for finding in loaded.findings} == {"wrong-value", "unknown-show", "unreadable-toml"}
