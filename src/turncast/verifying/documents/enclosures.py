"""Rules of enclosures: the pointer without which an item is no episode."""

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote, urlsplit

from turncast.models.check import Notice, Rules
from turncast.models.document import Element
from turncast.models.finding import Level
from turncast.models.rule import Scope
from turncast.verifying.documents.subject import Subject, habits, shown
from turncast.verifying.documents.vocabulary.shapes import ADDRESS

rule = Rules(Scope.DOCUMENT)

TYPES: Final = {
    "mp3": ("audio/mpeg", "audio/mp3"),
    "m4a": ("audio/x-m4a", "audio/mp4", "audio/m4a"),
    "mp4": ("video/mp4", "audio/mp4", "video/x-mp4"),
    "m4v": ("video/x-m4v", "video/m4v", "video/mp4"),
    "mov": ("video/quicktime",),
    "pdf": ("application/pdf",),
}
"""What directories take, by the extension, and how the type of each may be written."""
_TAKEN: Final = frozenset(name for names in TYPES.values() for name in names)
_WEB: Final = re.compile(r"https?://[^\s/?#]++([/?#].*)?", re.IGNORECASE | re.DOTALL)
"""An address whose host can be read; what is wrong behind that is another rule's."""
_DIGIT: Final = re.compile("[0-9]")
_TINY: Final = 16_384
"""Bytes below which AntennaPod takes a length for unknown."""


def _enclosures(subject: Subject) -> Iterator[Element]:
    """The first one of each item, which is the one that counts."""
    return (found for item in subject.items if (found := item.first("enclosure")))


def _url(enclosure: Element) -> str:
    return enclosure.attributes.get("url", "").strip()


def _type(enclosure: Element) -> str:
    """The media type, without its parameters."""
    return enclosure.attributes.get("type", "").partition(";")[0].strip().lower()


def _extension(url: str) -> str:
    try:
        name = unquote(urlsplit(url).path).rpartition("/")[2]
    except ValueError:  # no address at all
        return ""
    return name.rpartition(".")[2].lower() if "." in name else ""


@rule("feed-item-without-enclosure", Level.WARNING, "PSP-1; Apple Podcasts; Spotify; Podcast Index (partytime)")
def without_enclosure(subject: Subject) -> Iterator[Notice]:
    """an item has no enclosure, so podcast apps pass over it

    Add <enclosure url="https://…" length="…" type="audio/mpeg"/>, or take the item out of this feed.
    """
    yield from habits(
        subject.notice(item, "expected an <enclosure>, found none")
        for item in subject.items
        if item.first("enclosure") is None
    )


@rule("feed-enclosure-incomplete", Level.ERROR, "RSS 2.0; PSP-1; A Podcaster's Guide to RSS")
def incomplete(subject: Subject) -> Iterator[Notice]:
    """an enclosure lacks its address, its length or its type

    Write all three: url, length in bytes, and type such as audio/mpeg.
    """
    yield from habits(
        subject.notice(enclosure, f"expected the attribute {name}, found none", name)
        for enclosure in _enclosures(subject)
        for name in ("url", "length", "type")
        if not enclosure.attributes.get(name, "").strip()
    )


@rule("feed-enclosure-address", Level.ERROR, "RSS 2.0; gPodder; A Podcaster's Guide to RSS")
def address(subject: Subject) -> Iterator[Notice]:
    """the address of an enclosure is not one of the web, so nobody can play it

    Write the whole address, beginning with https://.
    """
    for enclosure in _enclosures(subject):
        if _url(enclosure) and not _WEB.fullmatch(_url(enclosure)):
            yield subject.notice(enclosure, f"expected {ADDRESS.expected}, found {shown(_url(enclosure))}", "url")


