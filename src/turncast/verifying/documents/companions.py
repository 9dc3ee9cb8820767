"""Rules of what goes with an episode: transcripts, chapters, soundbites."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from turncast.models.check import Notice, Rules
from turncast.models.document import Element
from turncast.models.finding import Level
from turncast.models.rule import Scope
from turncast.verifying.documents.items import seconds_of
from turncast.verifying.documents.subject import Subject, habits, shown
from turncast.verifying.documents.vocabulary.shapes import SECONDS, Kind

rule = Rules(Scope.DOCUMENT)

_TIMED: Final = ("text/vtt", "application/x-subrip", "application/srt", "application/json")
_VERSIONS: Final = ("1.1", "1.2")
_SHORTEST: Final = 15
_LONGEST: Final = 120


@rule("feed-transcript-type", Level.WARNING, "podcast namespace: transcript; AntennaPod; Apple Podcasts: transcripts")
def transcript_type(subject: Subject) -> Iterator[Notice]:
    """the type of a transcript is none that apps know, so they do not load it

    Write text/vtt or application/x-subrip, in small letters and without a charset.
    """
    yield from habits(
        subject.amiss(value) for value in subject.values(Kind.TRANSCRIPT_TYPE) if not value.shape.fits(value.text)
    )


@rule("feed-transcript-without-times", Level.ADVICE, "AntennaPod; Apple Podcasts: transcripts")
def without_times(subject: Subject) -> Iterator[Notice]:
    """an item has transcripts and none with times, and apps show only those

    Add one in WebVTT (text/vtt).
    """
    notices = []
    for item in subject.items:
        found = tuple(item.all("podcast:transcript"))
        if found and not any(one.attributes.get("type", "").strip() in _TIMED for one in found):
            said = found[0].attributes.get("type", "")
            notices.append(subject.notice(found[0], f"expected one of text/vtt, found {shown(said)} only", "type"))
    yield from habits(notices)


@rule("feed-chapters-type", Level.WARNING, "podcast namespace: chapters")
def chapters_type(subject: Subject) -> Iterator[Notice]:
    """the type of a chapters document is another than that of JSON chapters

    Write type="application/json+chapters".
    """
    yield from habits(
        subject.amiss(value) for value in subject.values(Kind.CHAPTERS_TYPE) if not value.shape.fits(value.text)
    )


def _starts(chapters: Element) -> list[tuple[Element, float]]:
    """The chapters whose start can be read, with it in seconds."""
    return [
        (one, seconds)
        for one in chapters.all("psc:chapter")
        if (seconds := _seconds(one.attributes.get("start", "").strip())) is not None
    ]


def _seconds(said: str) -> float | None:
    parts = said.split(":")
    if len(parts) > 3 or not all(SECONDS.fits(part) and len(part) < 12 for part in parts):
        return None
    return sum((float(part) * 60.0**place for place, part in enumerate(reversed(parts))), 0.0)


@rule("feed-chapter-start", Level.WARNING, "Podlove Simple Chapters; AntennaPod")
def chapter_start(subject: Subject) -> Iterator[Notice]:
    """the start of a chapter is in a form that some apps do not read: AntennaPod takes 300 for 0

    Write hours, minutes and seconds: 00:05:00.000.
    """
    yield from habits(
        subject.amiss(value) for value in subject.values(Kind.PLAY_TIME) if not value.shape.fits(value.text)
    )


@rule("feed-chapters-disordered", Level.WARNING, "Podlove Simple Chapters")
def disordered(subject: Subject) -> Iterator[Notice]:
    """chapters do not follow one another

    Put them in the order of their times, each later than the one before.
    """
    for element, _, _ in subject.named("psc:chapters"):
        for (_, before), (chapter, after) in pairwise(_starts(element)):
            if after <= before:
                yield subject.notice(chapter, f"expected a start after {before:g} s, found {after:g} s", "start")


@rule("feed-chapters-not-at-zero", Level.ADVICE, "Apple Podcasts: chapters")
def not_at_zero(subject: Subject) -> Iterator[Notice]:
    """the first chapter does not begin at zero

    Begin it at 0, or add a first one for what comes before.
    """
    yield from habits(
        subject.notice(chapter, f"expected a first chapter at 0 s, found {start:g} s", "start")
        for element, _, _ in subject.named("psc:chapters")
        for chapter, start in _starts(element)[:1]
        if start > 0
    )


@rule("feed-chapters-after-end", Level.WARNING, "Podlove Simple Chapters")
def after_end(subject: Subject) -> Iterator[Notice]:
    """a chapter begins after its episode has ended

    Correct its start, or the duration.
    """
    for item in subject.items:
        end = seconds_of(item)
        for element in item.all("psc:chapters"):
            for chapter, start in _starts(element):
                if end and start >= end:
                    yield subject.notice(chapter, f"expected a start before {end} s, found {start:g} s", "start")


@rule("feed-chapters-version", Level.ADVICE, "gPodder; Podlove Simple Chapters")
def chapters_version(subject: Subject) -> Iterator[Notice]:
    """the version of Podlove's chapters is one that gPodder does not know

    Write version="1.2".
    """
    yield from habits(
        subject.notice(element, f"expected 1.2, found {shown(element.attributes.get('version', ''))}", "version")
        for element, _, _ in subject.named("psc:chapters")
        if element.attributes.get("version", "").strip() not in _VERSIONS
    )


def _soundbites(subject: Subject) -> Iterator[tuple[Element, Element, float, float]]:
    """Every soundbite that can be read, with its item, its start and its duration."""
    for item in subject.items:
        for one in item.all("podcast:soundbite"):
            start, duration = (_seconds(one.attributes.get(name, "").strip()) for name in ("startTime", "duration"))
            if start is not None and duration is not None:
                yield item, one, start, duration


@rule("feed-soundbite-at-zero", Level.WARNING, "Podcast Index (partytime)")
def soundbite_at_zero(subject: Subject) -> Iterator[Notice]:
    """a soundbite starts at zero, and Podcast Index drops it

    Start it a fraction later, such as startTime="0.5".
    """
    for _, soundbite, start, _ in _soundbites(subject):
        if start == 0:
            yield subject.notice(soundbite, "expected a start above 0, found 0", "startTime")


@rule("feed-soundbite-outside", Level.WARNING, "podcast namespace: soundbite")
def soundbite_outside(subject: Subject) -> Iterator[Notice]:
    """a soundbite ends after its episode

    Correct its start or its duration.
    """
    for item, soundbite, start, duration in _soundbites(subject):
        end = seconds_of(item)
        if end and start + duration > end:
            yield subject.notice(soundbite, f"expected an end before {end} s, found {start + duration:g} s", "duration")


@rule("feed-soundbite-length", Level.ADVICE, "podcast namespace: soundbite")
def soundbite_length(subject: Subject) -> Iterator[Notice]:
    """a soundbite is shorter than 15 or longer than 120 seconds

    Choose a stretch of that length: it is played and shared on its own.
    """
    for _, soundbite, _, duration in _soundbites(subject):
        if not _SHORTEST <= duration <= _LONGEST:
            yield subject.notice(soundbite, f"expected {_SHORTEST} to {_LONGEST} s, found {duration:g} s", "duration")
