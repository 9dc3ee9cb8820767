"""Rules of the project as a whole."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from turncast.models.catalog import Catalog
from turncast.models.check import Notice, Rules
from turncast.models.finding import Level
from turncast.models.rule import Scope

rule = Rules(Scope.PROJECT)

_FILE = "turncast.toml"
_RESERVED = re.compile(r"(^|\.)(example|invalid|test)$|(^|\.)example\.(com|net|org)$")
_LOOPBACK = re.compile(r"localhost|127(\.\d+){3}|\[?::1\]?")


@rule("site-without-show", Level.ERROR, "Turncast")
def without_show(catalog: Catalog) -> Iterator[Notice]:
    """the project has no show that can be read

    Write feeds/<show>.toml, or make a project with one: turncast init.
    """
    if not catalog.shows:
        yield Notice("expected at least one show, found no readable file in feeds/", "feeds")


@rule("site-url-example", Level.WARNING, "RFC 2606: reserved names")
def example_url(catalog: Catalog) -> Iterator[Notice]:
    """the site's address is a reserved example that no listener can reach

    Set `url` in turncast.toml to the public address of what you publish, before anyone subscribes.
    """
    host = urlsplit(catalog.project.site.url).hostname or ""
    if _RESERVED.search(host):
        yield Notice(f"expected the public address of the site, found the example {host}", _FILE, "site.url")


@rule("site-url-http", Level.WARNING, "podcast namespace 1.0; Apple Podcasts requirements")
def plain_http(catalog: Catalog) -> Iterator[Notice]:
    """the site's address is not https

    Serve the site over TLS and write https://… in turncast.toml.
    """
    address = urlsplit(catalog.project.site.url)
    if address.scheme != "https" and not _LOOPBACK.fullmatch(address.hostname or ""):
        yield Notice(f"expected https, found {address.scheme}", _FILE, "site.url")


@rule("site-url-ascii", Level.ERROR, "Apple Podcasts requirements")
def ascii_url(catalog: Catalog) -> Iterator[Notice]:
    """the site's address has characters that are not ASCII

    Write the host in its xn-- form and percent-encode the rest.
    """
    if not catalog.project.site.url.isascii():
        yield Notice("expected only ASCII characters in the address", _FILE, "site.url")
