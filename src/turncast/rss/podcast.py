"""The podcast namespace (podcastindex.org/namespace/1.0): the tags the models have data for."""

from collections.abc import Iterable

from turncast.models.edition import Edition
from turncast.models.people import Person
from turncast.models.show import License
from turncast.models.vocabulary import LICENSES
from turncast.rss.tags import Item, Tag, Value, given, value
from turncast.rss.text import seconds, truth

CHAPTERS_TYPE = "application/json+chapters"
CAPTIONS = {"text/vtt", "application/x-subrip", "application/json"}
"""Forms of transcripts that apps can show as captions, where times are known."""


def _locked(edition: Edition) -> Iterable[Value]:
    """Podcast Index reads it only with the owner's address."""
    owner = edition.show.owner
    yield value("yes" if edition.show.locked else "no", owner=owner.email if owner else None)


def _people(people: Iterable[Person]) -> Iterable[Value]:
    for person in people:
        yield value(person.name, role=person.role.lower(), group=person.role_group, img=person.image, href=person.url)


def _license(license: License | None) -> Iterable[Value]:
    """An identifier the namespace knows is written in lower case, any other name as it stands."""
    for terms in given(license):
        yield value(terms.name.lower() if terms.name.lower() in LICENSES else terms.name, url=terms.url)


def _transcripts(item: Item) -> Iterable[Value]:
    for caption in item.entry.captions:
        yield value(
            url=item.address(caption.key),
            type=caption.media_type,
            language=caption.language,
            rel="captions" if caption.timed and caption.media_type in CAPTIONS else None,
        )


def _episode(item: Item) -> Iterable[Value]:
    """The number, and of a series what people see: "Episode 11 of 11"."""
    total = item.edition.show.total
    for number in given(item.entry.episode.number):
        yield value(str(number), display=f"Episode {number} of {total}" if total else None)


def _update_frequency(edition: Edition) -> Iterable[Value]:
    for frequency in given(edition.show.update_frequency):
        yield value(frequency.text, complete=truth(True) if frequency.complete else None, rrule=frequency.rule)


TAGS = (
    Tag("podcast:guid", channel=lambda edition: [value(edition.guid)]),
    Tag("podcast:locked", channel=_locked),
    Tag("podcast:medium", channel=lambda edition: [value(edition.show.medium)]),
    Tag("podcast:funding", channel=lambda edition: [value(link.title, url=link.url) for link in edition.show.funding]),
    Tag(
        "podcast:location",
        channel=lambda edition: [
            value(place.name, rel="subject", geo=place.geo, osm=place.osm) for place in given(edition.show.location)
        ],
    ),
    Tag(
        "podcast:license",
        channel=lambda edition: _license(edition.show.license),
        item=lambda item: _license(item.entry.episode.license),
    ),
    Tag("podcast:updateFrequency", channel=_update_frequency),
    Tag("podcast:season", item=lambda item: [value(str(season)) for season in given(item.entry.episode.season)]),
    Tag("podcast:episode", item=_episode),
    Tag(
        "podcast:person",
        channel=lambda edition: _people(edition.show.people),
        item=lambda item: _people(item.entry.people),
    ),
    Tag("podcast:transcript", item=_transcripts),
    Tag(
        "podcast:chapters",
        item=lambda item: [value(url=item.address(key), type=CHAPTERS_TYPE) for key in given(item.entry.chapters_key)],
    ),
    Tag(
        "podcast:soundbite",
        item=lambda item: [
            value(bite.title, startTime=seconds(bite.start), duration=seconds(bite.duration))
            for bite in item.entry.episode.soundbites
        ],
    ),
)
