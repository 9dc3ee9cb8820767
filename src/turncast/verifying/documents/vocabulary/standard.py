"""RSS 2.0's own elements."""

from typing import Final

from turncast.verifying.documents.vocabulary.shapes import (
    ADDRESS,
    COUNT,
    DATE,
    LANGUAGE,
    MAILBOX,
    MEDIA_TYPE,
    TEXT,
    TRUTH,
    WHOLE,
)
from turncast.verifying.documents.vocabulary.tag import ANY, CHANNEL, ITEM, Tag, may, tag

PICTURE: Final = ("image",)

TAGS: Final[tuple[Tag, ...]] = (
    tag("rss", (), None, may("version")),
    tag("channel", ("rss",)),
    tag("item", CHANNEL),
    tag("title", (*ANY, *PICTURE, "textInput"), TEXT, once=True),
    tag("link", (*ANY, *PICTURE, "textInput"), ADDRESS, once=True),
    tag("description", (*ANY, *PICTURE, "textInput"), TEXT, once=True, limit=None),
    tag("language", CHANNEL, LANGUAGE, once=True),
    tag("copyright", CHANNEL, TEXT, once=True),
    tag("managingEditor", CHANNEL, MAILBOX, once=True),
    tag("webMaster", CHANNEL, MAILBOX, once=True),
    tag("pubDate", ANY, DATE, once=True),
    tag("lastBuildDate", CHANNEL, DATE, once=True),
    tag("category", ANY, TEXT, may("domain")),
    tag("generator", CHANNEL, TEXT, once=True),
    tag("docs", CHANNEL, TEXT, once=True),
    tag(
        "cloud", CHANNEL, None, may("domain"), may("port"), may("path"), may("registerProcedure"), may("protocol"),
        once=True,
    ),
    tag("ttl", CHANNEL, COUNT, once=True),
    tag("image", CHANNEL, None, once=True, needs=("url", "title", "link")),
    tag("url", PICTURE, ADDRESS, once=True),
    tag("width", PICTURE, WHOLE, once=True),
    tag("height", PICTURE, WHOLE, once=True),
    tag("rating", CHANNEL, TEXT, once=True),
    tag("textInput", CHANNEL, once=True),
    tag("name", ("textInput",), TEXT, once=True),
    tag("skipHours", CHANNEL, once=True),
    tag("hour", ("skipHours",), WHOLE),
    tag("skipDays", CHANNEL, once=True),
    tag("day", ("skipDays",), TEXT),
    tag("guid", ITEM, TEXT, may("isPermaLink", TRUTH), once=True, limit=None),
    tag("enclosure", ITEM, None, may("url", limit=None), may("length"), may("type", MEDIA_TYPE), once=True),
    tag("author", ITEM, MAILBOX, once=True),
    tag("comments", ITEM, ADDRESS, once=True),
    tag("source", ITEM, TEXT, may("url", ADDRESS), once=True),
)  # fmt: skip
