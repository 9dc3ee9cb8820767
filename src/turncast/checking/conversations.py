"""Rules of where people talk about a show or an episode, and where they chat meanwhile."""

from collections.abc import Iterator

from turncast.models.catalog import Catalog
from turncast.models.check import Notice, Rules
from turncast.models.finding import Level
from turncast.models.rule import Scope

rule = Rules(Scope.PROJECT)


@rule("social-disabled-beside", Level.WARNING, "podcast namespace: socialInteract")
def disabled_beside(catalog: Catalog) -> Iterator[Notice]:
    """a conversation is disabled and there is one all the same; the others are left out

    Remove the one with protocol = "disabled", or all the others.
    """
    for one in catalog.written:
        for index, social in enumerate(one.social):
            if social.protocol == "disabled" and len(one.social) > 1:
                message = f"expected it alone, found {len(one.social) - 1} beside it"
                yield Notice(message, one.path, f"social.{index}.protocol")


@rule("social-without-url", Level.ERROR, "podcast namespace: socialInteract")
def without_url(catalog: Catalog) -> Iterator[Notice]:
    """a conversation has no address, so nobody finds it

    Add url = "https://…", of the post that starts it.
    """
    for one in catalog.written:
        for index, social in enumerate(one.social):
            if social.protocol != "disabled" and not social.url:
                message = f"expected a url beside {social.protocol}, found none"
                yield Notice(message, one.path, f"social.{index}")


@rule("social-priority-repeated", Level.WARNING, "podcast namespace: socialInteract")
def repeated_priority(catalog: Catalog) -> Iterator[Notice]:
    """two conversations have the same priority, so apps choose either

    Give each its own, 1 to the preferred one; without any, they are taken in their order.
    """
    for one in catalog.written:
        seen: set[int] = set()
        for index, social in enumerate(one.social):
            if social.priority in seen:
                message = f"expected a priority of its own, found {social.priority} again"
                yield Notice(message, one.path, f"social.{index}.priority")
            seen.update([social.priority] if social.priority else [])


@rule("social-without-account", Level.ADVICE, "podcast namespace: socialInteract")
def without_account(catalog: Catalog) -> Iterator[Notice]:
    """a conversation does not say whose post starts it, so apps cannot tell it from one of a stranger

    Add account = "@you@…", as the post shows it.
    """
    for one in catalog.written:
        for index, social in enumerate(one.social):
            if social.protocol != "disabled" and not social.account:
                yield Notice("expected an account, found none", one.path, f"social.{index}")


@rule("chat-without-space", Level.ADVICE, "podcast namespace: chat")
def without_space(catalog: Catalog) -> Iterator[Notice]:
    """a chat names a server but no room on it, so people meet nobody

    Add space = "#name", or whatever rooms are called there.
    """
    for one in catalog.written:
        if one.chat and one.chat.protocol != "nostr" and not one.chat.space:
            yield Notice(f"expected a room on {one.chat.server}, found none", one.path, "chat")


@rule("chat-without-account", Level.ADVICE, "podcast namespace: chat")
def chat_without_account(catalog: Catalog) -> Iterator[Notice]:
    """a chat does not say under which name its host is there, so apps cannot mark what the host says

    Add account = "…", the name you have there.
    """
    for one in catalog.written:
        if one.chat and not one.chat.account:
            yield Notice("expected an account, found none", one.path, "chat")
