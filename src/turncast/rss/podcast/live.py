"""Events before there is a recording of them."""

from collections.abc import Iterator, Sequence

from turncast.rss import itunes, standard
from turncast.rss.podcast import community, identity, media, money, people
from turncast.rss.tags import Channel, Event, Tag, Value, value
from turncast.rss.text import instant

_ALL = (
    *standard.TAGS,
    *itunes.TAGS,
    *identity.TAGS,
    *people.TAGS,
    *media.TAGS,
    *community.TAGS,
    *money.TAGS,
)
INSIDE = tuple((tag.name, tag.live) for tag in _ALL if tag.live)
"""What may stand in a live item."""


def _live_items(channel: Channel) -> Sequence[Value]:
    return [
        value(
            None,
            *_children(event),
            status=event.broadcast.status.value,
            start=instant(event.episode.date),
            end=instant(event.broadcast.live.end),
        )
        for event in channel.events
    ]


def _children(event: Event) -> Iterator[tuple[str, Value]]:
    return ((name, held) for name, make in INSIDE for held in make(event))


TAGS = (Tag("podcast:liveItem", channel=_live_items),)
