"""Rules of where a show stands: hidden, moved, finished, locked, explicit, known by a GUID."""

from collections.abc import Iterator
from typing import Final

from turncast.models.check import Notice, Rules
from turncast.models.finding import Level
from turncast.models.rule import Scope
from turncast.verifying.documents.links import self_links
from turncast.verifying.documents.subject import Subject, habits, shown
from turncast.verifying.documents.vocabulary.shapes import Kind

rule = Rules(Scope.DOCUMENT)

_MEANT: Final = ("true", "false", "yes", "no", "clean", "explicit")
"""What readers know, or knew in the past."""


@rule("feed-explicit-word", Level.WARNING, "A Podcaster's Guide to RSS; W3C Feed Validation Service")
def explicit(subject: Subject) -> Iterator[Notice]:
    """explicit is said with another word than true or false, and readers disagree about what it means

    Write true or false; yes, no and clean are of the past.
    """
    yield from habits(
        subject.amiss(value)
        for value in subject.values(Kind.EXPLICIT)
        if not value.shape.fits(value.text) and value.text.lower() in _MEANT
    )


@rule("feed-explicit-unknown", Level.ERROR, "A Podcaster's Guide to RSS; Apple Podcasts requirements")
def unknown_explicit(subject: Subject) -> Iterator[Notice]:
    """explicit is said with a word that no reader knows, so nobody learns whether it is

    Write true or false.
    """
    yield from habits(
        subject.amiss(value)
        for value in subject.values(Kind.EXPLICIT)
        if not value.shape.fits(value.text) and value.text.lower() not in _MEANT
    )


@rule("feed-flag-meaningless", Level.ADVICE, "A Podcaster's Guide to RSS")
def meaningless_flag(subject: Subject) -> Iterator[Notice]:
    """a flag has another value than Yes, which means nothing

    Leave the element out where the answer is no.
    """
    yield from habits(
        subject.amiss(value) for value in subject.values(Kind.FLAG) if value.text.lower() not in ("yes", "true")
    )


@rule("feed-flag-word", Level.WARNING, "A Podcaster's Guide to RSS")
def flag_word(subject: Subject) -> Iterator[Notice]:
    """a flag is meant and not written Yes, so that some obey it and others do not

    Write Yes, letter for letter.
    """
    yield from habits(
        subject.amiss(value) for value in subject.values(Kind.FLAG) if value.text in ("YES", "yes", "true", "True")
    )


@rule("feed-blocked", Level.WARNING, "A Podcaster's Guide to RSS")
def blocked(subject: Subject) -> Iterator[Notice]:
    """the show hides itself from directories

    Remove <itunes:block> when it may be found.
    """
    for element in subject.within("channel", "itunes:block"):
        if element.text.strip().lower() == "yes":
            yield subject.notice(element, "expected a show that can be found, found Yes")


@rule("feed-items-blocked", Level.ADVICE, "A Podcaster's Guide to RSS")
def blocked_items(subject: Subject) -> Iterator[Notice]:
    """an episode hides itself from directories

    Remove its <itunes:block> when it may be found.
    """
    yield from habits(
        subject.notice(element, "expected an episode that can be found, found Yes")
        for element in subject.within("item", "itunes:block")
        if element.text.strip().lower() == "yes"
    )


@rule("feed-complete", Level.ADVICE, "A Podcaster's Guide to RSS")
def complete(subject: Subject) -> Iterator[Notice]:
    """the show says that no further episode will come, and apps stop looking

    Remove <itunes:complete> before the next one.
    """
    for element in subject.within("channel", "itunes:complete"):
        if element.text.strip().lower() == "yes":
            yield subject.notice(element, "expected a show that goes on, found Yes")


@rule("feed-moved", Level.WARNING, "A Podcaster's Guide to RSS; AntennaPod; gPodder")
def moved(subject: Subject) -> Iterator[Notice]:
    """the show sends its subscribers to another address than its own, and apps go there at once

    Write itunes:new-feed-url only into the new feed, and there with the address of that feed.
    """
    own = [link.attributes.get("href", "").strip() for link in self_links(subject)]
    for element in subject.within("channel", "itunes:new-feed-url"):
        if own and element.text.strip() and element.text.strip() not in own:
            yield subject.notice(element, f"expected {shown(own[0])}, found {shown(element.text.strip())}")


@rule("feed-without-guid", Level.ADVICE, "PSP-1; podcast namespace: guid")
def without_guid(subject: Subject) -> Iterator[Notice]:
    """the show has no GUID, by which apps know it wherever it moves

    Add <podcast:guid> with the UUID of version 5 that the podcast namespace makes of the feed's address.
    """
    for channel in subject.channels:
        if channel.first("podcast:guid") is None:
            yield subject.notice(channel, "expected a <podcast:guid>, found none")


@rule("feed-guid-version", Level.ADVICE, "podcast namespace: guid")
def guid_version(subject: Subject) -> Iterator[Notice]:
    """the show's GUID is a UUID, and not of version 5

    Keep it if it has been published; a new one is made of the feed's address (uuid5).
    """
    for element in subject.within("channel", "podcast:guid"):
        text = element.text.strip()
        if len(text) == 36 and text[14] != "5":
            yield subject.notice(element, f"expected a UUID of version 5, found {shown(text)}")


@rule("feed-without-lock", Level.ADVICE, "PSP-1; podcast namespace: locked")
def without_lock(subject: Subject) -> Iterator[Notice]:
    """the show does not say whether other hosts may take it over

    Add <podcast:locked owner="name@podcast.example">yes</podcast:locked>.
    """
    for channel in subject.channels:
        if channel.first("podcast:locked") is None:
            yield subject.notice(channel, "expected a <podcast:locked>, found none")


@rule("feed-lock-without-owner", Level.ADVICE, "Podcast Index (partytime)")
def lock_without_owner(subject: Subject) -> Iterator[Notice]:
    """the lock does not name its owner, and then Podcast Index does not read it

    Add the attribute owner with an e-mail address.
    """
    for element in subject.within("channel", "podcast:locked"):
        if not element.attributes.get("owner", "").strip():
            yield subject.notice(element, "expected the attribute owner, found none", "owner")
