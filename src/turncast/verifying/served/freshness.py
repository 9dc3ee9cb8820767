"""Rules of freshness: apps ask every few minutes, and hope to hear that nothing is new."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from turncast.fetching import Answer, Failure, http_date
from turncast.models.check import Notice, Rules
from turncast.models.finding import Level
from turncast.models.rule import Scope
from turncast.verifying.served.observations import Kind, Observations, Try, Visit, shown

rule = Rules(Scope.SERVED)

_SOURCE: Final = "RFC 9110; Spotify; AntennaPod"
LONGEST: Final = 300
"""Seconds that a feed may be kept: how long a new episode may have to wait."""
_AGE: Final = re.compile(r"\bmax-age\s*=\s*\"?(\d{1,15})")
_ASKED: Final = re.compile(r"\b(no-cache|no-store)\b")


def _stale(visit: Visit, attempt: Try, header: str) -> Iterator[Notice]:
    """Where what was asked for only if it changed comes all the same."""
    match visit.tries.get(attempt):
        case Failure(message=message):
            yield visit.notice(f"expected status 304 for {attempt.value}, found {message}")
        case Answer(status=status) if status != 304:
            said = visit.got.headers.get(header, "") if visit.got else ""
            yield visit.notice(f"expected status 304 for {attempt.value}: {shown(said)}, found {status}")
        case _:
            pass


@rule("served-feed-unversioned", Level.WARNING, _SOURCE)
def unversioned(met: Observations) -> Iterator[Notice]:
    """the feed has neither ETag nor Last-Modified: every app loads all of it, every time

    Answer with both; any object storage does.
    """
    for visit, answer in met.got(Kind.FEED):
        if not answer.headers.get("etag") and not answer.headers.get("last-modified"):
            yield visit.notice("expected an ETag and Last-Modified, found neither")


@rule("served-feed-etag", Level.WARNING, _SOURCE)
def etag(met: Observations) -> Iterator[Notice]:
    """the feed is sent again to who has it, although its ETag was named

    Answer If-None-Match with 304 where the ETag is the same; make the feed of the same bytes while nothing is new.
    """
    for visit, _ in met.got(Kind.FEED):
        yield from _stale(visit, Try.ETAG, "etag")


@rule("served-feed-date", Level.WARNING, _SOURCE)
def date(met: Observations) -> Iterator[Notice]:
    """the feed is sent again to who has it, although its date was named

    Answer If-Modified-Since with 304 where Last-Modified is the same.
    """
    for visit, _ in met.got(Kind.FEED):
        yield from _stale(visit, Try.DATE, "last-modified")


@rule("served-feed-date-odd", Level.WARNING, "RFC 9110")
def odd_date(met: Observations) -> Iterator[Notice]:
    """the date the server gives the feed is none, or has yet to come

    Answer with Last-Modified: Thu, 01 Jan 2026 08:00:00 GMT, and set the server's clock.
    """
    for visit, answer in met.got(Kind.FEED):
        said = answer.headers.get("last-modified")
        moment = http_date(said) if said else None
        if said and moment is None:
            yield visit.notice(f"expected an HTTP date as Last-Modified, found {shown(said)}")
        elif moment and moment > met.at + timedelta(days=1):
            yield visit.notice(f"expected Last-Modified to be past, found {shown(said or '')}")


@rule("served-feed-kept", Level.WARNING, "RFC 9111")
def kept(met: Observations) -> Iterator[Notice]:
    """the feed may be kept for longer than five minutes: new episodes come late

    Answer with Cache-Control: public, max-age=300.
    """
    for visit, answer in met.got(Kind.FEED):
        said = answer.headers.get("cache-control", "").lower()
        age = _AGE.search(said)
        if age and int(age[1]) > LONGEST and not _ASKED.search(said):
            yield visit.notice(f"expected max-age of at most {LONGEST} seconds, found {age[1]}")


@rule("served-feed-kept-unsaid", Level.ADVICE, "RFC 9111")
def unsaid(met: Observations) -> Iterator[Notice]:
    """the server does not say for how long the feed may be kept: everyone on the way guesses

    Answer with Cache-Control: public, max-age=300.
    """
    for visit, answer in met.got(Kind.FEED):
        said = answer.headers.get("cache-control", "").lower()
        if not _AGE.search(said) and not _ASKED.search(said) and not answer.headers.get("expires"):
            yield visit.notice(f"expected Cache-Control: max-age={LONGEST}, found {shown(said) or 'none'}")
