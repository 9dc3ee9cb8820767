"""What comes of asking servers, good and bad."""

import gzip
import ssl
import threading
import time
import warnings
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import pytest
import trustme
from tests.support.feedhost import OPEN, Host, Kept, Reply, Request, Rewired, certified, hosting, trusting
from tests.support.proxy import silent

from turncast.fetching import Answer, Ask, Failure, Fetcher, Limits, Outcome, Trouble

AGENT = "Turncast/test"


@pytest.fixture
def host() -> Iterator[Host]:
    """A host that speaks plain HTTP."""
    with hosting() as host:
        yield host


@contextmanager
def fetching(**terms: Any) -> Iterator[Fetcher]:
    """A fetcher that may reach this machine and does not wait between tries."""
    with Fetcher(AGENT, **{"private": True, "pause": lambda _: None, "trust": trusting(), **terms}) as fetcher:
        yield fetcher


def answer(outcome: Outcome) -> Answer:
    """The answer there must be."""
    assert isinstance(outcome, Answer), outcome
    return outcome


def trouble(outcome: Outcome) -> Trouble:
    """The trouble there must be."""
    assert isinstance(outcome, Failure), outcome
    return outcome.trouble


def test_an_answer_is_told_as_it_came(host: Host) -> None:
    """Status, headers in lower case and body come back; the request says who asks, and wants nothing compressed."""
    host.routes["/feed.xml"] = Kept(b"<rss/>", "application/rss+xml; charset=utf-8")
    with fetching() as fetcher:
        got = answer(fetcher.fetch(Ask(f"{host.address}/feed.xml?a=1#part", headers={"X-Why": "test"}, most=100)))
    assert (got.status, got.body, got.whole, got.media_type, got.length) == (
        200, b"<rss/>", True, "application/rss+xml", 6,
    )  # fmt: skip
    request = host.requests[0]
    assert request.path == "/feed.xml?a=1"
    assert request.headers["user-agent"] == AGENT
    assert request.headers["accept-encoding"] == "identity"
    assert request.headers["host"] == f"127.0.0.1:{host.port}"
    assert request.headers["x-why"] == "test"


def test_a_head_has_no_body_and_connections_are_kept(host: Host) -> None:
    """HEAD, OPTIONS and a range are asked over one connection, and each answers for itself."""
    host.routes["/a.mp3"] = Kept(b"ID3 and so on", "audio/mpeg")
    address = f"{host.address}/a.mp3"
    with fetching() as fetcher:
        head = answer(fetcher.fetch(Ask(address, "HEAD", most=9)))
        options = answer(fetcher.fetch(Ask(address, "OPTIONS")))
        part = answer(fetcher.fetch(Ask(address, headers={"Range": "bytes=0-1"}, most=2)))
    assert (head.status, head.body, head.length) == (200, b"", 13)
    assert options.status == 204
    assert (part.status, part.body, part.headers["content-range"]) == (206, b"ID", "bytes 0-1/13")


