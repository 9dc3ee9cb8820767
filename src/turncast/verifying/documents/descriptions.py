"""Rules of what people read: titles, descriptions, notes."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Final

from turncast.models.check import Notice, Rules
from turncast.models.document import Element
from turncast.models.finding import Level
from turncast.models.rule import Scope
from turncast.verifying.documents.channel import DESCRIPTION_LIMIT
from turncast.verifying.documents.subject import Subject, habits, shown

rule = Rules(Scope.DOCUMENT)

_TAG: Final = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]{0,15})(?=[\s/>])")
_TAKEN: Final = frozenset("p br a ul ol li b i strong em h1 h2 h3 h4 h5 h6 u span div blockquote".split())  # noqa: SIM905
"""HTML that directories show, or pass over without harm."""
_UNSAFE: Final = re.compile(
    r"<(script|style|iframe|object|embed|form|input)(?=[\s/>])|<\w+\s[^<>]{0,500}?\son\w+\s*=", re.I
)
_RELATIVE: Final = re.compile(
    r"<(?:a|img)\s[^<>]{0,500}?(?:href|src)\s*=\s*[\"'](?![a-z][a-z0-9+.-]*:|//|#)([^\"'<>]{1,300})", re.I
)
_ESCAPED: Final = re.compile(r"&(amp;)?(lt|gt|amp|quot|nbsp|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});")
_NAMES: Final = ("title", "itunes:title", "itunes:author")
_NOTES: Final = ("description", "content:encoded", "itunes:summary")


def _texts(subject: Subject, *names: str) -> Iterator[tuple[Element, str]]:
    """The texts of the channel and its items with such a name."""
    for name in names:
        for element, parent, _ in subject.named(name):
            if parent.name in ("channel", "item"):
                yield element, element.text


@rule("feed-title-escaped", Level.WARNING, "AntennaPod; Podcast Index (partytime); A Podcaster's Guide to RSS")
def escaped_title(subject: Subject) -> Iterator[Notice]:
    """a title or a name is escaped twice, and some apps show the names of characters in it

    Escape once: &amp; in the feed is & on the screen.
    """
    yield from habits(
        subject.notice(element, f"expected {shown(unescape(text.strip()))}, found {shown(text.strip())}")
        for element, text in _texts(subject, *_NAMES)
        if _ESCAPED.search(text)
    )


@rule("feed-title-markup", Level.WARNING, "A Podcaster's Guide to RSS; PSP-1")
def title_markup(subject: Subject) -> Iterator[Notice]:
    """a title or a name has HTML in it, which apps show as it stands

    Write plain text.
    """
    yield from habits(
        subject.notice(element, f"expected plain text, found {shown(text.strip())}")
        for element, text in _texts(subject, *_NAMES)
        if _TAG.search(text)
    )


@rule("feed-description-elements", Level.WARNING, "RSS 2.0; A Podcaster's Guide to RSS")
def elements(subject: Subject) -> Iterator[Notice]:
    """a description has HTML in it that is not escaped, and apps read only what stands before it

    Escape it, or put it into <![CDATA[ … ]]>.
    """
    yield from habits(
        subject.notice(element, f"expected text, found <{element.children[0].written[:60]}>")
        for element, _ in _texts(subject, *_NOTES, *_NAMES)
        if element.children
    )


@rule("feed-description-escaped", Level.WARNING, "A Podcaster's Guide to RSS; AntennaPod")
def escaped_description(subject: Subject) -> Iterator[Notice]:
    """the HTML of a description is escaped twice, and people read its tags

    Escape it once, or put it into <![CDATA[ … ]]> as it is.
    """
    yield from habits(
        subject.notice(element, f"expected HTML, found {shown(text.strip())}")
        for element, text in _texts(subject, *_NOTES)
        if "&lt;" in text and not _TAG.search(text) and _TAG.search(unescape(text))
    )


@rule("feed-description-tags", Level.ADVICE, "A Podcaster's Guide to RSS; PSP-1; Spotify")
def tags(subject: Subject) -> Iterator[Notice]:
    """a description has HTML that directories leave out

    Keep to paragraphs, lists, links and emphasis: p, br, ul, ol, li, a, b, i, strong, em.
    """
    yield from habits(
        subject.notice(element, f"expected p, ul, ol, li or a, found {', '.join(sorted(strange)[:5])}")
        for element, text in _texts(subject, "description")
        if (strange := {name.lower() for name in _TAG.findall(text)} - _TAKEN)
    )


@rule("feed-description-unsafe", Level.WARNING, "W3C Feed Validation Service")
def unsafe(subject: Subject) -> Iterator[Notice]:
    """a description has HTML that runs or embeds something, which apps cut out

    Leave out scripts, styles, frames and forms, and link to what they show.
    """
    yield from habits(
        subject.notice(element, f"expected text, lists and links, found {shown(found[0])}")
        for element, text in _texts(subject, *_NOTES)
        if (found := _UNSAFE.search(text))
    )


@rule("feed-description-links", Level.WARNING, "A Podcaster's Guide to RSS; W3C Feed Validation Service")
def relative_links(subject: Subject) -> Iterator[Notice]:
    """a description has a link or a picture whose address is not whole, and apps cannot follow it

    Write the whole address, beginning with https://.
    """
    yield from habits(
        subject.notice(element, f"expected https://…, found {shown(found[1])}")
        for element, text in _texts(subject, *_NOTES)
        if (found := _RELATIVE.search(text))
    )


@rule("feed-item-description-long", Level.WARNING, "A Podcaster's Guide to RSS; PSP-1")
def long_description(subject: Subject) -> Iterator[Notice]:
    """the description of an item is longer than 4000 bytes, and directories cut it

    Write a summary there, and the whole notes into <content:encoded>.
    """
    yield from habits(
        subject.notice(element, f"expected at most {DESCRIPTION_LIMIT} bytes, found {len(element.text.encode())}")
        for element in subject.within("item", "description")
        if len(element.text.encode()) > DESCRIPTION_LIMIT
    )


@rule("feed-show-description-markup", Level.ADVICE, "W3C Feed Validation Service; YouTube")
def show_markup(subject: Subject) -> Iterator[Notice]:
    """the show's description has HTML in it, which many apps show as it stands

    Write plain text; episodes may have markup.
    """
    for element in subject.within("channel", "description"):
        if found := _TAG.search(element.text):
            yield subject.notice(element, f"expected plain text, found {shown(found[0] + '>')}")


@rule("feed-description-after-notes", Level.ADVICE, "PSP-1")
def after_notes(subject: Subject) -> Iterator[Notice]:
    """the description of an item stands after its notes, and some readers take the last of the two

    Put <description> before <content:encoded>.
    """
    notices = []
    for item in subject.items:
        names = [child.name for child in item.children if child.name in ("description", "content:encoded")]
        if names[:1] == ["content:encoded"] and "description" in names:
            description = item.first("description") or item
            notices.append(subject.notice(description, "expected before <content:encoded>, found after it"))
    yield from habits(notices)
