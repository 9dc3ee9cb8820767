"""Feeds of others that a feed names."""

from collections.abc import Sequence

from turncast.models.elsewhere import RemoteItem
from turncast.models.vocabulary import Medium
from turncast.rss.tags import Channel, Tag, Value, given, value

PUBLISHER: Medium = "publisher"


def remote_item(item: RemoteItem) -> Value:
    """Another feed, or an item of one."""
    return value(
        feedGuid=item.feed_guid, feedUrl=item.feed_url, itemGuid=item.item_guid, medium=item.medium, title=item.title
    )


def _podroll(channel: Channel) -> Sequence[Value]:
    """Whole feeds: an item's place is not in it."""
    feeds = [item.model_copy(update={"item_guid": None}) for item in channel.show.podroll]
    return [value(None, *(("podcast:remoteItem", remote_item(feed)) for feed in feeds))] if feeds else []


def _publisher(channel: Channel) -> Sequence[Value]:
    """Of that medium, whatever else is said: without it nobody takes it for a publisher's."""
    feeds = [item.model_copy(update={"item_guid": None, "medium": PUBLISHER}) for item in given(channel.show.publisher)]
    return [value(None, ("podcast:remoteItem", remote_item(feed))) for feed in feeds]


TAGS = (
    Tag("podcast:publisher", channel=_publisher),
    Tag("podcast:podroll", channel=_podroll),
    Tag("podcast:remoteItem", channel=lambda channel: [remote_item(item) for item in channel.show.remote_items]),
)
