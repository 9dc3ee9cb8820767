"""Rules of items: what an app must know of an episode to show it."""

import re
from collections import defaultdict, deque
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Final

from turncast.models.check import Notice, Rules
from turncast.models.document import Element
from turncast.models.finding import Level
from turncast.models.rule import Scope
from turncast.verifying.documents.subject import Subject, habits, shown
from turncast.verifying.documents.vocabulary.moments import Stamp, stamp

rule = Rules(Scope.DOCUMENT)

_NUMBERED: Final = re.compile(r"(?i:ep(isode)?\.?\s*#?\s*\d|s\d+\s*[e:]\s*\d|#\s*\d)")
_ALIKE_SECONDS: Final = 600
_COMPARED: Final = 100
"""Items of one title and one day: nobody has more."""
_SHORTEST_NAME: Final = 5
"""Characters of a show's name that can be told from a word in a title."""


def _lack(subject: Subject, *names: str, expected: str) -> Iterator[Notice]:
    """Items that have none of these elements with anything in it."""
    yield from habits(
        subject.notice(item, f"expected {expected}, found none")
        for item in subject.items
        if not any(item.value(name) or (item.first(name) or item).children for name in names if item.first(name))
    )


def date_of(item: Element) -> Stamp | None:
    """When *item* came out, if it can be read."""
    return stamp(item.value("pubDate"))


@rule("feed-without-items", Level.ERROR, "Apple Podcasts requirements; Spotify show metadata requirements")
def without_items(subject: Subject) -> Iterator[Notice]:
    """there is no episode in the feed, and directories list a show only with one

    Publish an episode or a trailer first.
    """
    for channel in subject.channels:
        medium = channel.value("podcast:medium")
        if not subject.items and not medium.endswith("L") and medium not in ("mixed", "publisher"):
            yield subject.notice(channel, "expected an <item>, found none")


@rule("feed-item-without-words", Level.ERROR, "AntennaPod; Podcast Index (partytime)")
def without_words(subject: Subject) -> Iterator[Notice]:
    """an item has neither title nor description, and AntennaPod refuses the whole feed for it

    Give it a <title>.
    """
    yield from habits(
        subject.notice(item, "expected a <title>, found neither a title nor a description")
        for item in subject.items
        if not item.value("title") and item.first("description") is None
    )


@rule("feed-item-without-title", Level.ERROR, "A Podcaster's Guide to RSS; PSP-1")
def without_title(subject: Subject) -> Iterator[Notice]:
    """an item has no title

    Add <title> with the name of the episode.
    """
    yield from _lack(subject, "title", expected="a <title>")


@rule("feed-item-title-numeric", Level.WARNING, "Podcast Index (partytime)")
def numeric_title(subject: Subject) -> Iterator[Notice]:
    """the title of an item is only a number, which Podcast Index loses

    Put a word into it.
    """
    for item in subject.items:
        if item.value("title").isdigit():
            yield subject.notice(item.first("title") or item, f"expected words, found {shown(item.value('title'))}")


@rule("feed-item-title-numbered", Level.ADVICE, "A Podcaster's Guide to RSS")
def numbered_title(subject: Subject) -> Iterator[Notice]:
    """the title of an item begins with its number, which apps show beside it anyway

    Leave it to <itunes:episode> and <itunes:season>.
    """
    yield from habits(
        subject.notice(item.first("title") or item, f"expected a name alone, found {shown(item.value('title'))}")
        for item in subject.items
        if _NUMBERED.match(item.value("title"))
    )


@rule("feed-item-title-repeats-show", Level.ADVICE, "A Podcaster's Guide to RSS")
def repeats_show(subject: Subject) -> Iterator[Notice]:
    """the title of an item has the show's name in it

    Leave it out: people see both.
    """
    for channel in subject.channels:
        name = channel.value("title").lower()
        if len(name) >= _SHORTEST_NAME:
            yield from habits(
                subject.notice(
                    item.first("title") or item, f"expected a name alone, found {shown(item.value('title'))}"
                )
                for item in subject.items
                if name in item.value("title").lower()
            )


@rule("feed-item-without-description", Level.ADVICE, "PSP-1; A Podcaster's Guide to RSS")
def without_description(subject: Subject) -> Iterator[Notice]:
    """an item has no description

    Add <description> with what the episode is about.
    """
    yield from _lack(subject, "description", "content:encoded", "itunes:summary", expected="a <description>")


@rule("feed-item-without-date", Level.WARNING, "Spotify show metadata requirements; A Podcaster's Guide to RSS")
def without_date(subject: Subject) -> Iterator[Notice]:
    """an item has no date, and apps do not know where to put it

    Add a line such as <pubDate>Fri, 19 Jun 2020 12:00:00 +0000</pubDate>.
    """
    yield from _lack(subject, "pubDate", expected="a <pubDate>")


