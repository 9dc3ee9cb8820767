"""Shows: the programmes of a project, one ``feeds/<slug>.toml`` each."""

import uuid
from datetime import date
from typing import Annotated, Any, Final, Literal

from pydantic import BeforeValidator, Field, TypeAdapter

from turncast.models.base import Truth, Written, shaped
from turncast.models.colours import Colour
from turncast.models.elsewhere import Chat, RemoteItem, Social, Txt, Uuid
from turncast.models.people import Person
from turncast.models.pictures import PictureFile
from turncast.models.subscribing import Subscribing
from turncast.models.value import Value
from turncast.models.vocabulary import Medium, PlaceRelation, RenditionKind, ShowType

Text = Annotated[str, Field(min_length=1)]

Count = Annotated[int, Field(ge=1, lt=2**31)]
"""A number people count with, from 1; apps keep it in 31 bits."""

_EMAIL: Final = r"[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+"
_GEO: Final = r"geo:-?\d+(\.\d+)?(,-?\d+(\.\d+)?){1,2}(;[\w;=.-]+)?"  # RFC 5870
_OSM: Final = r"[NWR]\d+(#\d+)?"
_COUNTRY: Final = r"[A-Z]{2}"
_PODCAST_NAMESPACE: Final = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
"""The namespace of UUIDs of feeds (``podcast:guid``), as the podcast namespace fixes it."""


def feed_guid(address: str) -> str:
    """The first ``podcast:guid`` of the feed at *address*: a UUIDv5 of it without scheme and trailing slashes."""
    return str(uuid.uuid5(_PODCAST_NAMESPACE, address.split("://", 1)[-1].rstrip("/")))


PLACEHOLDER: Final = "say in a few sentences what listeners get"
"""What stands in the description of a new show until the producer writes one."""


_SERVICES = TypeAdapter(tuple[str, ...])


def _flag_or_services(value: Any) -> Any:
    """Told apart by hand, so that what is wrong is said in one line."""
    return value if isinstance(value, bool) else _SERVICES.validate_python(value)


class Owner(Written):
    """Whom directories write to (becomes ``itunes:owner``); both parts or nobody reads it."""

    name: Text
    email: Annotated[str, shaped(_EMAIL, "an e-mail address such as name@podcast.example")]


class Funding(Written):
    """Where listeners can give money (becomes ``podcast:funding``)."""

    url: str
    title: Annotated[str, Field(min_length=1, max_length=128)]


class Location(Written):
    """A place a show or an episode is about, or is made in (becomes ``podcast:location``).

    geo: as ``geo:lat,lon``. osm: as ``R113314``. country: as ``GB`` (ISO 3166-1).
    """

    name: Annotated[str, Field(min_length=1, max_length=128)]
    geo: Annotated[str, shaped(_GEO, "latitude and longitude such as geo:30.2672,-97.7431")] | None = None
    osm: Annotated[str, shaped(_OSM, "an OpenStreetMap object such as R113314")] | None = None
    country: Annotated[str, shaped(_COUNTRY, "the code of a country such as GB")] | None = None
    relation: PlaceRelation = "subject"


class License(Written):
    """Terms of use (becomes ``podcast:license``): an identifier the namespace knows, or a name and its address."""

    name: Annotated[str, Field(min_length=1, max_length=128)]
    url: str | None = None


class UpdateFrequency(Written):
    """How often episodes come (becomes ``podcast:updateFrequency``).

    rule: as in RFC 5545, such as "FREQ=WEEKLY;BYDAY=MO". start: the day it counts from.
    """

    text: Annotated[str, Field(min_length=1, max_length=128)]
    rule: str | None = None
    start: date | None = None
    complete: Truth = False


class Season(Written):
    """The name of a season (becomes the name of ``podcast:season``)."""

    number: Count
    name: Annotated[str, Field(min_length=1, max_length=128)]


class ShowFile(Written):
    """What a producer may say of a show in ``feeds/<slug>.toml``.

    total: the planned number of episodes, which makes the show a series ("Episode 11 of 11").
    categories: Apple's, most fitting first, a subcategory written ``"News > Politics"``.
    guid: of the feed, minted once (``podcast:guid``) and never changed, also when the show moves.
    tag: whether recordings are published as copies tagged with title, number, date, artwork and chapters.
    block: true hides the show everywhere; a list names the services it is hidden from.
    prefers: which form of an episode apps are given, where it has both; otherwise the recording as it is named.
    feed_per: "rendition" publishes a feed of the sound and a feed of the pictures beside each other.
    feed_limit: how many episodes stand in the feed; older ones stand in further documents it leads to (RFC 5005).
    podping: whether apps are told of new episodes by podping; say so only if it is done.
    hub: the WebSub hub that is told of new episodes.
    subscribe: the show's addresses in directories and apps.
    accent: the colour of buttons and links on its pages.
    """

    title: Text
    description: Text
    author: str | None = None
    language: str | None = None
    categories: tuple[str, ...] = ()
    owner: Owner | None = None
    explicit: Truth = False
    type: ShowType = "episodic"
    total: Count | None = None
    artwork: str | None = None
    people: tuple[Person, ...] = ()
    funding: tuple[Funding, ...] = ()
    locations: tuple[Location, ...] = ()
    license: License | None = None
    copyright: str | None = None
    medium: Medium = "podcast"
    locked: Truth = True
    guid: Uuid | None = None
    update_frequency: UpdateFrequency | None = None
    complete: Truth = False
    block: Annotated[Truth | tuple[str, ...], BeforeValidator(_flag_or_services)] = False
    new_feed_url: str | None = None
    tag: Truth = True
    prefers: RenditionKind | None = None
    feed_per: Literal["show", "rendition"] = "show"
    feed_limit: Annotated[int, Field(ge=2, le=100_000)] | None = None
    seasons: tuple[Season, ...] = ()
    pictures: tuple[PictureFile, ...] = ()
    social: tuple[Social, ...] = ()
    chat: Chat | None = None
    value: tuple[Value, ...] = ()
    txt: tuple[Txt, ...] = ()
    podroll: tuple[RemoteItem, ...] = ()
    publisher: RemoteItem | None = None
    remote_items: tuple[RemoteItem, ...] = ()
    podping: Truth | None = None
    hub: str | None = None
    subscribe: Subscribing = Subscribing()
    accent: Colour | None = None


class Show(ShowFile):
    """A programme: what its file says, the slug the file gives it, and the file's place in the project."""

    slug: str
    path: str
