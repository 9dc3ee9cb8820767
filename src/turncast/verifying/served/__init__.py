"""What servers answer: a feed at its address, and all that it points at, met as directories and apps meet them.

In: the address of anyone's feed, and the fetcher. Out: a Verdict of Findings, whose path is that address and whose
lines are the document's. Asking (``visiting``) and judging are apart: a rule is a pure generator over Observations. A
fetch that fails is an observation too. Rules stand in one module for each thing that can be wrong.
"""

from datetime import datetime
from typing import Final

from turncast.fetching import Fetcher
from turncast.models.check import Check
from turncast.models.finding import Finding
from turncast.verifying.documents import verify_document
from turncast.verifying.served import (
    artwork,
    certificates,
    chapters,
    feed,
    freshness,
    heads,
    media,
    reaching,
    redirects,
    sharing,
    transcripts,
    whereabouts,
)
from turncast.verifying.served.observations import Observations
from turncast.verifying.served.verdict import Verdict
from turncast.verifying.served.visiting import OnProgress, Progress, observe

CHECKS: Final[tuple[Check[Observations], ...]] = tuple(
    check
    for scope in (
        reaching,
        certificates,
        redirects,
        whereabouts,
        feed,
        freshness,
        heads,
        sharing,
        media,
        artwork,
        transcripts,
        chapters,
    )
    for check in vars(scope).values()
    if isinstance(check, Check)
)
"""Every rule of what is served, in the order in which things go wrong."""

EPISODES: Final = 25
"""How many of the newest episodes are visited where nobody says."""


def verify_address(
    address: str,
    *,
    at: datetime,
    fetcher: Fetcher,
    episodes: int | None = EPISODES,
    on_progress: OnProgress = lambda _: None,
) -> Verdict:
    """All that is wrong with the feed at *address* and with what its newest *episodes* (None: all) point at.

    at: the moment it is judged at. Raises nothing of the network: a feed that cannot be got is a finding.
    """
    met = observe(address, at=at, fetcher=fetcher, episodes=episodes, on_progress=on_progress)
    items = met.document.items if met.document else ()
    return Verdict(address, (*_written(met), *judged(met)), len(items), 1 + len(met.visits))


def _written(met: Observations) -> tuple[Finding, ...]:
    """What the rules of documents find, where there is one: of a page in its place there is nothing more to say."""
    got = met.feed.got
    if got is None or not got.whole or feed.is_page(got):
        return ()
    return verify_document(got.body, met.feed.pointer.address, met.at)


def judged(met: Observations) -> tuple[Finding, ...]:
    """What the rules of what is served find in *met*."""
    return tuple(finding for check in CHECKS for finding in check.findings(met))


__all__ = ["CHECKS", "EPISODES", "OnProgress", "Progress", "Verdict", "judged", "verify_address"]
