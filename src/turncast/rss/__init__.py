"""The door to feedgen and lxml: feeds.

In: an edition, and what gives an entry's notes as HTML with absolute links. Out: the bytes of its RSS document and
of its entries' chapters documents, the same every time; and of any feed's bytes what apps remember of it. XML names
live here and nowhere else. May not know files, targets or what is live.
"""

from turncast.rss.chapters import chapters_document
from turncast.rss.document import render
from turncast.rss.memory import feed_of, next_part, read_feed
from turncast.rss.reading import read_document
from turncast.rss.text import clean

__all__ = ["chapters_document", "clean", "feed_of", "next_part", "read_document", "read_feed", "render"]
