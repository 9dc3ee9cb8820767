"""Checking: what directories and podcast apps will say, said before they do.

In: a Catalog. Out: Findings, each with the key it is about. A rule is a small pure generator; it may not
read a file, a clock or the network. The rules stand in one module a subject.
"""

from turncast.checking import (
    addresses,
    artwork,
    categories,
    chapters,
    colours,
    conversations,
    elsewhere,
    episodes,
    feeds,
    frequency,
    licenses,
    live,
    locations,
    loudness,
    media,
    notes,
    numbering,
    people,
    pictures,
    posters,
    recordings,
    seasons,
    shows,
    site,
    sound,
    soundbites,
    transcripts,
    txt,
    value,
    words,
)
from turncast.models.catalog import Catalog
from turncast.models.check import Check
from turncast.models.finding import Finding

CHECKS: tuple[Check[Catalog], ...] = tuple(
    check
    for scope in (
        site,
        words,
        addresses,
        licenses,
        conversations,
        locations,
        txt,
        value,
        shows,
        colours,
        categories,
        media,
        feeds,
        frequency,
        elsewhere,
        artwork,
        pictures,
        people,
        seasons,
        numbering,
        episodes,
        live,
        notes,
        posters,
        soundbites,
        recordings,
        sound,
        loudness,
        transcripts,
        chapters,
    )
    for check in vars(scope).values()
    if isinstance(check, Check)
)
"""Every rule, scope by scope, in the order in which its module gives them."""


def check(catalog: Catalog) -> tuple[Finding, ...]:
    """Everything the rules find wrong with *catalog*; findings name keys, not yet lines."""
    return tuple(finding for one in CHECKS for finding in one.findings(catalog))


__all__ = ["CHECKS", "check"]
