"""Rules of the feed as it is served: that it is one, that all of it comes, and as what."""

import re
from collections.abc import Iterator
from typing import Final

from turncast.fetching import Answer, Failure
from turncast.models.check import Notice, Rules
from turncast.models.finding import Level
from turncast.models.rule import Scope
from turncast.verifying.served.observations import Kind, Observations, Try, shown
from turncast.verifying.served.visiting import MOST

rule = Rules(Scope.SERVED)

_TYPES: Final = ("application/rss+xml", "application/xml", "text/xml")
_PAGE: Final = re.compile(rb"\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<(!doctype\s+html|html|head|body)\b", re.I | re.S)
_CHARSET: Final = re.compile(r";\s*charset\s*=\s*\"?([\w.:-]+)", re.IGNORECASE)
_SNIFFED: Final = 512
"""Bytes in which those who get plain XML look for RSS."""
_WORTH_IT: Final = 100_000
"""Bytes of a feed from which it should travel compressed."""


def is_page(answer: Answer) -> bool:
    """Whether it is HTML, whatever it is said to be."""
    return _PAGE.match(answer.body[:2000].removeprefix(b"\xef\xbb\xbf")) is not None


@rule("served-feed-page", Level.ERROR, "RSS 2.0; Apple Podcasts: Podcast RSS feed requirements")
def page(met: Observations) -> Iterator[Notice]:
    """a page stands where the feed should: to log in, or to say that it is gone

    Let everyone read the feed itself; where this is the show's page, look in it for the address of the feed.
    """
    for visit, answer in met.got(Kind.FEED):
        if is_page(answer):
            yield visit.notice("expected a feed, found a page in HTML")


@rule("served-feed-large", Level.ERROR, "Turncast")
def large(met: Observations) -> Iterator[Notice]:
    """the feed is larger than 50 MB, which no app reads

    Publish it in parts (RFC 5005), with the newest episodes in the first.
    """
    for visit, answer in met.got(Kind.FEED):
        if not answer.whole:
            yield visit.notice(f"expected at most {MOST[Kind.FEED] // 1_000_000} MB, found more")


@rule("served-feed-type", Level.WARNING, "W3C Feed Validation Service")
def other_type(met: Observations) -> Iterator[Notice]:
    """the feed is served as something else than a feed

    Serve it as application/rss+xml; charset=utf-8.
    """
    for visit, answer in met.got(Kind.FEED):
        if answer.media_type not in _TYPES and not is_page(answer):
            yield visit.notice(f"expected {_TYPES[0]}, found {shown(answer.media_type) or 'no type'}")


@rule("served-feed-unseen", Level.ADVICE, "W3C Feed Validation Service")
def unseen(met: Observations) -> Iterator[Notice]:
    """the feed is served as any XML, and does not show at its beginning that it is RSS

    Serve it as application/rss+xml; charset=utf-8.
    """
    for visit, answer in met.got(Kind.FEED):
        if answer.media_type in _TYPES[1:] and b"<rss" not in answer.body[:_SNIFFED] and not is_page(answer):
            yield visit.notice(f"expected {_TYPES[0]}, found {answer.media_type} and no <rss in the first bytes")


@rule("served-feed-charset", Level.WARNING, "RFC 7303; W3C Feed Validation Service")
def charset(met: Observations) -> Iterator[Notice]:
    """the server names another encoding than the feed: readers believe one or the other

    Serve it as application/rss+xml; charset=utf-8, and declare UTF-8 in it.
    """
    for visit, answer in met.got(Kind.FEED):
        said = _CHARSET.search(answer.headers.get("content-type", ""))
        declared = (met.document.encoding if met.document else None) or "utf-8"
        if said and met.document and _plain(said[1]) != _plain(declared):
            yield visit.notice(f"expected charset={declared} as the feed declares, found {shown(said[1])}")


def _plain(encoding: str) -> str:
    return encoding.lower().replace("-", "").replace("_", "")


@rule("served-feed-packed", Level.WARNING, "RFC 9110; Amazon S3")
def packed(met: Observations) -> Iterator[Notice]:
    """the feed is compressed also for those who cannot unpack it

    Store it as it is, and let the server or the content delivery network compress it for those who ask.
    """
    for visit, answer in met.got(Kind.FEED):
        said = answer.headers.get("content-encoding", "").strip().lower()
        if said not in ("", "identity"):
            yield visit.notice(f"expected no Content-Encoding where none is asked for, found {shown(said)}")


@rule("served-feed-unpacked", Level.ADVICE, "RFC 9110")
def unpacked(met: Observations) -> Iterator[Notice]:
    """a long feed is not compressed for those who ask: it takes ten times as long as it could

    Let the server or the content delivery network compress it.
    """
    for visit, answer in met.got(Kind.FEED):
        asked = visit.answer(Try.GZIP)
        if asked and asked.ok and len(answer.body) > _WORTH_IT and not asked.headers.get("content-encoding"):
            yield visit.notice(f"expected gzip for {len(answer.body) // 1000} kB, found none")


@rule("served-feed-gzip", Level.ERROR, "RFC 9110")
def gzip(met: Observations) -> Iterator[Notice]:
    """the feed fails for those who take it compressed, as almost every app does

    Compress it in earnest, or say no Content-Encoding: curl --compressed ADDRESS shows the fault.
    """
    for visit, _ in met.got(Kind.FEED):
        match visit.tries.get(Try.GZIP):
            case Failure(message=message):
                yield visit.notice(f"expected the feed for Accept-Encoding: gzip, found {message}")
            case Answer(ok=False, status=status):
                yield visit.notice(f"expected the feed for Accept-Encoding: gzip, found status {status}")
            case _:
                pass
