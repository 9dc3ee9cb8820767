"""What a show or an episode names that lives elsewhere: other feeds, conversations, chats, links."""

from typing import Annotated, Final

from pydantic import AfterValidator, Field

from turncast.models.base import Written, shaped
from turncast.models.vocabulary import ChatProtocol, Medium, SocialProtocol

Uuid = Annotated[
    str,
    AfterValidator(str.lower),
    shaped(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "a UUID such as 9b024349-ccf0-5f69-a609-6b82873eab3c"),
]

_HOST: Final = r"(?!-)[\w-]+(\.[\w-]+)+(:\d{1,5})?"


class RemoteItem(Written):
    """A feed, or an episode of one, published by somebody else or elsewhere (becomes ``podcast:remoteItem``).

    feed_guid: the ``podcast:guid`` of the feed. feed_url: where it is. item_guid: of one episode in it.
    """

    feed_guid: Uuid
    feed_url: str | None = None
    item_guid: Annotated[str, Field(min_length=1)] | None = None
    medium: Medium | None = None
    title: Annotated[str, Field(min_length=1, max_length=128)] | None = None


class Social(Written):
    """Where people talk about the show or the episode (becomes ``podcast:socialInteract``).

    url: of the post that starts the conversation. account: who posted it, and account_url the page of that account.
    priority: 1 is preferred. protocol "disabled" stands alone: no conversation is wanted.
    """

    protocol: SocialProtocol
    url: str | None = None
    account: str | None = None
    account_url: str | None = None
    priority: Annotated[int, Field(ge=1, le=999)] | None = None


class Chat(Written):
    """Where people chat while they listen (becomes ``podcast:chat``); account: of the show's owner there."""

    server: Annotated[str, shaped(_HOST, "the name of a server such as irc.podcast.example")]
    protocol: ChatProtocol
    account: str | None = None
    space: str | None = None


class Link(Written):
    """Where the episode can be met elsewhere, such as a video site (becomes ``podcast:contentLink``)."""

    title: Annotated[str, Field(min_length=1, max_length=128)]
    url: str


class Txt(Written):
    """A line for machines, as directories ask for to see that a show is yours (becomes ``podcast:txt``)."""

    text: Annotated[str, Field(min_length=1, max_length=4000)]
    purpose: Annotated[str, Field(min_length=1, max_length=128)] | None = None
