"""Rules of GUIDs: what apps know an episode by, for ever."""

import re
from collections.abc import Iterator
from typing import Final

from turncast.models.check import Notice, Rules
from turncast.models.document import Element
from turncast.models.finding import Level
from turncast.models.rule import Scope
from turncast.verifying.documents.subject import Subject, habits, shown

rule = Rules(Scope.DOCUMENT)

_GUESSED: Final = re.compile(r"[+-]?(0x[0-9a-f]{1,15}|(\d{1,15}(\.\d*)?|\.\d+)(e[+-]?\d+)?)|true|false", re.IGNORECASE)
"""What Podcast Index's reader takes for a number or a truth; one of more than 15 digits survives."""
_ADDRESS: Final = re.compile(r"[a-z][a-z0-9+.-]*:\S", re.IGNORECASE)


def _guids(subject: Subject) -> Iterator[Element]:
    """Those of items and live items that say something."""
    return (guid for item in (*subject.items, *subject.live) for guid in item.all("guid") if guid.text.strip())


@rule("feed-item-without-guid", Level.ERROR, "PSP-1; Podcast Index (partytime); AntennaPod; Apple Podcasts")
def without_guid(subject: Subject) -> Iterator[Notice]:
    """an item has no GUID: Podcast Index drops it, and other apps know it by its title or its address

    Add <guid isPermaLink="false"> with a UUID, once and for ever.
    """
    yield from habits(
        subject.notice(item, "expected a <guid>, found none") for item in subject.items if not item.value("guid")
    )


@rule("feed-guid-repeated", Level.ERROR, "PSP-1; A Podcaster's Guide to RSS")
def repeated(subject: Subject) -> Iterator[Notice]:
    """two items have the same GUID, and apps show one of them

    Give the newer one a GUID of its own.
    """
    seen: dict[str, int] = {}
    for guid in _guids(subject):
        line = seen.setdefault(guid.text, guid.line)
        if line != guid.line:
            yield subject.notice(guid, f"expected a GUID of its own, found that of line {line}: {shown(guid.text)}")


@rule("feed-guid-guessed", Level.WARNING, "Podcast Index (partytime)")
def guessed(subject: Subject) -> Iterator[Notice]:
    """a GUID looks like a number, and Podcast Index changes it: 007 becomes 7, 1e5 becomes 100000

    Keep it where it has been published, and give new items a UUID.
    """
    yield from habits(
        subject.notice(guid, f"expected a UUID, found {shown(guid.text)}")
        for guid in _guids(subject)
        if _GUESSED.fullmatch(guid.text.strip()[:64])
    )


@rule("feed-guid-not-permalink", Level.WARNING, "RSS 2.0; W3C Feed Validation Service; gPodder")
def not_permalink(subject: Subject) -> Iterator[Notice]:
    """a GUID is no address and does not say so, and gPodder makes an address of it

    Add isPermaLink="false"; the GUID stays.
    """
    yield from habits(
        subject.notice(guid, f'expected isPermaLink="false", found an address that is none: {shown(guid.text)}')
        for guid in _guids(subject)
        if guid.attributes.get("isPermaLink", "true") != "false" and not _ADDRESS.match(guid.text.strip())
    )


@rule("feed-guid-white-space", Level.WARNING, "AntennaPod")
def white_space(subject: Subject) -> Iterator[Notice]:
    """a GUID has white space at its ends, which AntennaPod keeps: an indent is then another episode

    Keep it as it is where it has been published; write new ones without.
    """
    yield from habits(
        subject.notice(guid, f"expected no white space at the ends, found {shown(guid.text)}")
        for guid in _guids(subject)
        if guid.text != guid.text.strip()
    )
