"""Rules of the project as a whole."""

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator
from urllib.parse import urlsplit

from turncast.checking.addresses import private_host
from turncast.models.catalog import Catalog
from turncast.models.check import Notice, Rules
from turncast.models.finding import Level
from turncast.models.project import host_of
from turncast.models.rule import Scope
from turncast.models.show import Show

rule = Rules(Scope.PROJECT)

_FILE = "turncast.toml"
_LOOPBACK = re.compile(r"localhost|127(\.\d+){3}|\[?::1\]?")


@rule("site-without-show", Level.ERROR, "Turncast")
def without_show(catalog: Catalog) -> Iterator[Notice]:
    """the project has no show

    Write feeds/<show>.toml, or make a project with one: turncast init.
    """
    if not catalog.shows and not catalog.unreadable:
        yield Notice("expected at least one show, found no file in feeds/", "feeds")


@rule("site-url-example", Level.WARNING, "RFC 2606: reserved names")
def example_url(catalog: Catalog) -> Iterator[Notice]:
    """the site's address is a reserved example that no listener can reach

    Set `url` in turncast.toml to the public address of what you publish, before anyone subscribes.
    """
    site = catalog.project.site
    if site.reserved:
        yield Notice(
            f"expected the public address of the site, found the example {host_of(site.url)}", _FILE, "site.url"
        )


@rule("site-url-http", Level.WARNING, "podcast namespace 1.0; Apple Podcasts requirements")
def plain_http(catalog: Catalog) -> Iterator[Notice]:
    """the site's address is not https

    Serve the site over TLS and write https://… in turncast.toml.
    """
    address = urlsplit(catalog.project.site.url)
    if address.scheme != "https" and not _LOOPBACK.fullmatch(address.hostname or ""):
        yield Notice(f"expected https, found {address.scheme}", _FILE, "site.url")


@rule("site-url-ascii", Level.ERROR, "RFC 3986; Apple Podcasts requirements")
def ascii_url(catalog: Catalog) -> Iterator[Notice]:
    """the site's address has characters that are not ASCII

    Write the host in its xn-- form and percent-encode the rest.
    """
    if not catalog.project.site.url.isascii():
        yield Notice("expected only ASCII characters in the address", _FILE, "site.url")


@rule("site-url-private", Level.WARNING, "Turncast; Apple Podcasts requirements")
def private_url(catalog: Catalog) -> Iterator[Notice]:
    """the site's address is one that only this machine or its network can reach

    Set `url` in turncast.toml to the public address of what you publish.
    """
    if host := private_host(catalog.project.site.url):
        yield Notice(f"expected an address everyone can reach, found one on {host}", _FILE, "site.url")


@rule("show-title-shared", Level.WARNING, "Turncast; Apple Podcasts requirements")
def shared_title(catalog: Catalog) -> Iterator[Notice]:
    """two shows have the same title, so nobody can tell them apart in a directory

    Give one of them another title.
    """
    for first, show in _alike(catalog, lambda show: show.title.casefold()):
        yield Notice(f"expected a title of its own, found that of {first.path}", show.path, "title")


@rule("show-guid-shared", Level.ERROR, "podcast namespace: guid")
def shared_guid(catalog: Catalog) -> Iterator[Notice]:
    """two shows have the same guid, so directories take them for one

    Remove the line from the one that was not published yet, and add the line `turncast check` then shows.
    """
    for first, show in _alike(catalog, lambda show: show.guid):
        yield Notice(f"expected a guid of its own, found that of {first.path}", show.path, "guid")


@rule("show-artwork-shared", Level.ADVICE, "Turncast")
def shared_artwork(catalog: Catalog) -> Iterator[Notice]:
    """two shows have the same artwork, which is what people know a show by

    Give one of them artwork of its own, were it only another colour.
    """
    for first, show in _alike(catalog, lambda show: _digest(catalog, show)):
        yield Notice(f"expected artwork of its own, found that of {first.path}", show.path, "artwork")


def _digest(catalog: Catalog, show: Show) -> str | None:
    picture = catalog.artworks.get(show.artwork) if show.artwork else None
    return picture.sha256 if picture else None


def _alike(catalog: Catalog, trait: Callable[[Show], Hashable]) -> Iterator[tuple[Show, Show]]:
    """Each show that has the *trait* of one before it, after that one."""
    groups: dict[Hashable, list[Show]] = defaultdict(list)
    for show in catalog.shows:
        if (found := trait(show)) is not None:
            groups[found].append(show)
    for first, *others in groups.values():
        yield from ((first, other) for other in others)
