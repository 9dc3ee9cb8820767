"""Rules of single values: what is not of the shape that its element or attribute asks for."""

from collections.abc import Iterator

from turncast.models.check import Notice, Rules
from turncast.models.finding import Level
from turncast.models.rule import Scope
from turncast.verifying.documents.subject import Subject, Value, habits, shown
from turncast.verifying.documents.vocabulary import TAGS, WATCHED, prefix
from turncast.verifying.documents.vocabulary.shapes import Kind
from turncast.verifying.documents.vocabulary.tag import USUAL_LIMIT

rule = Rules(Scope.DOCUMENT)


def _misshapen(subject: Subject, *kinds: Kind) -> Iterator[Notice]:
    """Every value of such a kind that does not fit its shape."""
    yield from habits(
        subject.amiss(value, _near(subject, value)) for value in subject.values(*kinds) if not _fits(value)
    )


def _fits(value: Value) -> bool:
    return value.shape.fits(value.text)


def _near(subject: Subject, value: Value) -> str:
    """The word that was meant, where there are only so many."""
    return subject.near(value.text, value.shape.words)


def _capitals(value: Value) -> bool:
    """Whether it is only the capitals that are wrong."""
    return value.text.lower() in (word.lower() for word in value.shape.words)


@rule("feed-word-unknown", Level.WARNING, "podcast namespace; A Podcaster's Guide to RSS")
def unknown_word(subject: Subject) -> Iterator[Notice]:
    """a value is none of the few that its element or attribute may have

    Write one of those, letter for letter; what is not among them counts as not written.
    """
    wrong = (value for value in subject.values(Kind.WORD) if not _fits(value) and not _capitals(value))
    yield from habits(subject.amiss(value, _near(subject, value)) for value in wrong)


@rule("feed-word-case", Level.WARNING, "A Podcaster's Guide to RSS; podcast namespace; gPodder")
def word_case(subject: Subject) -> Iterator[Notice]:
    """a value has other capitals than the word it should be, and not every reader forgives that

    Write it letter for letter.
    """
    wrong = (value for value in subject.values(Kind.WORD) if not _fits(value) and _capitals(value))
    yield from habits(subject.amiss(value, _near(subject, value)) for value in wrong)


@rule("feed-number-malformed", Level.WARNING, "podcast namespace; A Podcaster's Guide to RSS")
def number(subject: Subject) -> Iterator[Notice]:
    """a value is not the number it should be

    Write digits, and a point before a fraction; no unit, no words.
    """
    yield from _misshapen(subject, Kind.NUMBER)


@rule("feed-duration-malformed", Level.WARNING, "A Podcaster's Guide to RSS; Podcast Index (partytime); AntennaPod")
def duration(subject: Subject) -> Iterator[Notice]:
    """a duration is in no form that apps read, so they show none or a wrong one

    Write whole seconds, such as 3723, or 1:02:03.
    """
    yield from _misshapen(subject, Kind.DURATION)


@rule("feed-language-attribute", Level.WARNING, "BCP 47; podcast namespace: transcript, alternateEnclosure")
def language(subject: Subject) -> Iterator[Notice]:
    """an attribute names a language that is none

    Write a code such as en, en-US or es.
    """
    yield from habits(
        subject.amiss(value) for value in subject.values(Kind.LANGUAGE) if value.attribute and not _fits(value)
    )


@rule("feed-uuid-malformed", Level.WARNING, "podcast namespace: guid, remoteItem")
def uuid(subject: Subject) -> Iterator[Notice]:
    """the GUID of a feed is not a UUID

    Write the podcast:guid of the feed, such as 917393e3-1b1e-5cef-ace4-edaa54e1f810.
    """
    yield from _misshapen(subject, Kind.UUID)


@rule("feed-mail-malformed", Level.WARNING, "A Podcaster's Guide to RSS; Amazon; Spotify; podcast namespace: locked")
def mail(subject: Subject) -> Iterator[Notice]:
    """an e-mail address is none, so the code that proves whose show it is goes nowhere

    Write the address alone, such as name@podcast.example.
    """
    yield from _misshapen(subject, Kind.MAIL)


