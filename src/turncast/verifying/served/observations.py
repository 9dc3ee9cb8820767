"""Observations: what a feed points at, and what each request for it came to."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import wraps
from typing import Final

from turncast.fetching import Answer, Failure, Outcome
from turncast.models.check import Notice
from turncast.models.document import Document

_SHOWN: Final = 200
"""Characters of what a stranger wrote that are shown."""


class Kind(StrEnum):
    """What an address leads to."""

    FEED = "feed"
    MEDIA = "recording"
    ARTWORK = "artwork"
    TRANSCRIPT = "transcript"
    CHAPTERS = "chapters"


class Try(StrEnum):
    """How an address is asked.

    GET: as whoever wants it does: a recording for its first two bytes, anything else for all of it. ETAG and DATE: what
    was got already, if it has changed since. GZIP: compressed, if the server likes.
    """

    GET = "GET"
    HEAD = "HEAD"
    OPTIONS = "OPTIONS"
    ETAG = "If-None-Match"
    DATE = "If-Modified-Since"
    GZIP = "Accept-Encoding: gzip"


@dataclass(frozen=True, slots=True)
class Pointer:
    """Where an address stands in a feed, and what the feed says of it.

    path: the address of the feed. element: that names it. line and column: of that. media_type, and length in bytes, as
    stated there; empty and None where they are not. duration: seconds, of the episode it belongs to. first: whether it
    is the first of its kind.
    """

    kind: Kind
    address: str
    path: str
    element: str = ""
    line: int | None = None
    column: int | None = None
    media_type: str = ""
    length: int | None = None
    duration: float | None = None
    first: bool = False


@dataclass(frozen=True, slots=True)
class Visit:
    """What came of asking for a pointer's address in each way that was tried."""

    pointer: Pointer
    tries: Mapping[Try, Outcome] = field(default_factory=dict)

    def answer(self, attempt: Try) -> Answer | None:
        """What was answered to *attempt*; None where it was not made, or failed."""
        outcome = self.tries.get(attempt)
        return outcome if isinstance(outcome, Answer) else None

    @property
    def failure(self) -> Failure | None:
        """Why it could not be got at all."""
        outcome = self.tries.get(Try.GET)
        return outcome if isinstance(outcome, Failure) else None

    @property
    def got(self) -> Answer | None:
        """What was got; None where there is no answer, or another one than was hoped for."""
        answer = self.answer(Try.GET)
        return answer if answer and answer.ok else None

    @property
    def size(self) -> int | None:
        """Bytes of all of it, as the server says on GET; None where it does not."""
        if self.got is None or "content-encoding" in self.got.headers:
            return None
        total = self.got.headers.get("content-range", "").rpartition("/")[2]
        if self.got.status == 206:
            return int(total) if total.isascii() and total.isdigit() and len(total) < 20 else None
        return self.got.length

    def notice(self, message: str, remedy: str = "") -> Notice:
        """That something is wrong with it; the address is said where it is not the feed's own."""
        place = self.pointer
        said = message if place.kind is Kind.FEED else f"{shown(place.address)}: {message}"
        return Notice(plain(said), place.path, place.element, remedy, place.line, place.column)


@dataclass(frozen=True, slots=True)
class Observations:
    """All that was met. at: when. feed: the feed itself; document: what it holds, None where that is no XML.

    visits: what it points at, in the order of the document.
    """

    at: datetime
    feed: Visit
    document: Document | None = None
    visits: tuple[Visit, ...] = ()

    def met(self, *kinds: Kind) -> Iterator[Visit]:
        """The visits to things of those *kinds*, or to all."""
        return (visit for visit in (self.feed, *self.visits) if not kinds or visit.pointer.kind in kinds)

    def got(self, *kinds: Kind) -> Iterator[tuple[Visit, Answer]]:
        """Those of them where it was got, with what was."""
        return ((visit, visit.got) for visit in self.met(*kinds) if visit.got)


Said = tuple[Visit, str]
"""What is wrong with what was visited."""


def once(say: Callable[[Observations], Iterator[Said]]) -> Callable[[Observations], Iterator[Notice]]:
    """Of what is the same with many things of a kind, as a server's habits are, only the first, and how many more."""

    @wraps(say)
    def notice(met: Observations) -> Iterator[Notice]:
        alike: dict[tuple[Kind, str], list[Visit]] = {}
        for visit, said in say(met):
            alike.setdefault((visit.pointer.kind, said), []).append(visit)
        for (_, said), visits in alike.items():
            more = f" (and {len(visits) - 1} more)" if len(visits) > 1 else ""
            yield visits[0].notice(f"{said}{more}")

    return notice


def shown(text: str) -> str:
    """*text*, which anybody may have written, so that it can be shown: short, and without control characters."""
    return plain(text) if len(text) <= _SHOWN else f"{plain(text[:_SHOWN])}…"


def plain(text: str) -> str:
    """*text* without control characters."""
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text)
