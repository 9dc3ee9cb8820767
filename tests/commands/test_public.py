"""What anybody gets at a public address: each fault of a host is found by the trial it is about, and by no other."""

import gzip
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import MappingProxyType

import pytest
from tests.support.feedhost import Host, Kept, Reply, Request, certified, hosting, trusting

from turncast.commands.public import TRIALS, look
from turncast.commands.public_address import PublicAddress
from turncast.fetching import Fetcher
from turncast.models.project import Site
from turncast.targets.examining import Outcome, Result, Sample, Samples

SAMPLES = Samples("0123456789abcdef")
NAMES = [step.trial.name for step in TRIALS]


@pytest.fixture
def host() -> Iterator[Host]:
    """A host that keeps both samples well, by TLS."""
    with hosting(certified()) as host:
        keep(host)
        yield host


def keep(host: Host) -> None:
    """Have *host* serve both samples as it should."""
    for sample in SAMPLES:
        host.routes[path(sample)] = Kept(sample.content, sample.media_type, sample.cache_control)


def path(sample: Sample) -> str:
    """Where *sample* stands on the host."""
    return f"/talks/{sample.key}"


def looked(host: Host, *, headers: bool = True, private: bool = True, stored: bool = True) -> dict[str, Result]:
    """What came of each trial at *host*, by its name; *headers*: of a bucket."""
    site = Site(title="Talks", url=f"{host.address}/talks/")
    with Fetcher("Turncast/test", private=private, trust=trusting()) as fetcher:
        address = PublicAddress(site, tuple(SAMPLES) if stored else (), headers, fetcher)
        return {result.trial.name: result for result in look(address)}


def failing(results: dict[str, Result]) -> dict[str, str]:
    """What was found by the trials that failed."""
    return {name: result.found for name, result in results.items() if result.outcome is Outcome.FAILS}


RECORDING, FEED = path(SAMPLES.recording), path(SAMPLES.feed)


def said(at: str, **headers: str | None) -> Callable[[Host], None]:
    """A host that says something else at *at*."""
    return lambda host: host.change(at, lambda reply: reply.said(**headers))


def answered(at: str, reply: Reply, *methods: str, only: str = "") -> Callable[[Host], None]:
    """A host that answers *at* with *reply*."""
    return lambda host: host.change(at, lambda _: reply, *methods, only=only)


def whole(host: Host) -> None:
    """A host without ranges."""
    reply = Reply(200, body=SAMPLES.recording.content).said(content_type="audio/mpeg")
    host.change(RECORDING, lambda _: reply, only="range")


def other_part(host: Host) -> None:
    """A host that counts bytes from one."""
    part = SAMPLES.recording.content[1001:2001]
    host.change(RECORDING, lambda reply: Reply(206, reply.headers, part), only="range")


def packing(at: str, *asked: str) -> Callable[[Host], None]:
    """A host that packs what stands at *at*, where the client asks for one of these ("identity" is no wish)."""

    def make(host: Host) -> None:
        before = host.routes[at]

        def reply(request: Request) -> Reply:
            plain = before(request)
            if request.method != "GET" or plain.status != 200 or request.headers["accept-encoding"] not in asked:
                return plain
            body = plain.body if "content-encoding" in plain.headers else gzip.compress(plain.body)
            return Reply(200, plain.headers, body).said(content_encoding="gzip")

        host.routes[at] = reply

    return make


@dataclass(frozen=True)
class Fault:
    """A fault of a host, and the trials that fail of it, with words of what they find."""

    make: Callable[[Host], None]
    found: MappingProxyType[str, str]


def fault(make: Callable[[Host], None], **found: str) -> Fault:
    """A fault; an underscore in the name of a trial is a hyphen, and ``public-`` goes before it."""
    return Fault(make, MappingProxyType({f"public-{name.replace('_', '-')}": words for name, words in found.items()}))


FAULTS = {
    "mistyped recording": fault(said(RECORDING, content_type="application/octet-stream"), type="application/octet-str"),
    "recording without a type": fault(said(RECORDING, content_type=None), type="none, expected audio/mpeg"),
    "mistyped feed": fault(said(FEED, content_type="text/plain"), feed_type="text/plain, expected application/rss+xml"),
    "no ranges": fault(whole, range="status 200, expected 206"),
    "wrong ranges": fault(other_part, range="other bytes"),
    "no HEAD": fault(answered(RECORDING, Reply(405), "HEAD"), head="status 405"),
    "another HEAD": fault(
        lambda host: host.change(RECORDING, lambda reply: reply.said(content_type="text/html"), "HEAD"),
        head="another type or length",
    ),
    "no CORS": fault(said(FEED, access_control_allow_origin=None), cors="no Access-Control-Allow-Origin"),
    "CORS for others": fault(
        said(FEED, access_control_allow_origin="https://a.example"),
        cors="Access-Control-Allow-Origin: https://a.example",
    ),
    "a feed kept for hours": fault(said(FEED, cache_control="max-age=14400"), cache="14400 seconds for the feed"),
    "nothing said of caches": fault(said(RECORDING, cache_control=None), cache="nothing for the recording"),
    "no caches": fault(said(RECORDING, cache_control="no-store"), cache="0 seconds for the recording"),
    "no validators": fault(said(FEED, etag=None, last_modified=None), validators="neither ETag nor Last-Modified"),
    "validators that are not looked at": fault(
        answered(FEED, Reply(200, {}, SAMPLES.feed.content), only="if-none-match"),
        validators="status 200, expected 304",
    ),
    "packed recordings": fault(packing(RECORDING, "gzip"), compression="a recording in gzip"),
    "packed for everybody": fault(packing(FEED, "gzip", "identity"), compression="gzip, though nobody asked for it"),
}


