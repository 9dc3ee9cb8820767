"""The pages as search engines want them listed (sitemaps.org, protocol 0.9)."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final

from turncast.rss.document import DECLARATION
from turncast.rss.tags import value
from turncast.rss.writing import written

MOST: Final = 50_000
"""Addresses in one sitemap, at most."""
NAMESPACE: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(pages: Iterable[tuple[str, datetime | None]]) -> bytes:
    """The addresses of *pages*, each with when it last had something new, if that is known."""
    return _listed("urlset", "url", pages)


def sitemap_index(sitemaps: Sequence[str]) -> bytes:
    """The addresses of several *sitemaps*, where one cannot hold all."""
    return _listed("sitemapindex", "sitemap", ((address, None) for address in sitemaps))


def _listed(whole: str, each: str, addresses: Iterable[tuple[str, datetime | None]]) -> bytes:
    children = (
        (each, value(None, ("loc", value(address)), *([("lastmod", value(at.isoformat()))] if at else [])))
        for address, at in addresses
    )
    return DECLARATION + written([(whole, value(None, *children, xmlns=NAMESPACE))]).encode()
