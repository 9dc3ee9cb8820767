"""The preview speaks HTTP as a listener's app and a browser need it."""

import gc
import http.client
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from turncast.errors import Unreadable, WorldError
from turncast.serving import Lookup, Served, server

SOUND = bytes(range(256)) * 40
PAGE = "<!doctype html><title>Gespräch</title>".encode()
FEED = "application/rss+xml; charset=utf-8"

Ask = Callable[..., http.client.HTTPResponse]


@contextmanager
def serving(lookup: Lookup, host: str = "127.0.0.1") -> Iterator[Ask]:
    """A server that answers from *lookup*, and a way to ask it."""
    with server(lookup, host, 0) as bound:
        thread = threading.Thread(target=bound.serve_forever, args=(0.01,))
        thread.start()
        answers: list[tuple[http.client.HTTPConnection, http.client.HTTPResponse]] = []

        def ask(path: str, method: str = "GET", **headers: str) -> http.client.HTTPResponse:
            connection = http.client.HTTPConnection(host, bound.port, timeout=5)
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, headers=named)
            answers.append((connection, connection.getresponse()))
            return answers[-1][1]

        try:
            yield ask
        finally:
            for connection, answer in answers:
                answer.read()
                connection.close()
            bound.shutdown()
            thread.join()


@pytest.fixture
def ask(tmp_path: Path) -> Iterator[Ask]:
    """A way to ask a server that has a page, a feed, an empty file, a recording, and a few mistakes."""
    recording = tmp_path / "sound"
    recording.write_bytes(SOUND)
    (tmp_path / "secret").write_text("not served")
    things = {
        "": Served(PAGE, "text/html; charset=utf-8", "no-cache", "page"),
        "talks/feed.xml": Served(b"<rss/>", FEED, "no-cache", "feed"),
        "media/a.mp3": Served(recording, "audio/mpeg", "public, max-age=31536000, immutable", "sound"),
        "empty": Served(b"", "text/plain", "no-cache", "empty"),
        "gone.mp3": Served(tmp_path / "gone", "audio/mpeg", "no-cache", "gone"),
    }

    def lookup(path: str) -> Served | None:
        if path == "mistake.html":
            raise Unreadable("templates/episode.html: expected a template, found Ärger", "mend line 3")
        if path == "media/open.mp3":
            return Served(recording.open("rb"), "audio/mpeg", "public, max-age=31536000, immutable", "open")
        return things.get(path)

    with serving(lookup) as asking:
        yield asking


@pytest.mark.parametrize(
    ("path", "body"), [("/", PAGE), ("/media/a.mp3", SOUND), ("/media/open.mp3", SOUND), ("/empty", b"")]
)
def test_bytes_and_files_arrive_whole(ask: Ask, path: str, body: bytes) -> None:
    """What is in memory and what is in a file is served alike, with its length."""
    answer = ask(path)
    assert (answer.status, answer.read()) == (200, body)
    assert answer.headers["Content-Length"] == str(len(body))


def test_types_caches_and_origins_are_said(ask: Ask) -> None:
    """Each object has the type and the life in caches that it has on a bucket, and web players may load it."""
    feed, sound = ask("/talks/feed.xml").headers, ask("/media/a.mp3").headers
    assert (feed["Content-Type"], feed["Cache-Control"]) == (FEED, "no-cache")
    assert (sound["Content-Type"], sound["ETag"]) == ("audio/mpeg", '"sound"')
    assert sound["Cache-Control"] == "public, max-age=31536000, immutable"
    assert sound["Accept-Ranges"] == "bytes"
    assert sound["Access-Control-Allow-Origin"] == feed["Access-Control-Allow-Origin"] == "*"
    assert sound["Content-Encoding"] is None


@pytest.mark.parametrize(
    ("asked", "start", "end"),
    [("bytes=0-1", 0, 1), ("bytes=100-", 100, 10239), ("bytes=-5", 10235, 10239), ("bytes=10000-99999", 10000, 10239)],
)
@pytest.mark.parametrize("path", ["/media/a.mp3", "/media/open.mp3"])
def test_a_part_of_a_recording_can_be_asked_for(ask: Ask, path: str, asked: str, start: int, end: int) -> None:
    """A player that jumps gets the bytes it asks for and is told which they are."""
    answer = ask(path, Range=asked)
    assert answer.status == 206
    assert answer.headers["Content-Range"] == f"bytes {start}-{end}/10240"
    assert answer.headers["Content-Length"] == str(end - start + 1)
    assert answer.read() == SOUND[start : end + 1]
    assert answer.headers["Content-Type"] == "audio/mpeg"


def test_a_part_of_what_is_in_memory_can_be_asked_for(ask: Ask) -> None:
    """Ranges hold for feeds and pages too."""
    answer = ask("/talks/feed.xml", Range="bytes=1-3")
    assert (answer.status, answer.read()) == (206, b"rss")


@pytest.mark.parametrize("path", ["/media/a.mp3", "/media/open.mp3"])
def test_a_part_beyond_the_end_is_refused(ask: Ask, path: str) -> None:
    """A range that is not there is answered by 416 and the length that is."""
    answer = ask(path, Range="bytes=20000-")
    assert answer.status == 416
    assert answer.headers["Content-Range"] == "bytes */10240"