def test_proxies_of_the_environment_are_not_used(host: Host, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is measured is the server, whatever proxies the environment names."""
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9/")
    host.reply("/", body=b"here")
    with fetching() as fetcher:
        assert answer(fetcher.fetch(Ask(f"{host.address}/", most=9))).body == b"here"


def test_a_body_is_read_no_further_than_asked(host: Host) -> None:
    """An endless body costs what was asked for of it, and is told to be more."""
    head = b"HTTP/1.1 200 OK\r\nContent-Type: audio/mpeg\r\n\r\n"
    host.send("/endless", head, endless=b"x" * 65536)
    with fetching() as fetcher:
        got = answer(fetcher.fetch(Ask(f"{host.address}/endless", most=100_000)))
    assert len(got.body) == 100_000
    assert not got.whole


@pytest.mark.parametrize(("encoding", "pack"), [("gzip", gzip.compress), ("deflate", zlib.compress)])
def test_bodies_are_unpacked_within_bounds(host: Host, encoding: str, pack: Callable[[bytes], bytes]) -> None:
    """A small body is unpacked; a bomb is cut where it passes what was asked for."""
    host.reply("/small", body=pack(b"<rss/>"), Content_Encoding=encoding)
    host.reply("/bomb", body=pack(bytes(50_000_000)), Content_Encoding=encoding)
    with fetching() as fetcher:
        small = answer(fetcher.fetch(Ask(f"{host.address}/small", most=1000)))
        bomb = answer(fetcher.fetch(Ask(f"{host.address}/bomb", most=1000)))
    assert (small.body, small.whole) == (b"<rss/>", True)
    assert (bomb.body, bomb.whole) == (bytes(1000), False)


def test_a_body_that_is_not_packed_as_it_says_is_broken(host: Host) -> None:
    """Content-Encoding: gzip over plain bytes is a broken answer; an encoding nobody knows leaves the bytes alone."""
    host.reply("/lie", body=b"plain", Content_Encoding="gzip")
    host.reply("/odd", body=b"odd", Content_Encoding="x-own")
    with fetching() as fetcher:
        assert trouble(fetcher.fetch(Ask(f"{host.address}/lie", most=1000))) is Trouble.BROKEN
        assert answer(fetcher.fetch(Ask(f"{host.address}/odd", most=1000))).body == b"odd"


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"\x00\x01\x02 nothing like HTTP\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\ntoo little",
        b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello!",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X-Flood: " + b"x" * 300_000 + b"\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X-Many: x\r\n" * 30_000 + b"\r\n",
        b"HTTP/1.1 302 Found\r\n\r\n",
    ],
)
def test_answers_that_are_none_are_failures(host: Host, sent: bytes) -> None:
    """A lost connection, a lying length, broken chunks, a flood of headers: each is told, and none is believed."""
    host.send("/bad", sent)
    with fetching() as fetcher:
        wanted = Trouble.REDIRECTS if b"302" in sent else Trouble.BROKEN
        assert trouble(fetcher.fetch(Ask(f"{host.address}/bad", most=1000))) is wanted


def test_what_takes_too_long_is_given_up() -> None:
    """A server that says nothing is left after the time for reading."""
    with silent() as address, fetching(limits=Limits(read=0.2)) as fetcher:
        assert trouble(fetcher.fetch(Ask(f"{address}/", most=10))) is Trouble.SLOW


@pytest.mark.parametrize("head", [b"HTTP/1.1 200 OK\r\n\r\n", b"HTTP/1.1 200 OK\r\nX-Slow: "])
def test_drops_do_not_outlast_the_total_time(host: Host, head: bytes) -> None:
    """A server that sends a byte at a time, in a header or the body, is left when the time for all is over."""
    host.send("/drip", head, endless=b"x", pause=lambda: time.sleep(0.01))
    with fetching(limits=Limits(total=0.4, read=60)) as fetcher:
        assert trouble(fetcher.fetch(Ask(f"{host.address}/drip", most=1 << 30))) is Trouble.SLOW


def test_a_resolver_that_never_answers_is_given_up() -> None:
    """Names have the same deadline as everything else."""
    never = threading.Event()

    def resolve(host: str, port: int) -> list[str]:
        never.wait(60)
        return []

    with fetching(resolve=resolve, limits=Limits(total=0.2)) as fetcher:
        assert trouble(fetcher.fetch(Ask("http://podcast.example/"))) is Trouble.SLOW
    never.set()


def test_nobody_at_the_port_and_nobody_of_that_name_are_told_apart() -> None:
    """A port that nobody listens on is REFUSED, a host that nobody knows a NAME."""

    def nobody(host: str, port: int) -> list[str]:
        raise OSError(-2, "Name or service not known")

    with hosting() as gone:
        address = gone.address
    with fetching() as fetcher:
        assert trouble(fetcher.fetch(Ask(address))) is Trouble.REFUSED
    with fetching(resolve=nobody) as fetcher:
        assert trouble(fetcher.fetch(Ask("http://nobody.example/"))) is Trouble.NAME


def test_a_host_that_is_not_there_is_left_alone() -> None:
    """After three connections that it did not take, the rest of what was to be asked of it fails at once, alike."""
    wires = Rewired()
    with hosting() as gone:
        address = f"http://feeds.example:{gone.port}/"
    with fetching(private=False, wires=wires, resolve=lambda host, port: [OPEN]) as fetcher:
        found = [trouble(fetcher.fetch(Ask(f"{address}{number}"))) for number in range(6)]
    assert found == [Trouble.REFUSED] * 6
    assert len(wires.wanted) == 3


def test_redirects_are_followed_and_told(host: Host) -> None:
    """Each hop is told with its status and both ends, relative ones in full; the method stays the same."""
    host.reply("/a", 301, Location="/b")
    host.reply("/b", 307, Location=f"http://localhost:{host.port}/c#part")
    host.reply("/c", body=b"there")
    with fetching() as fetcher:
        got = answer(fetcher.fetch(Ask(f"{host.address}/a", "HEAD")))
    assert [(hop.status, hop.permanent) for hop in got.hops] == [(301, True), (307, False)]
    assert got.hops[0].to == f"{host.address}/b"
    assert got.address == f"http://localhost:{host.port}/c"
    assert {request.method for request in host.requests} == {"HEAD"}
    assert host.requests[-1].headers["host"] == f"localhost:{host.port}"


def test_redirects_end(host: Host) -> None:
    """A circle is left when it closes, and a chain after ten."""
    host.reply("/a", 302, Location="/b")
    host.reply("/b", 302, Location="/a")
    for number in range(12):
        host.reply(f"/{number}", 302, Location=f"/{number + 1}")
    with fetching() as fetcher:
        circle, chain = (fetcher.fetch(Ask(f"{host.address}/{start}")) for start in ("a", "0"))
    assert (trouble(circle), trouble(chain)) == (Trouble.REDIRECTS, Trouble.REDIRECTS)
    assert len(circle.hops) == 2
    assert len(host.requests) == 2 + 11


@pytest.mark.parametrize("location", ["ftp://x.example/", "http://a:b@x.example/", "http://[::1", "javascript:1"])
def test_redirects_to_what_is_not_the_web_are_refused(host: Host, location: str) -> None:
    """A hop is checked like the address one began with."""
    host.reply("/a", 302, Location=location)
    with fetching() as fetcher:
        assert trouble(fetcher.fetch(Ask(f"{host.address}/a"))) is Trouble.ADDRESS


@pytest.mark.parametrize(
    "place",
    [
        "127.0.0.1", "localhost", "[::1]", "2130706433", "0177.0.0.1", "0x7f.1", "127.1", "169.254.169.254",
        "[::ffff:127.0.0.1]", "[64:ff9b::7f00:1]", "10.0.0.1", "0",
    ],
)  # fmt: skip
def test_private_places_are_not_reached(host: Host, place: str) -> None:
    """Neither directly nor by a redirect from the open internet: loopback in every form, metadata, networks."""
    wires = Rewired()
    known = {"feeds.example": [OPEN]}

    def resolve(name: str, port: int) -> list[str]:
        from turncast.fetching.network import resolve as really

        return known.get(name) or list(really(name, port))

    host.reply("/feed.xml", 302, Location=f"http://{place}:{host.port}/secret")
    host.reply("/secret", body=b"secret")
    with fetching(private=False, resolve=resolve, wires=wires) as fetcher:
        direct = fetcher.fetch(Ask(f"http://{place}:{host.port}/secret", most=9))
        sent = fetcher.fetch(Ask(f"http://feeds.example:{host.port}/feed.xml", most=9))
    assert (trouble(direct), trouble(sent)) == (Trouble.PRIVATE, Trouble.PRIVATE)
    assert [hop.status for hop in sent.hops] == [302]
    assert not host.asked("/secret")


@pytest.mark.parametrize("found", [["127.0.0.1"], [OPEN, "127.0.0.1"], ["10.1.2.3", OPEN], ["fd00::1"]])
def test_names_of_private_places_are_not_reached(host: Host, found: list[str]) -> None:
    """A name with any private address is refused before a connection is made, whatever else it has."""
    wires = Rewired()
    with fetching(private=False, resolve=lambda host, port: found, wires=wires) as fetcher:
        assert trouble(fetcher.fetch(Ask(f"http://rebind.example:{host.port}/"))) is Trouble.PRIVATE
    assert wires.wanted == []


def test_the_address_that_was_checked_is_the_one_connected_to() -> None:
    """A name is resolved once for a connection, which goes to that address; SNI and Host name the host."""
    questions: list[str] = []
    named: list[str] = []

    def rebinding(host: str, port: int) -> list[str]:
        questions.append(host)
        return [OPEN] if len(questions) == 1 else ["127.0.0.1"]

    tls = certified("feeds.example")
    tls.sni_callback = lambda _wire, name, _context: named.append(name)
    wires = Rewired()
    with hosting(tls) as host, fetching(private=False, resolve=rebinding, wires=wires) as fetcher:
        host.reply("/feed.xml", body=b"<rss/>")
        assert answer(fetcher.fetch(Ask(f"https://feeds.example:{host.port}/feed.xml", most=9))).body == b"<rss/>"
    assert (questions, named) == (["feeds.example"], ["feeds.example"])
    assert wires.wanted == [(OPEN, host.port)]
    assert host.requests[0].headers["host"] == f"feeds.example:{host.port}"


def test_the_next_address_is_tried_where_one_does_not_answer(host: Host) -> None:
    """A host with several addresses is reached by the first that takes a connection."""
    host.reply("/", body=b"here")
    with fetching(resolve=lambda name, port: ["127.0.0.9", "127.0.0.1"]) as fetcher:
        assert answer(fetcher.fetch(Ask(f"http://two.example:{host.port}/", most=9))).body == b"here"


def test_certificates_are_believed_as_browsers_believe_them() -> None:
    """One that is expired, for another host, or from nobody known is told by name; a good one is believed."""
    past = datetime(2020, 1, 1, tzinfo=UTC)
    cases = {
        Trouble.CERTIFICATE_EXPIRED: certified(not_before=past, not_after=datetime(2021, 1, 1, tzinfo=UTC)),
        Trouble.CERTIFICATE_HOST: certified("other.example"),
        Trouble.CERTIFICATE_UNTRUSTED: certified(ca=trustme.CA()),
    }
    found = []
    for tls in (*cases.values(), certified()):
        with hosting(tls) as host, fetching() as fetcher:
            host.reply("/", body=b"safe")
            found.append(fetcher.fetch(Ask(f"{host.address}/", most=9)))
    assert [trouble(outcome) for outcome in found[:3]] == list(cases)
    assert answer(found[3]).body == b"safe"


def test_old_tls_and_no_tls_are_told() -> None:
    """A server that knows nothing newer than TLS 1.1 is told to be old; one that speaks plain HTTP, to speak no TLS."""
    old = certified()
    old.set_ciphers("ALL:@SECLEVEL=0")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        old.minimum_version, old.maximum_version = ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1
    with hosting(old) as host, fetching() as fetcher:
        assert trouble(fetcher.fetch(Ask(f"{host.address}/"))) is Trouble.TLS_OLD
    with hosting() as host, fetching() as fetcher:
        assert trouble(fetcher.fetch(Ask(f"https://127.0.0.1:{host.port}/"))) is Trouble.TLS


@pytest.mark.parametrize(
    ("headers", "at_least"),
    [
        ({"retry_after": "3"}, 3.0),
        ({"date": "Thu, 01 Jan 2026 08:00:00 GMT", "retry_after": "Thu, 01 Jan 2026 08:00:04 GMT"}, 4.0),
        ({"retry_after": "soon"}, 0.5),
    ],
)
@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_server_is_asked_again_later(host: Host, status: int, headers: dict[str, str], at_least: float) -> None:
    """After as long as it wants, be it seconds or a date, or else a little, never at the same moment for everyone."""
    replies = iter([Reply(status).said(**headers), Reply(200, body=b"now")])
    host.routes["/"] = lambda _: next(replies)
    pauses: list[float] = []
    with fetching(pause=pauses.append) as fetcher:
        assert answer(fetcher.fetch(Ask(f"{host.address}/", most=9))).body == b"now"
    assert len(pauses) == 1
    assert at_least <= pauses[0] <= at_least + 1


def test_patience_ends(host: Host) -> None:
    """A server that stays busy is asked three times; one that wants an hour is told of at once."""
    host.reply("/busy", 503)
    host.reply("/hour", 503, Retry_After="3600")
    with fetching() as fetcher:
        assert answer(fetcher.fetch(Ask(f"{host.address}/busy"))).status == 503
        assert answer(fetcher.fetch(Ask(f"{host.address}/hour"))).status == 503
    assert (len(host.asked("/busy")), len(host.asked("/hour"))) == (3, 1)


def test_a_connection_that_was_lost_once_is_no_failure(host: Host) -> None:
    """Servers end connections that were kept: the request is made once more."""
    replies = iter([Reply(raw=lambda: iter([b""])), Reply(200, body=b"again")])
    host.routes["/"] = lambda _: next(replies)
    with fetching() as fetcher:
        assert answer(fetcher.fetch(Ask(f"{host.address}/", most=9))).body == b"again"


def test_no_host_is_asked_for_more_than_two_things_at_once(host: Host) -> None:
    """Of eight who ask one host, two are answered at a time."""
    under_way, most, lock = 0, 0, threading.Lock()
    pair = threading.Barrier(2)

    def slowly(request: Request) -> Reply:
        nonlocal under_way, most
        with lock:
            under_way += 1
            most = max(most, under_way)
        pair.wait(30)  # none is answered alone, so that two are under way for certain
        with lock:
            under_way -= 1
        return Reply(200)

    host.routes["/"] = slowly
    with fetching() as fetcher:
        crew = [threading.Thread(target=fetcher.fetch, args=[Ask(f"{host.address}/")]) for _ in range(8)]
        for one in crew:
            one.start()
        for one in crew:
            one.join(30)
    assert (most, len(host.requests)) == (2, 8)


def test_stopping_ends_what_is_under_way() -> None:
    """Once it is stopped, whoever waits for an answer is told so, and nothing new is begun."""
    begun, outcomes = threading.Event(), list[Outcome]()

    def slowly() -> None:
        begun.set()
        time.sleep(0.01)

    with hosting() as host, fetching() as fetcher:
        host.send("/", b"HTTP/1.1 200 OK\r\n\r\n", endless=b"x", pause=slowly)
        asking = threading.Thread(target=lambda: outcomes.append(fetcher.fetch(Ask(f"{host.address}/", most=1 << 30))))
        asking.start()
        assert begun.wait(30)
        fetcher.stop()
        asking.join(30)
        outcomes.append(fetcher.fetch(Ask(f"{host.address}/")))
    assert [trouble(outcome) for outcome in outcomes] == [Trouble.STOPPED, Trouble.STOPPED]
