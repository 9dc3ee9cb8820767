"""What gPodder (podcastparser 0.6) keeps of a feed."""

import re
from calendar import timegm
from collections.abc import Sequence
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

from lxml.etree import _Element
from tests.strangers.forms import number, truth, yes
from tests.strangers.keeping import As, Kept, Lost, Only, Table, Told, all_lost, last, without
from tests.support.oracles import elements, gpodder

LAST = Only(last, "the last one wins")
NO_CONTENT = Only(without("content:encoded"), "content:encoded is taken for it")
NOT_READ = "not read at all"


def read(documents: Sequence[bytes], _: Path) -> list[dict[str, Any]]:
    """What gPodder keeps of each; it sorts episodes by date, here they stand as they were written."""
    return [_as_written(document) for document in documents]


def _as_written(document: bytes) -> dict[str, Any]:
    kept = gpodder(document, "https://site.example/a+b/show/feed.xml")
    written = [(guid.text or "").strip() for guid in elements(document).iterfind("channel/item/guid")]
    paging = {rel: kept[f"paged_feed_{rel}"] for rel in ("first", "next") if f"paged_feed_{rel}" in kept}
    return kept | {"paging": paging, "episodes": sorted(kept["episodes"], key=lambda one: written.index(one["guid"]))}


def squashed(text: str) -> str:
    """On one line, white space of any length as one blank."""
    return re.sub(r"\s+", " ", text.strip())


def squashed_lines(text: str) -> str:
    """The same, line by line."""
    return re.sub(r"[^\S\r\n]+", " ", text.strip())


def _published(text: str) -> int:
    return timegm(parsedate_to_datetime(text).utctimetuple())


def _clock(text: str) -> int:
    """Whole seconds."""
    hours, minutes, seconds = text.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + int(float(seconds))


def _categories(categories: Sequence[_Element]) -> list[list[str]]:
    return [[str(one.get("text")) for one in top.iter("*")] for top in categories]


def _paging(links: Sequence[_Element]) -> dict[str, str | None]:
    return {str(link.get("rel")): link.get("href") for link in links if link.get("rel") in ("first", "next")}


ITEM: Table = {
    "title": Kept("title", As("", squashed)),
    "link": Kept("link", ""),
    "description": Kept("description_html", "", only=NO_CONTENT),
    "content:encoded": Kept("description_html", ""),
    "guid": Kept("guid", "", {"isPermaLink": Lost("told by whether the guid was resolved")}),
    "enclosure": Kept("enclosures", attributes={"url": "url", "length": As("file_size", number), "type": "mime_type"}),
    "pubDate": Kept("published", As("", _published)),
    "itunes:image": Kept("episode_art_url", attributes={"href": ""}),
    "itunes:explicit": Kept("explicit", As("", truth)),
    "itunes:duration": Kept("total_time", As("", number)),
    "itunes:season": Kept("season", As("", number)),
    "itunes:episode": Kept("number", As("", number)),
    "itunes:episodeType": Kept("type", ""),
    "podcast:person": Kept("persons", "name", {"role": "role", "group": "group", "img": "img", "href": "href"}),
    "podcast:transcript": Kept(
        "transcript_url",
        attributes={"url": ""} | dict.fromkeys(["type", "language", "rel"], Lost("keeps the address alone")),
        only=LAST,
    ),
    "podcast:chapters": Kept("chapters_json_url", attributes={"url": "", "type": Lost("keeps the address alone")}),
    "psc:chapters": Kept(
        "",
        attributes={"version": Lost("keeps the chapters alone")},
        children={
            "psc:chapter": Kept(
                "chapters",
                attributes={"start": As("start", _clock), "title": "title", "href": "href", "image": "image"},
            )
        },
    ),
    **all_lost(
        [
            "itunes:block",
            "podcast:alternateEnclosure",
            "podcast:chat",
            "podcast:contentLink",
            "podcast:episode",
            "podcast:funding",
            "podcast:image",
            "podcast:license",
            "podcast:location",
            "podcast:season",
            "podcast:socialInteract",
            "podcast:soundbite",
            "podcast:txt",
            "podcast:value",
        ],
        NOT_READ,
    ),
}
CHANNEL: Table = {
    "title": Kept("title", As("", squashed)),
    "link": Kept("link", ""),
    "description": Kept("description", As("", squashed_lines)),
    "language": Kept("language", ""),
    "generator": Kept("generator", ""),
    "image": Kept("", children={"url": Kept("cover_url", ""), **all_lost(["title", "link"], NOT_READ)}),
    "atom:link": Told("paging", _paging),
    "itunes:author": Kept("itunes_author", As("", squashed)),
    "itunes:owner": Kept(
        "itunes_owner",
        children={"itunes:name": Kept("name", As("", squashed)), "itunes:email": Kept("email", As("", squashed))},
    ),
    "itunes:image": Kept("cover_url", attributes={"href": ""}),
    "itunes:category": Told("itunes_categories", _categories),
    "itunes:explicit": Kept("explicit", As("", truth)),
    "itunes:type": Kept("type", ""),
    "itunes:new-feed-url": Kept("new_url", ""),
    "podcast:locked": Kept("import_prohibited", As("", yes), {"owner": Lost("keeps yes or no alone")}),
    "podcast:funding": Kept("funding_url", Lost("keeps the address alone"), {"url": ""}, only=LAST),
    "item": Kept("episodes", children=ITEM),
    **all_lost(
        [
            "copyright",
            "fh:archive",
            "itunes:block",
            "itunes:complete",
            "lastBuildDate",
            "podcast:block",
            "podcast:chat",
            "podcast:guid",
            "podcast:image",
            "podcast:license",
            "podcast:liveItem",
            "podcast:location",
            "podcast:medium",
            "podcast:person",
            "podcast:podping",
            "podcast:podroll",
            "podcast:publisher",
            "podcast:remoteItem",
            "podcast:socialInteract",
            "podcast:trailer",
            "podcast:txt",
            "podcast:updateFrequency",
            "podcast:value",
            "pubDate",
        ],
        NOT_READ,
    ),
}