def test_head_says_the_same_without_a_body(ask: Ask) -> None:
    """Directories ask with HEAD first: it answers as GET would."""
    for path in ("/", "/media/a.mp3", "/media/open.mp3"):
        get, head = ask(path), ask(path, "HEAD")
        assert (head.status, head.read()) == (200, b"")
        for name in ("Content-Length", "Content-Type", "ETag", "Cache-Control"):
            assert head.headers[name] == get.headers[name]


@pytest.mark.parametrize("path", ["/", "/media/a.mp3", "/media/open.mp3"])
def test_what_is_known_is_not_sent_again(ask: Ask, path: str) -> None:
    """An app that has the version it asks for is told so, without a body; one that has another gets the new one."""
    tag = ask(path).headers["ETag"]
    same, other = ask(path, If_None_Match=tag), ask(path, If_None_Match='"older"')
    assert (same.status, same.read()) == (304, b"")
    assert other.status == 200


@pytest.mark.parametrize("path", ["/nothing", "/media", "/media/", "/media/a.mp3/", "/MEDIA/a.mp3", "/%00", "/%FF"])
def test_what_is_not_there_is_not_found(ask: Ask, path: str) -> None:
    """Any other address is answered by 404."""
    assert ask(path).status == 404


@pytest.mark.parametrize(
    "path", ["/secret", "/../secret", "/media/../secret", "/%2e%2e/secret", "/media/..%2f..%2fsecret", "/..\\secret"]
)
def test_no_path_leads_out_of_what_is_published(ask: Ask, path: str) -> None:
    """A file that is not part of the release cannot be had, however it is asked for."""
    answer = ask(path)
    assert answer.status == 404
    assert b"not served" not in answer.read()


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_nothing_can_be_changed(ask: Ask, method: str) -> None:
    """The preview is for looking: every other method is refused."""
    answer = ask("/", method)
    assert answer.status == 405
    assert {name.strip() for name in answer.headers["Allow"].split(",")} == {"GET", "HEAD", "OPTIONS"}


def test_players_on_other_sites_may_ask_first(ask: Ask) -> None:
    """A web player that wants to seek asks whether it may, and is told that it may, for any path."""
    answer = ask("/media/a.mp3", "OPTIONS", Origin="https://player.test", Access_Control_Request_Headers="range")
    assert (answer.status, answer.read()) == (204, b"")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Access-Control-Allow-Headers"] == "Range"
    assert "Content-Range" in ask("/media/a.mp3").headers["Access-Control-Expose-Headers"]


def test_a_mistake_is_shown_where_it_is_met(ask: Ask) -> None:
    """A broken template answers with what is wrong and what to do, as plain text, and everything else goes on."""
    answer = ask("/mistake.html")
    assert answer.status == 500
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.read().decode() == "templates/episode.html: expected a template, found Ärger\nmend line 3\n"
    assert ask("/").status == 200


def test_a_file_that_went_away_is_told(ask: Ask) -> None:
    """A recording deleted while the preview runs is an answer, not the end of the preview."""
    answer = ask("/gone.mp3")
    assert (answer.status, answer.read()) == (500, b"it cannot be read: no such file or directory\n")
    assert ask("/").status == 200


def test_many_can_ask_at_once(ask: Ask) -> None:
    """An answer that nobody has read yet keeps no one else waiting."""
    first = ask("/media/a.mp3")
    assert ask("/").read() == PAGE
    assert first.read() == SOUND


def _taken() -> AbstractContextManager[socket.socket]:
    return socket.create_server(("127.0.0.1", 0))


def test_a_port_that_is_taken_is_told_with_a_way_on() -> None:
    """Where the port belongs to another program, the message names it and the hint brings a free one."""
    with _taken() as other:
        port = other.getsockname()[1]
        with (
            pytest.raises(
                WorldError, match=f"expected to listen on 127.0.0.1:{port}: address already in use"
            ) as caught,
            server(lambda path: None, "127.0.0.1", port),
        ):
            pytest.fail("two programs listen on one port")
    assert caught.value.hint == "try any free port: turncast preview --port 0"


@pytest.mark.parametrize(("host", "port"), [("256.256.256.256", 0), ("192.0.2.1", 0)])
def test_an_address_that_cannot_be_is_told(host: str, port: int) -> None:
    """A host that cannot be listened on is the world's fault, not a bug."""
    with pytest.raises(WorldError, match="expected to listen on"), server(lambda path: None, host, port):
        pytest.fail("this cannot be listened on")


def test_the_port_is_free_again_afterwards() -> None:
    """A preview that has ended holds nothing open."""
    with server(lambda path: None, "127.0.0.1", 0) as bound:
        port = bound.port
    gc.collect()
    with server(lambda path: None, "127.0.0.1", port) as again:
        assert again.port == port


def test_the_other_loopback_address_works_too() -> None:
    """A preview may stand on IPv6."""
    if not socket.has_ipv6:
        pytest.skip("this machine has no IPv6")
    try:
        socket.create_server(("::1", 0), family=socket.AF_INET6).close()
    except OSError:
        pytest.skip("this machine has no IPv6 loopback address")
    with serving(lambda path: Served(PAGE, "text/html", "no-cache", "page"), "::1") as ask:
        assert ask("/").read() == PAGE
