"""RSS 2.0's own elements that feedgen does not write as we need them.

Its dates go through ``locale.setlocale``, which changes the whole process, and its lastBuildDate is the clock's.
"""

from turncast.rss.tags import Tag, given, value
from turncast.rss.text import moment

TAGS = (
    Tag(
        "pubDate",
        channel=lambda edition: [value(moment(at)) for at in given(edition.updated)],
        item=lambda item: [value(moment(item.entry.episode.date))],
    ),
    Tag("lastBuildDate", channel=lambda edition: [value(moment(at)) for at in given(edition.updated)]),
)
