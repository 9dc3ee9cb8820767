"""Rules of the channel: what a directory must know of a show before it lists it."""

from collections.abc import Iterator
from typing import Final

from turncast.models.check import Notice, Rules
from turncast.models.document import Element
from turncast.models.finding import Level
from turncast.models.rule import Scope
from turncast.verifying.documents.subject import Subject, shown
from turncast.verifying.documents.vocabulary.shapes import Kind

rule = Rules(Scope.DOCUMENT)

DESCRIPTION_LIMIT: Final = 4000
_PICTURE_LIMITS: Final = {"width": 144, "height": 400}
_APPLE: Final = "A Podcaster's Guide to RSS; PSP-1"


def _lacks(subject: Subject, name: str, expected: str) -> Iterator[Notice]:
    """The channel, where it has no such element, or an empty one."""
    for channel in subject.channels:
        if not any(element.text.strip() or element.attributes or element.children for element in channel.all(name)):
            yield subject.notice(channel, f"expected {expected}, found none")


@rule("feed-without-title", Level.ERROR, "RSS 2.0; PSP-1")
def without_title(subject: Subject) -> Iterator[Notice]:
    """the show has no title

    Add <title> with its name and nothing else.
    """
    yield from _lacks(subject, "title", "a <title>")


@rule("feed-title-numeric", Level.WARNING, "Podcast Index (partytime)")
def numeric_title(subject: Subject) -> Iterator[Notice]:
    """the show's title is a number that begins with 0, which Podcast Index changes: 0042 becomes 42

    Put a word into it.
    """
    for channel in subject.channels:
        title = channel.value("title")
        if title.isdigit() and title.startswith("0"):
            yield subject.notice(channel.first("title") or channel, f"expected words, found {shown(title)}")


@rule("feed-without-description", Level.ERROR, "RSS 2.0; PSP-1")
def without_description(subject: Subject) -> Iterator[Notice]:
    """the show has no description

    Add <description> with what listeners get; it is what people read before they subscribe.
    """
    yield from _lacks(subject, "description", "a <description>")


@rule("feed-description-long", Level.WARNING, _APPLE)
def long_description(subject: Subject) -> Iterator[Notice]:
    """the show's description is longer than 4000 bytes

    Shorten it; what is not plain English letters counts two to four bytes a character.
    """
    for channel in subject.channels:
        size = len(channel.value("description").encode())
        if size > DESCRIPTION_LIMIT:
            said = f"expected at most {DESCRIPTION_LIMIT} bytes, found {size}"
            yield subject.notice(channel.first("description") or channel, said)


@rule("feed-without-link", Level.WARNING, "RSS 2.0; PSP-1")
def without_link(subject: Subject) -> Iterator[Notice]:
    """the show has no link to its page

    Add <link> with the address of the show's page.
    """
    yield from _lacks(subject, "link", "a <link>")


@rule("feed-without-language", Level.ERROR, _APPLE)
def without_language(subject: Subject) -> Iterator[Notice]:
    """the show does not say its language

    Add a line such as <language>en-us</language>.
    """
    yield from _lacks(subject, "language", "a <language>")


@rule("feed-language-unknown", Level.ERROR, "BCP 47; A Podcaster's Guide to RSS")
def unknown_language(subject: Subject) -> Iterator[Notice]:
    """the show's language is none, and Apple refuses a feed whose language it does not know

    Write a code such as en, en-us or zh-Hans.
    """
    for value in subject.values(Kind.LANGUAGE):
        if not value.attribute and not value.shape.fits(value.text):
            yield subject.amiss(value)


@rule("feed-without-artwork", Level.ERROR, _APPLE)
def without_artwork(subject: Subject) -> Iterator[Notice]:
    """the show has no artwork, and no directory takes a show without

    Add <itunes:image href="https://…/cover.jpg"/>, a square JPEG or PNG of 1400 to 3000 pixels.
    """
    yield from _lacks(subject, "itunes:image", "an <itunes:image>")


