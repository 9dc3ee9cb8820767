"""Shows: the programmes of a project, one ``feeds/<slug>.toml`` each."""

import uuid
from typing import Annotated, Final

from pydantic import Field

from turncast.models.base import Written, shaped
from turncast.models.people import Person
from turncast.models.vocabulary import Medium, ShowType

Text = Annotated[str, Field(min_length=1)]

Count = Annotated[int, Field(ge=1, lt=2**31)]
"""A number people count with, from 1; apps keep it in 31 bits."""

_EMAIL: Final = r"[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+"
_GEO: Final = r"geo:-?\d+(\.\d+)?(,-?\d+(\.\d+)?){1,2}(;[\w;=.-]+)?"  # RFC 5870
_OSM: Final = r"[NWR]\d+(#\d+)?"
_UUID: Final = r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_PODCAST_NAMESPACE: Final = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
"""The namespace of UUIDs of feeds (``podcast:guid``), as the podcast namespace fixes it."""


def feed_guid(address: str) -> str:
    """The first ``podcast:guid`` of the feed at *address*: a UUIDv5 of it without scheme and trailing slashes."""
    return str(uuid.uuid5(_PODCAST_NAMESPACE, address.split("://", 1)[-1].rstrip("/")))


PLACEHOLDER: Final = "say in a few sentences what listeners get"
"""What stands in the description of a new show until the producer writes one."""


class Owner(Written):
    """Whom directories write to (becomes ``itunes:owner``); both parts or nobody reads it."""

    name: Text
    email: Annotated[str, shaped(_EMAIL, "an e-mail address such as name@podcast.example")]


class Funding(Written):
    """Where listeners can give money (becomes ``podcast:funding``)."""

    url: str
    title: Annotated[str, Field(min_length=1, max_length=128)]


class Location(Written):
    """What place a show is about (becomes ``podcast:location``); geo as ``geo:lat,lon``, osm as ``R113314``."""

    name: Annotated[str, Field(min_length=1, max_length=128)]
    geo: Annotated[str, shaped(_GEO, "latitude and longitude such as geo:30.2672,-97.7431")] | None = None
    osm: Annotated[str, shaped(_OSM, "an OpenStreetMap object such as R113314")] | None = None


class License(Written):
    """Terms of use (becomes ``podcast:license``): an identifier the namespace knows, or a name and its address."""

    name: Annotated[str, Field(min_length=1, max_length=128)]
    url: str | None = None


class UpdateFrequency(Written):
    """How often episodes come (becomes ``podcast:updateFrequency``); rule in the form of RFC 5545."""

    text: Annotated[str, Field(min_length=1, max_length=128)]
    rule: str | None = None
    complete: bool = False


class ShowFile(Written):
    """What a producer may say of a show in ``feeds/<slug>.toml``.

    total: the planned number of episodes, which makes the show a series ("Episode 11 of 11").
    categories: Apple's, most fitting first, a subcategory written ``"News > Politics"``.
    guid: of the feed, minted once (``podcast:guid``) and never changed, also when the show moves.
    tag: whether recordings are published as copies tagged with title, number, date, artwork and chapters.
    """

    title: Text
    description: Text
    author: str | None = None
    language: str | None = None
    categories: tuple[str, ...] = ()
    owner: Owner | None = None
    explicit: bool = False
    type: ShowType = "episodic"
    total: Count | None = None
    artwork: str | None = None
    people: tuple[Person, ...] = ()
    funding: tuple[Funding, ...] = ()
    location: Location | None = None
    license: License | None = None
    copyright: str | None = None
    medium: Medium = "podcast"
    locked: bool = True
    guid: Annotated[str, shaped(_UUID, "a UUID such as 9b024349-ccf0-5f69-a609-6b82873eab3c")] | None = None
    update_frequency: UpdateFrequency | None = None
    complete: bool = False
    block: bool = False
    new_feed_url: str | None = None
    tag: bool = True


class Show(ShowFile):
    """A programme: what its file says, the slug the file gives it, and the file's place in the project."""

    slug: str
    path: str