def test_a_sound_host(host: Host) -> None:
    """At an address that is kept well all of it works, with a dozen requests or so."""
    results = looked(host)
    assert list(results) == NAMES
    assert {name: result.found for name, result in results.items() if result.outcome is not Outcome.WORKS} == {}
    assert len(host.requests) <= 12
    assert {request.method for request in host.requests} == {"GET", "HEAD"}


@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_is_found_where_it_is(host: Host, name: str) -> None:
    """A host with one fault fails the trial it is about, which says what it found and what to do."""
    FAULTS[name].make(host)
    results = looked(host)
    found = failing(results)
    assert found.keys() == FAULTS[name].found.keys()
    assert all(words in found[trial] for trial, words in FAULTS[name].found.items())
    assert all(results[trial].remedy for trial in found)


@pytest.mark.parametrize(
    ("reply", "found"),
    [
        (Reply(403), "status 403"),
        (Reply(404), "status 404"),
        (Reply(200, body=b"<html>a page for everything</html>"), "other bytes than were stored"),
        (Reply(302, {"location": "/talks/round"}), "redirects in a circle"),
    ],
)
def test_what_is_not_there_is_told_once(host: Host, reply: Reply, found: str) -> None:
    """Where the samples are not at the address, one trial says so, and of the rest nothing can be told."""
    for sample in SAMPLES:
        host.routes[path(sample)] = lambda _: reply
    host.routes["/talks/round"] = lambda _: reply
    results = looked(host)
    assert found in failing(results)["public-reading"]
    assert {result.outcome for name, result in results.items() if name != "public-reading"} == {Outcome.UNTOLD}


def test_a_host_that_is_not_there(host: Host) -> None:
    """Where nobody listens, that is what is told."""
    site = Site(title="Talks", url="https://127.0.0.1:9/")
    with Fetcher("Turncast/test", private=True) as fetcher:
        results = list(look(PublicAddress(site, tuple(SAMPLES), True, fetcher)))
    assert "no connection" in results[0].found
    assert [result.outcome for result in results[1:]] == [Outcome.UNTOLD] * (len(results) - 1)


def test_a_directory_that_is_not_served_is_no_fault(host: Host) -> None:
    """Whether a directory is what stands at the address nobody knows: a miss there cannot be told a fault."""
    host.routes.clear()
    results = looked(host, headers=False)
    assert {result.outcome for result in results.values()} == {Outcome.UNTOLD}
    assert "not served there, or not yet" in results["public-reading"].found


def test_a_directory_behind_a_server_that_says_nothing_of_caches(host: Host) -> None:
    """Of plain web servers no cache headers are expected."""
    for at in (RECORDING, FEED):
        host.change(at, lambda reply: reply.said(cache_control=None))
    assert failing(looked(host)) != {}
    assert failing(looked(host, headers=False)) == {}


def test_private_networks_are_asked_only_where_it_is_said(host: Host) -> None:
    """An address of this machine is left alone, and that cannot be told a fault."""
    results = looked(host, private=False)
    assert {result.outcome for result in results.values()} == {Outcome.UNTOLD}
    assert "--private" in results["public-reading"].found
    assert host.requests == []


def test_nothing_is_asked_for_what_was_not_stored(host: Host) -> None:
    """Where nothing could be stored, nobody is asked for it."""
    results = looked(host, stored=False)
    assert {result.outcome for result in results.values()} == {Outcome.UNTOLD}
    assert host.requests == []


def test_a_host_without_tls() -> None:
    """A host that speaks no TLS is told as that, and all else works."""
    with hosting() as host:
        keep(host)
        assert failing(looked(host)) == {"public-https": "http"}


def test_a_redirect_out_of_tls(host: Host) -> None:
    """An address that leads from https to http is told, though it ends at the right bytes."""
    with hosting() as plain:
        keep(plain)
        for sample in SAMPLES:
            there = f"{plain.address}{path(sample)}"
            host.routes[path(sample)] = lambda _, there=there: Reply(302, {"location": there})  # type: ignore[misc]
        results = looked(host)
    assert failing(results) == {"public-https": "http"}
    assert results["public-reading"].found.endswith("after 1 redirect")


def test_a_page_for_everything(host: Host) -> None:
    """A host that has a page for every address is told: apps would take it for a recording."""
    absent = RECORDING.replace(".mp3", ".absent.mp3")
    host.reply(absent, 200, b"<html>", content_type="text/html")
    assert failing(looked(host)) == {"public-absent": "status 200"}
