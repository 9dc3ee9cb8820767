"""A sound feed, of which nothing is to be said, and changes of it."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final

Change = Callable[[str], str | bytes]

AT: Final = datetime(2020, 7, 1, tzinfo=UTC)
"""The moment feeds are judged at here."""

SOUND: Final = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
  xmlns:podcast="https://podcastindex.org/namespace/1.0" xmlns:atom="http://www.w3.org/2005/Atom"
  xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:psc="http://podlove.org/simple-chapters"
  xmlns:media="http://search.yahoo.com/mrss/" xmlns:spotify="http://www.spotify.com/ns/rss">
  <channel>
    <title>Talks of teachers</title>
    <link>https://podcast.example/talks/</link>
    <description>What teachers say of their schools.</description>
    <atom:link rel="self" type="application/rss+xml" href="https://podcast.example/talks/feed.xml"/>
    <language>en-us</language>
    <copyright>Teachers 2020</copyright>
    <lastBuildDate>Fri, 26 Jun 2020 12:00:00 +0000</lastBuildDate>
    <image>
      <url>https://podcast.example/cover.jpg</url>
      <title>Talks of teachers</title>
      <link>https://podcast.example/talks/</link>
    </image>
    <itunes:author>Teachers</itunes:author>
    <itunes:owner>
      <itunes:name>Teachers</itunes:name>
      <itunes:email>talks@podcast.example</itunes:email>
    </itunes:owner>
    <itunes:image href="https://podcast.example/cover.jpg"/>
    <itunes:category text="Education"><itunes:category text="Courses"/></itunes:category>
    <itunes:explicit>false</itunes:explicit>
    <itunes:type>episodic</itunes:type>
    <podcast:guid>917393e3-1b1e-5cef-ace4-edaa54e1f810</podcast:guid>
    <podcast:locked owner="talks@podcast.example">yes</podcast:locked>
    <podcast:medium>podcast</podcast:medium>
    <podcast:person role="host">Ada</podcast:person>
    <item>
      <title>What schools are for</title>
      <link>https://podcast.example/talks/second.html</link>
      <description>&lt;p&gt;A talk with &lt;a href="https://ada.example/"&gt;Ada&lt;/a&gt;.&lt;/p&gt;</description>
      <content:encoded><![CDATA[<p>A long talk.</p>]]></content:encoded>
      <guid isPermaLink="false">0c9d2a57-9d8c-4d20-9a6f-24f1a6f0a1de</guid>
      <enclosure url="https://podcast.example/second.mp3" length="9876543" type="audio/mpeg"/>
      <pubDate>Fri, 26 Jun 2020 12:00:00 +0000</pubDate>
      <itunes:duration>1800</itunes:duration>
      <itunes:episode>2</itunes:episode>
      <podcast:episode>2</podcast:episode>
    </item>
    <item>
      <title>Where it began</title>
      <link>https://podcast.example/talks/first.html</link>
      <description>The first talk.</description>
      <guid isPermaLink="false">5b1b6c7e-2f6e-4b3c-8f0a-1c2d3e4f5a6b</guid>
      <enclosure url="https://podcast.example/first.m4a" length="8765432" type="audio/x-m4a"/>
      <pubDate>Fri, 19 Jun 2020 12:00:00 +0000</pubDate>
      <itunes:duration>30:00</itunes:duration>
      <itunes:episode>1</itunes:episode>
    </item>
  </channel>
</rss>
"""

SECOND_GUID: Final = "0c9d2a57-9d8c-4d20-9a6f-24f1a6f0a1de"
FIRST_GUID: Final = "5b1b6c7e-2f6e-4b3c-8f0a-1c2d3e4f5a6b"


def sound(feed: str) -> str:
    """The feed as it is."""
    return feed


def swap(*pairs: str) -> Change:
    """The feed with one piece instead of another, pair by pair; each piece must be there."""

    def change(feed: str) -> str:
        for old, new in zip(pairs[::2], pairs[1::2], strict=True):
            assert old in feed, old
            feed = feed.replace(old, new, 1)
        return feed

    return change


def without(*lines: str) -> Change:
    """The feed without the first line that has each of these pieces in it."""

    def change(feed: str) -> str:
        kept = feed.splitlines(keepends=True)
        for piece in lines:
            kept.remove(next(line for line in kept if piece in line))
        return "".join(kept)

    return change


def channel(*xml: str) -> Change:
    """The feed with this in its channel, before the items."""
    return swap("    <item>\n", "".join(xml) + "    <item>\n")


def item(*xml: str) -> Change:
    """The feed with this at the end of its newest item."""
    return swap("    </item>\n", "".join(xml) + "    </item>\n")


def live(attributes: str = "", *xml: str) -> Change:
    """The feed with a sound live item that has this beside."""
    said = 'status="pending" start="2020-07-02T12:00:00Z" end="2020-07-02T13:00:00Z"'
    stands = (
        f"<podcast:liveItem {attributes or said}>",
        "<title>Tonight</title><guid isPermaLink='false'>f1a6f0a1-9d8c-4d20-9a6f-24f1a6f0a1de</guid>",
        '<enclosure url="https://podcast.example/live.mp3" length="0" type="audio/mpeg"/>',
        '<podcast:contentLink href="https://podcast.example/live">Watch</podcast:contentLink>',
        *xml,
        "</podcast:liveItem>",
    )
    return channel(*stands)


def both(*changes: Change) -> Change:
    """One change after the other."""

    def change(feed: str) -> str:
        for one in changes:
            changed = one(feed)
            assert isinstance(changed, str)
            feed = changed
        return feed

    return change


def instead(content: str | bytes) -> Change:
    """Something else than the feed."""
    return lambda _: content


def encoded(encoding: str, declared: str = "") -> Change:
    """The feed in another encoding."""
    return lambda feed: feed.replace("UTF-8", declared or encoding, 1).encode(encoding)


def document(change: Change) -> bytes:
    """The bytes of the feed so changed."""
    made = change(SOUND)
    return made if isinstance(made, bytes) else made.encode()
