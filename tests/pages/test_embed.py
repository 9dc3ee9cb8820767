"""Sharing and embedding in a real browser: an episode on somebody else's page."""

import json
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from tests.pages import samples
from tests.pages.markup import Document
from tests.support import axe, sites
from tests.support.browser import Browser
from tests.support.http import get

from turncast.pages import Theme, oembed
from turncast.pages.embeds import WIDTH, height, snippet

REPOSITORY = Path(__file__).parents[2]
NICK, NICK_EMBED = (f"interviews/{folder}nick-wahl-interest-based-bargaining" for folder in ("", "embed/"))
WEBINAR, WEBINAR_EMBED = (f"webinars/{folder}collaborating-for-student-success" for folder in ("", "embed/"))
FIELDS = "[...document.querySelectorAll('.share input[type=text]')].map(field => field.value)"
NOW = "document.querySelector('#player :is(audio, video)').currentTime"
READY = "document.querySelector('#player :is(audio, video)').readyState >= 1"

slow = pytest.mark.slow


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and does not talk about it."""

    def log_message(self, *_: Any) -> None:
        """Nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """Where this repository's project is published; one of its recordings was measured."""
    with sites.published(sites.catalog_of(REPOSITORY, "media/nick-wahl-interest-based-bargaining.mp3")) as address:
        yield address


@slow
def test_a_link_to_this_moment_can_be_copied(browser: Browser, site: str) -> None:
    """The public address, with the moment if one likes; so is the player for other sites."""
    browser.open(f"{site}{NICK}.html#t=75")
    browser.until(READY)
    browser.evaluate("document.querySelector('.share').open = true")
    link, embed = browser.evaluate(FIELDS)
    assert link == f"https://turn.example/{NICK}.html"
    browser.click(".from input")
    assert browser.evaluate(FIELDS) == [f"{link}#t=75", embed.replace(".html", ".html#t=75")]
    browser.click(".share button")
    assert browser.until("document.querySelector('.share [role=status]').textContent") == "Copied."
    assert browser.evaluate("getSelection().toString() || document.activeElement.value") == f"{link}#t=75"
    browser.click(".from input")
    assert browser.evaluate(FIELDS) == [link, embed]
    assert browser.complaints == []


@slow
def test_what_can_be_shared_is_there_without_a_script(browser: Browser, site: str) -> None:
    """To be copied by hand; no button that does nothing."""
    browser.open(f"{site}{NICK}.html", scripts=False)
    browser.evaluate("document.querySelector('.share').open = true")
    assert len(browser.evaluate(FIELDS)) == 2
    assert browser.evaluate("[...document.querySelectorAll('.share button')].every(one => !one.offsetHeight)")


@slow
@pytest.mark.parametrize("key", [NICK_EMBED, WEBINAR_EMBED])
def test_an_episode_plays_on_another_site(browser: Browser, site: str, tmp_path: Path, key: str) -> None:
    """What is given to copy, put onto a page of another origin, is a player there, and no console complains."""
    told = get(f"{site}{key}.json").json["html"].replace("https://turn.example/", site)
    page = '<!doctype html><html lang="en"><title>Elsewhere</title><link rel="icon" href="data:,">'
    (tmp_path / "index.html").write_text(page + told)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path)))
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        browser.open(f"http://localhost:{server.server_port}/index.html")
        browser.until("frames.length === 1")
        assert browser.evaluate("document.querySelector('iframe').offsetWidth") == WIDTH
        assert f"{site}{key}.html" in browser.requests
        assert browser.complaints == []
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@slow
@pytest.mark.parametrize("width", [320, WIDTH])
@pytest.mark.parametrize("key", [NICK_EMBED, WEBINAR_EMBED])
def test_the_player_alone_is_whole(browser: Browser, site: str, key: str, width: int) -> None:
    """It plays from a moment, by keys too, fits its frame, and axe-core finds nothing."""
    browser.open(f"{site}{key}.html#t=20", width=width, height=580)
    browser.until(READY)
    browser.press("l")
    assert browser.evaluate(NOW) == pytest.approx(50, abs=0.1)
    assert browser.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
    assert axe.violations(browser) == []
    assert browser.complaints == []
    assert [url for url in browser.requests if not url.startswith(site)] == []


@slow
def test_the_player_fits_the_frame_it_asks_for(browser: Browser, site: str) -> None:
    """Nothing is cut off and nothing scrolls at the size that is told to other sites."""
    for key, video in ((NICK_EMBED, False), (WEBINAR_EMBED, True)):
        tall = height(samples.webinar() if video else samples.interview())
        browser.open(f"{site}{key}.html", width=WIDTH, height=tall)
        assert browser.evaluate("document.documentElement.scrollHeight") <= tall


@slow
def test_an_episode_tells_programs_how_to_show_it(site: str) -> None:
    """The page names its oEmbed document, which has all that oEmbed 1.0 asks for."""
    page = Document(get(f"{site}{NICK}.html").body)
    (named,) = [link for link in page.all("link", rel="alternate") if "oembed" in (link.attributes["type"] or "")]
    assert named.attributes["href"] == f"https://turn.example/{NICK_EMBED}.json"
    answer = get(f"{site}{NICK_EMBED}.json")
    assert answer.media_type == "application/json"
    told = answer.json
    assert (told["version"], told["type"]) == ("1.0", "rich")
    assert {"html", "width", "height", "title", "author_name", "provider_name"} <= told.keys()
    assert {key for key in told if key.startswith("thumbnail")} == {
        "thumbnail_url", "thumbnail_width", "thumbnail_height",
    }  # fmt: skip
    assert get(f"{site}{WEBINAR_EMBED}.json").json["type"] == "video"


def test_a_player_for_other_sites_leads_out_of_its_frame() -> None:
    """Its links open the pages elsewhere, it is not indexed, and it may ask for nothing."""
    page = Document(Theme().embed(samples.embed()))
    assert all(link.attributes["target"] == "_blank" for link in page.all("a"))
    assert page.links() == ["../index.html", "../nick-wahl.html"]
    assert page.meta("robots") == "noindex"
    assert "connect-src" not in (page.meta("Content-Security-Policy") or "")
    assert (
        page.one("link", rel="canonical").attributes["href"] == "https://turn.example/casts/interviews/nick-wahl.html"
    )


HOSTILE = """"><script>alert(1)</script>' onload=alert(1) &quot; {{ 7 * 7 }}"""


def test_hostile_titles_stay_words() -> None:
    """In the player, in what is copied, and in what programs get."""
    entry = samples.interview(title=HOSTILE)
    shown = Document(Theme().embed(samples.embed(entry)))
    assert len(shown.all("script")) == 1
    for html in (
        snippet(samples.SITE, entry, "a.embed.html"),
        json.loads(oembed(samples.interviews(entry), entry, "a.embed.html", "index.html"))["html"],
    ):
        frame = Document(f"<!doctype html>\n{html}".encode())
        assert [element.tag for element in frame.elements] == ["iframe"]
        assert frame.one("iframe").attributes["title"] == HOSTILE


def test_an_episode_without_artwork_has_no_thumbnail() -> None:
    """Rather none than half of one."""
    edition = samples.webinars().model_copy(update={"artwork": None})
    told = json.loads(oembed(edition, edition.entries[0], "a.embed.html", "index.html"))
    assert not [key for key in told if key.startswith("thumbnail")]
