"""What feedsmith 3 keeps of a feed: nearly everything."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.strangers.forms import number, truth, yes
from tests.strangers.keeping import As, Kept, Lost, Rule, Table, all_lost
from tests.support.oracles import feedsmith_each

REMOTE_ITEM = Kept(
    "remoteItems",
    attributes={
        "feedGuid": "feedGuid",
        "feedUrl": "feedUrl",
        "itemGuid": "itemGuid",
        "medium": "medium",
        "title": "title",
    },
)
ONE_REMOTE_ITEM = Kept("remoteItem", attributes=REMOTE_ITEM.attributes)
RECIPIENT = Kept(
    "valueRecipients",
    attributes={
        "name": "name",
        "type": "type",
        "address": "address",
        "split": As("split", number),
        "customKey": "customKey",
        "customValue": "customValue",
        "fee": As("fee", truth),
    },
)
PODCAST: dict[str, Rule] = {
    "podcast:person": Kept(
        "podcast.persons", "display", {"role": "role", "group": "group", "img": "img", "href": "href"}
    ),
    "podcast:location": Kept(
        "podcast.locations", "display", {"rel": "rel", "geo": "geo", "osm": "osm", "country": "country"}
    ),
    "podcast:license": Kept("podcast.license", "display", {"url": "url"}),
    "podcast:value": Kept(
        "podcast.values",
        attributes={"type": "type", "method": "method", "suggested": As("suggested", number)},
        children={
            "podcast:valueRecipient": RECIPIENT,
            "podcast:valueTimeSplit": Kept(
                "valueTimeSplits",
                attributes={
                    "startTime": As("startTime", number),
                    "duration": As("duration", number),
                    "remoteStartTime": As("remoteStartTime", number),
                    "remotePercentage": As("remotePercentage", number),
                },
                children={"podcast:remoteItem": ONE_REMOTE_ITEM, "podcast:valueRecipient": RECIPIENT},
            ),
        },
    ),
    "podcast:image": Kept(
        "podcast.images",
        attributes={
            "href": "href",
            "alt": "alt",
            "aspect-ratio": "aspectRatio",
            "width": As("width", number),
            "height": As("height", number),
            "type": "type",
            "purpose": "purpose",
        },
    ),
    "podcast:txt": Kept("podcast.txts", "display", {"purpose": "purpose"}),
    "podcast:chat": Kept(
        "podcast.chat",
        attributes={"server": "server", "protocol": "protocol", "accountId": "accountId", "space": "space"},
    ),
}
"""In a channel, an item and a live item alike."""

INSTALMENT: dict[str, Rule] = PODCAST | {
    "podcast:alternateEnclosure": Kept(
        "podcast.alternateEnclosures",
        attributes={
            "type": "type",
            "length": As("length", number),
            "bitrate": As("bitrate", number),
            "height": As("height", number),
            "lang": "lang",
            "title": "title",
            "rel": "rel",
            "codecs": "codecs",
            "default": As("default", truth),
        },
        children={
            "podcast:source": Kept("sources", attributes={"uri": "uri", "contentType": "contentType"}),
            "podcast:integrity": Kept("integrity", attributes={"type": "type", "value": "value"}),
        },
    ),
    "podcast:socialInteract": Kept(
        "podcast.socialInteracts",
        attributes={
            "protocol": "protocol",
            "uri": "uri",
            "accountId": "accountId",
            "accountUrl": "accountUrl",
            "priority": As("priority", number),
        },
    ),
    "podcast:season": Kept("podcast.season", As("number", number), {"name": "name"}),
    "podcast:episode": Kept("podcast.episode", As("number", number), {"display": "display"}),
    "podcast:funding": Lost("reads it of a channel only"),
}
ITEM: Table = INSTALMENT | {
    "title": Kept("title", ""),
    "link": Kept("link", ""),
    "description": Kept("description", ""),
    "content:encoded": Kept("content.encoded", ""),
    "guid": Kept("guid", "value", {"isPermaLink": As("isPermaLink", truth)}),
    "enclosure": Kept("enclosures", attributes={"url": "url", "length": As("length", number), "type": "type"}),
    "pubDate": Kept("pubDate", ""),
    "itunes:image": Kept("itunes.image", attributes={"href": ""}),
    "itunes:explicit": Kept("itunes.explicit", As("", truth)),
    "itunes:duration": Kept("itunes.duration", As("", number)),
    "itunes:season": Kept("itunes.season", As("", number)),
    "itunes:episode": Kept("itunes.episode", As("", number)),
    "itunes:episodeType": Kept("itunes.episodeType", ""),
    "itunes:block": Kept("itunes.block", As("", yes)),
    "podcast:transcript": Kept(
        "podcast.transcripts", attributes={"url": "url", "type": "type", "language": "language", "rel": "rel"}
    ),
    "podcast:chapters": Kept("podcast.chapters", attributes={"url": "url", "type": "type"}),
    "podcast:soundbite": Kept(
        "podcast.soundbites",
        "display",
        {"startTime": As("startTime", number), "duration": As("duration", number)},
    ),
    "podcast:contentLink": Lost("reads it of a live item only"),
    "psc:chapters": Kept(
        "psc",
        attributes={"version": Lost("keeps the chapters alone")},
        children={
            "psc:chapter": Kept(
                "chapters", attributes={"start": "start", "title": "title", "href": "href", "image": "image"}
            )
        },
    ),
}


def _here(table: dict[str, Rule]) -> dict[str, Rule]:
    """The same where the podcast tags are kept with the live item itself."""
    return {
        name: Kept(rule.at.removeprefix("podcast."), rule.text, rule.attributes, rule.children)
        if isinstance(rule, Kept)
        else rule
        for name, rule in table.items()
    }


LIVE_ITEM: Table = {
    **_here(INSTALMENT),
    "podcast:contentLink": Kept("contentLinks", "display", {"href": "href"}),
    "podcast:season": Kept("season", As("number", number), {"name": "name"}),
    **all_lost(
        [
            "title",
            "link",
            "description",
            "content:encoded",
            "guid",
            "enclosure",
            "pubDate",
            "itunes:explicit",
            "itunes:block",
        ],
        "of a live item it reads the podcast namespace only",
    ),
}
CHANNEL: Table = PODCAST | {
    "title": Kept("title", ""),
    "link": Kept("link", ""),
    "description": Kept("description", ""),
    "language": Kept("language", ""),
    "copyright": Kept("copyright", ""),
    "generator": Kept("generator", ""),
    "lastBuildDate": Kept("lastBuildDate", ""),
    "pubDate": Kept("pubDate", ""),
    "image": Kept("image", children={"url": Kept("url", ""), "title": Kept("title", ""), "link": Kept("link", "")}),
    "atom:link": Kept("atom.links", attributes={"href": "href", "rel": "rel", "type": "type"}),
    "fh:archive": Lost("knows nothing of RFC 5005's archives"),
    "itunes:author": Kept("itunes.author", ""),
    "itunes:owner": Kept("itunes.owner", children={"itunes:name": Kept("name", ""), "itunes:email": Kept("email", "")}),
    "itunes:image": Kept("itunes.image", attributes={"href": ""}),
    "itunes:category": Kept(
        "itunes.categories",
        attributes={"text": "text"},
        children={"itunes:category": Kept("categories", attributes={"text": "text"})},
    ),
    "itunes:explicit": Kept("itunes.explicit", As("", truth)),
    "itunes:type": Kept("itunes.type", ""),
    "itunes:new-feed-url": Kept("itunes.newFeedUrl", ""),
    "itunes:complete": Kept("itunes.complete", As("", yes)),
    "itunes:block": Kept("itunes.block", As("", yes)),
    "podcast:guid": Kept("podcast.guid", ""),
    "podcast:locked": Kept("podcast.locked", As("value", yes), {"owner": "owner"}),
    "podcast:medium": Kept("podcast.medium", ""),
    "podcast:funding": Kept("podcast.fundings", "display", {"url": "url"}),
    "podcast:trailer": Kept(
        "podcast.trailers",
        "display",
        {
            "url": "url",
            "pubdate": "pubDate",
            "length": As("length", number),
            "type": "type",
            "season": As("season", number),
        },
    ),
    "podcast:block": Kept("podcast.blocks", As("value", yes), {"id": "id"}),
    "podcast:socialInteract": Lost("reads it of items only"),
    "podcast:remoteItem": Kept("podcast.remoteItems", attributes=REMOTE_ITEM.attributes),
    "podcast:podroll": Kept("podcast.podroll", children={"podcast:remoteItem": REMOTE_ITEM}),
    "podcast:publisher": Kept("podcast.publisher", children={"podcast:remoteItem": ONE_REMOTE_ITEM}),
    "podcast:updateFrequency": Kept(
        "podcast.updateFrequency",
        "display",
        {"complete": As("complete", truth), "dtstart": "dtstart", "rrule": "rrule"},
    ),
    "podcast:podping": Kept("podcast.podping", attributes={"usesPodping": As("usesPodping", truth)}),
    "podcast:liveItem": Kept(
        "podcast.liveItems", attributes={"status": "status", "start": "start", "end": "end"}, children=LIVE_ITEM
    ),
    "item": Kept("items", children=ITEM),
}


def read(documents: Sequence[bytes], _: Path) -> Sequence[Mapping[str, Any]]:
    """What it keeps of each."""
    return feedsmith_each(documents)
