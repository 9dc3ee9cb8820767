"""The door to comrak and nh3: show notes, from Markdown to what pages, feeds and plain text take.

In: Markdown of anyone's making, and a function that knows where links lead. Out: sanitised HTML or plain text,
the same every time. May not know episodes, shows or where anything is published.
"""

from turncast.notes.feed import to_feed_html, to_text
from turncast.notes.page import Link, to_html

__all__ = ["Link", "to_feed_html", "to_html", "to_text"]
