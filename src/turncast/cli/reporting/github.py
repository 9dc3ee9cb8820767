"""Findings as workflow commands of GitHub Actions, which shows them at their lines.

``::error file=…,line=…,col=…,title=…::message``, as the documentation of workflow commands has it; a percent sign and
line breaks are escaped, in properties colon and comma too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from turncast.cli.reporting.words import safe, seen

if TYPE_CHECKING:
    from turncast.models.finding import Finding

_LEVELS: Final = {"error": "error", "warning": "warning", "advice": "notice"}
_DATA: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY: Final = _DATA | str.maketrans({":": "%3A", ",": "%2C"})


def commands(findings: Iterable[Finding], before: str = "") -> Iterator[str]:
    """A command for each finding; *before* stands before every path, which is to be one of the repository."""
    for finding in findings:
        said = {"file": seen(finding.path, before), "line": finding.line, "col": finding.column, "title": finding.code}
        properties = ",".join(
            f"{name}={safe(str(value)).translate(_PROPERTY)}" for name, value in said.items() if value
        )
        message = "\n".join(safe(text) for text in (finding.message, finding.remedy) if text)
        yield f"::{_LEVELS[finding.level.value]} {properties}::{message.translate(_DATA)}"
