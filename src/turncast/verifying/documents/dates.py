"""Rules of dates and moments."""

import re
from collections.abc import Iterator
from email.utils import parsedate_tz
from typing import Final

from turncast.models.check import Notice, Rules
from turncast.models.finding import Level
from turncast.models.rule import Scope
from turncast.verifying.documents.subject import Subject, Value, habits, shown
from turncast.verifying.documents.vocabulary.moments import Stamp, moment, stamp
from turncast.verifying.documents.vocabulary.shapes import Kind

rule = Rules(Scope.DOCUMENT)

_YEAR: Final = re.compile(r"\d{4}", re.ASCII)
_RECURRING: Final = ("COUNT", "UNTIL")


def _stamps(subject: Subject) -> Iterator[tuple[Value, Stamp]]:
    """Every date that can be read."""
    for value in subject.values(Kind.DATE):
        if read := stamp(value.text):
            yield value, read


@rule("feed-date-malformed", Level.WARNING, "RFC 2822; A Podcaster's Guide to RSS; PSP-1")
def malformed(subject: Subject) -> Iterator[Notice]:
    """a date is not written as RSS writes dates, so apps show another one, or none

    Write it as Fri, 19 Jun 2020 12:00:00 +0000: names in English, the year in four digits, 24 hours.
    """
    wrong = (value for value in subject.values(Kind.DATE) if not stamp(value.text) and not _unreadable(value))
    yield from habits(subject.amiss(value) for value in wrong)


def _unreadable(value: Value) -> bool:
    """Whether it is the date of an item, and no reader makes a date of it, however forgiving."""
    return value.element.name == "pubDate" and not _YEAR.search(value.text) and not parsedate_tz(value.text)


@rule("feed-date-unreadable", Level.ERROR, "RFC 2822; A Podcaster's Guide to RSS; PSP-1")
def unreadable(subject: Subject) -> Iterator[Notice]:
    """a date is none that any reader can take, so apps show none, or put the episode anywhere

    Write it as Fri, 19 Jun 2020 12:00:00 +0000.
    """
    yield from habits(subject.amiss(value) for value in subject.values(Kind.DATE) if _unreadable(value))


@rule("feed-date-weekday", Level.WARNING, "RFC 2822; W3C Feed Validation Service")
def weekday(subject: Subject) -> Iterator[Notice]:
    """a date names another day of the week than it is

    Correct the day, or leave it out.
    """
    yield from habits(
        subject.notice(value.element, f"expected {read.right_day}, found {shown(value.text)}", value.attribute)
        for value, read in _stamps(subject)
        if read.day and read.day != read.right_day
    )


@rule("feed-date-zone", Level.WARNING, "RFC 2822; Podcast Index (partytime)")
def zone(subject: Subject) -> Iterator[Notice]:
    """a date has a zone that not every reader knows, or none

    Write it as a number such as +0000 or -0500, or GMT.
    """
    yield from habits(
        subject.notice(value.element, f"expected a zone such as +0000, found {shown(value.text)}", value.attribute)
        for value, read in _stamps(subject)
        if not read.zone_known
    )


@rule("feed-build-date-future", Level.WARNING, "W3C Feed Validation Service")
def future(subject: Subject) -> Iterator[Notice]:
    """the feed says that it was made in the future

    Write when it last changed.
    """
    for name in ("lastBuildDate", "pubDate"):
        for element in subject.within("channel", name):
            read = stamp(element.text.strip())
            if read and read.at > subject.at:
                said = f"expected a date until {subject.at:%Y-%m-%d %H:%M} UTC, found {shown(element.text.strip())}"
                yield subject.notice(element, said)


@rule("feed-moment-malformed", Level.WARNING, "ISO 8601; podcast namespace: liveItem, updateFrequency")
def malformed_moment(subject: Subject) -> Iterator[Notice]:
    """a moment of the podcast namespace is not written as ISO 8601

    Write it as 2020-06-19T12:00:00Z, or with an offset like -05:00.
    """
    yield from habits(subject.amiss(value) for value in subject.values(Kind.MOMENT) if moment(value.text) is None)


@rule("feed-recurrence-malformed", Level.WARNING, "RFC 5545; podcast namespace: updateFrequency")
def recurrence(subject: Subject) -> Iterator[Notice]:
    """the rule of an update frequency cannot be read

    Write it as FREQ=WEEKLY;BYDAY=MO, in capitals and without RRULE: before it.
    """
    for value in subject.values(Kind.RECURRENCE):
        if not value.shape.fits(value.text):
            yield subject.amiss(value)


@rule("feed-recurrence-end", Level.WARNING, "RFC 5545; podcast namespace: updateFrequency")
def recurrence_end(subject: Subject) -> Iterator[Notice]:
    """an update frequency counts its episodes and has no day to count from, or ends in two ways

    Give dtstart beside COUNT, and either COUNT or UNTIL.
    """
    for value in subject.values(Kind.RECURRENCE):
        ends = [part.partition("=")[0] for part in value.text.split(";") if part.startswith(_RECURRING)]
        if len(ends) > 1:
            yield subject.notice(value.element, f"expected COUNT or UNTIL, found both in {shown(value.text)}", "rrule")
        elif "COUNT" in ends and not value.element.attributes.get("dtstart"):
            yield subject.notice(value.element, "expected dtstart beside COUNT, found none", "dtstart")
