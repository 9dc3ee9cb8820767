"""A small feed on a host that does everything as it should, for tests to spoil one thing of."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any, Final

from tests.support.feedhost import Host, Kept, certified, hosting, trusting
from tests.support.recordings import frame, picture

from turncast.fetching import Fetcher, Limits
from turncast.models.finding import Finding
from turncast.verifying.served import Verdict, verify_address

AT: Final = datetime(2026, 1, 2, 12, tzinfo=UTC)
MP3: Final = frame() * 100
VTT: Final = b"WEBVTT\n\n00:00.000 --> 00:01.000\n<v Jo>Welcome.\n"
SRT: Final = b"1\n00:00:00,000 --> 00:00:01,000\nJo: Welcome.\n"
CHAPTERS: Final[Mapping[str, Any]] = {
    "version": "1.2.0",
    "chapters": [{"startTime": 0, "title": "Welcome"}, {"startTime": 1.5, "title": "Goodbye", "toc": True}],
}


@dataclass
class Live:
    """The feed, its host, and what may be changed of the feed's text before it is served."""

    host: Host

    @property
    def address(self) -> str:
        """Where the feed is."""
        return f"{self.host.address}/feed.xml"

    def write(self, old: str = "", new: str = "", *, media_type: str = "application/rss+xml; charset=utf-8") -> None:
        """Serve the feed with *old*, which must be in it, replaced by *new*."""
        text = feed(self.host.address)
        assert old in text, old
        self.host.routes["/feed.xml"] = Kept(text.replace(old, new).encode(), media_type, "public, max-age=300")

    def chapters(self, **words: Any) -> None:
        """Serve the chapters with other words."""
        self.serve("/a.json", json.dumps({**CHAPTERS, **words}).encode(), "application/json+chapters")

    def serve(self, path: str, body: bytes, media_type: str) -> None:
        """Serve *body*, as well as ever."""
        self.host.routes[path] = Kept(body, media_type)

    def verdict(self, **terms: Any) -> Verdict:
        """What is said of it."""
        with fetcher() as fetching:
            return verify_address(self.address, at=AT, fetcher=fetching, **terms)

    def served(self, **terms: Any) -> list[Finding]:
        """What the rules of what is served say of it."""
        return [finding for finding in self.verdict(**terms).findings if finding.code.startswith("served-")]


def fetcher(**terms: Any) -> Fetcher:
    """A fetcher that may reach this machine, trusts the tests' authority, and does not wait between tries."""
    given: dict[str, Any] = {
        "private": True,
        "trust": trusting(),
        "pause": lambda _: None,
        "limits": Limits(read=30),
    } | terms
    return Fetcher("Turncast/test", **given)


@contextmanager
def live(*, tls: bool = True) -> Iterator[Live]:
    """A feed of two episodes, with recordings, artwork, transcripts and chapters, none of which has a fault."""
    with hosting(certified() if tls else None) as host:
        made = Live(host)
        made.write()
        for path in ("/a.mp3", "/b.mp3"):
            made.serve(path, MP3, "audio/mpeg")
        made.serve("/low.m4a", MP3[:4000], "audio/mp4")
        made.serve("/cover.jpg", _cover(), "image/jpeg")
        made.serve("/a.vtt", VTT, "text/vtt; charset=utf-8")
        made.serve("/a.srt", SRT, "application/x-subrip")
        made.chapters()
        yield made


@cache
def _cover() -> bytes:
    return picture()


def feed(host: str) -> str:
    """The text of the feed at *host*."""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
 xmlns:podcast="https://podcastindex.org/namespace/1.0" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
<title>Talks</title><link>{host}/</link><description>People talk.</description><language>en</language>
<atom:link rel="self" href="{host}/feed.xml" type="application/rss+xml"/>
<itunes:image href="{host}/cover.jpg"/>
<item>
<title>Second</title><guid isPermaLink="false">b</guid><pubDate>Thu, 01 Jan 2026 08:00:00 GMT</pubDate>
<enclosure url="{host}/b.mp3" length="{len(MP3)}" type="audio/mpeg"/>
<podcast:alternateEnclosure type="audio/mp4" length="4000"><podcast:source uri="{host}/low.m4a"/>
<podcast:source uri="ipfs://somewhere"/></podcast:alternateEnclosure>
<itunes:image href="{host}/cover.jpg"/><itunes:duration>2</itunes:duration>
<podcast:transcript url="{host}/a.vtt" type="text/vtt"/>
<podcast:chapters url="{host}/a.json" type="application/json+chapters"/>
</item>
<item>
<title>First</title><guid isPermaLink="false">a</guid><pubDate>Thu, 25 Dec 2025 08:00:00 GMT</pubDate>
<enclosure url="{host}/a.mp3" length="{len(MP3)}" type="audio/mpeg"/><itunes:duration>0:02</itunes:duration>
<podcast:transcript url="{host}/a.srt" type="application/x-subrip"/>
</item>
</channel>
</rss>
"""
