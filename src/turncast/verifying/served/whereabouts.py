"""Rules of whereabouts: where a feed says it is, and where it was found."""

from collections.abc import Iterator

from turncast.models.check import Notice, Rules
from turncast.models.document import Element
from turncast.models.finding import Level
from turncast.models.rule import Scope
from turncast.verifying.served.observations import Observations, shown

rule = Rules(Scope.SERVED)


def _elsewhere(met: Observations, address: str) -> bool:
    """Whether *address* is neither the one asked for nor the one that answered."""
    answer = met.feed.got
    here = {_plain(met.feed.pointer.address), _plain(answer.address if answer else "")}
    return bool(address) and _plain(address) not in here


def _plain(address: str) -> str:
    """Without what makes no difference: the case of scheme and host, a fragment."""
    scheme, _, rest = address.partition("#")[0].partition("://")
    host, slash, path = rest.partition("/")
    return f"{scheme.lower()}://{host.lower()}{slash or '/'}{path}"


def _notice(met: Observations, element: Element, found: str) -> Notice:
    place = met.feed.pointer
    message = f"expected {shown(place.address)}, found {shown(found)}"
    return Notice(message, place.path, element.name, "", element.line, element.column)


@rule("served-self-elsewhere", Level.WARNING, "PSP-1; Podcasting 2.0")
def self_link(met: Observations) -> Iterator[Notice]:
    """the feed names another address as its own than it was found at

    Write the address people subscribe to as atom:link rel="self"; a copy at a test address is no harm.
    """
    channel = met.document.channel if met.document else None
    for link in channel.all("atom:link") if channel else ():
        address = link.attributes.get("href", "").strip()
        if link.attributes.get("rel", "").strip().lower() == "self" and _elsewhere(met, address):
            yield _notice(met, link, address)


@rule("served-new-feed-url", Level.WARNING, "A Podcaster's Guide to RSS; AntennaPod")
def new_feed_url(met: Observations) -> Iterator[Notice]:
    """the feed says that it has moved: apps go to the new address

    Verify the feed there. Where it has not moved, take itunes:new-feed-url out.
    """
    channel = met.document.channel if met.document else None
    moved = channel.first("itunes:new-feed-url") if channel else None
    if moved and _elsewhere(met, moved.text.strip()):
        yield _notice(met, moved, moved.text.strip())
