"""What programs read of the whole site: the list of its shows, of its pages, and what it is called on a home screen."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Final
from urllib.parse import urlsplit

from turncast import rss
from turncast.building import fingerprints, keys
from turncast.building.silence import alone
from turncast.models.artifact import Artifact, Body, CacheControl, Wave
from turncast.models.edition import Edition
from turncast.models.project import Site
from turncast.pages import direction, icons_of

_BEFORE_FEEDS: Final = -1
"""The rank among feeds of what the home page names: whoever comes to know that page by a feed finds it there."""
_AFTER_FEEDS: Final = 1_000_000
"""The rank among feeds of what names pages and is named by none: all of them are there before."""
_XML: Final = "application/xml"
"""Without a charset, which the document itself has: some stores drop it."""
_PAPER: Final = "#ffffff"


def machine_artifacts(site: Site, seen: Sequence[Edition], pages: Sequence[str]) -> Iterator[Artifact]:
    """The list of feeds, the list of *pages*, given by key, and where programs find it. Shows that are hidden from
    directories are in none. *seen*: with entries.
    """
    shown = [edition for edition in seen if not edition.hidden]
    told = [alone(edition) for edition in shown]
    if told:
        made_of = fingerprints.of(fingerprints.program(), site, told)
        yield _document(
            keys.OUTLINE, "text/x-opml; charset=utf-8", made_of, lambda: rss.outline(site, told), _BEFORE_FEEDS
        )
    hidden = tuple(f"{edition.show.slug}/" for edition in seen if edition.hidden)
    yield from _sitemap(site, [key for key in pages if not key.startswith(hidden)], dict(_news(shown)))
    if urlsplit(site.address("")).path == "/":  # nobody asks for it anywhere else
        said = f"User-agent: *\nAllow: /\n\nSitemap: {site.address(keys.SITEMAP)}\n".encode()
        made_of = fingerprints.of(said.decode())
        yield _document(keys.ROBOTS, "text/plain; charset=utf-8", made_of, lambda: said, _AFTER_FEEDS + 2)


def _news(seen: Sequence[Edition]) -> Iterator[tuple[str, datetime]]:
    """When something came to a page, by its key; nothing tells when its words were mended."""
    for edition in seen:
        if edition.updated:
            yield edition.key, edition.updated
    for edition in seen:
        yield from ((entry.key, entry.episode.date) for entry in edition.entries)
    newest = max((edition.updated for edition in seen if edition.updated), default=None)
    if newest:
        yield keys.HOME, newest


def _sitemap(site: Site, pages: Sequence[str], news: Mapping[str, datetime]) -> Iterator[Artifact]:
    """One document, or several and a list of them."""
    told = [(site.address(key), news.get(key)) for key in sorted(pages)]
    parts = [told[start : start + rss.PAGES_IN_SITEMAP] for start in range(0, len(told), rss.PAGES_IN_SITEMAP)]
    if len(parts) < 2:
        yield _list(keys.SITEMAP, told)
        return
    for number, part in enumerate(parts, 1):
        yield _list(keys.sitemap_part(number), part)
    names = [site.address(keys.sitemap_part(number)) for number in range(1, len(parts) + 1)]
    made_of = fingerprints.of(fingerprints.program(), names)
    yield _document(keys.SITEMAP, _XML, made_of, lambda: rss.sitemap_index(names), _AFTER_FEEDS + 1)


def _list(key: str, pages: Sequence[tuple[str, datetime | None]]) -> Artifact:
    return _document(key, _XML, fingerprints.of(fingerprints.program(), pages), lambda: rss.sitemap(pages))


def _document(key: str, media_type: str, made_of: str, make: Callable[[], Body], rank: int = _AFTER_FEEDS) -> Artifact:
    return Artifact(key, Wave.FEED, media_type, CacheControl.SHORT, made_of, make, rank)


def manifest(site: Site, seen: Sequence[Edition]) -> Artifact:
    """What the site is called where somebody keeps it on a home screen, and its icons there."""
    icons = [{"src": icon.key, "sizes": f"{icon.side}x{icon.side}", "type": "image/png"} for icon in icons_of(*seen)]
    told = {
        "name": site.title,
        "description": site.description or site.title,
        "lang": site.language,
        "dir": direction(site.language),
        "start_url": keys.HOME,
        "scope": "./",
        "display": "minimal-ui",
        "background_color": _PAPER,
        "theme_color": _PAPER,
        "icons": icons,
    }
    body = (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()
    media_type, made_of = "application/manifest+json", fingerprints.of(told)
    return Artifact(keys.MANIFEST, Wave.SIDECAR, media_type, CacheControl.SHORT, made_of, lambda: body)
