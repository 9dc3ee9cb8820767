"""What pages are about, said to machines: things of schema.org, which pages carry as JSON-LD.

Sources: schema.org (PodcastSeries, PodcastEpisode, VideoObject, Event, Person, BreadcrumbList); Google Search Central,
structured data for videos, events and breadcrumbs.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from turncast.models.edition import Broadcast, Edition, Entry, Picture, Rendition, Status
from turncast.models.people import Person
from turncast.models.project import Site
from turncast.pages.formats import iso_duration
from turncast.pages.links import linkable

Thing = dict[str, Any]
"""A thing of schema.org as JSON: @type, and what is known of it."""

_ENCODER: Final = json.JSONEncoder(sort_keys=True, check_circular=False)
_KINDS: Final = {"audio": "AudioObject", "video": "VideoObject"}
_HOSTS: Final = ("host", "co-host", "guest host")


def written(thing: Any, **options: Any) -> str:
    """*thing* as JSON, as Jinja's ``tojson`` asks for it; without *options*, by an encoder that is there already."""
    return json.dumps(thing, sort_keys=True, **options) if options else _ENCODER.encode(thing)


def document(things: Sequence[Thing]) -> Thing:
    """The JSON-LD document of *things*."""
    return {"@context": "https://schema.org", "@graph": list(things)}


def breadcrumbs(site: Site, *steps: tuple[str, str]) -> Thing:
    """The way to a page: names and keys, from the home page on."""
    items = [
        {"@type": "ListItem", "position": place, "name": name, "item": site.address(key)}
        for place, (name, key) in enumerate(steps, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def website(site: Site, home_key: str, editions: Iterable[Edition]) -> Thing:
    """The whole, and the shows that are part of it."""
    return _known(
        {
            "@type": "WebSite",
            "@id": f"{site.address(home_key)}#site",
            "name": site.title,
            "url": site.address(home_key),
            "description": site.description,
            "inLanguage": site.language,
            "hasPart": [series(edition) for edition in editions],
        }
    )


def series(edition: Edition) -> Thing:
    """The show."""
    show, address = edition.show, edition.site.address
    return _known(
        {
            "@type": "PodcastSeries",
            "@id": _series_id(edition),
            "name": show.title,
            "url": address(edition.key),
            "description": show.description,
            "inLanguage": edition.language,
            "webFeed": address(edition.feed_key),
            "image": _image(edition.site, edition.artwork),
            "publisher": {"@type": "Organization", "name": show.author} if show.author else None,
            "copyrightNotice": show.copyright,
            "isAccessibleForFree": True,
        }
    )


def episode(edition: Edition, entry: Entry, description: str, pages: Mapping[str, str]) -> Thing:
    """The episode, its recordings, and who is heard; *pages*: the keys of people's pages, by name."""
    address, told = edition.site.address, entry.episode
    hosts = [one for one in entry.people if one.role.lower() in _HOSTS]
    others = [one for one in entry.people if one not in hosts]
    media = [_media(edition, entry, one, description) for one in entry.renditions]
    return _known(
        {
            "@type": "PodcastEpisode",
            "@id": f"{address(entry.key)}#episode",
            "name": told.title,
            "url": address(entry.key),
            "description": description,
            "inLanguage": edition.language,
            "datePublished": told.date.isoformat(),
            "duration": iso_duration(entry.duration),
            "episodeNumber": told.number,
            "image": _image(edition.site, entry.artwork or edition.artwork),
            "partOfSeries": {"@type": "PodcastSeries", "@id": _series_id(edition), "name": edition.show.title},
            "partOfSeason": _season(edition, told.season),
            "associatedMedia": media,
            "author": _people(edition.site, hosts, pages),
            "actor": _people(edition.site, others, pages),
            "isAccessibleForFree": True,
        }
    )


def event(edition: Edition, broadcast: Broadcast, description: str, pages: Mapping[str, str]) -> Thing:
    """The event: when, where, and who speaks; *pages*: the keys of people's pages, by name."""
    address, told = edition.site.address, broadcast.episode
    return _known(
        {
            "@type": "Event",
            "@id": f"{address(broadcast.key)}#event",
            "name": told.title,
            "url": address(broadcast.key),
            "description": description,
            "inLanguage": edition.language,
            "startDate": told.date.isoformat(),
            "endDate": broadcast.live.end.isoformat(),
            "eventStatus": "https://schema.org/EventScheduled",
            "eventAttendanceMode": "https://schema.org/OnlineEventAttendanceMode",
            "location": {"@type": "VirtualLocation", "url": _place(edition, broadcast)},
            "image": _image(edition.site, broadcast.artwork or edition.artwork),
            "organizer": _organizer(edition),
            "performer": _people(edition.site, broadcast.people, pages),
            "isAccessibleForFree": None if broadcast.status is Status.ENDED else True,
        }
    )


def person(one: Person, page: str | None = None) -> Thing:
    """Someone heard, seen or thanked; *page*: the address of theirs here."""
    elsewhere, image = (address if linkable(address) else None for address in (one.url, one.image))
    here = {"@id": f"{page}#person", "url": page, "sameAs": elsewhere} if page else {"url": elsewhere}
    return _known({"@type": "Person", "name": one.name, "jobTitle": one.office, "image": image, **here})


def _people(site: Site, people: Iterable[Person], pages: Mapping[str, str]) -> list[Thing]:
    return [person(one, site.address(pages[one.name]) if one.name in pages else None) for one in people]


def _media(edition: Edition, entry: Entry, rendition: Rendition, description: str) -> Thing:
    address, kind = edition.site.address, rendition.recording.kind
    picture = entry.artwork or edition.artwork
    thumbnail = entry.poster_key or (picture.key if picture else None)
    seen: Thing = {"thumbnailUrl": address(thumbnail) if thumbnail else None, "description": description}
    return _known(
        {
            "@type": _KINDS[kind],
            "name": entry.episode.title,
            "contentUrl": address(rendition.enclosure.key),
            "encodingFormat": rendition.enclosure.media_type,
            "contentSize": str(rendition.enclosure.length),
            "duration": iso_duration(rendition.recording.duration),
            "uploadDate": entry.episode.date.isoformat(),
            **(seen if kind == "video" else {}),
        }
    )


def _place(edition: Edition, broadcast: Broadcast) -> str:
    """Where people go to: where they register, or else the page that tells of it."""
    there = broadcast.live.register_at
    return there if linkable(there) else edition.site.address(broadcast.key)


def _season(edition: Edition, number: int | None) -> Thing | None:
    if number is None:
        return None
    name = next((season.name for season in edition.show.seasons if season.number == number), None)
    return _known({"@type": "PodcastSeason", "seasonNumber": number, "name": name})


def _organizer(edition: Edition) -> Thing:
    name = edition.show.author or edition.site.title
    return {"@type": "Organization", "name": name, "url": edition.site.address(edition.key)}


def _image(site: Site, picture: Picture | None) -> str | None:
    return site.address(picture.key) if picture else None


def _series_id(edition: Edition) -> str:
    return f"{edition.site.address(edition.key)}#series"


def _known(thing: Thing) -> Thing:
    """*thing* without what is not known; that something is 0, or false, is known."""
    return {name: value for name, value in thing.items() if value or value == 0}
