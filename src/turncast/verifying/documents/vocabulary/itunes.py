"""Apple's elements, those included that Apple has dropped and others still read."""

from typing import Final

from turncast.verifying.documents.vocabulary.shapes import (
    ADDRESS,
    DURATION,
    EXPLICIT,
    FLAG,
    MAIL,
    TEXT,
    WHOLE,
    one_of,
)
from turncast.verifying.documents.vocabulary.tag import ANY, CHANNEL, ITEM, Tag, may, must, tag

TAGS: Final[tuple[Tag, ...]] = (
    tag("itunes:title", ANY, TEXT, once=True),
    tag("itunes:author", ANY, TEXT, once=True),
    tag("itunes:owner", CHANNEL, once=True),
    tag("itunes:name", ("itunes:owner",), TEXT, once=True),
    tag("itunes:email", ("itunes:owner",), MAIL, once=True),
    tag("itunes:image", ANY, None, must("href", ADDRESS), once=True),
    tag("itunes:category", (*CHANNEL, "itunes:category"), None, must("text")),
    tag("itunes:explicit", ANY, EXPLICIT, once=True),
    tag("itunes:type", CHANNEL, one_of("episodic", "serial"), once=True),
    tag("itunes:new-feed-url", CHANNEL, ADDRESS, once=True),
    tag("itunes:block", ANY, FLAG, once=True),
    tag("itunes:complete", CHANNEL, FLAG, once=True),
    tag("itunes:applepodcastsverify", CHANNEL, TEXT, once=True),
    tag("itunes:duration", ITEM, DURATION, once=True),
    tag("itunes:season", ITEM, WHOLE, once=True),
    tag("itunes:episode", ITEM, WHOLE, once=True),
    tag("itunes:episodeType", ITEM, one_of("full", "trailer", "bonus"), once=True),
    tag(
        "itunes:keywords", ANY, TEXT, once=True, blank=True, limit=None, instead="nothing: no directory reads keywords"
    ),
    tag("itunes:subtitle", ANY, TEXT, once=True, blank=True, instead="description"),
    tag("itunes:summary", ANY, TEXT, once=True, blank=True, limit=4000, instead="description"),
    tag("itunes:order", ITEM, TEXT, once=True, instead="itunes:episode"),
    tag("itunes:isClosedCaptioned", ITEM, TEXT, once=True, instead="podcast:transcript"),
    tag("itunes:link", ANY, None, may("href", ADDRESS), may("rel"), may("type"), instead="atom:link"),
)
