"""Findings as a list for people: file by file, each remedy said once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from rich.text import Text

from turncast.cli.reporting.words import safe, seen

if TYPE_CHECKING:
    from turncast.models.finding import Finding

COLOURS: Final = {"error": "bold red", "warning": "yellow", "advice": "cyan"}
INDENT: Final = " " * 4

_MANY: Final = 20
"""Findings from which on they are counted by rule."""
_MOST: Final = 5
"""Rules that are named then."""


def lines(findings: Iterable[Finding], before: str = "") -> Iterator[tuple[Text, str]]:
    """A line for each finding and, where it was not said already, its remedy.

    A line begins ``path:line:column:``, as editors and terminals know it; *before* stands before every path.
    An empty line parts one file from the next.
    """
    told: set[tuple[str, str]] = set()
    file: str | None = None
    for finding in findings:
        if file not in (None, finding.path):
            yield Text(), ""
        file = finding.path
        said = (finding.code, finding.remedy)
        yield _line(finding, before), "" if said in told else finding.remedy
        told.add(said)


def _line(finding: Finding, before: str) -> Text:
    level = finding.level.value
    place = f"{safe(seen(finding.place, before))}: " if finding.place else ""
    message = f": {safe(finding.message)} "
    return Text.assemble((place, "bold"), (level, COLOURS[level]), message, (f"[{finding.code}]", "dim"))


def tally(findings: Sequence[Finding]) -> str:
    """Which rules noticed most, where many findings would hide it; empty otherwise."""
    if len(findings) < _MANY:
        return ""
    counted = Counter(finding.code for finding in findings).most_common(_MOST)
    return ", ".join(f"{number} × {code}" for code, number in counted)
