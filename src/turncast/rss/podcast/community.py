"""Where people meet: conversations, chats, and the same episode elsewhere."""

from collections.abc import Sequence

from turncast.models.elsewhere import Chat, Link, Social
from turncast.rss.tags import Event, Tag, Value, given, value

JOIN = "Register or join"
"""What a live item's first link is called; partytime reads the links of live items only."""


def _social(posts: Sequence[Social]) -> Sequence[Value]:
    """The preferred one last, for AntennaPod shows the last, whatever its priority; "disabled" stands alone."""
    if not posts:
        return []
    if disabled := [post for post in posts if post.protocol == "disabled"]:
        return [value(protocol=disabled[0].protocol)]
    ranked = [(post.priority or place, post) for place, post in enumerate(posts, start=1)]
    return [
        value(
            uri=post.url,
            protocol=post.protocol,
            accountId=post.account,
            accountUrl=post.account_url,
            priority=str(priority) if len(posts) > 1 or post.priority else None,
        )
        for priority, post in sorted(ranked, key=lambda one: one[0], reverse=True)
    ]


def _chat(chat: Chat | None) -> Sequence[Value]:
    return [
        value(server=place.server, protocol=place.protocol, accountId=place.account, space=place.space)
        for place in given(chat)
    ]


def _links(links: Sequence[Link]) -> Sequence[Value]:
    return [value(link.title, href=link.url) for link in links]


def _live_links(event: Event) -> Sequence[Value]:
    """A live item has one at least: where people sign up."""
    return [value(JOIN, href=event.broadcast.live.register_at), *_links(event.episode.links)]


TAGS = (
    Tag(
        "podcast:socialInteract",
        channel=lambda channel: _social(channel.show.social),
        item=lambda item: _social(item.episode.social),
        live=lambda event: _social(event.episode.social),
    ),
    Tag(
        "podcast:chat",
        channel=lambda channel: _chat(channel.show.chat),
        item=lambda item: _chat(item.episode.chat),
        live=lambda event: _chat(event.episode.chat),
    ),
    Tag("podcast:contentLink", item=lambda item: _links(item.episode.links), live=_live_links),
)
