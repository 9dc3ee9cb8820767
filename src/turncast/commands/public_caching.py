"""What is tried of caches and compression at a public address: how long, whether anew, and packed for whom."""

import re
from typing import Final

from turncast.commands.public_address import PublicAddress
from turncast.fetching import Answer
from turncast.models.finding import Level
from turncast.targets.examining import Amiss, trial

_LONG: Final = 24 * 60 * 60
_SHORT: Final = 60 * 60
"""Seconds: at least so long for a recording, at most so long for a feed."""


@trial(
    "public-cache",
    Level.WARNING,
    tries="see how long caches may keep what they get",
    means="new episodes arrive late, or recordings are loaded again and again",
    remedy="let the CDN or web server go by the store's own headers: minutes for feeds, long for media/",
)
def _cache(address: PublicAddress) -> str:
    recording, feed = (_seconds(address.asked(address.sample(media))) for media in ("audio/", "application/"))
    if recording is None and feed is None and not address.headers:
        return "nothing is said: caches guess"
    if recording is None or recording < _LONG:
        raise Amiss(f"{_said(recording)} for the recording, expected a day at least")
    if feed is None or feed > _SHORT:
        raise Amiss(f"{_said(feed)} for the feed, expected an hour at most")
    return f"{recording} seconds for the recording, {feed} for the feed"


def _seconds(answer: Answer) -> int | None:
    """How long caches may keep it; None where nothing is said."""
    said = answer.headers.get("cache-control", "").lower()
    if "no-store" in said or "no-cache" in said:
        return 0
    found = re.search(r"max-age\s*=\s*\"?(\d{1,12})", said)
    return int(found[1]) if found else None


def _said(seconds: int | None) -> str:
    return "nothing" if seconds is None else f"{seconds} seconds"


@trial(
    "public-validators",
    Level.WARNING,
    tries="ask for the feed again, as an app that has it",
    means="every app loads the whole feed every time, which costs traffic",
    remedy="ask whoever runs that address to send ETag or Last-Modified, and to answer If-None-Match with 304",
)
def _validators(address: PublicAddress) -> str:
    sample = address.sample("application/")
    etag = address.asked(sample).headers.get("etag", "")
    since = address.asked(sample).headers.get("last-modified", "")
    if not (etag or since):
        raise Amiss("neither ETag nor Last-Modified")
    answer = address.asked(sample, If_None_Match=etag) if etag else address.asked(sample, If_Modified_Since=since)
    if answer.status != 304:
        raise Amiss(f"status {answer.status}, expected 304")
    return "304, nothing is sent again"


@trial(
    "public-compression",
    Level.WARNING,
    tries="see that only what may be compressed is, and only for those who ask",
    means="some apps cannot read it, and lengths in the feed are not those of what comes",
    remedy="let the web server or CDN compress text for those who ask, and never audio or video",
)
def _compression(address: PublicAddress) -> str:
    feed, recording = address.sample("application/"), address.sample("audio/")
    if encoded := _encoding(address.asked(feed)) or _encoding(address.asked(recording)):
        raise Amiss(f"{encoded}, though nobody asked for it")
    if encoded := _encoding(address.asked(recording, Accept_Encoding="gzip")):
        raise Amiss(f"a recording in {encoded}")
    answer = address.asked(feed, Accept_Encoding="gzip")
    if answer.body != feed.content:
        raise Amiss("a feed that is another one once it is unpacked")
    return "the feed only, where gzip is asked for" if _encoding(answer) else "nothing is compressed"


def _encoding(answer: Answer) -> str:
    found = answer.headers.get("content-encoding", "").strip().lower()
    return "" if found == "identity" else found


CACHING: Final = (_cache, _validators, _compression)
