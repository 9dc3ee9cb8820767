"""The feed as JSON, for readers that prefer it: JSON Feed 1.1 (jsonfeed.org)."""

import json
from typing import Any, Final

from turncast.models.edition import Edition, Entry, Rendition, json_beside
from turncast.models.people import Person
from turncast.rss.document import Notes
from turncast.rss.text import clean

VERSION: Final = "https://jsonfeed.org/version/1.1"


def json_feed(edition: Edition, html: Notes) -> bytes:
    """*edition* as JSON Feed, in UTF-8; the same edition and notes give the same bytes.

    html: as `render` takes it.
    """
    show, address = edition.show, edition.site.address
    icons = edition.artwork.icons if edition.artwork else ()
    document = {
        "version": VERSION,
        "title": clean(show.title) or show.slug,
        "home_page_url": address(edition.key),
        "feed_url": address(edition.json_key),
        "next_url": address(json_beside(edition.paging.next)) if edition.paging and edition.paging.next else None,
        "description": clean(show.description),
        "icon": address(icons[-1].key) if icons else None,
        "favicon": address(icons[0].key) if icons else None,
        "authors": [{"name": clean(show.author)}] if show.author else None,
        "language": edition.language,
        "expired": True if show.complete else None,
        "hubs": [{"type": "WebSub", "url": show.hub}] if show.hub else None,
        "items": [_item(edition, entry, clean(html(entry))) for entry in edition.entries],
    }
    return (json.dumps(_known(document), ensure_ascii=False, indent=1) + "\n").encode()


def _item(edition: Edition, entry: Entry, notes: str) -> dict[str, Any]:
    episode, address = entry.episode, edition.site.address
    picture = entry.artwork or edition.artwork
    words = clean(episode.description or "")
    return _known(
        {
            "id": episode.guid,
            "url": address(entry.key),
            "title": clean(episode.title),
            "content_html": notes or None,
            "content_text": None if notes else words or clean(episode.title),
            "summary": words,
            "image": address(picture.key) if picture else None,
            "date_published": episode.date.isoformat(),
            "authors": [_author(person) for person in entry.people if "host" in person.role.lower()],
            "language": edition.language,
            "attachments": [_attachment(edition, rendition) for rendition in entry.renditions],
        }
    )


def _author(person: Person) -> dict[str, Any]:
    return _known({"name": clean(person.name), "url": person.url, "avatar": person.image})


def _attachment(edition: Edition, rendition: Rendition) -> dict[str, Any]:
    return {
        "url": edition.site.address(rendition.enclosure.key),
        "mime_type": rendition.enclosure.media_type,
        "size_in_bytes": rendition.enclosure.length,
        "duration_in_seconds": round(rendition.recording.duration),
    }


def _known(facts: dict[str, Any]) -> dict[str, Any]:
    """*facts* without those that are not known; a list of items may be empty."""
    return {name: fact for name, fact in facts.items() if name == "items" or fact not in (None, "", [])}
