"""``turncast verify``: what directories and apps will say of feeds, anyone's."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from turncast import __version__
from turncast.commands.selecting import Wishes, judged
from turncast.errors import UsageError
from turncast.fetching import Fetcher
from turncast.models.finding import Finding, Level
from turncast.models.project import Checking
from turncast.verifying import documents, served

RULES: Final = {check.rule.code: check.rule for check in documents.CHECKS}
"""What a document alone is judged by, by code."""
SERVED: Final = RULES | {check.rule.code: check.rule for check in served.CHECKS}
"""What a feed is judged by where servers are asked, by code."""
AGENT: Final = f"Turncast/{__version__}"
"""Who asks, as servers are told."""

_NOTHING: Final = Wishes()


def _quiet(_: served.Progress) -> None:
    """Say nothing."""


@dataclass(frozen=True)
class Report:
    """What was looked at, and what is wrong with it.

    fail_on: from which level on it has failed. visited: how many addresses were asked for.
    """

    feeds: tuple[str, ...]
    findings: tuple[Finding, ...]
    fail_on: Level = Level.ERROR
    visited: int = 0

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
    found = [finding for file in named for finding in documents.verify_document(_read(file), str(file), at)]
    return Report(tuple(map(str, named)), judged(found, settings, RULES), settings.fail_on)


@dataclass(frozen=True)
class Way:
    """How servers are asked. private: whether also those of private networks. episodes: how many; None for all."""

    private: bool = False
    episodes: int | None = served.EPISODES


def verify_addresses(
    addresses: Iterable[str], at: datetime, way: Way, wishes: Wishes = _NOTHING, on_progress: served.OnProgress = _quiet
) -> Report:
    """Judge the feeds at *addresses*, and what they point at, as servers give it to anyone at the moment *at*.

    What the network does is a finding; UsageError where an address is none of the web.
    """
    named = tuple(map(_address, addresses))
    settings = wishes.over(Checking())
    with Fetcher(AGENT, private=way.private) as fetcher:
        verdicts = [
            served.verify_address(one, at=at, fetcher=fetcher, episodes=way.episodes, on_progress=on_progress)
            for one in named
        ]
    found = [finding for verdict in verdicts for finding in verdict.findings]
    visited = sum(verdict.visited for verdict in verdicts)
    return Report(named, judged(found, settings, SERVED), settings.fail_on, visited)


def _address(text: str) -> str:
    if not text.lower().startswith(("http://", "https://")):
        raise UsageError(
            f"expected the address of a feed, https://…, found {text}", f"turncast verify --offline {text}"
        )
    return text


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise UsageError(
            f"{file}: expected a feed that can be read, found: {(error.strerror or str(error)).lower()}",
            "turncast verify --offline public/my-show/feed.xml",
        ) from None
