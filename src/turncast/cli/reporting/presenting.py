"""Findings in the form that is asked for, to where that form belongs."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from turncast.cli import console
from turncast.cli.reporting import github, sarif
from turncast.cli.reporting.words import prefix

if TYPE_CHECKING:
    from turncast.cli.choosing import Form
    from turncast.models.finding import Finding
    from turncast.models.rule import Rule


@dataclass(frozen=True)
class Presenter:
    """Shows findings in a *form*. root: what their paths count from; None for the folder one stands in."""

    form: Form
    root: Path | None = None

    @property
    def talks(self) -> bool:
        """Whether people read along, so that a summary and progress are welcome."""
        return self.form in ("text", "github")

    def present(self, findings: Sequence[Finding], rules: Mapping[str, Rule], data: Any) -> None:
        """Show *findings*; *rules*, by code, may have found them. data: all there is to tell, for JSON."""
        match self.form:
            case "json":
                console.data(data)
            case "sarif":
                console.data(sarif.log(findings, rules, self._before(_repository())))
            case "github":
                console.lines(github.commands(findings, self._before(_repository())))
            case _:
                console.findings(findings, self._before(Path.cwd()))

    def _before(self, start: Path) -> str:
        return prefix(self.root or Path.cwd(), start)


def _repository() -> Path:
    """What paths of annotations count from: the checkout where a workflow runs, and otherwise where one stands."""
    return Path(os.environ.get("GITHUB_WORKSPACE") or Path.cwd())
