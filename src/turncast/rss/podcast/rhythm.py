"""When episodes come, and how they are counted: seasons, numbers, trailers."""

import re
from collections.abc import Sequence

from turncast.models.edition import Entry
from turncast.models.show import UpdateFrequency
from turncast.rss.tags import Channel, Item, Tag, Value, given, value
from turncast.rss.text import clean, moment, truth

_UNTIL_AN_INSTANT = re.compile(r"UNTIL=\d{8}T", re.IGNORECASE)


def _update_frequency(channel: Channel) -> Sequence[Value]:
    return [
        value(
            frequency.text,
            complete=truth(True) if frequency.complete else None,
            dtstart=_start(frequency),
            rrule=frequency.rule,
        )
        for frequency in given(channel.show.update_frequency)
    ]


def _start(frequency: UpdateFrequency) -> str | None:
    """A day, or an instant where the rule ends at one: RFC 5545 wants both in one form."""
    if frequency.start is None:
        return None
    instant = _UNTIL_AN_INSTANT.search(frequency.rule or "")
    return f"{frequency.start.isoformat()}T00:00:00Z" if instant else frequency.start.isoformat()


def _season(item: Item) -> Sequence[Value]:
    """The number, and its name where the show's file has one."""
    number, seasons = item.episode.season, item.edition.show.seasons
    names = [season.name for season in seasons if season.number == number]
    return [] if number is None else [value(str(number), name=names[0] if names else None)]


def _episode(item: Item) -> Sequence[Value]:
    """The number, and of a series what people see: "Episode 11 of 11"."""
    number, total = item.episode.number, item.edition.show.total
    shown = f"Episode {number} of {total}" if total else None
    return [] if number is None else [value(str(number), display=shown)]


def _trailers(channel: Channel) -> Sequence[Value]:
    """With all of its attributes: Podcast Index drops every trailer where the first lacks one."""
    return [_trailer(channel, trailer) for trailer in channel.edition.trailers]


def _trailer(channel: Channel, trailer: Entry) -> Value:
    episode, enclosure = trailer.episode, trailer.rendition.enclosure
    return value(
        clean(episode.title) or episode.slug,
        url=channel.address(enclosure.key),
        pubdate=moment(episode.date),
        length=str(enclosure.length),
        type=enclosure.media_type,
        season=str(episode.season) if episode.season else None,
    )


TAGS = (
    Tag("podcast:updateFrequency", channel=_update_frequency),
    Tag(
        "podcast:podping",
        channel=lambda channel: [value(usesPodping=truth(used)) for used in given(channel.show.podping)],
    ),
    Tag("podcast:trailer", channel=_trailers),
    Tag("podcast:season", item=_season),
    Tag("podcast:episode", item=_episode),
)
