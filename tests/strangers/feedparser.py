"""What feedparser 6 keeps of a feed."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from lxml.etree import _Element
from tests.strangers.keeping import As, Kept, Lost, Only, Rule, Table, Told, all_lost, last, name_of, without
from tests.support.oracles import feed_parser

LAST = Only(last, "the last one wins")
NO_OWNER = Only(without("itunes:owner"), "an owner's name is taken for the author's")
NO_TEXT = Lost("elements with attributes lose their text")
FLAT = Lost("children stand beside their parents, the last one alone")


def read(documents: Sequence[bytes], _: Path) -> list[dict[str, Any]]:
    """What feedparser keeps of each; it may complain of none."""
    return [_plain(feed_parser(document)) for document in documents]


def _plain(kept: Any) -> dict[str, Any]:
    assert not kept.bozo, kept.bozo_exception
    links = [link for link in kept.feed.get("links", []) if link.rel not in ("alternate", "enclosure")]
    terms = [tag.term for tag in kept.feed.get("tags", [])]
    return dict(kept.feed) | {"atom_links": links, "categories_alone": terms, "entries": kept.entries}


def _not_leaked(choose: Callable[[Sequence[_Element]], Sequence[_Element]] = last) -> Only:
    """What no live item has too: what stands in one is taken for the feed's."""

    def chosen(elements: Sequence[_Element]) -> Sequence[_Element]:
        channel = elements[0].getparent()
        assert channel is not None
        live = [name_of(inside) for one in channel if name_of(one) == "podcast:liveItem" for inside in one.iter("*")]
        return [] if name_of(elements[0]) in live else choose(elements)

    return Only(chosen, "what a live item says is taken for the feed's; otherwise the last one wins")


def _attributes(name: str, *attributes: str, only: Only = LAST) -> Kept:
    """An element of the podcast namespace: of its attributes it keeps all, by their names in lower case."""
    return Kept(f"podcast_{name.lower()}", NO_TEXT, {one: one.lower() for one in attributes}, children=INNER, only=only)


def _mended(text: str) -> str:
    """Encoded once more if it looks as if it was twice, and U+0080 to U+009F taken for what Windows has there."""
    with suppress(UnicodeError):
        text = text.encode("iso-8859-1").decode()
    return "".join(_WINDOWS.get(sign, sign) for sign in text)


_NONE = (0x81, 0x8D, 0x8F, 0x90, 0x9D)
_WINDOWS = {chr(place): bytes([place]).decode("cp1252") for place in range(0x80, 0xA0) if place not in _NONE}
LIVE = (
    "title",
    "link",
    "description",
    "content:encoded",
    "guid",
    "enclosure",
    "pubDate",
    "itunes:explicit",
    "itunes:block",
    "podcast:alternateEnclosure",
    "podcast:chat",
    "podcast:contentLink",
    "podcast:episode",
    "podcast:funding",
    "podcast:image",
    "podcast:license",
    "podcast:location",
    "podcast:person",
    "podcast:season",
    "podcast:socialInteract",
    "podcast:txt",
    "podcast:value",
)
"""What may stand in a live item."""
INNER: Table = dict.fromkeys(
    [
        "podcast:integrity",
        "podcast:remoteItem",
        "podcast:source",
        "podcast:valueRecipient",
        "podcast:valueTimeSplit",
    ],
    FLAT,
)


def _tags(categories: Sequence[_Element]) -> list[str]:
    return [str(one.get("text")) for top in categories for one in top.iter("*")]


def _podcast(only: Only) -> dict[str, Rule]:
    """What stands in a channel and in an item alike."""
    return {
        "podcast:person": _attributes("person", "role", "group", "img", "href", only=only),
        "podcast:location": _attributes("location", "rel", "geo", "osm", "country", only=only),
        "podcast:license": _attributes("license", "url", only=only),
        "podcast:value": _attributes("value", "type", "method", "suggested", only=only),
        "podcast:image": _attributes(
            "image", "href", "alt", "aspect-ratio", "width", "height", "type", "purpose", only=only
        ),
        "podcast:txt": _attributes("txt", "purpose", only=only),
        "podcast:chat": _attributes("chat", "server", "protocol", "accountId", "space", only=only),
        "podcast:funding": _attributes("funding", "url", only=only),
        "podcast:socialInteract": _attributes(
            "socialInteract", "protocol", "uri", "accountId", "accountUrl", "priority", only=only
        ),
    }