@rule("feed-image-differs", Level.ADVICE, "RSS 2.0; W3C Feed Validation Service")
def image_differs(subject: Subject) -> Iterator[Notice]:
    """the title of RSS's <image> is another than the show's

    Repeat the show's title in it.
    """
    for channel, image in _images(subject):
        title = image.value("title")
        if title and title != channel.value("title"):
            said = f"expected {shown(channel.value('title'))}, found {shown(title)}"
            yield subject.notice(image.first("title") or image, said)


@rule("feed-image-size", Level.ADVICE, "RSS 2.0; W3C Feed Validation Service")
def image_size(subject: Subject) -> Iterator[Notice]:
    """the <image> of RSS says a size that RSS does not allow

    Leave <width> and <height> out: RSS allows 144 and 400, and artwork is larger.
    """
    for _, image in _images(subject):
        for name, limit in _PICTURE_LIMITS.items():
            said = image.value(name)
            if said.isdecimal() and (len(said) > 9 or not 1 <= int(said) <= limit):
                yield subject.notice(image.first(name) or image, f"expected 1 to {limit}, found {shown(said)}")


def _images(subject: Subject) -> Iterator[tuple[Element, Element]]:
    return ((channel, image) for channel in subject.channels for image in channel.all("image"))


@rule("feed-without-explicit", Level.ERROR, _APPLE)
def without_explicit(subject: Subject) -> Iterator[Notice]:
    """the show does not say whether it is explicit

    Add <itunes:explicit>false</itunes:explicit>, or true.
    """
    yield from _lacks(subject, "itunes:explicit", "an <itunes:explicit>")


@rule("feed-without-author", Level.WARNING, "Spotify show metadata requirements; PSP-1")
def without_author(subject: Subject) -> Iterator[Notice]:
    """the show has no author, which Spotify requires

    Add <itunes:author> with who makes it.
    """
    yield from _lacks(subject, "itunes:author", "an <itunes:author>")


@rule("feed-without-owner", Level.WARNING, "Spotify; YouTube; Amazon; W3C Feed Validation Service")
def without_owner(subject: Subject) -> Iterator[Notice]:
    """the show has no owner, so Spotify, YouTube and Amazon cannot send the code that proves whose it is

    Add <itunes:owner> with <itunes:name> and <itunes:email>; the address is public.
    """
    yield from _lacks(subject, "itunes:owner", "an <itunes:owner>")


@rule("feed-owner-incomplete", Level.WARNING, "Podcast Index (partytime); W3C Feed Validation Service")
def incomplete_owner(subject: Subject) -> Iterator[Notice]:
    """the owner has no name or no e-mail address, and then Podcast Index reads neither

    Write both <itunes:name> and <itunes:email>.
    """
    for owner in subject.within("channel", "itunes:owner"):
        for name in ("itunes:name", "itunes:email"):
            if not owner.value(name):
                yield subject.notice(owner, f"expected <{name}> in it, found none")


@rule("feed-copyright-words", Level.ADVICE, "PSP-1")
def copyright_words(subject: Subject) -> Iterator[Notice]:
    """the copyright repeats the word Copyright, or its sign, which apps add themselves

    Write only whose it is.
    """
    for element in subject.within("channel", "copyright"):
        if "©" in element.text or "copyright" in element.text.lower():
            yield subject.notice(element, f"expected a name, found {shown(element.text.strip())}")


@rule("feed-order", Level.ADVICE, "W3C Feed Validation Service")
def order(subject: Subject) -> Iterator[Notice]:
    """the show is described after its first episode, where readers that stop early do not look

    Put everything about the show before the first <item>.
    """
    for channel in subject.channels:
        names = [child.name for child in channel.children]
        first = names.index("item") if "item" in names else len(names)
        late = (child for child in channel.children[first:] if child.name not in ("item", "podcast:liveItem"))
        for child in (*late,)[:1]:
            yield subject.notice(child, "expected before the first <item>, found after it")
