"""Where findings point: the line a key stands on, looked up only for what is reported."""

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from turncast import frontmatter
from turncast.models.finding import Finding


def placed(findings: Iterable[Finding], root: Path) -> tuple[Finding, ...]:
    """*findings* with their lines, sorted as a reader goes through the files."""
    text = lru_cache(maxsize=None)(lambda path: _table_text(root / path))
    located = [_located(finding, text(finding.path) if finding.path else "") for finding in findings]
    return tuple(sorted(located, key=lambda finding: (finding.path, finding.line or 0, finding.code)))


def _located(finding: Finding, text: str) -> Finding:
    if finding.line is not None or not finding.key:
        return finding
    return finding.model_copy(update={"line": frontmatter.locate(text, finding.key)})


def _table_text(file: Path) -> str:
    """The TOML of a project file; of an episode file only what stands before the notes."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return ""
    return frontmatter.front_matter(text) if file.suffix == ".md" else text
