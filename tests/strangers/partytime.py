"""What Podcast Index (podcast-partytime 5) keeps of a feed."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from lxml.etree import _Element
from tests.strangers.forms import javascript, number, one_line, truth, unescaped, yes
from tests.strangers.keeping import As, Kept, Lost, Only, Rule, Table, Told, all_lost, having
from tests.strangers.partytime_tags import (
    ALTERNATE_ENCLOSURE,
    CHAT,
    ENCLOSURE,
    LICENSE,
    LOCATION,
    NOT_READ,
    PERSON,
    REMOTE_ITEM,
    SOCIAL,
    SOUNDBITE,
    TRANSCRIPTS,
    TXT,
    VALUE,
    in_attribute,
)
from tests.support.oracles import partytime_each


def _categories(categories: Sequence[_Element]) -> list[str]:
    """``Top > Sub``, or the top alone where it has none."""
    return [
        " > ".join(str(one.get("text")) for one in (top, *below))
        for top in categories
        for below in ([[sub] for sub in top] or [[]])
    ]


def _links(links: Sequence[_Element]) -> dict[str, str | None]:
    """Where the feed is, goes on and is told of; the other relations are not read."""
    return {str(link.get("rel")): link.get("href") for link in links if link.get("rel") in ("self", "hub", "next")}


def _blocked(blocks: Sequence[_Element]) -> dict[str, bool]:
    """By service."""
    return {str(block.get("id")): yes(block.text or "") for block in blocks if block.get("id")}


INSTALMENT: dict[str, Rule] = {
    "title": Kept("title", As("", one_line)),
    "link": Kept("link", As("", unescaped)),
    "description": Kept("description", As("", one_line)),
    "guid": Kept("guid", As("", unescaped), {"isPermaLink": NOT_READ}),
    "enclosure": ENCLOSURE,
    "podcast:person": PERSON,
    "podcast:value": VALUE,
    "podcast:alternateEnclosure": ALTERNATE_ENCLOSURE,
    "podcast:chat": CHAT,
    "podcast:image": NOT_READ,
}
ITEM: Table = INSTALMENT | {
    "content:encoded": Kept("content", As("", unescaped)),
    "pubDate": Kept("pubDate", As("", javascript)),
    "itunes:image": Kept("itunesImage", attributes={"href": ""}),
    "itunes:explicit": Kept("explicit", As("", truth)),
    "itunes:duration": Kept("duration", As("", number)),
    "itunes:season": Kept("itunesSeason", As("", number)),
    "itunes:episode": Kept("itunesEpisode", As("", number)),
    "itunes:episodeType": Kept("itunesEpisodeType", ""),
    "itunes:block": Lost("reads it of a channel only"),
    "podcast:transcript": Kept(
        "podcastTranscripts",
        attributes={
            "url": "url",
            "type": As("type", lambda text: TRANSCRIPTS.get(text, text)),
            "language": "language",
            "rel": "rel",
        },
    ),
    "podcast:chapters": Kept("podcastChapters", attributes={"url": "url", "type": "type"}),
    "podcast:soundbite": SOUNDBITE,
    "podcast:location": LOCATION,
    "podcast:license": LICENSE,
    "podcast:season": Kept("podcastSeason", As("number", number), {"name": As("name", in_attribute)}),
    "podcast:episode": Kept("podcastEpisode", As("number", number), {"display": "display"}),
    "podcast:socialInteract": SOCIAL,
    "podcast:txt": TXT,
    "podcast:contentLink": Lost("reads it of a live item only"),
    "podcast:funding": Lost("reads it of a channel only"),
    "psc:chapters": NOT_READ,
}
LIVE_ITEM: Table = {
    **INSTALMENT,
    "podcast:alternateEnclosure": Kept(
        ALTERNATE_ENCLOSURE.at,
        attributes=dict(ALTERNATE_ENCLOSURE.attributes) | {"length": Lost("is 0 in a live item")},
        children=ALTERNATE_ENCLOSURE.children,
    ),
    "podcast:contentLink": Kept("contentLinks", As("title", unescaped), {"href": "url"}),
    **all_lost(
        [
            "content:encoded",
            "pubDate",
            "itunes:explicit",
            "itunes:block",
            "podcast:location",
            "podcast:license",
            "podcast:funding",
            "podcast:socialInteract",
            "podcast:season",
            "podcast:episode",
            "podcast:txt",
        ],
        "reads fewer tags in a live item",
    ),
}
CHANNEL: Table = {
    "title": Kept("title", As("", one_line)),
    "link": Kept("link", As("", unescaped)),
    "description": Kept("description", As("", one_line)),
    "language": Kept("language", ""),
    "copyright": Kept("copyright", As("", one_line)),
    "generator": Kept("generator", ""),
    "lastBuildDate": Kept("lastBuildDate", As("", javascript)),
    "pubDate": Kept("pubDate", As("", javascript)),
    "image": Kept(
        "image",
        children={
            "url": Kept("url", As("", unescaped)),
            "title": Kept("title", As("", unescaped)),
            "link": Kept("link", As("", unescaped)),
        },
    ),
    "atom:link": Told("pubsub", _links),
    "fh:archive": NOT_READ,
    "itunes:author": Kept("author", As("", unescaped)),
    "itunes:owner": Kept(
        "owner",
        children={"itunes:name": Kept("name", As("", unescaped)), "itunes:email": Kept("email", As("", unescaped))},
    ),
    "itunes:image": Kept("itunesImage", attributes={"href": ""}),
    "itunes:category": Told("itunesCategory", _categories),
    "itunes:explicit": Kept("explicit", As("", truth)),
    "itunes:type": Kept("itunesType", ""),
    "itunes:new-feed-url": Kept("itunesNewFeedUrl", As("", unescaped)),
    "itunes:complete": Kept("itunesComplete", As("", yes)),
    "itunes:block": Kept("itunesBlock", As("", yes)),
    "podcast:guid": Kept("guid", ""),
    "podcast:locked": Kept(
        "", As("locked", yes), {"owner": "podcastOwner"}, only=Only(having("owner"), "ignored without owner")
    ),
    "podcast:medium": Kept("medium", ""),
    "podcast:funding": Kept("podcastFunding", As("message", unescaped), {"url": "url"}),
    "podcast:person": PERSON,
    "podcast:location": LOCATION,
    "podcast:license": LICENSE,
    "podcast:value": VALUE,
    "podcast:txt": TXT,
    "podcast:chat": CHAT,
    "podcast:trailer": Kept(
        "trailers",
        As("title", unescaped),
        {
            "url": "url",
            "pubdate": As("pubdate", javascript),
            "length": As("length", number),
            "type": "type",
            "season": As("season", number),
        },
    ),
    "podcast:block": Told("podcastBlockedPlatforms", _blocked),
    "podcast:remoteItem": Kept("podcastRemoteItems", attributes=REMOTE_ITEM),
    "podcast:podroll": Kept("", children={"podcast:remoteItem": Kept("podroll", attributes=REMOTE_ITEM)}),
    "podcast:publisher": Kept(
        "",
        children={
            "podcast:remoteItem": Kept(
                "podcastPublisher",
                attributes={"feedGuid": "feedGuid", "feedUrl": "feedUrl", "medium": NOT_READ, "title": NOT_READ},
            )
        },
    ),
    "podcast:liveItem": Kept(
        "podcastLiveItems",
        attributes={"status": "status", "start": As("start", javascript), "end": As("end", javascript)},
        children=LIVE_ITEM,
    ),
    "item": Kept("items", children=ITEM),
    **all_lost(["podcast:image", "podcast:updateFrequency", "podcast:podping"], "not read at all"),
    "podcast:socialInteract": Lost("reads it of items only"),
}


def read(documents: Sequence[bytes], _: Path) -> Sequence[Mapping[str, Any]]:
    """What it keeps of each."""
    return partytime_each(documents)
