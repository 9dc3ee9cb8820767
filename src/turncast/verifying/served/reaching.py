"""Rules of reaching: what is named must be there, for everyone."""

from collections import defaultdict
from collections.abc import Iterator

from turncast.fetching import Trouble
from turncast.models.check import Notice, Rules
from turncast.models.finding import Level
from turncast.models.project import host_of
from turncast.models.rule import Scope
from turncast.verifying.served.observations import Observations, Try, Visit

rule = Rules(Scope.SERVED)

_APPLE = "RFC 9110; Apple Podcasts: Podcast RSS feed requirements"


def troubled(met: Observations, *troubles: Trouble) -> Iterator[Notice]:
    """Where nothing could be got because of one of those *troubles*; of what fails alike on a host, the first."""
    alike: dict[tuple[str, str], list[Visit]] = defaultdict(list)
    for visit in met.met():
        if visit.failure and visit.failure.trouble in troubles:
            hops = visit.failure.hops
            after = f" (after {len(hops)} redirect{'s' if len(hops) > 1 else ''})" if hops else ""
            alike[host_of(visit.pointer.address), f"{visit.failure.message}{after}"].append(visit)
    for (_, said), visits in alike.items():
        more = f" (and {len(visits) - 1} more)" if visits[1:] else ""
        yield visits[0].notice(f"expected an answer, found {said}{more}")


def _answered(met: Observations, *statuses: int) -> Iterator[Notice]:
    for visit in met.met():
        answer = visit.answer(Try.GET)
        if answer and answer.status in statuses:
            yield visit.notice(f"expected status 200, found {answer.status}")


@rule("served-address", Level.ERROR, "RSS 2.0; RFC 3986")
def no_address(met: Observations) -> Iterator[Notice]:
    """an address is not one of the web that anyone can fetch

    Write the whole address, beginning with https://, without a name or password in it.
    """
    yield from troubled(met, Trouble.ADDRESS)


@rule("served-private", Level.ERROR, _APPLE)
def private(met: Observations) -> Iterator[Notice]:
    """an address leads into a private network, where no listener comes

    Publish it where everyone can reach it; to verify a feed on your own machine or network, use --private.
    """
    yield from troubled(met, Trouble.PRIVATE)


@rule("served-host-unknown", Level.ERROR, _APPLE)
def unknown(met: Observations) -> Iterator[Notice]:
    """a host has no address in the domain name system

    See whether its name is spelled right and its domain still paid for: nslookup HOST.
    """
    yield from troubled(met, Trouble.NAME)


@rule("served-refused", Level.ERROR, _APPLE)
def refused(met: Observations) -> Iterator[Notice]:
    """a host does not take connections

    See whether the server runs and its firewall lets strangers in: curl -I ADDRESS.
    """
    yield from troubled(met, Trouble.REFUSED)


@rule("served-slow", Level.ERROR, _APPLE)
def slow(met: Observations) -> Iterator[Notice]:
    """a server takes longer than apps and directories wait

    Serve it from object storage or a content delivery network.
    """
    yield from troubled(met, Trouble.SLOW)


@rule("served-broken", Level.ERROR, "RFC 9110; RFC 9112")
def broken(met: Observations) -> Iterator[Notice]:
    """a connection is lost, or what is answered is not HTTP

    Look at it with curl -v ADDRESS: a Content-Length that is not the length is the usual reason.
    """
    yield from troubled(met, Trouble.BROKEN)


@rule("served-missing", Level.ERROR, _APPLE)
def missing(met: Observations) -> Iterator[Notice]:
    """what is named is not there (404 or 410)

    Upload it under that address, or name the address where it is.
    """
    yield from _answered(met, 404, 410)


@rule("served-denied", Level.ERROR, _APPLE)
def denied(met: Observations) -> Iterator[Notice]:
    """what is named is not public (401, 403, 407 or 451)

    Let everyone read it, from anywhere and with any User-Agent. Object storage also answers 403 for what is not there.
    """
    yield from _answered(met, 401, 403, 407, 451)


@rule("served-fault", Level.ERROR, _APPLE)
def fault(met: Observations) -> Iterator[Notice]:
    """a server fails (5xx)

    Look into its log, or ask whoever runs it.
    """
    yield from _answered(met, *range(500, 600))


@rule("served-status", Level.ERROR, _APPLE)
def status(met: Observations) -> Iterator[Notice]:
    """a server answers something else than what was asked for

    Answer GET with 200, or 206 for a part.
    """
    known = {200, 206, 401, 403, 404, 407, 410, 451, *range(500, 600)}
    for visit in met.met():
        answer = visit.answer(Try.GET)
        if answer and answer.status not in known:
            yield visit.notice(f"expected status 200, found {answer.status}")
