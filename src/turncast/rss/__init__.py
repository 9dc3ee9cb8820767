"""The door to feedgen and lxml: feeds.

In: an edition, and what gives an entry's notes as HTML with absolute links. Out: the bytes of its RSS document, of its
entries' chapters documents, and of other lists for programs (JSON Feed, OPML, sitemaps), the same every time; and of
any feed's bytes what apps remember of it. XML names live here and nowhere else. May not know files, targets or what is
live.
"""

from turncast.rss.chapters import chapters_document
from turncast.rss.document import render
from turncast.rss.json_feed import json_feed
from turncast.rss.memory import feed_of, next_part, read_feed
from turncast.rss.outlines import outline
from turncast.rss.reading import read_document
from turncast.rss.sitemaps import MOST as PAGES_IN_SITEMAP
from turncast.rss.sitemaps import sitemap, sitemap_index
from turncast.rss.text import clean

__all__ = [
    "PAGES_IN_SITEMAP",
    "chapters_document",
    "clean",
    "feed_of",
    "json_feed",
    "next_part",
    "outline",
    "read_document",
    "read_feed",
    "render",
    "sitemap",
    "sitemap_index",
]
