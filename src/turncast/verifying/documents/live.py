"""Rules of live items: events before there is a recording."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from turncast.models.check import Notice, Rules
from turncast.models.finding import Level
from turncast.models.rule import Scope
from turncast.verifying.documents.subject import Subject, shown
from turncast.verifying.documents.vocabulary.moments import moment

rule = Rules(Scope.DOCUMENT)

_NEEDED: Final = ("title", "guid", "enclosure", "podcast:contentLink")
_PATIENCE: Final = timedelta(days=1)


@rule("feed-live-crash", Level.ERROR, "AntennaPod")
def crash(subject: Subject) -> Iterator[Notice]:
    """a live item has a transcript or chapters, and AntennaPod crashes on it: no listener of it gets new episodes

    Give them to the item that follows when the recording is there.
    """
    for item in subject.live:
        for name in ("podcast:transcript", "podcast:chapters"):
            for element in item.all(name):
                yield subject.notice(element, "expected in an <item>, found in <podcast:liveItem>")


@rule("feed-live-artwork", Level.WARNING, "AntennaPod")
def artwork(subject: Subject) -> Iterator[Notice]:
    """a live item has artwork of its own, which AntennaPod takes for the show's

    Use <podcast:image> in live items.
    """
    for item in subject.live:
        for element in item.all("itunes:image"):
            yield subject.notice(element, "expected a <podcast:image>, found an <itunes:image>")


@rule("feed-live-duration", Level.WARNING, "AntennaPod")
def duration(subject: Subject) -> Iterator[Notice]:
    """a live item has a duration, which AntennaPod gives to the next item

    Say with start and end when it takes place.
    """
    for item in subject.live:
        for element in item.all("itunes:duration"):
            yield subject.notice(element, "expected the attribute end of the live item, found an <itunes:duration>")


@rule("feed-live-incomplete", Level.WARNING, "podcast namespace: liveItem; Podcast Index (partytime)")
def incomplete(subject: Subject) -> Iterator[Notice]:
    """a live item lacks its title, its GUID, its enclosure or a link to where it takes place

    Add all four; <podcast:contentLink> leads those whose app cannot play it.
    """
    for item in subject.live:
        for name in _NEEDED:
            if item.first(name) is None:
                yield subject.notice(item, f"expected <{name}> in it, found none")


@rule("feed-live-without-end", Level.ADVICE, "podcast namespace: liveItem")
def without_end(subject: Subject) -> Iterator[Notice]:
    """a live item does not say when it is over

    Add end with the moment it is planned to end.
    """
    for item in subject.live:
        if not item.attributes.get("end", "").strip():
            yield subject.notice(item, "expected the attribute end, found none", "end")


@rule("feed-live-backwards", Level.WARNING, "podcast namespace: liveItem")
def backwards(subject: Subject) -> Iterator[Notice]:
    """a live item ends before it starts

    Correct its start or its end.
    """
    for item in subject.live:
        start, end = (moment(item.attributes.get(name, "").strip()) for name in ("start", "end"))
        if start and end and end <= start:
            yield subject.notice(
                item, f"expected an end after {start:%Y-%m-%d %H:%M %Z}, found {end:%Y-%m-%d %H:%M %Z}"
            )


@rule("feed-live-stale", Level.WARNING, "podcast namespace: liveItem")
def stale(subject: Subject) -> Iterator[Notice]:
    """a live item is said to come, or to go on, a day after it was to be over

    Say status="ended", or take it out once the recording is there.
    """
    for item in subject.live:
        over = moment((item.attributes.get("end") or item.attributes.get("start", "")).strip())
        status = item.attributes.get("status", "").strip()
        if over and status in ("pending", "live") and over < subject.at - _PATIENCE:
            yield subject.notice(
                item, f"expected ended after {over:%Y-%m-%d %H:%M %Z}, found {shown(status)}", "status"
            )


@rule("feed-live-page", Level.ADVICE, "podcast namespace: liveItem")
def page(subject: Subject) -> Iterator[Notice]:
    """the enclosure of a live item is a page, which apps try to play

    Name the stream there; a page to watch or to register at belongs into <podcast:contentLink>.
    """
    for item in subject.live:
        for enclosure in item.all("enclosure"):
            if enclosure.attributes.get("type", "").partition(";")[0].strip().lower() == "text/html":
                yield subject.notice(enclosure, "expected sound or pictures, found 'text/html'", "type")
