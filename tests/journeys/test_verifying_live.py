"""``turncast verify ADDRESS``: what Turncast publishes, judged as strangers would; and feeds that are kept badly."""

import re
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from tests.journeys.publications import Publication
from tests.support.command import Ran, called, started
from tests.support.livefeed import Live, live

PLAIN = "served-not-https"
"""What all that is served on this machine without TLS is told."""


@pytest.fixture
def feed() -> Iterator[Live]:
    """A small feed on a host that does everything as it should, but for TLS."""
    with live(tls=False) as feed:
        yield feed


def verified(address: str, *arguments: str, at: Path) -> Ran:
    """What is said of the feed at *address*, on this machine."""
    return called("verify", "--private", *arguments, address, at=at)


def served(ran: Ran, *levels: str) -> set[str]:
    """The codes of what is served badly, of those levels."""
    found = [finding for finding in ran.json["findings"] if finding["level"] in levels]
    return {finding["code"] for finding in found if finding["code"].startswith("served-")}


def test_what_is_published_is_served_without_error(publication: Publication, tmp_path: Path) -> None:
    """From a bucket or a plain file server, no answer is an error to anybody; a bucket keeps types and dates, too."""
    for show in publication.shows:
        ran = verified(publication.feed(show), "--json", "--episodes", "0", at=tmp_path)
        assert ran.json["visited"] > 2
        assert served(ran, "error") == set()
        if publication.place.bucket:
            assert served(ran, "warning", "advice") == {PLAIN}


def test_a_preview_is_served_without_fault(sound: Path, tmp_path: Path) -> None:
    """What ``turncast preview`` shows is as directories want it, but that it is on this machine."""
    with started("preview", "--port", "0", at=sound) as preview:
        assert preview.stderr is not None
        home = next(found[1] for line in preview.stderr if (found := re.fullmatch(r"home  (\S+/)index\.html\n", line)))
        ran = verified(f"{home}talks/feed.xml", "--json", at=tmp_path)
    assert served(ran, "error", "warning") == {PLAIN}


def test_a_feed_that_is_kept_well_has_nothing_served_badly(feed: Live, tmp_path: Path) -> None:
    """What only servers are asked about can be selected; nothing of it is an error, so the exit code is 0."""
    ran = verified(feed.address, "--select", "served-", at=tmp_path)
    assert ran.code == 0
    assert f"{feed.address}: warning: expected https://…, found http://… [{PLAIN}]" in ran.err
    assert "asked for: 8 addresses" in ran.err
    assert ran.out == ""


def test_what_is_missing_is_told_with_its_line(feed: Live, tmp_path: Path) -> None:
    """A recording that is gone is an error at the line that names it, with what to do; the exit code is 1."""
    feed.host.reply("/a.mp3", 404)
    ran = verified(feed.address, "--select", "served-missing", at=tmp_path)
    assert ran.code == 1
    (line,) = (line for line in ran.err.splitlines() if "[served-missing]" in line)
    assert re.match(rf"{feed.address}:\d+:\d+: error: \S+/a\.mp3: expected status 200, found 404", line)
    assert "Upload it under that address" in ran.err


def test_a_feed_that_is_gone_is_a_finding(feed: Live, tmp_path: Path) -> None:
    """Where there is no feed at all, the finding says why, and programs get it as data."""
    feed.host.reply("/feed.xml", 410)
    ran = verified(feed.address, "--json", at=tmp_path)
    assert (ran.code, ran.json["visited"], served(ran, "error")) == (1, 1, {"served-missing"})


def test_this_machine_is_asked_only_when_told(feed: Live, tmp_path: Path) -> None:
    """Without --private nothing on this machine is fetched, and the remedy names the option."""
    ran = called("verify", feed.address, at=tmp_path)
    assert ran.code == 1
    assert "[served-private]" in ran.err
    assert "--private" in ran.err
    assert feed.host.requests == []


def test_as_many_episodes_as_wanted(feed: Live, tmp_path: Path) -> None:
    """The newest come first; 0 takes all."""
    verified(feed.address, "--episodes", "1", at=tmp_path)
    assert feed.host.asked("/b.mp3")
    assert not feed.host.asked("/a.mp3")
    verified(feed.address, "--episodes", "0", at=tmp_path)
    assert feed.host.asked("/a.mp3")


def test_files_are_not_addresses(tmp_path: Path) -> None:
    """A file is judged with --offline; without, the hint is the command that does it."""
    ran = called("verify", "feed.xml", at=tmp_path)
    assert (ran.code, ran.hint) == (2, "turncast verify --offline feed.xml")


@pytest.mark.parametrize("form", ["github", "sarif", "json"])
def test_every_form_names_the_address(form: str, feed: Live, tmp_path: Path) -> None:
    """Annotations, SARIF and JSON have the feed's address where those of a project have a file."""
    ran = verified(feed.address, "--format", form, "--select", "served-", at=tmp_path)
    assert ran.code == 0
    assert feed.address in unquote(ran.out)


def test_ctrl_c_ends_a_visit_at_once(feed: Live, tmp_path: Path) -> None:
    """While servers are slow an interrupt is not: exit code 130, one line, and no waiting for them."""
    reached = threading.Event()

    def slowly() -> None:
        reached.set()
        time.sleep(0.05)

    feed.host.send("/a.mp3", b"HTTP/1.1 200 OK\r\nX-Slow: ", endless=b"x", pause=slowly)
    with started("verify", "--private", feed.address, at=tmp_path) as process:
        assert reached.wait(30)
        process.send_signal(signal.SIGINT)
        said = process.communicate(timeout=60)[1]  # a request may take 120 seconds
    assert process.returncode == 130
    assert said.splitlines() == ["interrupted; nothing was changed anywhere"]
