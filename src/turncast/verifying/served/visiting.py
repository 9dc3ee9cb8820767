"""Visiting: a feed first, then all it points at, several at once, each asked in every way an app may ask.

Nothing is judged here. Progress is told from one thread, in the order in which things end.
"""

import queue
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from turncast import rss
from turncast.errors import Unreadable
from turncast.fetching import Ask, Fetcher
from turncast.models.document import Document
from turncast.verifying.served.observations import Kind, Observations, Pointer, Try, Visit
from turncast.verifying.served.pointers import pointers

ORIGIN: Final = "https://player.example"
"""Whose page an app in a browser would be: what a server says about sharing, it says only to those who ask from one."""
PREFLIGHT: Final = {"Access-Control-Request-Method": "GET"}
FIRST_BYTES: Final = 512
"""Of a recording: two are asked for; of a server that sends more, enough to see that it is a page."""
MOST: Final = {
    Kind.FEED: 50_000_000,
    Kind.MEDIA: FIRST_BYTES,
    Kind.ARTWORK: 20_000_000,
    Kind.TRANSCRIPT: 16_000_000,
    Kind.CHAPTERS: 5_000_000,
}
"""Bytes of each that are read."""


@dataclass(frozen=True, slots=True)
class Progress:
    """One more address has been visited: how many of how many, and which; the feed itself is not counted."""

    done: int
    total: int
    address: str


OnProgress = Callable[[Progress], None]


def observe(
    address: str, *, at: datetime, fetcher: Fetcher, episodes: int | None, on_progress: OnProgress
) -> Observations:
    """What is met at *address*, and at what its newest *episodes* point at (None: all).

    An interrupt, and anything else that is raised meanwhile, stops the fetcher.
    """
    feed = _visit(fetcher, Pointer(Kind.FEED, address, address, first=True))
    document = _document(feed)
    places = pointers(document, address, episodes) if document else ()
    visits: dict[Pointer, Visit] = {}
    try:
        for visit in _together(lambda place: _visit(fetcher, place), places, fetcher.limits.at_once):
            visits[visit.pointer] = visit
            on_progress(Progress(len(visits), len(places), visit.pointer.address))
    except BaseException:
        fetcher.stop()
        raise
    return Observations(at, feed, document, tuple(visits[place] for place in places))


def _document(feed: Visit) -> Document | None:
    if feed.got is None or not feed.got.whole:
        return None
    try:
        return rss.read_document(feed.got.body, feed.pointer.address)
    except Unreadable:  # the rules of documents say why
        return None


def _together(work: Callable[[Pointer], Visit], places: Sequence[Pointer], workers: int) -> Iterator[Visit]:
    """*work* done at all *places*, so many at once. The threads do not outlive an interrupt."""
    todo, done = queue.SimpleQueue[Pointer](), queue.SimpleQueue[Visit | BaseException]()
    for place in places:
        todo.put(place)

    def run() -> None:
        try:
            while True:
                done.put(work(todo.get_nowait()))
        except queue.Empty:
            pass
        except BaseException as error:
            done.put(error)

    for _ in range(min(workers, len(places))):
        threading.Thread(target=run, daemon=True, name="visiting").start()
    for _ in places:
        came = done.get()
        if isinstance(came, BaseException):
            raise came
        yield came


def _visit(fetcher: Fetcher, pointer: Pointer) -> Visit:
    """Ask for the address of *pointer*; where it cannot be got, nothing more is asked than what tells why."""
    span = {"Range": "bytes=0-1"} if pointer.kind is Kind.MEDIA else {}
    got = fetcher.fetch(_ask(pointer, span))
    visit = Visit(pointer, {Try.GET: got})
    if visit.got is None:
        return visit
    more = {attempt: fetcher.fetch(ask) for attempt, ask in _further(visit)}
    return replace(visit, tries={Try.GET: got, **more})


def _further(visit: Visit) -> Iterator[tuple[Try, Ask]]:
    """What is asked once something was got."""
    pointer = visit.pointer
    yield Try.HEAD, replace(_ask(pointer, {}), method="HEAD")
    if pointer.first:
        yield Try.OPTIONS, replace(_ask(pointer, PREFLIGHT), method="OPTIONS")
    if pointer.kind is Kind.FEED and visit.got:
        etag, date = (visit.got.headers.get(name) for name in ("etag", "last-modified"))
        if etag:
            yield Try.ETAG, _ask(pointer, {"If-None-Match": etag})
        if date:
            yield Try.DATE, _ask(pointer, {"If-Modified-Since": date})
        yield Try.GZIP, _ask(pointer, {"Accept-Encoding": "gzip"})


def _ask(pointer: Pointer, headers: dict[str, str]) -> Ask:
    return Ask(pointer.address, headers={"Origin": ORIGIN, **headers}, most=MOST[pointer.kind])
