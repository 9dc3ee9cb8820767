"""How a feed and what it points at are visited: what is asked, how often, in which order, and when it ends."""

import re
import threading
from collections import Counter
from collections.abc import Iterator

import pytest
from tests.support.feedhost import Reply
from tests.support.livefeed import AT, Live, feed, fetcher, live

from turncast import rss
from turncast.fetching import Limits
from turncast.verifying.served import Progress, verify_address
from turncast.verifying.served.observations import Kind, shown
from turncast.verifying.served.pointers import pointers

HOST = "https://podcast.example"


def places(text: str, episodes: int | None = None) -> list[str]:
    """The paths that the feed *text* points at."""
    document = rss.read_document(text.encode())
    return [one.address.removeprefix(HOST) for one in pointers(document, f"{HOST}/feed.xml", episodes)]


def test_all_that_apps_fetch_is_visited_once() -> None:
    """Artwork, recordings in every form, transcripts and chapters, in the document's order; what is no web is not."""
    found = places(feed(HOST))
    assert found == ["/cover.jpg", "/b.mp3", "/low.m4a", "/a.vtt", "/a.json", "/a.mp3", "/a.srt"]


def test_the_newest_episodes_are_those_with_the_latest_dates() -> None:
    """Not those that stand first; without a date that can be read, an episode counts as the oldest."""
    text = feed(HOST)
    first, second = re.findall(r"<item>.*?</item>\n", text, re.DOTALL)
    turned = text.replace(first + second, second + first)
    undated = text.replace("Thu, 01 Jan 2026 08:00:00 GMT", "new year")
    assert places(text, 1) == [*places(turned, 1)[:1], "/b.mp3", "/low.m4a", "/a.vtt", "/a.json"]
    assert places(undated, 1) == ["/cover.jpg", "/a.mp3", "/a.srt"]
    assert places(text, 0) == ["/cover.jpg"]


def test_what_the_feed_states_comes_along() -> None:
    """Type, length, duration and place of each pointer are those of its element."""
    document = rss.read_document(feed(HOST).encode())
    found = {one.address.removeprefix(HOST): one for one in pointers(document, "feed.xml", None)}
    low = found["/low.m4a"]
    assert (low.kind, low.media_type, low.length, low.element) == (Kind.MEDIA, "audio/mp4", 4000, "podcast:source")
    assert (found["/a.srt"].duration, found["/a.vtt"].duration) == (2.0, 2.0)
    assert feed(HOST).splitlines()[(low.line or 0) - 1].find("podcast:source") > 0
    assert {one.address.removeprefix(HOST) for one in found.values() if one.first} == {
        "/cover.jpg", "/b.mp3", "/a.vtt", "/a.json",
    }  # fmt: skip


@pytest.fixture
def well() -> Iterator[Live]:
    """A feed that is kept well."""
    with live() as feed:
        yield feed


def test_servers_are_asked_as_apps_ask_and_no_more(well: Live) -> None:
    """Two bytes of a recording and all of the rest, from an origin; the feed also under conditions and compressed."""
    well.verdict()
    asked = Counter((request.method, request.path) for request in well.host.requests)
    assert asked["GET", "/feed.xml"] == 4
    assert {count for (_, path), count in asked.items() if path != "/feed.xml"} == {1}
    (media,) = (request for request in well.host.asked("/a.mp3") if request.method == "GET")
    assert media.headers["range"] == "bytes=0-1"
    assert all("origin" in request.headers for request in well.host.requests)
    assert all(request.headers["user-agent"].startswith("Turncast/") for request in well.host.requests)
    options = [request.path for request in well.host.requests if request.method == "OPTIONS"]
    assert sorted(options) == ["/a.json", "/a.vtt", "/b.mp3", "/cover.jpg", "/feed.xml"]


def test_what_cannot_be_got_is_asked_for_once(well: Live) -> None:
    """A recording that is not there gets no HEAD and no OPTIONS."""
    well.host.reply("/b.mp3", 404)
    well.verdict()
    assert [request.method for request in well.host.asked("/b.mp3")] == ["GET"]


def test_progress_is_told_step_by_step(well: Live) -> None:
    """Each address that was visited is told, with how many there are; the verdict counts the feed, too."""
    steps: list[Progress] = []
    verdict = well.verdict(on_progress=steps.append)
    assert [step.done for step in steps] == list(range(1, 8))
    assert {step.total for step in steps} == {7}
    assert len({step.address for step in steps}) == 7
    assert (verdict.visited, verdict.episodes, verdict.address) == (8, 2, well.address)


def test_findings_do_not_depend_on_who_answers_first(well: Live) -> None:
    """Whatever the order of the answers, findings stand in that of the rules and then of the document."""
    for path in ("/a.mp3", "/b.mp3", "/low.m4a", "/a.vtt", "/a.srt"):
        well.host.reply(path, 404)
    found = [well.served() for _ in range(3)]
    lines = [finding.line or 0 for finding in found[0] if finding.code == "served-missing"]
    assert found[0] == found[1] == found[2]
    assert lines == sorted(lines)
    assert len(lines) == 5


def test_habits_of_a_server_are_told_once(well: Live) -> None:
    """What is the same with every recording is one finding, which says of how many it is true."""
    for path in ("/a.mp3", "/b.mp3", "/low.m4a"):
        well.host.change(path, lambda reply: reply.said(access_control_allow_origin=None), "GET", "HEAD")
    (finding,) = well.served()
    assert finding.message.endswith("(and 2 more)")


def test_the_document_is_judged_too(well: Live) -> None:
    """What stands in the feed is found with its line, under the address of the feed; of a page nothing is."""
    well.write("<language>en</language>")
    codes = {finding.code for finding in well.verdict().findings}
    assert any(code.startswith("feed-") for code in codes)
    well.serve("/feed.xml", b"<!doctype html><p>Log in", "text/html")
    codes = {finding.code for finding in well.verdict().findings}
    assert all(code.startswith("served-") for code in codes)


def test_an_interrupt_ends_the_visit_at_once(well: Live) -> None:
    """Ctrl-C while a server is slow stops all that is under way, without waiting for it."""
    go = threading.Event()

    def slowly(request: object) -> Reply:
        go.wait(30)
        return Reply(404)

    def interrupted(step: Progress) -> None:
        raise KeyboardInterrupt

    for path in ("/a.mp3", "/b.mp3"):
        well.host.routes[path] = slowly
    with fetcher(limits=Limits(read=30, per_host=8)) as fetching, pytest.raises(KeyboardInterrupt):
        verify_address(well.address, at=AT, fetcher=fetching, on_progress=interrupted)
    assert not go.is_set()
    go.set()


def test_nothing_a_stranger_wrote_can_command_a_terminal() -> None:
    """Addresses are shown without control characters, and cut."""
    assert (
        shown("https://a.example/\x1b[2J\x07")
        == "https://a.example/\N{REPLACEMENT CHARACTER}[2J\N{REPLACEMENT CHARACTER}"
    )
    assert len(shown("x" * 10_000)) == 201
