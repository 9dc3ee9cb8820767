"""Rules of places."""

from collections.abc import Iterator
from typing import Final

from turncast.languages import country
from turncast.models.catalog import Catalog
from turncast.models.check import Notice, Rules
from turncast.models.finding import Level
from turncast.models.rule import Scope
from turncast.models.show import Location

rule = Rules(Scope.PROJECT)

_FARTHEST: Final = (90.0, 180.0)
"""Degrees of latitude and longitude."""


def _locations(catalog: Catalog) -> Iterator[tuple[Location, str, str]]:
    for one in catalog.written:
        for index, location in enumerate(one.locations):
            yield location, one.path, f"locations.{index}"


@rule("location-off-earth", Level.ERROR, "RFC 5870; podcast namespace: location")
def off_earth(catalog: Catalog) -> Iterator[Notice]:
    """a place is nowhere on earth

    Write the latitude, -90 to 90, before the longitude, -180 to 180.
    """
    for location, path, key in _locations(catalog):
        degrees = (location.geo or "").removeprefix("geo:").partition(";")[0].split(",")[:2]
        if any(abs(float(degree)) > most for degree, most in zip(degrees, _FARTHEST, strict=False) if degree):
            yield Notice(f"expected latitude and longitude, found {location.geo}", path, f"{key}.geo")


@rule("location-country-unknown", Level.WARNING, "podcast namespace: location; ISO 3166-1")
def unknown_country(catalog: Catalog) -> Iterator[Notice]:
    """the country of a place is none

    Write its code as ISO 3166-1 has it, such as GB.
    """
    for location, path, key in _locations(catalog):
        if location.country and (near := country(location.country)) != location.country:
            remedy = f'did you mean "{near}"?' if near else ""
            yield Notice(f"expected the code of a country, found {location.country}", path, f"{key}.country", remedy)


@rule("locations-several", Level.ADVICE, "Podcast Index (partytime)")
def several(catalog: Catalog) -> Iterator[Notice]:
    """several places are named, of which Podcast Index reads the first

    Put the one that matters most first.
    """
    for one in catalog.written:
        if len(one.locations) > 1:
            yield Notice(f"expected one place, found {len(one.locations)}", one.path, "locations")
