"""Rules of a feed's links: to itself, to its hub, to its other documents."""

from collections.abc import Iterator
from typing import Final

from turncast.models.check import Notice, Rules
from turncast.models.document import Element
from turncast.models.finding import Level
from turncast.models.rule import Scope
from turncast.verifying.documents.subject import Subject, shown

rule = Rules(Scope.DOCUMENT)

TYPES: Final = ("application/rss+xml", "application/atom+xml", "application/rdf+xml")
PAGING: Final = ("first", "next", "previous", "prev", "last")


def linked(subject: Subject, *relations: str) -> Iterator[Element]:
    """The channel's Atom links of such a relation."""
    return (
        link for link in subject.within("channel", "atom:link") if link.attributes.get("rel", "alternate") in relations
    )


def self_links(subject: Subject) -> Iterator[Element]:
    """Where the feed says it is."""
    return linked(subject, "self")


@rule("feed-without-self", Level.WARNING, "PSP-1; W3C Feed Validation Service")
def without_self(subject: Subject) -> Iterator[Notice]:
    """the feed does not say where it is

    Add <atom:link rel="self" type="application/rss+xml" href="https://…"/> with its own address.
    """
    for channel in subject.channels:
        if not any(self_links(subject)):
            yield subject.notice(channel, 'expected an <atom:link rel="self">, found none')


@rule("feed-self-repeated", Level.WARNING, "RFC 4287; W3C Feed Validation Service")
def repeated_self(subject: Subject) -> Iterator[Notice]:
    """the feed says in two ways where it is

    Keep the address it is served from.
    """
    for link in tuple(self_links(subject))[1:]:
        yield subject.notice(
            link, f'expected one rel="self", found another to {shown(link.attributes.get("href", ""))}'
        )


@rule("feed-self-type", Level.ADVICE, "W3C Feed Validation Service")
def self_type(subject: Subject) -> Iterator[Notice]:
    """the link to the feed itself names a type that is not one of a feed

    Write type="application/rss+xml".
    """
    for link in self_links(subject):
        said = link.attributes.get("type")
        if said and said.partition(";")[0].strip() not in TYPES:
            yield subject.notice(link, f"expected {TYPES[0]}, found {shown(said)}", "type")


@rule("feed-hub-without-self", Level.WARNING, "WebSub")
def hub_without_self(subject: Subject) -> Iterator[Notice]:
    """the feed names a hub and not itself, so nobody can subscribe there

    Add <atom:link rel="self" href="https://…"/>, with the address the hub is told.
    """
    if not any(self_links(subject)):
        for link in linked(subject, "hub"):
            yield subject.notice(link, 'expected an <atom:link rel="self"> beside it, found none')


@rule("feed-paging-circular", Level.ERROR, "RFC 5005; AntennaPod; Podcast Index (partytime)")
def circular(subject: Subject) -> Iterator[Notice]:
    """the feed names itself as its next document, and apps that follow go round in circles

    Leave rel="next" out of the last document.
    """
    own = {link.attributes.get("href", "").strip() for link in self_links(subject)}
    for link in linked(subject, "next", "previous", "prev"):
        if link.attributes.get("href", "").strip() in own:
            yield subject.notice(link, "expected the address of another document, found the feed's own", "href")


@rule("feed-paging-repeated", Level.WARNING, "RFC 5005")
def repeated_page(subject: Subject) -> Iterator[Notice]:
    """the feed names two documents as the next, the first or the last one

    Keep one of each.
    """
    for relation in PAGING:
        for link in tuple(linked(subject, relation))[1:]:
            yield subject.notice(link, f"expected one rel={relation}, found another", "rel")


@rule("feed-paging-without-first", Level.ADVICE, "RFC 5005")
def without_first(subject: Subject) -> Iterator[Notice]:
    """the feed is in several documents and does not say which is the first, the one to subscribe to

    Add <atom:link rel="first" href="https://…"/>.
    """
    for link in tuple(linked(subject, "next", "previous", "prev"))[:1]:
        if not any(linked(subject, "first")):
            yield subject.notice(link, 'expected an <atom:link rel="first"> beside it, found none')
