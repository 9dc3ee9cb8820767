"""Rules of seasons and episodes: the numbers by which apps sort a show."""

from collections.abc import Iterator
from typing import Final

from turncast.models.check import Notice, Rules
from turncast.models.document import Element
from turncast.models.finding import Level
from turncast.models.rule import Scope
from turncast.verifying.documents.subject import Subject, habits, shown

rule = Rules(Scope.DOCUMENT)

_PAIRS: Final = (("itunes:season", "podcast:season"), ("itunes:episode", "podcast:episode"))


def _full(item: Element) -> bool:
    return item.value("itunes:episodeType") in ("", "full")


def _serial(subject: Subject) -> bool:
    return any(channel.value("itunes:type") == "serial" for channel in subject.channels)


@rule("feed-episode-without-number", Level.WARNING, "A Podcaster's Guide to RSS; PSP-1")
def without_number(subject: Subject) -> Iterator[Notice]:
    """an episode of a serial show has no number, and apps cannot put it in its place

    Add <itunes:episode> to every episode that is neither trailer nor bonus.
    """
    if _serial(subject):
        yield from habits(
            subject.notice(item, "expected an <itunes:episode>, found none")
            for item in subject.items
            if _full(item) and not item.value("itunes:episode") and not item.value("podcast:episode")
        )


@rule("feed-episode-repeated", Level.WARNING, "A Podcaster's Guide to RSS; PSP-1")
def repeated(subject: Subject) -> Iterator[Notice]:
    """two episodes have the same number in the same season

    Number them one after the other; trailers and bonuses say so in <itunes:episodeType>.
    """
    seen: dict[tuple[str, str], int] = {}
    notices = []
    for item in subject.items:
        number = item.first("itunes:episode")
        if number and number.text.strip() and _full(item):
            key = item.value("itunes:season"), number.text.strip()
            line = seen.setdefault(key, number.line)
            if line != number.line:
                said = f"expected a number of its own, found {shown(key[1])} as on line {line}"
                notices.append(subject.notice(number, said))
    yield from habits(notices)


@rule("feed-number-zero", Level.ADVICE, "Podcast Index (partytime); A Podcaster's Guide to RSS; gPodder")
def zero(subject: Subject) -> Iterator[Notice]:
    """a season or an episode has the number 0, which Apple does not have and Podcast Index loses

    Count from 1, or leave the number out.
    """
    yield from habits(
        subject.notice(element, "expected a number from 1, found 0")
        for pair in _PAIRS
        for name in pair
        for element in subject.within("item", name)
        if element.text.strip() and not element.text.strip().strip("0.")
    )


@rule("feed-numbers-differ", Level.WARNING, "podcast namespace: season, episode")
def differ(subject: Subject) -> Iterator[Notice]:
    """a season or an episode has one number for Apple and another in the podcast namespace

    Write the same number into both.
    """
    for item in subject.items:
        for apple, podcast in _PAIRS:
            one, other = item.value(apple), item.value(podcast)
            if one.isdecimal() and other.isdecimal() and one.lstrip("0") != other.lstrip("0"):
                said = f"expected {shown(one)} as in <{apple}>, found {shown(other)}"
                yield subject.notice(item.first(podcast) or item, said)
