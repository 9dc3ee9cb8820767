"""Rules of namespaces: addresses that must be letter for letter, and prefixes that two large readers take literally."""

from collections.abc import Iterator
from typing import Final

from turncast.models.check import Notice, Rules
from turncast.models.finding import Level
from turncast.models.rule import Scope
from turncast.rss.reading import USUAL_PREFIXES
from turncast.verifying.documents.subject import Subject, shown

rule = Rules(Scope.DOCUMENT)

ADDRESSES: Final = {
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "podcast": "https://podcastindex.org/namespace/1.0",
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "psc": "http://podlove.org/simple-chapters",
    "media": "http://search.yahoo.com/mrss/",
}
"""What the prefixes that readers insist on must stand for."""
_ALSO: Final = {"psc": ("psc", "sc")}


@rule("feed-namespace-wrong", Level.WARNING, "A Podcaster's Guide to RSS; podcast namespace; PSP-1")
def wrong(subject: Subject) -> Iterator[Notice]:
    """a usual prefix stands for an address that is not its namespace's, so nothing with it is read

    Write the address letter for letter; it is a name, and http or https makes another one of it.
    """
    if subject.document:
        for prefix, address in subject.document.prefixes.items():
            if prefix in ADDRESSES and address not in USUAL_PREFIXES:
                message = f"expected xmlns:{prefix}={ADDRESSES[prefix]}, found {shown(address)}"
                yield subject.notice(subject.document.root, message)


@rule("feed-namespace-old", Level.WARNING, "podcast namespace; Podlove Simple Chapters")
def old(subject: Subject) -> Iterator[Notice]:
    """a namespace is named by an address it had once, or that is spelt otherwise, which not every reader knows

    Write the present address, letter for letter.
    """
    if subject.document:
        for address in subject.document.prefixes.values():
            usual = USUAL_PREFIXES.get(address)
            if usual in ADDRESSES and address != ADDRESSES[usual]:
                yield subject.notice(subject.document.root, f"expected {ADDRESSES[usual]}, found {address}")


@rule("feed-prefix-unusual", Level.WARNING, "Podcast Index (partytime); AntennaPod")
def unusual_prefix(subject: Subject) -> Iterator[Notice]:
    """a namespace has another prefix than usual, and readers that look for the usual one see nothing of it

    Use the prefixes itunes, podcast, atom, content, psc and media, declared on <rss>.
    """
    told = set()
    for element, _, _ in subject.places if subject.channels else ():
        usual, _, local = element.name.rpartition(":")
        written = element.written.rpartition(":")[0]
        if usual in ADDRESSES and written not in _ALSO.get(usual, (usual,)) and (usual, written) not in told:
            told.add((usual, written))
            yield subject.notice(element, f"expected <{usual}:{local}>, found <{element.written}>")
