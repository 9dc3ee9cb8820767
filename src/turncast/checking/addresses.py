"""Rules of the addresses a producer writes: of people, funding, licences and chapters."""

import re
from collections.abc import Iterator
from typing import Final

from turncast.models.catalog import Catalog
from turncast.models.check import Notice, Rules
from turncast.models.finding import Level
from turncast.models.rule import Scope

rule = Rules(Scope.PROJECT)

_WEB: Final = re.compile(r"https?://[^\s<>\"/?#]+[^\s<>\"]*", re.IGNORECASE)


def _addresses(catalog: Catalog) -> Iterator[tuple[str, str, str]]:
    """Every address that is written, with its file and its key there."""
    for one in catalog.written:
        for index, person in enumerate(one.people):
            yield person.url or "", one.path, f"people.{index}.url"
            yield person.image or "", one.path, f"people.{index}.image"
        if one.license:
            yield one.license.url or "", one.path, "license.url"
    for show in catalog.shows:
        for index, funding in enumerate(show.funding):
            yield funding.url, show.path, f"funding.{index}.url"
    for episode in catalog.episodes:
        for index, chapter in enumerate(catalog.chapters_of(episode)):
            written = not isinstance(episode.chapters, str) and episode.chapters is not None
            key = f"chapters.{index}" if written else "chapters"
            yield chapter.url or "", episode.path, f"{key}.url" if written else key
            yield chapter.image or "", episode.path, f"{key}.image" if written else key


@rule("address-not-web", Level.ERROR, "podcast namespace 1.0")
def not_web(catalog: Catalog) -> Iterator[Notice]:
    """an address is not one of the web

    Write the whole address, beginning with https://.
    """
    for address, path, key in _addresses(catalog):
        if address and not _WEB.fullmatch(address):
            yield Notice(f"expected https://…, found {address!r}", path, key)


@rule("address-not-https", Level.WARNING, "podcast namespace 1.0")
def not_https(catalog: Catalog) -> Iterator[Notice]:
    """an address is not https, which the podcast namespace asks for

    Write https://…, if the place can be reached so.
    """
    for address, path, key in _addresses(catalog):
        if _WEB.fullmatch(address) and not address.lower().startswith("https:"):
            yield Notice(f"expected https://…, found {address}", path, key)