@rule("feed-enclosure-repeated", Level.WARNING, "Apple Podcasts requirements; AntennaPod")
def repeated(subject: Subject) -> Iterator[Notice]:
    """two items have the same enclosure, and Apple shows one of them

    Give each its own recording, and take out the item that is there twice.
    """
    seen: dict[str, int] = {}
    for enclosure in _enclosures(subject):
        if url := _url(enclosure):
            line = seen.setdefault(url, enclosure.line)
            if line != enclosure.line:
                yield subject.notice(enclosure, f"expected a recording of its own, found that of line {line}", "url")


@rule("feed-enclosure-length", Level.WARNING, "RSS 2.0; PSP-1; gPodder")
def length(subject: Subject) -> Iterator[Notice]:
    """the length of an enclosure is not a number of bytes

    Write how many bytes the file has: digits alone.
    """
    yield from habits(_odd_lengths(subject, readable=True))


@rule("feed-enclosure-length-unreadable", Level.ERROR, "RSS 2.0; PSP-1; gPodder")
def unreadable_length(subject: Subject) -> Iterator[Notice]:
    """the length of an enclosure is no number at all

    Write how many bytes the file has: digits alone.
    """
    yield from habits(_odd_lengths(subject, readable=False))


def _odd_lengths(subject: Subject, *, readable: bool) -> Iterator[Notice]:
    """Lengths that are not digits alone: those with a digit, of which a forgiving reader makes something, or others."""
    for enclosure in _enclosures(subject):
        said = enclosure.attributes.get("length", "").strip()
        sound = said.isascii() and said.isdecimal()
        if said and not sound and bool(_DIGIT.search(said)) is readable:
            yield subject.notice(enclosure, f"expected a number of bytes, found {shown(said)}", "length")


@rule("feed-enclosure-tiny", Level.ADVICE, "AntennaPod; gPodder")
def tiny(subject: Subject) -> Iterator[Notice]:
    """an enclosure says it is nearly empty, and apps do not know how large it is

    Write how many bytes the file has, not its seconds or kilobytes.
    """
    yield from habits(
        subject.notice(enclosure, f"expected at least {_TINY} bytes, found {said}", "length")
        for enclosure in _enclosures(subject)
        if (said := enclosure.attributes.get("length", "").strip()).isascii()
        and said.isdecimal()
        and len(said) < 9
        and int(said) < _TINY
    )


@rule("feed-enclosure-type", Level.WARNING, "A Podcaster's Guide to RSS; PSP-1; Spotify; YouTube")
def media_type(subject: Subject) -> Iterator[Notice]:
    """an enclosure is of a type that directories do not take

    Publish MP3, or AAC in M4A or MP4; other forms go into <podcast:alternateEnclosure>.
    """
    yield from habits(
        subject.notice(enclosure, f"expected a type such as audio/mpeg, found {shown(_type(enclosure))}", "type")
        for enclosure in _enclosures(subject)
        if _type(enclosure) and _type(enclosure) not in _TAKEN
    )


@rule("feed-enclosure-extension", Level.WARNING, "A Podcaster's Guide to RSS")
def extension(subject: Subject) -> Iterator[Notice]:
    """the address of an enclosure does not end in an extension that Apple knows, and Apple goes by that

    Let its path end in .mp3, .m4a, .mp4, .m4v, .mov or .pdf.
    """
    yield from habits(
        subject.notice(
            enclosure, f"expected an address that ends in .mp3 or another of those, found {shown(url)}", "url"
        )
        for enclosure in _enclosures(subject)
        if (url := _url(enclosure)) and _extension(url) not in TYPES
    )


@rule("feed-enclosure-contradictory", Level.WARNING, "A Podcaster's Guide to RSS; PSP-1")
def contradictory(subject: Subject) -> Iterator[Notice]:
    """an enclosure has the extension of one type and says another

    Correct the one that is wrong.
    """
    yield from habits(
        subject.notice(enclosure, f"expected {right[0]} for .{ending}, found {shown(_type(enclosure))}", "type")
        for enclosure in _enclosures(subject)
        if (right := TYPES.get(ending := _extension(_url(enclosure)), ()))
        and _type(enclosure) in _TAKEN
        and _type(enclosure) not in right
    )
