"""Links in notes: a producer links to the file of another episode, a listener arrives at its page."""

import posixpath
import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from html import unescape
from typing import Final

from turncast.models.catalog import Catalog
from turncast.models.edition import Edition
from turncast.models.episode import EPISODE_LINK
from turncast.models.project import Site

Link = Callable[[str], str]
"""From an address as the notes have it to the address that is published."""

_MENTION: Final = re.compile(r"(?<![a-z0-9-])([a-z0-9-]++)\.md")


def pages(catalog: Catalog, seen: Sequence[Edition]) -> dict[str, str]:
    """The key of the page where a link to each episode leads, by its slug: its own, or its show's while it has none.

    An event has the page where its recording will be.
    """
    shows = {edition.show.slug: edition.key for edition in seen}
    awaited = {episode.slug: shows[episode.show] for episode in catalog.episodes if episode.show in shows}
    return awaited | {one.episode.slug: one.key for edition in seen for one in edition.shown}


def mentioned(notes: str, pages: Mapping[str, str]) -> list[tuple[str, str | None]]:
    """The episode files *notes* may link to and their pages: a part of what decides the bytes made from them.

    Rather one too many: in Markdown a sign may also be written with a backslash or as a character reference.
    """
    written = {unescape(notes), unescape(notes.replace("\\", ""))}
    slugs = {slug for text in written for slug in _MENTION.findall(text)}
    return [(slug, pages.get(slug)) for slug in sorted(slugs)]


def absolute(site: Site, pages: Mapping[str, str]) -> Link:
    """Links as feeds need them: whole addresses, for an app knows no page they could be relative to."""
    return _resolver(pages, site.address)


def relative(page: str, pages: Mapping[str, str]) -> Link:
    """Links as the page stored under *page* needs them."""
    return _resolver(pages, partial(between, page))


def between(page: str, key: str) -> str:
    """The way from what is stored under *page* to what is under *key*."""
    # Both rooted: relpath asks for the working directory otherwise.
    return posixpath.relpath(f"/{key}", f"/{posixpath.dirname(page)}")


def _resolver(pages: Mapping[str, str], address: Callable[[str], str]) -> Link:
    def link(href: str) -> str:
        match = EPISODE_LINK.fullmatch(href)
        page = pages.get(match["slug"]) if match else None
        return address(page) + (match["place"] or "") if match and page else href

    return link