@rule("feed-mailbox-malformed", Level.ADVICE, "RSS 2.0; W3C Feed Validation Service")
def mailbox(subject: Subject) -> Iterator[Notice]:
    """an author, editor or webmaster of RSS is not an e-mail address

    Write name@podcast.example (Name), or leave it out and name people with itunes:author and podcast:person.
    """
    yield from _misshapen(subject, Kind.MAILBOX)


@rule("feed-place-malformed", Level.WARNING, "podcast namespace: location; RFC 5870")
def place(subject: Subject) -> Iterator[Notice]:
    """the latitude and longitude of a place cannot be read, or there is no such place

    Write geo:, the latitude (-90 to 90), a comma, and the longitude (-180 to 180).
    """
    yield from _misshapen(subject, Kind.GEO)


@rule("feed-map-object-malformed", Level.WARNING, "podcast namespace: location; OpenStreetMap")
def map_object(subject: Subject) -> Iterator[Notice]:
    """a place names no object of OpenStreetMap

    Write N, W or R and the number of the node, way or relation, such as R113314.
    """
    yield from _misshapen(subject, Kind.OSM)


@rule("feed-country-malformed", Level.WARNING, "ISO 3166-1; podcast namespace: location; Spotify")
def country(subject: Subject) -> Iterator[Notice]:
    """a country is not written by its code

    Write two letters, such as GB (not UK), or US.
    """
    yield from _misshapen(subject, Kind.COUNTRY)


@rule("feed-media-type-malformed", Level.WARNING, "RFC 6838; podcast namespace")
def media_type(subject: Subject) -> Iterator[Notice]:
    """a media type is none

    Write it as type/subtype, such as audio/mpeg or image/png.
    """
    yield from _misshapen(subject, Kind.MEDIA_TYPE)


@rule("feed-ratio-malformed", Level.WARNING, "podcast namespace: image; CSS: aspect-ratio")
def ratio(subject: Subject) -> Iterator[Notice]:
    """the ratio of a picture cannot be read

    Write it as 16/9 or 1.9.
    """
    yield from _misshapen(subject, Kind.RATIO)


@rule("feed-purpose-malformed", Level.WARNING, "podcast namespace: image")
def purpose(subject: Subject) -> Iterator[Notice]:
    """the purpose of a picture is not made of words

    Write words such as artwork, social, canvas, banner, poster or circular, separated by spaces.
    """
    yield from _misshapen(subject, Kind.PURPOSE)


@rule("feed-host-malformed", Level.WARNING, "podcast namespace: chat")
def host(subject: Subject) -> Iterator[Notice]:
    """the server of a chat is not the name of a server

    Write the name alone, such as irc.podcast.example, without a scheme.
    """
    yield from _misshapen(subject, Kind.HOST)


@rule("feed-text-long", Level.WARNING, "podcast namespace")
def long_text(subject: Subject) -> Iterator[Notice]:
    """a value of the podcast namespace is longer than it may be, and apps cut it

    Shorten it.
    """
    yield from habits(_long(subject, own=True))


@rule("feed-value-long", Level.ADVICE, "A Podcaster's Guide to RSS; PSP-1")
def long_value(subject: Subject) -> Iterator[Notice]:
    """a value is longer than 255 characters, which is all that directories keep

    Shorten it; there is room in descriptions.
    """
    yield from habits(_long(subject, own=False))


def _long(subject: Subject, *, own: bool) -> Iterator[Notice]:
    """Values above their limit: one of the element's own, or the one for everything."""
    for value in subject.values(*Kind):
        tag = TAGS[value.element.name]
        limit = tag.attributes[value.attribute].limit if value.attribute else tag.limit
        if limit and len(value.text) > limit and (limit != USUAL_LIMIT) is own:
            said = f"expected at most {limit} characters, found {len(value.text)}"
            yield subject.notice(value.element, said, value.attribute)


@rule("feed-white-space", Level.ADVICE, "A Podcaster's Guide to RSS; PSP-1")
def white_space(subject: Subject) -> Iterator[Notice]:
    """a value has white space at its ends, which some readers keep

    Write it without.
    """
    yield from habits(
        subject.notice(element, f"expected no white space at the ends, found {shown(text)}", attribute)
        for element, _, tag in subject.places
        if tag and prefix(tag.name) in WATCHED and tag.name not in ("guid", "description")
        for attribute, text in (("", element.text if tag.text else ""), *element.attributes.items())
        if text != text.strip() and text.strip()
    )
