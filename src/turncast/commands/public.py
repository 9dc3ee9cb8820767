"""What anybody gets at the public address of a target: the samples that stand there, asked for as apps do."""

from collections.abc import Iterator
from typing import Final

from turncast.commands.public_address import PublicAddress
from turncast.commands.public_caching import CACHING
from turncast.fetching import Answer, Failure, Trouble
from turncast.models.finding import Level
from turncast.targets.examining import Amiss, Result, Sample, Step, Untold, trial

_FEEDS: Final = ("application/rss+xml", "application/xml", "text/xml")
_ORIGIN: Final = "https://player.example.org"
_OPEN: Final = "let everybody read the bucket, as the lines below do, and see that site.url is its address"
_HOST: Final = "ask whoever runs that address; for a bucket, a CDN before it can do it"


def look(address: PublicAddress) -> Iterator[Result]:
    """What is tried at *address*, each with what came of it."""
    return (step.result(address) for step in TRIALS)


@trial(
    "public-reading",
    Level.ERROR,
    tries="fetch both at the public address, as anybody",
    means="listeners get nothing at all",
    remedy=_OPEN,
)
def _reading(address: PublicAddress) -> str:
    for sample in (address.sample("audio/"), address.sample("application/")):
        found = _amiss(address.plain(sample.key), sample)
        if found and not address.headers:
            raise Untold(f"{found}: what is in the directory is not served there, or not yet")
        if found:
            raise Amiss(found)
    hops = len(address.asked(address.sample("application/")).hops)
    after = f", after {hops} redirect{'s' * (hops > 1)}" if hops else ""
    return f"the bytes that were stored{after}"


def _amiss(outcome: Answer | Failure, sample: Sample) -> str:
    """What is wrong with *outcome*; empty where nothing is."""
    if isinstance(outcome, Failure):
        if outcome.trouble is Trouble.PRIVATE:
            raise Untold(f"{outcome.message}; with --private it is asked all the same")
        return outcome.message
    if outcome.status != 200:
        return f"status {outcome.status}"
    return "" if outcome.body == sample.content else "other bytes than were stored"


@trial(
    "public-https",
    Level.WARNING,
    tries="see that it is https all the way",
    means="Apple and Spotify want https; browsers block players and pictures that are not",
    remedy="serve it by https, and write https:// in site.url",
)
def _https(address: PublicAddress) -> str:
    answer = address.asked(address.sample("application/"))
    if not all(one.lower().startswith("https:") for one in (*(hop.sender for hop in answer.hops), answer.address)):
        raise Amiss("http")
    return "https"


@trial(
    "public-type",
    Level.ERROR,
    tries="see of which type the recording is there",
    means="players refuse it",
    remedy="let the web server or CDN send audio/mpeg for .mp3",
)
def _type(address: PublicAddress) -> str:
    sample = address.sample("audio/")
    found = address.asked(sample).media_type
    if found != sample.media_type:
        raise Amiss(f"{found or 'none'}, expected {sample.media_type}")
    return found


@trial(
    "public-feed-type",
    Level.WARNING,
    tries="see of which type the feed is there",
    means="some apps and directories do not take it for a feed",
    remedy="let the web server or CDN send application/rss+xml for feed.xml",
)
def _feed_type(address: PublicAddress) -> str:
    found = address.asked(address.sample("application/")).media_type
    if found not in _FEEDS:
        raise Amiss(f"{found or 'none'}, expected {_FEEDS[0]}")
    return found


@trial(
    "public-length",
    Level.WARNING,
    tries="see that lengths are told",
    means="apps show no size and no progress, and cannot go on with a download",
    remedy=_HOST,
)
def _length(address: PublicAddress) -> str:
    sample = address.sample("audio/")
    found = address.asked(sample).length
    if found != len(sample.content):
        raise Amiss(f"{'none' if found is None else found}, expected {len(sample.content)}")
    return "the recording's"


@trial(
    "public-head",
    Level.ERROR,
    tries="ask for the head of the recording alone",
    means="Apple refuses the show",
    remedy=_HOST,
)
def _head(address: PublicAddress) -> str:
    sample = address.sample("audio/")
    answer, whole = address.asked(sample, "HEAD"), address.asked(sample)
    if answer.status != 200:
        raise Amiss(f"status {answer.status}")
    if (answer.media_type, answer.length) != (whole.media_type, whole.length):
        raise Amiss("another type or length than with all of it")
    return "200, type and length as with all of it"


@trial(
    "public-range",
    Level.ERROR,
    tries="ask for a part of the recording",
    means="players cannot seek, and Apple refuses the show",
    remedy=_HOST,
)
def _range(address: PublicAddress) -> str:
    sample = address.sample("audio/")
    answer = address.asked(sample, Range="bytes=1000-1999")
    if answer.status != 206:
        raise Amiss(f"status {answer.status}, expected 206")
    said = answer.headers.get("content-range", "none").replace(" ", "")
    if answer.body != sample.content[1000:2000] or said != f"bytes1000-1999/{len(sample.content)}":
        raise Amiss("other bytes, or another Content-Range, than were asked for")
    return "206, just that part"


@trial(
    "public-cors",
    Level.WARNING,
    tries="ask as a player in a page of another site",
    means="players in web pages show no transcript and no chapters",
    remedy="give the bucket the CORS document below, or let the web server or CDN send the header",
)
def _cors(address: PublicAddress) -> str:
    found = address.asked(address.sample("application/"), Origin=_ORIGIN).headers.get("access-control-allow-origin", "")
    if found not in ("*", _ORIGIN):
        raise Amiss(f"Access-Control-Allow-Origin: {found}" if found else "no Access-Control-Allow-Origin")
    return "any site may"


@trial(
    "public-absent",
    Level.WARNING,
    tries="ask for what is not there",
    means="apps and directories take a page that says so for a recording or a feed",
    remedy="let the web server or CDN answer 404 where nothing is",
)
def _absent(address: PublicAddress) -> str:
    sample = address.sample("audio/")
    address.asked(sample)
    outcome = address.plain(sample.key.replace(".mp3", ".absent.mp3"))
    if isinstance(outcome, Failure):
        raise Amiss(outcome.message)
    if outcome.status < 400:
        raise Amiss(f"status {outcome.status}")
    return str(outcome.status)


TRIALS: Final[tuple[Step[PublicAddress], ...]] = (
    *(_reading, _https, _type, _feed_type, _length, _head, _range),
    *(_cors, *CACHING, _absent),
)