@rule("feed-item-date-future", Level.WARNING, "AntennaPod; W3C Feed Validation Service")
def future(subject: Subject) -> Iterator[Notice]:
    """an item has a date in the future, which AntennaPod discards

    Hold it back until then.
    """
    for item in subject.items:
        read = date_of(item)
        if read and read.at > subject.at:
            said = f"expected a date until {subject.at:%Y-%m-%d %H:%M} UTC, found {shown(item.value('pubDate'))}"
            yield subject.notice(item.first("pubDate") or item, said)


@rule("feed-item-date-repeated", Level.ADVICE, "Apple Podcasts; AntennaPod")
def repeated_date(subject: Subject) -> Iterator[Notice]:
    """two items have the same date to the second, and every app puts them into an order of its own

    Let one be a minute later.
    """
    seen = set()
    notices = []
    for item in subject.items:
        read = date_of(item)
        if read and read.at in seen:
            said = f"expected a date of its own, found {shown(item.value('pubDate'))}"
            notices.append(subject.notice(item.first("pubDate") or item, said))
        seen.add(read.at if read else None)
    yield from habits(notices)


@rule("feed-items-disordered", Level.ADVICE, "W3C Feed Validation Service")
def disordered(subject: Subject) -> Iterator[Notice]:
    """items do not stand in the order of their dates, and readers that take the first ones miss the newest

    Put the newest first.
    """
    dated = [(item, read.at) for item in subject.items if (read := date_of(item))]
    up = sum(before < after for (_, before), (_, after) in pairwise(dated))
    down = sum(before > after for (_, before), (_, after) in pairwise(dated))
    if up and (down or not _serial(subject)):
        item = next(item for (_, before), (item, after) in pairwise(dated) if before < after)
        yield subject.notice(item, f"expected the newest first, found an older one before it ({up} times)")


def _serial(subject: Subject) -> bool:
    return any(channel.value("itunes:type") == "serial" for channel in subject.channels)


@rule("feed-item-alike", Level.WARNING, "AntennaPod")
def alike(subject: Subject) -> Iterator[Notice]:
    """two items have the same title on the same day and about the same length, and AntennaPod takes them for one

    Give them titles that differ.
    """
    seen: defaultdict[tuple[str, date, str], deque[int]] = defaultdict(lambda: deque(maxlen=_COMPARED))
    for item in subject.items:
        read, title = date_of(item), item.value("title")
        if read and title:
            kind = (item.first("enclosure") or item).attributes.get("type", "").partition("/")[0]
            lengths = seen[title, read.at.date(), kind]
            length = seconds_of(item)
            if any(abs(length - other) < _ALIKE_SECONDS for other in lengths):
                yield subject.notice(
                    item.first("title") or item, f"expected a title of its own, found {shown(title)} again"
                )
            lengths.append(length)


def seconds_of(item: Element) -> int:
    """How long *item* is, as it says; 0 where that cannot be read."""
    parts = item.value("itunes:duration").split(":")
    if not 1 <= len(parts) <= 3 or not all(part.isascii() and part.isdecimal() and len(part) < 9 for part in parts):
        return 0
    return sum(int(part) * 60**place for place, part in enumerate(reversed(parts)))


@rule("feed-item-without-duration", Level.ADVICE, "A Podcaster's Guide to RSS; PSP-1")
def without_duration(subject: Subject) -> Iterator[Notice]:
    """an item does not say how long it is

    Add <itunes:duration> with whole seconds.
    """
    yield from habits(
        subject.notice(item, "expected an <itunes:duration>, found none")
        for item in subject.items
        if item.first("enclosure") and item.first("itunes:duration") is None
    )


@rule("feed-duration-zero", Level.ADVICE, "Podcast Index (partytime); W3C Feed Validation Service")
def no_duration(subject: Subject) -> Iterator[Notice]:
    """an item says that it has no length

    Write the seconds it has, or leave <itunes:duration> out.
    """
    yield from habits(
        subject.notice(element, f"expected seconds, found {shown(element.text.strip())}")
        for element in subject.within("item", "itunes:duration")
        if element.text.strip() and not element.text.strip().replace(":", "").replace("0", "")
    )


@rule("feed-item-without-link", Level.ADVICE, "PSP-1; A Podcaster's Guide to RSS")
def without_link(subject: Subject) -> Iterator[Notice]:
    """an item has no link to a page of its own

    Add <link> with the address of the episode's page.
    """
    yield from _lack(subject, "link", expected="a <link>")
