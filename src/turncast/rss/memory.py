"""Memory: what apps remember of a feed, anyone's, from its document."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final

from turncast.errors import Unreadable
from turncast.models.document import Document, Element
from turncast.models.feed import Feed, FeedEpisode
from turncast.rss.reading import read_document

_ADDRESS: Final = re.compile(r"https?://", re.IGNORECASE)
_LENGTH: Final = re.compile(r"\d{1,15}")
_NO_ZONE: Final = re.compile(r"-0000\s*$")
"""How RFC 2822 says that a time is UTC and that nobody knows where it was said."""


def read_feed(data: bytes, called: str = "the feed") -> Feed:
    """What apps remember of the RSS feed that *data* holds; *called* is what messages call it.

    Of a feed in parts this is one part; :func:`next_part` says where the older episodes are. Raises Unreadable where
    it is no RSS.
    """
    return feed_of(read_document(data, called), called)


def feed_of(document: Document, called: str = "the feed") -> Feed:
    """The same of a document that was read already."""
    channel = document.channel
    if channel is None:
        raise Unreadable(
            f"{called}: expected RSS with a channel, found the root <{document.root.written}>",
            "look at what is stored there: it is no podcast's feed",
            line=document.root.line,
        )
    return Feed(
        address=_link(channel, "self"),
        guid=channel.value("podcast:guid"),
        title=channel.value("title"),
        episodes=tuple(_episode(item) for item in document.items),
    )


def next_part(document: Document) -> str:
    """Where the next older part of a feed in parts is (RFC 5005); empty in the oldest, and in a feed without parts."""
    return _link(document.channel, "next") if document.channel else ""


def _link(channel: Element, relation: str) -> str:
    links = (link.attributes for link in channel.all("atom:link"))
    return next((link.get("href", "").strip() for link in links if link.get("rel", "").lower() == relation), "")


def _episode(item: Element) -> FeedEpisode:
    enclosure = item.first("enclosure")
    told = enclosure.attributes if enclosure else {}
    url, length = told.get("url", "").strip(), told.get("length", "").strip()
    title, page = item.value("title") or item.value("itunes:title"), _page(item)
    guid = item.first("guid")
    return FeedEpisode(
        guid=guid.text if guid and guid.text.strip() else url or page or title,
        title=title,
        date=_date(item.value("pubDate")),
        page=page,
        url=url,
        length=int(length) if _LENGTH.fullmatch(length) else None,
        media_type=told.get("type", "").strip().lower(),
    )


def _page(item: Element) -> str:
    """Its link, or else a GUID that says it is one."""
    guid = item.first("guid")
    permalink = guid and guid.attributes.get("isPermaLink", "true") != "false" and _ADDRESS.match(guid.text.strip())
    return item.value("link") or (guid.text.strip() if guid and permalink else "")


def _date(text: str) -> datetime | None:
    """None also where the zone is one nobody knows: the hour is then anybody's guess."""
    try:
        date = parsedate_to_datetime(text)
        if date.tzinfo is None:
            return date.replace(tzinfo=UTC) if _NO_ZONE.search(text) else None
        date.astimezone(UTC)  # years at the ends of time leave it with their zone
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
    return date
