"""Who is heard, and where."""

from collections.abc import Iterable

from turncast.models.people import Person
from turncast.models.show import Location
from turncast.rss.tags import Tag, Value, value


def _people(people: Iterable[Person]) -> Iterable[Value]:
    """An item's replace the channel's, so an entry repeats the hosts."""
    for person in people:
        yield value(person.name, role=person.role.lower(), group=person.role_group, img=person.image, href=person.url)


def _places(places: Iterable[Location]) -> Iterable[Value]:
    """As exact as the producer has it, and no more: a place may be somebody's home."""
    for place in places:
        yield value(place.name, rel=place.relation, geo=place.geo, osm=place.osm, country=place.country)


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
