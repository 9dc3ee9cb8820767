"""Rules of what a feed says of other places: conversations, licences, other feeds, lines for machines."""

import re
from collections.abc import Iterator
from typing import Final

from turncast.models.check import Notice, Rules
from turncast.models.document import Element
from turncast.models.finding import Level
from turncast.models.rule import Scope
from turncast.models.vocabulary import LICENSES
from turncast.verifying.documents.subject import Subject, habits, shown

rule = Rules(Scope.DOCUMENT)

_GUESSED: Final = re.compile(r"true|false|[+-]?\d{1,15}(\.\d+)?", re.IGNORECASE)


def _conversations(subject: Subject) -> Iterator[tuple[Element, ...]]:
    """Those of the channel, and those of each item."""
    for parent in (*subject.channels, *subject.items, *subject.live):
        yield tuple(parent.all("podcast:socialInteract"))


def _protocol(conversation: Element) -> str:
    return conversation.attributes.get("protocol", "").strip()


@rule("feed-conversation-without-address", Level.WARNING, "podcast namespace: socialInteract")
def without_address(subject: Subject) -> Iterator[Notice]:
    """a conversation does not say where it is

    Add uri with the address of the post that starts it.
    """
    yield from habits(
        subject.notice(one, "expected the attribute uri, found none", "uri")
        for conversations in _conversations(subject)
        for one in conversations
        if _protocol(one) != "disabled" and not one.attributes.get("uri", "").strip()
    )


@rule("feed-conversation-disabled", Level.WARNING, "podcast namespace: socialInteract")
def disabled(subject: Subject) -> Iterator[Notice]:
    """no conversation is wanted, and one is named

    Leave one of the two out.
    """
    for conversations in _conversations(subject):
        for one in conversations:
            if _protocol(one) == "disabled" and len(conversations) > 1:
                yield subject.notice(one, f"expected it to stand alone, found {len(conversations) - 1} beside it")


@rule("feed-conversation-without-priority", Level.ADVICE, "podcast namespace: socialInteract; AntennaPod")
def without_priority(subject: Subject) -> Iterator[Notice]:
    """there are several conversations, and apps have to guess which is preferred

    Give each a priority, 1 to the preferred one, and put that one last: AntennaPod shows the last.
    """
    for conversations in _conversations(subject):
        for one in conversations if len(conversations) > 1 else ():
            if not one.attributes.get("priority", "").strip() and _protocol(one) != "disabled":
                yield subject.notice(one, "expected the attribute priority, found none", "priority")


@rule("feed-license-without-address", Level.WARNING, "podcast namespace: license")
def license_without_address(subject: Subject) -> Iterator[Notice]:
    """a licence is none that the namespace knows, and nobody can read its terms

    Add url with the address of the terms, or use an identifier such as cc-by-4.0.
    """
    yield from habits(
        subject.notice(element, f"expected {', '.join(LICENSES)} or a url, found {shown(element.text.strip())}", "url")
        for element, _, _ in subject.named("podcast:license")
        if element.text.strip().lower() not in LICENSES and not element.attributes.get("url", "").strip()
    )


@rule("feed-txt-guessed", Level.ADVICE, "Podcast Index (partytime)")
def guessed_txt(subject: Subject) -> Iterator[Notice]:
    """a line for machines is only a number, true or false, and Podcast Index loses it

    Write it all the same where its purpose asks for just that.
    """
    for element, _, _ in subject.named("podcast:txt"):
        if _GUESSED.fullmatch(element.text.strip()[:64]):
            yield subject.notice(element, f"expected words, found {shown(element.text.strip())}")


@rule("feed-publisher-unclear", Level.WARNING, "podcast namespace: publisher")
def publisher(subject: Subject) -> Iterator[Notice]:
    """the publisher of a show is not one feed of a publisher

    Put one <podcast:remoteItem medium="publisher" feedGuid="…" feedUrl="…"/> into it.
    """
    for element in subject.within("channel", "podcast:publisher"):
        items = tuple(element.all("podcast:remoteItem"))
        if len(items) > 1:
            yield subject.notice(items[1], f"expected one remote item, found {len(items)}")
        for item in items[:1]:
            if item.attributes.get("medium", "").strip() != "publisher":
                said = item.attributes.get("medium", "")
                yield subject.notice(item, f"expected publisher, found {shown(said)}", "medium")


@rule("feed-podroll-episode", Level.WARNING, "podcast namespace: podroll")
def podroll_episode(subject: Subject) -> Iterator[Notice]:
    """a podroll recommends an episode, and it is for shows

    Leave itemGuid out.
    """
    for element in subject.within("podcast:podroll", "podcast:remoteItem"):
        if element.attributes.get("itemGuid", "").strip():
            yield subject.notice(element, "expected a show, found an episode of one", "itemGuid")


@rule("feed-list-with-items", Level.WARNING, "podcast namespace: medium")
def list_with_items(subject: Subject) -> Iterator[Notice]:
    """the feed is a list of items of other feeds by its medium, and has items of its own

    Write the medium without L, or remote items instead of items.
    """
    for channel in subject.channels:
        medium = channel.first("podcast:medium")
        if medium and subject.items and _is_list(channel):
            yield subject.notice(medium, f"expected a medium without L, found {shown(medium.text.strip())} and items")


@rule("feed-list-empty", Level.WARNING, "podcast namespace: medium, remoteItem")
def empty_list(subject: Subject) -> Iterator[Notice]:
    """the feed is a list of items of other feeds by its medium, and names none

    Add <podcast:remoteItem feedGuid="…" feedUrl="…"/> for each.
    """
    for channel in subject.channels:
        medium = channel.first("podcast:medium")
        listing = _is_list(channel) or channel.value("podcast:medium") == "publisher"
        if medium and listing and channel.first("podcast:remoteItem") is None:
            yield subject.notice(medium, "expected a <podcast:remoteItem> in the channel, found none")


def _is_list(channel: Element) -> bool:
    medium = channel.value("podcast:medium")
    return medium.endswith("L") or medium == "mixed"
