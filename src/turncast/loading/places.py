"""Where findings point: line and column of a key or of the notes, looked up only for what is reported."""

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Final

from turncast import frontmatter
from turncast.loading import faults
from turncast.models.finding import Finding

_NOTES: Final = "notes"
"""The key of findings about the notes; their line and column count from where the notes begin."""


def placed(findings: Iterable[Finding], root: Path) -> tuple[Finding, ...]:
    """*findings* with their lines and columns, sorted as a reader goes through the files."""
    file = lru_cache(maxsize=None)(lambda path: _File(root / path))
    located = [_located(finding, file(finding.path)) if finding.key else finding for finding in findings]
    return tuple(sorted(located, key=lambda finding: finding.order))


class _File:
    """A project file: its keys, and the line on which its notes begin."""

    def __init__(self, file: Path) -> None:
        text = _text(file)
        episode = file.suffix == ".md"
        self.keys = frontmatter.Places(frontmatter.front_matter(text) if episode else text)
        self.notes = frontmatter.notes_line(text) if episode else None


def _located(finding: Finding, file: _File) -> Finding:
    if finding.key == _NOTES and file.notes:
        return finding.model_copy(update={"line": file.notes + (finding.line or 1) - 1, "column": finding.column or 1})
    place = file.keys.of(finding.key) if finding.line is None else None
    if place is None:
        return finding
    column = place.column if finding.code == faults.UNKNOWN_KEY.code else place.value
    return finding.model_copy(update={"line": place.line, "column": column})


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return ""
