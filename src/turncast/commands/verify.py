"""``turncast verify``: what directories and apps will say of feeds, anyone's."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from turncast.commands.selecting import Wishes, judged
from turncast.errors import UsageError
from turncast.models.finding import Finding, Level
from turncast.models.project import Checking
from turncast.verifying import verify_document
from turncast.verifying.documents import CHECKS

RULES: Final = {check.rule.code: check.rule for check in CHECKS}
"""What a document alone is judged by, by code."""

_NOTHING: Final = Wishes()


@dataclass(frozen=True)
class Report:
    """What was looked at, and what is wrong with it. fail_on: from which level on it has failed."""

    feeds: tuple[str, ...]
    findings: tuple[Finding, ...]
    fail_on: Level = Level.ERROR

    def count(self, level: Level) -> int:
        """How many findings have that *level*."""
        return sum(finding.level is level for finding in self.findings)

    @property
    def failed(self) -> bool:
        """Whether something is as bad as it must not be."""
        return any(finding.level.reaches(self.fail_on) for finding in self.findings)


def verify_files(files: Iterable[Path], at: datetime, wishes: Wishes = _NOTHING) -> Report:
    """Judge the feeds in *files* as they stand at the moment *at*, without asking any server.

    Raises UsageError where a file cannot be read: whoever names it means a feed that is there.
    """
    named = tuple(files)
    settings = wishes.over(Checking())
    found = [finding for file in named for finding in verify_document(_read(file), str(file), at)]
    return Report(tuple(map(str, named)), judged(found, settings, RULES), settings.fail_on)


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise UsageError(
            f"{file}: expected a feed that can be read, found: {(error.strerror or str(error)).lower()}",
            "turncast verify --offline public/my-show/feed.xml",
        ) from None
