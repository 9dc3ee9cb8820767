"""Rules of redirects: each is a journey more, and a server more that can fail."""

from collections.abc import Iterator
from typing import Final

from turncast.fetching import Trouble
from turncast.models.check import Notice, Rules
from turncast.models.finding import Level
from turncast.models.rule import Scope
from turncast.verifying.served.observations import Kind, Observations, Said, once, shown
from turncast.verifying.served.reaching import troubled

rule = Rules(Scope.SERVED)

MANY: Final = 5
"""Hops: as many as those who measure downloads usually make; some apps follow no more."""


@rule("served-redirects-endless", Level.ERROR, "RFC 9110")
def endless(met: Observations) -> Iterator[Notice]:
    """redirects do not end, or lead nowhere

    Name the address where it is, and see that nothing redirects in a circle: curl -IL ADDRESS.
    """
    yield from troubled(met, Trouble.REDIRECTS)


@rule("served-redirects-many", Level.WARNING, "usual limits of HTTP clients")
@once
def many(met: Observations) -> Iterator[Said]:
    """there are more than five redirects before something is there

    Name an address nearer to the end: curl -IL ADDRESS shows all of them.
    """
    for visit, answer in met.got():
        if len(answer.hops) > MANY:
            yield visit, f"expected at most {MANY} redirects, found {len(answer.hops)}"


@rule("served-redirect-downgrade", Level.WARNING, "podcast namespace 1.0; Apple App Transport Security")
def downgrade(met: Observations) -> Iterator[Notice]:
    """a redirect leads from https to plain http, where apps and browsers stop

    Redirect to https.
    """
    for visit, answer in met.got():
        for hop in answer.hops:
            if hop.downgrade:
                yield visit.notice(f"expected a redirect to https, found {hop.status} to {shown(hop.to)}")


@rule("served-feed-moved", Level.WARNING, "AntennaPod; RFC 9110")
def moved(met: Observations) -> Iterator[Notice]:
    """the feed has moved for good: apps remember the new address

    Give the new address to people and directories; keep the redirect for months, and name the new one in
    itunes:new-feed-url.
    """
    for visit, answer in met.got(Kind.FEED):
        if answer.hops and all(hop.permanent for hop in answer.hops):
            yield visit.notice(f"expected the feed, found {answer.hops[0].status} to {shown(answer.address)}")


@rule("served-feed-detour", Level.ADVICE, "RFC 9110")
def detour(met: Observations) -> Iterator[Notice]:
    """the feed is redirected to, for the time being: each app asks twice, each time

    Serve it at the address people have, or redirect with 301 if it has moved for good.
    """
    for visit, answer in met.got(Kind.FEED):
        hop = next((hop for hop in answer.hops if not hop.permanent), None)
        if hop:
            yield visit.notice(f"expected the feed, found {hop.status} to {shown(hop.to)}")
