"""The podcast namespace (podcastindex.org/namespace/1.0): the tags the models have data for."""

from collections.abc import Iterable, Mapping
from typing import Final

from turncast.models.edition import Edition, Rendition
from turncast.models.people import Person
from turncast.models.show import License
from turncast.models.vocabulary import LICENSES
from turncast.rss.tags import Item, Tag, Value, given, value
from turncast.rss.text import seconds, truth

CHAPTERS_TYPE = "application/json+chapters"
CODECS: Final[Mapping[str | None, str]] = {
    "AAC": "mp4a.40.2",
    "HE-AAC": "mp4a.40.5",
    "xHE-AAC": "mp4a.40.42",
}
"""RFC 6381, where a media type leaves the codec of its sound open."""
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


def _alternate_enclosures(item: Item) -> Iterable[Value]:
    """Every form of the recording, the enclosure's own first and by default; nothing where that is the only one."""
    renditions = item.entry.renditions
    for place, rendition in enumerate(renditions if len(renditions) > 1 else ()):
        recording, enclosure = rendition.recording, rendition.enclosure
        yield value(
            None,
            ("podcast:source", value(uri=item.address(enclosure.key))),
            type=enclosure.media_type,
            length=str(enclosure.length),
            bitrate=_decimal(rendition.bitrate),
            height=_decimal(recording.height),
            title=_form(rendition),
            codecs=CODECS.get(recording.codec) if recording.kind == "audio" else None,
            default=truth(True) if place == 0 else None,
        )


def _form(rendition: Rendition) -> str:
    """``Video, 720p``, ``Audio, 96 kbit/s``: what people choose by; at most 32 characters."""
    if rendition.recording.kind == "video":
        return f"Video, {rendition.recording.height}p" if rendition.recording.height else "Video"
    return f"Audio, {round(rendition.bitrate / 1000)} kbit/s" if rendition.bitrate else "Audio"


def _decimal(number: int | None) -> str | None:
    return str(number) if number else None


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
            value(place.name, rel=place.relation, geo=place.geo, osm=place.osm, country=place.country)
            for place in edition.show.locations
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
    Tag("podcast:alternateEnclosure", item=_alternate_enclosures),
    Tag(
        "podcast:soundbite",
        item=lambda item: [
            value(bite.title, startTime=seconds(bite.start), duration=seconds(bite.duration))
            for bite in item.entry.episode.soundbites
        ],
    ),
)
