"""Where else a feed is told of or goes on: its hub (WebSub) and its other parts (RFC 5005).

The part that apps subscribe to changes; the older ones are archive documents, whose episodes stay where they are. So
both of RFC 5005's ways are walkable: pages (section 3), which AntennaPod, gPodder and Podcast Index follow, and
archives (section 4), by which nothing is ever lost.
"""

from collections.abc import Iterator, Sequence

from turncast.models.edition import Paging
from turncast.rss.tags import Channel, Tag, Value, given, value

FEED_TYPE = "application/rss+xml"


def _archive(channel: Channel) -> Sequence[Value]:
    return [{} for paging in given(channel.edition.paging) if paging.previous]


def _links(channel: Channel) -> Sequence[Value]:
    """The link to itself is feedgen's."""
    hubs = [value(href=hub, rel="hub") for hub in given(channel.show.hub)]
    parts = [part for paging in given(channel.edition.paging) for part in _parts(paging)]
    return [*hubs, *(value(href=channel.address(key), rel=relation, type=FEED_TYPE) for relation, key in parts)]


def _parts(paging: Paging) -> Iterator[tuple[str, str]]:
    """The relation of each other part, and its key; "current" and "first" are where to subscribe."""
    yield "first", paging.first
    yield "last", paging.last
    for key in given(paging.next):
        yield from (("next", key), ("prev-archive", key))
    for key in given(paging.previous):
        yield from (("prev", key), ("previous", key), ("current", paging.first))
        if key != paging.first:
            yield "next-archive", key


TAGS = (Tag("fh:archive", channel=_archive), Tag("atom:link", channel=_links))
