"""Feeds of others that a feed names."""

from collections.abc import Iterable

from turncast.models.elsewhere import RemoteItem
from turncast.models.vocabulary import Medium
from turncast.rss.tags import Channel, Tag, Value, given, value

PUBLISHER: Medium = "publisher"


def remote_item(item: RemoteItem) -> Value:
    """Another feed, or an item of one."""
    return value(
        feedGuid=item.feed_guid, feedUrl=item.feed_url, itemGuid=item.item_guid, medium=item.medium, title=item.title
    )


def _podroll(channel: Channel) -> Iterable[Value]:
    """Whole feeds: an item's place is not in it."""
    feeds = [item.model_copy(update={"item_guid": None}) for item in channel.show.podroll]
    if feeds:
        yield value(None, *(("podcast:remoteItem", remote_item(feed)) for feed in feeds))


def _publisher(channel: Channel) -> Iterable[Value]:
    """Of that medium, whatever else is said: without it nobody takes it for a publisher's."""
    for feed in given(channel.show.publisher):
        item = feed.model_copy(update={"item_guid": None, "medium": PUBLISHER})
        yield value(None, ("podcast:remoteItem", remote_item(item)))


TAGS = (
    Tag("podcast:publisher", channel=_publisher),
    Tag("podcast:podroll", channel=_podroll),
    Tag("podcast:remoteItem", channel=lambda channel: [remote_item(item) for item in channel.show.remote_items]),
)
