"""Rules of every element: whether there is such a one, where it stands, how often, and with what."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from turncast.models.check import Notice, Rules
from turncast.models.finding import Level
from turncast.models.rule import Scope
from turncast.verifying.documents.subject import Place, Subject, habits, shortened
from turncast.verifying.documents.vocabulary import TAGS, WATCHED, prefix

rule = Rules(Scope.DOCUMENT)

_NAMES: Final = tuple(TAGS)
_ALIKE: Final = 0.8
_BY_CASE: Final = {name.lower(): name for name in TAGS}
_OPEN: Final = ("description", "content:encoded")
"""Elements in which others stand by mistake: another rule speaks of that."""


def _strange(subject: Subject) -> Iterator[Place]:
    """Elements that are in no table although their namespace is."""
    for place in subject.places:
        element, parent, tag = place
        if tag is None and prefix(element.name) in WATCHED and parent.name in TAGS and parent.name not in _OPEN:
            yield place


@rule("feed-tag-case", Level.WARNING, "XML 1.0; A Podcaster's Guide to RSS")
def case(subject: Subject) -> Iterator[Notice]:
    """an element is written with other capitals than it has, which makes another element of it

    Write it letter for letter, such as pubDate, itunes:episodeType.
    """
    notices = []
    for element, _, _ in _strange(subject):
        right = _BY_CASE.get(element.name.lower())
        if right:
            notices.append(subject.notice(element, f"expected <{right}>, found <{element.name}>"))
    yield from habits(notices)


@rule("feed-tag-unknown", Level.WARNING, "podcast namespace; A Podcaster's Guide to RSS; RSS 2.0")
def unknown(subject: Subject) -> Iterator[Notice]:
    """an element is none of those its namespace has, so nobody reads it

    Correct the spelling, or remove it.
    """
    notices = []
    for element, _, _ in _strange(subject):
        if element.name.lower() not in _BY_CASE:
            said = f"expected an element that readers know, found <{shortened(element.name)}>"
            notices.append(subject.notice(element, said, remedy=subject.near(element.name, _NAMES, _ALIKE)))
    yield from habits(notices)


@rule("feed-tag-misplaced", Level.WARNING, "podcast namespace; A Podcaster's Guide to RSS; RSS 2.0")
def misplaced(subject: Subject) -> Iterator[Notice]:
    """an element stands where nobody looks for it

    Move it to where it belongs.
    """
    yield from habits(
        subject.notice(element, f"expected in {_either(tag.within)}, found in <{shortened(parent.written)}>")
        for element, parent, tag in subject.places
        if tag and tag.within and parent.name in TAGS and parent.name not in tag.within and parent.name not in _OPEN
    )


def _either(names: tuple[str, ...]) -> str:
    return " or ".join(f"<{name}>" for name in names)


@rule("feed-tag-repeated", Level.WARNING, "W3C Feed Validation Service; podcast namespace")
def repeated(subject: Subject) -> Iterator[Notice]:
    """an element stands twice where readers look for one, and each takes another of them

    Keep one.
    """
    seen: Counter[tuple[int, str]] = Counter()
    notices = []
    for element, parent, tag in subject.places:
        if tag and tag.once and parent.name in tag.within:
            seen[id(parent), element.name] += 1
            if seen[id(parent), element.name] == 2:
                notices.append(subject.notice(element, f"expected one in <{parent.written}>, found another"))
    yield from habits(notices)


@rule("feed-tag-blank", Level.WARNING, "RSS 2.0; podcast namespace")
def blank(subject: Subject) -> Iterator[Notice]:
    """an element that is nothing without its text has none

    Write what belongs there, or leave the element out.
    """
    yield from habits(
        subject.notice(element, "expected text, found none")
        for element, parent, tag in subject.places
        if tag and tag.text and not tag.blank and parent.name in tag.within
        if not element.text.strip() and not element.children
    )


@rule("feed-tag-obsolete", Level.ADVICE, "podcast namespace; A Podcaster's Guide to RSS")
def obsolete(subject: Subject) -> Iterator[Notice]:
    """an element is one that directories have given up

    Leave it out; what they read instead is said with each.
    """
    yield from habits(
        subject.notice(element, f"expected {tag.instead}, found {element.written}")
        for element, _, tag in subject.places
        if tag and tag.instead
    )


@rule("feed-attribute-missing", Level.WARNING, "podcast namespace; A Podcaster's Guide to RSS")
def missing_attribute(subject: Subject) -> Iterator[Notice]:
    """an element lacks an attribute without which readers pass over it

    Add it.
    """
    yield from habits(
        subject.notice(element, f"expected the attribute {attribute.name}, found none", attribute.name)
        for element, _, tag in subject.places
        if tag
        for attribute in tag.attributes.values()
        if attribute.required and not element.attributes.get(attribute.name, "").strip()
    )


@rule("feed-attribute-unknown", Level.ADVICE, "podcast namespace; A Podcaster's Guide to RSS")
def unknown_attribute(subject: Subject) -> Iterator[Notice]:
    """an element has an attribute that nobody reads

    Correct the spelling (capitals count), or remove it.
    """
    yield from habits(
        subject.notice(
            element, "expected no such attribute, found one", name, subject.near(name, tuple(tag.attributes))
        )
        for element, _, tag in subject.places
        if tag and prefix(tag.name) in WATCHED
        for name in element.attributes
        if name not in tag.attributes and ":" not in name
    )


@rule("feed-content-missing", Level.WARNING, "podcast namespace; RSS 2.0; Podlove Simple Chapters")
def missing_content(subject: Subject) -> Iterator[Notice]:
    """an element lacks another that must stand in it, so readers pass over it

    Add it, or leave the outer one out.
    """
    yield from habits(
        subject.notice(element, f"expected <{name}> in it, found none")
        for element, parent, tag in subject.places
        if tag and parent.name in tag.within
        for name in tag.needs
        if element.first(name) is None
    )
