"""Elements of other namespaces: Atom's links, Podlove's chapters, Media RSS, Spotify."""

from typing import Final

from turncast.verifying.documents.vocabulary.shapes import ADDRESS, COUNT, COUNTRIES, PLAY_TIME, TEXT, WHOLE, one_of
from turncast.verifying.documents.vocabulary.tag import ANY, CHANNEL, ITEM, Tag, may, must, tag

_MEDIA: Final = (*ANY, "media:group", "media:content")

TAGS: Final[tuple[Tag, ...]] = (
    tag(
        "atom:link", ANY, None, must("href", ADDRESS), may("rel"), may("type"), may("title"), may("length"),
        may("hreflang"),
    ),
    tag("content:encoded", ITEM, TEXT, once=True, blank=True, limit=None),
    tag("psc:chapters", ITEM, None, may("version"), once=True, needs=("psc:chapter",)),
    tag(
        "psc:chapter", ("psc:chapters",), None, must("start", PLAY_TIME), must("title"), may("href", ADDRESS),
        may("image", ADDRESS),
    ),
    tag(
        "media:content", (*ITEM, "media:group"), None, may("url", ADDRESS), may("fileSize", WHOLE), may("type"),
        may("medium"), may("duration"),
    ),
    tag("media:thumbnail", _MEDIA, None, must("url", ADDRESS), may("width", WHOLE), may("height", WHOLE)),
    tag(
        "media:restriction", _MEDIA, TEXT, must("relationship", one_of("allow", "deny")),
        must("type", one_of("country", "uri", "sharing")), blank=True, limit=None,
    ),
    tag("spotify:countryOfOrigin", CHANNEL, COUNTRIES, once=True),
    tag("spotify:limit", CHANNEL, None, must("recentCount", COUNT), once=True),
)  # fmt: skip
