"""Rules of the addresses a producer writes: of people, funding, licences, conversations, other feeds and chapters."""

import re
from collections.abc import Iterator
from functools import lru_cache
from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

from turncast.models.catalog import Catalog
from turncast.models.check import Notice, Rules
from turncast.models.episode import Episode
from turncast.models.finding import Level
from turncast.models.rule import Scope
from turncast.models.show import Show

rule = Rules(Scope.PROJECT)

_WEB_PROTOCOLS: Final = ("activitypub", "twitter", "hive", "lightning")
"""Of conversations whose posts are pages; others have addresses of their own kind, such as at:// and nostr:."""
_PRIVATE: Final = (".localhost", ".local", ".internal", ".lan", ".intranet", ".home.arpa")
_WEB: Final = re.compile(r"https?://[^\s<>\"/?#]+[^\s<>\"]*", re.IGNORECASE)


Address = tuple[str, str, str]
"""An address as it is written, its file, and its key there."""


def addresses(catalog: Catalog) -> Iterator[Address]:
    """Every address of the web that is written."""
    for one in catalog.written:
        for key, address in _of_both(one):
            if address is not None:
                yield address, one.path, key
    for show in catalog.shows:
        for key, address in _of_show(show):
            if address is not None:
                yield address, show.path, key
    for episode in catalog.episodes:
        for key, address in (*_of_episode(episode), *_of_chapters(catalog, episode)):
            if address is not None:
                yield address, episode.path, key


def _of_both(one: Show | Episode) -> Iterator[tuple[str, str | None]]:
    for index, person in enumerate(one.people):
        yield f"people.{index}.url", person.url
        yield f"people.{index}.image", person.image
    if one.license:
        yield "license.url", one.license.url
    for index, funding in enumerate(one.funding):
        yield f"funding.{index}.url", funding.url
    for index, social in enumerate(one.social):
        if social.protocol in _WEB_PROTOCOLS:
            yield f"social.{index}.url", social.url
        yield f"social.{index}.account_url", social.account_url
    for number, value in enumerate(one.value):
        for index, split in enumerate(value.splits):
            if split.item:
                yield f"value.{number}.splits.{index}.item.feed_url", split.item.feed_url


def _of_show(show: Show) -> Iterator[tuple[str, str | None]]:
    yield "hub", show.hub
    for index, link in enumerate(show.subscribe.others):
        yield f"subscribe.others.{index}.url", link.url
    if show.publisher:
        yield "publisher.feed_url", show.publisher.feed_url
    for index, feed in enumerate(show.podroll):
        yield f"podroll.{index}.feed_url", feed.feed_url
    for index, item in enumerate(show.remote_items):
        yield f"remote_items.{index}.feed_url", item.feed_url


def _of_episode(episode: Episode) -> Iterator[tuple[str, str | None]]:
    for index, link in enumerate(episode.links):
        yield f"links.{index}.url", link.url
    if episode.live:
        yield "live.register_at", episode.live.register_at
        yield "live.stream", episode.live.stream


def _of_chapters(catalog: Catalog, episode: Episode) -> Iterator[tuple[str, str | None]]:
    """Those of chapters; of chapters that stand elsewhere, at what names the file."""
    written = isinstance(episode.chapters, tuple)
    for index, chapter in enumerate(catalog.chapters_of(episode)):
        yield f"chapters.{index}.url" if written else place(episode), chapter.url
        yield f"chapters.{index}.image" if written else place(episode), chapter.image


def place(episode: Episode) -> str:
    """The key that names the file an episode's chapters are in."""
    return "chapters" if isinstance(episode.chapters, str) else "recording"


def private_host(address: str) -> str | None:
    """The host of *address*, if it is one that only some can reach: of this machine, of a home or an office."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:  # half an IPv6 address
        return None
    return None if not host or _reachable(host) else host


@lru_cache(maxsize=1024)  # the same few hosts are linked to again and again
def _reachable(host: str) -> bool:
    try:
        return ip_address(host).is_global
    except ValueError:
        return "." in host and not host.endswith(_PRIVATE)


@rule("address-not-web", Level.ERROR, "podcast namespace 1.0")
def not_web(catalog: Catalog) -> Iterator[Notice]:
    """an address is not one of the web

    Write the whole address, beginning with https://.
    """
    for address, path, key in addresses(catalog):
        if not _WEB.fullmatch(address):
            yield Notice(f"expected https://…, found {address!r}", path, key)


@rule("address-not-https", Level.WARNING, "podcast namespace 1.0")
def not_https(catalog: Catalog) -> Iterator[Notice]:
    """an address is not https, which the podcast namespace asks for

    Write https://…, if the place can be reached so.
    """
    for address, path, key in addresses(catalog):
        if _WEB.fullmatch(address) and not address.lower().startswith("https:"):
            yield Notice(f"expected https://…, found {address}", path, key)


@rule("address-not-ascii", Level.WARNING, "RFC 3986; Apple Podcasts requirements")
def not_ascii(catalog: Catalog) -> Iterator[Notice]:
    """an address has letters that are not ASCII, which apps read in different ways

    Copy the address from a browser's address bar: it has the host in its xn-- form and the rest percent-encoded.
    """
    for address, path, key in addresses(catalog):
        if not address.isascii():
            yield Notice(f"expected only ASCII characters, found {address!r}", path, key)


@rule("address-private", Level.WARNING, "Turncast")
def private(catalog: Catalog) -> Iterator[Notice]:
    """an address is one that listeners cannot reach

    Write the public address of the same thing.
    """
    for address, path, key in addresses(catalog):
        if (host := private_host(address)) and _WEB.fullmatch(address):
            yield Notice(f"expected an address everyone can reach, found one on {host}", path, key)