ITEM: Table = _podcast(LAST) | {
    "title": Kept("title", As("", _mended)),
    "link": Kept("link", ""),
    "description": Kept("summary", As("", _mended)),
    "content:encoded": Kept("content", As("value", _mended)),
    "guid": Kept("id", As("", _mended), {"isPermaLink": Lost("told by guidislink")}),
    "enclosure": Kept("enclosures", attributes={"url": "href", "length": "length", "type": "type"}),
    "pubDate": Kept("published", ""),
    "itunes:image": Kept("image", attributes={"href": "href"}),
    "itunes:explicit": Lost("reads yes and clean alone"),
    "itunes:duration": Kept("itunes_duration", ""),
    "itunes:season": Kept("itunes_season", ""),
    "itunes:episode": Kept("itunes_episode", ""),
    "itunes:episodeType": Kept("itunes_episodetype", ""),
    "itunes:block": Kept("itunes_block", As("", lambda text: int(text == "Yes"))),
    "podcast:transcript": _attributes("transcript", "url", "type", "language", "rel"),
    "podcast:chapters": _attributes("chapters", "url", "type"),
    "podcast:soundbite": _attributes("soundbite", "startTime", "duration"),
    "podcast:season": _attributes("season", "name"),
    "podcast:episode": _attributes("episode", "display"),
    "podcast:alternateEnclosure": _attributes(
        "alternateEnclosure",
        "type",
        "length",
        "bitrate",
        "height",
        "lang",
        "title",
        "rel",
        "codecs",
        "default",
    ),
    "podcast:contentLink": _attributes("contentLink", "href"),
    "psc:chapters": Kept(
        "psc_chapters",
        attributes={"version": "version"},
        children={
            "psc:chapter": Kept(
                "chapters", attributes={"start": "start", "title": "title", "href": "href", "image": "image"}
            )
        },
    ),
}
CHANNEL: Table = _podcast(_not_leaked()) | {
    "title": Kept("title", As("", _mended), only=_not_leaked()),
    "link": Kept("link", "", only=_not_leaked()),
    "description": Kept("subtitle", As("", _mended), only=_not_leaked()),
    "language": Kept("language", ""),
    "copyright": Kept("rights", As("", _mended)),
    "generator": Kept("generator", ""),
    "lastBuildDate": Kept("updated", ""),
    "pubDate": Kept("published", "", only=_not_leaked()),
    "image": Lost("itunes:image is taken for it"),
    "atom:link": Kept("atom_links", attributes={"href": "href", "rel": "rel", "type": "type"}),
    "fh:archive": Kept("fh_archive", ""),
    "itunes:author": Kept("author", As("", _mended), only=NO_OWNER),
    "itunes:owner": Kept(
        "publisher_detail", children={"itunes:name": Kept("name", ""), "itunes:email": Kept("email", "")}
    ),
    "itunes:image": Kept("image", attributes={"href": "href"}),
    "itunes:category": Told("categories_alone", _tags),
    "itunes:explicit": Lost("reads yes and clean alone"),
    "itunes:type": Kept("itunes_type", ""),
    "itunes:new-feed-url": Kept("itunes_new-feed-url", ""),
    "itunes:complete": Kept("itunes_complete", ""),
    "itunes:block": Kept("itunes_block", As("", lambda text: int(text == "Yes")), only=_not_leaked()),
    "podcast:guid": Kept("podcast_guid", ""),
    "podcast:locked": _attributes("locked", "owner"),
    "podcast:medium": Kept("podcast_medium", ""),
    "podcast:trailer": _attributes("trailer", "url", "pubdate", "length", "type", "season"),
    "podcast:block": _attributes("block", "id"),
    "podcast:remoteItem": Lost("those of podroll, publisher and value stand in its place"),
    "podcast:podroll": Kept("", children=INNER),
    "podcast:publisher": Kept("", children=INNER),
    "podcast:updateFrequency": _attributes("updateFrequency", "complete", "dtstart", "rrule"),
    "podcast:podping": _attributes("podping", "usesPodping"),
    "podcast:liveItem": Kept(
        "podcast_liveitem",
        attributes={"status": "status", "start": "start", "end": "end"},
        children=all_lost(LIVE, "children of a live item are taken for the feed's"),
        only=LAST,
    ),
    "item": Kept("entries", children=ITEM),
}
