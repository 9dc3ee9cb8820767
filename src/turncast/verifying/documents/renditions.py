"""Rules of alternate enclosures: the other forms of an episode."""

from base64 import b64decode
from binascii import Error
from collections.abc import Iterator
from typing import Final

from turncast.models.check import Notice, Rules
from turncast.models.document import Element
from turncast.models.finding import Level
from turncast.models.rule import Scope
from turncast.verifying.documents.subject import Subject, habits, shown

rule = Rules(Scope.DOCUMENT)

_DIGESTS: Final = {"sha256": 32, "sha384": 48, "sha512": 64}
"""Bytes of each."""


def _alternates(subject: Subject) -> Iterator[tuple[Element, tuple[Element, ...]]]:
    """Every item that has some, with them."""
    for item in (*subject.items, *subject.live):
        if found := tuple(item.all("podcast:alternateEnclosure")):
            yield item, found


def _defaults(found: tuple[Element, ...]) -> list[Element]:
    return [one for one in found if one.attributes.get("default", "").strip() == "true"]


@rule("feed-alternate-without-enclosure", Level.WARNING, "podcast namespace: alternateEnclosure")
def without_enclosure(subject: Subject) -> Iterator[Notice]:
    """an item has another form of its recording and no enclosure, so most apps have nothing to play

    Add an <enclosure> with the form that everyone can play.
    """
    for item, found in _alternates(subject):
        if item.first("enclosure") is None:
            yield subject.notice(found[0], "expected an <enclosure> beside it, found none")


@rule("feed-alternate-defaults", Level.WARNING, "podcast namespace: alternateEnclosure")
def many_defaults(subject: Subject) -> Iterator[Notice]:
    """an item has more than one form by default

    Write default="true" once, at the form that is the enclosure.
    """
    for _, found in _alternates(subject):
        for extra in _defaults(found)[1:]:
            yield subject.notice(extra, 'expected one default="true", found another', "default")


@rule("feed-alternate-default-differs", Level.WARNING, "podcast namespace: alternateEnclosure")
def default_differs(subject: Subject) -> Iterator[Notice]:
    """the form that an item has by default is not its enclosure

    Write default="true" at the form that is the enclosure.
    """
    for item, found in _alternates(subject):
        url = (item.first("enclosure") or item).attributes.get("url", "").strip()
        for default in _defaults(found)[:1]:
            sources = [source.attributes.get("uri", "").strip() for source in default.all("podcast:source")]
            if url and sources and url not in sources:
                yield subject.notice(default, f"expected {shown(url)} among its sources, found {shown(sources[0])}")


@rule("feed-alternate-without-length", Level.WARNING, "Podcast Index (partytime)")
def without_length(subject: Subject) -> Iterator[Notice]:
    """another form of a recording does not say its length, and Podcast Index drops it

    Add length with its bytes, or 0 for a stream.
    """
    yield from habits(
        subject.notice(one, "expected the attribute length, found none", "length")
        for _, found in _alternates(subject)
        for one in found
        if not one.attributes.get("length", "").strip()
    )


@rule("feed-integrity-malformed", Level.WARNING, "W3C Subresource Integrity; podcast namespace: integrity")
def integrity(subject: Subject) -> Iterator[Notice]:
    """the digest of a recording is none, so no app can compare it

    Write sha256-, sha384- or sha512- and the digest in base64.
    """
    yield from habits(
        subject.notice(element, f"expected a digest such as sha256-…, found {shown(said)}", "value")
        for element, _, _ in subject.named("podcast:integrity")
        if element.attributes.get("type", "").strip() == "sri"
        and (said := element.attributes.get("value", "").strip())
        and not all(_is_digest(part) for part in said.split())
    )


def _is_digest(said: str) -> bool:
    name, _, digest = said.partition("?")[0].partition("-")
    try:
        return len(b64decode(digest, validate=True)) == _DIGESTS.get(name)
    except (Error, ValueError):
        return False
