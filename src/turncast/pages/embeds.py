"""An episode on other people's pages: what they copy, and what their programs ask for (oEmbed 1.0).

Source: https://oembed.com
"""

import json
from typing import Any, Final

from markupsafe import escape

from turncast.models.edition import Edition, Entry, Picture
from turncast.models.project import Site

WIDTH: Final = 640
"""CSS pixels of a frame; narrower pages make it narrower."""
_HEARD: Final = 280
_WATCHED: Final = 580


def height(entry: Entry) -> int:
    """CSS pixels that the player of *entry* takes."""
    return _WATCHED if entry.watchable else _HEARD


def snippet(site: Site, entry: Entry, embed_key: str) -> str:
    """HTML that shows the player of *entry*, stored under *embed_key*, on any page."""
    return (
        f'<iframe src="{escape(site.address(embed_key))}" title="{escape(entry.episode.title)}"'
        f' width="{WIDTH}" height="{height(entry)}" style="border:0;max-width:100%" loading="lazy"'
        ' allow="fullscreen; picture-in-picture"></iframe>'
    )


def oembed(edition: Edition, entry: Entry, embed_key: str, home_key: str) -> bytes:
    """What a program that was given the page of *entry* asks for, to show the player in its place."""
    site, show = edition.site, edition.show
    told: dict[str, Any] = {
        "version": "1.0",
        "type": "video" if entry.watchable else "rich",
        "title": entry.episode.title,
        "author_name": show.title,
        "author_url": site.address(edition.key),
        "provider_name": site.title,
        "provider_url": site.address(home_key),
        "html": snippet(site, entry, embed_key),
        "width": WIDTH,
        "height": height(entry),
    }
    return json.dumps(told | _thumbnail(site, entry.artwork or edition.artwork), ensure_ascii=False).encode()


def _thumbnail(site: Site, picture: Picture | None) -> dict[str, Any]:
    if picture is None:
        return {}
    return {
        "thumbnail_url": site.address(picture.key),
        "thumbnail_width": picture.width,
        "thumbnail_height": picture.height,
    }
