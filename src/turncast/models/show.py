"""Shows: the programmes of a project, one ``feeds/<slug>.toml`` each."""

from typing import Annotated

from pydantic import Field

from turncast.models.base import Written
from turncast.models.people import Person
from turncast.models.vocabulary import Medium, ShowType

Text = Annotated[str, Field(min_length=1)]


class Owner(Written):
    """Whom directories write to (becomes ``itunes:owner``); both parts or nobody reads it."""

    name: Text
    email: Annotated[str, Field(pattern=r"^[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+$")]


class Funding(Written):
    """Where listeners can give money (becomes ``podcast:funding``)."""

    url: str
    title: Annotated[str, Field(min_length=1, max_length=128)]


class Location(Written):
    """What place a show is about (becomes ``podcast:location``); geo as ``geo:lat,lon``, osm as ``R113314``."""

    name: Annotated[str, Field(min_length=1, max_length=128)]
    geo: Annotated[str, Field(pattern=r"^geo:-?\d+(\.\d+)?,-?\d+(\.\d+)?")] | None = None
    osm: Annotated[str, Field(pattern=r"^[NWR]\d+(#\d+)?$")] | None = None


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
    """

    title: Text
    description: Text
    author: str | None = None
    language: str | None = None
    categories: tuple[str, ...] = ()
    owner: Owner | None = None
    explicit: bool = False
    type: ShowType = "episodic"
    total: Annotated[int, Field(ge=1)] | None = None
    artwork: str | None = None
    people: tuple[Person, ...] = ()
    funding: tuple[Funding, ...] = ()
    location: Location | None = None
    license: License | None = None
    copyright: str | None = None
    medium: Medium = "podcast"
    locked: bool = True
    guid: Annotated[str, Field(pattern=r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")] | None = None
    update_frequency: UpdateFrequency | None = None
    complete: bool = False
    block: bool = False
    new_feed_url: str | None = None


class Show(ShowFile):
    """A programme: what its file says, the slug the file gives it, and the file's place in the project."""

    slug: str
    path: str
