"""Who is heard, and where."""

from collections.abc import Sequence
from functools import lru_cache

from turncast.models.people import Person
from turncast.models.show import Location
from turncast.rss.tags import Tag, Value, value


def _people(people: Sequence[Person]) -> Sequence[Value]:
    """An item's replace the channel's, so an entry repeats the hosts."""
    return [_person(person) for person in people]


@lru_cache(1 << 10)
def _person(person: Person) -> Value:
    """Remembered, for a host is in every item."""
    return value(person.name, role=person.role.lower(), group=person.role_group, img=person.image, href=person.url)


def _places(places: Sequence[Location]) -> Sequence[Value]:
    """As exact as the producer has it, and no more: a place may be somebody's home."""
    return [
        value(place.name, rel=place.relation, geo=place.geo, osm=place.osm, country=place.country) for place in places
    ]


TAGS = (
    Tag(
        "podcast:person",
        channel=lambda channel: _people(channel.show.people),
        item=lambda item: _people(item.entry.people),
        live=lambda event: _people(event.broadcast.people),
    ),
    Tag(
        "podcast:location",
        channel=lambda channel: _places(channel.show.locations),
        item=lambda item: _places(item.episode.locations),
        live=lambda event: _places(event.episode.locations),
    ),
)
