"""Rules of addresses: whether they can be followed, by everyone."""

from collections.abc import Iterator
from typing import Final

from turncast.models.check import Notice, Rules
from turncast.models.finding import Level
from turncast.models.rule import Scope
from turncast.verifying.documents.subject import Subject, Value, habits, shown
from turncast.verifying.documents.vocabulary import prefix
from turncast.verifying.documents.vocabulary.shapes import Kind

rule = Rules(Scope.DOCUMENT)

PICTURES: Final = ("itunes:image", "podcast:image", "psc:chapter", "podcast:person", "url", "media:thumbnail")
_LONGEST_PICTURE: Final = 768


def _addresses(subject: Subject) -> Iterator[Value]:
    """Every address of the web, those of enclosures included."""
    yield from subject.values(Kind.ADDRESS, Kind.URI)
    yield from (value for value in subject.values(Kind.TEXT) if value.attribute == "url")


def _insecure(subject: Subject, *, podcast: bool) -> Iterator[Notice]:
    return (
        subject.notice(value.element, f"expected https://…, found {shown(value.text)}", value.attribute)
        for value in _addresses(subject)
        if value.text[:5].lower() == "http:" and (prefix(value.element.name) == "podcast") is podcast
    )


@rule("feed-address-malformed", Level.WARNING, "RSS 2.0; A Podcaster's Guide to RSS; podcast namespace")
def malformed(subject: Subject) -> Iterator[Notice]:
    """an address is not a whole address, so apps cannot follow it

    Write all of it, beginning with https:// and without spaces.
    """
    yield from habits(
        subject.amiss(value) for value in subject.values(Kind.ADDRESS, Kind.URI) if not value.shape.fits(value.text)
    )


@rule("feed-address-insecure", Level.WARNING, "podcast namespace 1.0")
def insecure(subject: Subject) -> Iterator[Notice]:
    """an address in an element of the podcast namespace is not https, which the namespace demands

    Write https://…, if the place can be reached so.
    """
    yield from habits(_insecure(subject, podcast=True))


@rule("feed-address-http", Level.ADVICE, "A Podcaster's Guide to RSS; Overcast")
def http(subject: Subject) -> Iterator[Notice]:
    """an address is not https, and web players and many phones do not load what is not

    Write https://…, if the place can be reached so.
    """
    yield from habits(_insecure(subject, podcast=False))


@rule("feed-address-not-ascii", Level.WARNING, "Apple Podcasts requirements; RFC 3986")
def not_ascii(subject: Subject) -> Iterator[Notice]:
    """an address has other characters than ASCII in it, or spaces

    Percent-encode them: %20 for a space, %C3%A9 for é.
    """
    yield from habits(
        subject.notice(value.element, f"expected ASCII, found {shown(value.text)}", value.attribute)
        for value in _addresses(subject)
        if not value.text.isascii() or " " in value.text
    )


@rule("feed-picture-address-long", Level.WARNING, "Podcast Index (partytime)")
def long_picture(subject: Subject) -> Iterator[Notice]:
    """the address of a picture is longer than 768 characters, where Podcast Index cuts it

    Give it a shorter name.
    """
    yield from habits(
        subject.notice(value.element, f"expected at most {_LONGEST_PICTURE} characters, found {len(value.text)}")
        for value in subject.values(Kind.ADDRESS)
        if value.element.name in PICTURES and len(value.text) > _LONGEST_PICTURE
    )


@rule("feed-picture-extension", Level.WARNING, "A Podcaster's Guide to RSS; PSP-1")
def picture_extension(subject: Subject) -> Iterator[Notice]:
    """the address of artwork does not end in .jpg or .png, by which directories tell what it is

    Give the file such a name; what follows a ? does not count.
    """
    yield from habits(
        subject.notice(value.element, f"expected an address that ends in .jpg or .png, found {shown(value.text)}")
        for value in subject.values(Kind.ADDRESS)
        if value.element.name == "itunes:image"
        and not value.text.partition("?")[0].partition("#")[0].lower().endswith((".jpg", ".jpeg", ".png"))
    )
