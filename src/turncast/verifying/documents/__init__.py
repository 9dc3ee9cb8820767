"""Documents: what is wrong with the XML of a feed, whoever wrote it.

In: the bytes of a feed, what it is called, and the moment it is judged at. Out: Findings in the order of the document.
The vocabulary says what there is, as data; general rules run over it, and special ones know what it does not say.
"""

from datetime import datetime
from typing import Final

from turncast.errors import Unreadable
from turncast.models.check import Check
from turncast.models.finding import Finding
from turncast.rss.reading import read_document
from turncast.verifying.documents import (
    addresses,
    categories,
    channel,
    companions,
    dates,
    descriptions,
    elsewhere,
    enclosures,
    envelope,
    guids,
    items,
    links,
    live,
    namespaces,
    numbers,
    payments,
    people,
    placing,
    renditions,
    standing,
    values,
)
from turncast.verifying.documents.subject import Subject

_ROOMS: Final = (
    envelope,
    namespaces,
    placing,
    values,
    addresses,
    dates,
    channel,
    standing,
    categories,
    links,
    items,
    guids,
    enclosures,
    descriptions,
    numbers,
    people,
    companions,
    renditions,
    live,
    payments,
    elsewhere,
)

CHECKS: Final[tuple[Check[Subject], ...]] = tuple(
    check for room in _ROOMS for check in vars(room).values() if isinstance(check, Check)
)
"""Every rule of documents, from the whole to the parts."""


def verify_document(data: bytes, called: str, at: datetime) -> tuple[Finding, ...]:
    """Everything wrong with the feed *data*, line by line; what is no feed at all has findings, too.

    called: what findings name as its path. at: the moment by which dates are future or past.
    """
    subject = _subject(data, called, at)
    found = (finding for check in CHECKS for finding in check.findings(subject))
    return tuple(sorted(found, key=lambda finding: (finding.line or 0, finding.column or 0)))


def _subject(data: bytes, called: str, at: datetime) -> Subject:
    try:
        return Subject(called, data, at, document=read_document(data, called))
    except Unreadable as fault:
        return Subject(called, data, at, fault=fault)


__all__ = ["CHECKS", "Subject", "verify_document"]
