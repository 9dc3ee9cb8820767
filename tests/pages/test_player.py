"""Listening in a real browser: the repository's own interviews and webinars, published, under a prefix."""

import gzip
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from tests.pages.markup import Document
from tests.support import axe, sites
from tests.support.browser import Browser
from tests.support.http import get

from turncast.pages import Theme

REPOSITORY = Path(__file__).parents[2]
NICK = "interviews/nick-wahl-interest-based-bargaining.html"
CAROLE = "interviews/carole-collins-ayanlaja-equity.html"
WEBINAR = "webinars/collaborating-for-student-success.html"
MEASURED = "media/nick-wahl-interest-based-bargaining.mp3"

NOW = "document.querySelector('#player :is(audio, video)').currentTime"
PAUSED = "document.querySelector('#player :is(audio, video)').paused"
READY = "document.querySelector('#player :is(audio, video)').readyState >= 1"
HERE = "document.querySelector('.here').textContent"
SPEED = "document.querySelector('#player :is(audio, video)').playbackRate"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """Where this repository's project is published; one of its recordings was measured."""
    with sites.published(sites.catalog_of(REPOSITORY, MEASURED)) as address:
        yield address


@pytest.fixture
def browser(browser: Browser, site: str) -> Iterator[Browser]:
    """The browser; at the end, it had nothing to complain of and had asked nobody else."""
    yield browser
    assert browser.complaints == []
    assert [url for url in browser.requests if not url.startswith(site)] == []


def listen(browser: Browser, address: str) -> None:
    """Open the page of an episode, and wait until its recording can be sought in."""
    browser.open(address)
    browser.until(READY)


@pytest.mark.parametrize(
    ("place", "seconds"),
    [
        ("#t=72", 72), ("#t=72.5", 72.5), ("#t=1:12", 72), ("#t=0:01:12", 72), ("#t=1m12s", 72), ("#t=0h1m12s", 72),
        ("#t=npt:72,80", 72), ("#t=", 0), ("#t=soon", 0), ("#t=-5", 0), ("#%zz&t=9", 9), ("#main", 0), ("", 0),
    ],
)  # fmt: skip
def test_a_link_leads_to_its_moment(browser: Browser, site: str, place: str, seconds: float) -> None:
    """However the moment is written; what is none is passed over, and nothing plays unasked."""
    listen(browser, f"{site}{NICK}{place}")
    assert browser.evaluate(NOW) == pytest.approx(seconds, abs=0.1)
    assert browser.evaluate(PAUSED)


def test_a_link_beyond_the_end_leads_to_the_end(browser: Browser, site: str) -> None:
    """The recording was cut since the link was made, say."""
    listen(browser, f"{site}{NICK}#t=9999999")
    browser.until(f"{NOW} < 300")
    assert browser.evaluate(NOW) > 280


def test_a_new_moment_in_the_address_is_gone_to(browser: Browser, site: str) -> None:
    """A second link to the same page, followed from elsewhere."""
    listen(browser, f"{site}{NICK}")
    browser.evaluate("location.hash = '#t=160'")
    browser.until(f"{NOW} >= 160")
    assert browser.evaluate(HERE) == "Also announced by the network"


def test_a_chapter_plays_from_its_moment(browser: Browser, site: str) -> None:
    """One click; the chapter is marked for eyes and for screen readers, and the page stays."""
    listen(browser, f"{site}{NICK}")
    assert browser.evaluate(HERE) == "About this recording"
    browser.click(".chapters li:nth-child(4) a")
    browser.until(f"!{PAUSED} && {NOW} > 72")
    assert browser.evaluate("document.querySelector('.chapters [aria-current]').textContent") == "1:12 Other interviews"
    assert browser.evaluate(HERE) == "Other interviews"
    assert urlsplit(browser.evaluate("location.href")).path.endswith(NICK)


def test_the_transcript_seeks_and_is_marked(browser: Browser, site: str) -> None:
    """Its times play from there; the line that is said now is marked, and only that."""
    listen(browser, f"{site}{NICK}")
    browser.evaluate("document.querySelector('.transcript details').open = true")
    browser.click(".said p:nth-of-type(4) .moment")
    browser.until(f"!{PAUSED} && {NOW} > 77")
    marked = "[...document.querySelectorAll('.transcript [aria-current]')].map(line => +line.dataset.t)"
    (start,) = browser.evaluate(marked)
    assert 76 < start <= browser.evaluate(NOW)


def test_words_are_found_in_the_transcript(browser: Browser, site: str) -> None:
    """Paragraphs without them step aside, the words are marked, their number is said; and all come back."""
    listen(browser, f"{site}{NICK}")
    browser.evaluate("document.querySelector('.transcript details').open = true")
    shown = "[...document.querySelectorAll('.said p')].filter(p => p.offsetHeight).length"
    before = browser.evaluate(shown)
    browser.click(".find input")
    browser.type("assistant SUPER")
    assert browser.evaluate(shown) == 2
    assert browser.evaluate("document.querySelector('.find output').textContent") == "2"
    assert browser.evaluate("CSS.highlights.get('found').size") == 2
    browser.evaluate(
        "(f => { f.value = ''; f.dispatchEvent(new Event('input')); })(document.querySelector('.find input'))"
    )
    assert browser.evaluate(shown) == before


def test_buttons_skip_and_change_the_speed(browser: Browser, site: str) -> None:
    """Back and forward by what they say; the speed is that of the next page too."""
    listen(browser, f"{site}{NICK}#t=60")
    browser.click("[data-skip='30']")
    browser.click("[data-skip='-15']")
    assert browser.evaluate(NOW) == pytest.approx(75, abs=0.1)
    browser.evaluate(
        "(s => { s.value = '1.5'; s.dispatchEvent(new Event('change')); })(document.querySelector('.controls select'))"
    )
    assert browser.evaluate(SPEED) == 1.5
    listen(browser, f"{site}{CAROLE}")
    assert browser.evaluate(SPEED) == 1.5
    assert browser.evaluate("document.querySelector('.controls select').value") == "1.5"


def test_keys_play_skip_turn_and_change_the_speed(browser: Browser, site: str) -> None:
    """Those the page lists, wherever the focus is on the page."""
    listen(browser, f"{site}{NICK}#t=60")
    browser.press("k")
    browser.until(f"!{PAUSED}")
    browser.press("k")
    browser.until(PAUSED)
    browser.press(" ")
    browser.until(f"!{PAUSED}")
    browser.press(" ")
    browser.until(PAUSED)
    for keys, seconds in (("n", 72), ("l", 102), ("j", 87), ("p", 72), ("p", 45), ("nnnnnn", 271)):
        browser.type(keys)
        assert browser.evaluate(NOW) == pytest.approx(seconds, abs=0.1), keys
    browser.type(">>")
    assert browser.evaluate(SPEED) == 1.5
    browser.type("<<<<<<<")
    assert browser.evaluate(SPEED) == 0.75
    browser.press("m")
    assert browser.evaluate("document.querySelector('audio').muted")


def test_every_key_that_is_listed_is_one(browser: Browser, site: str) -> None:
    """The list on the page and the script say the same."""
    listen(browser, f"{site}{NICK}")
    listed = browser.evaluate("[...document.querySelectorAll('.keys kbd')].map(key => key.textContent)")
    script = Theme().script.body.decode()
    assert sorted(listed) == sorted([*"kjlm<>pn", "Space"])
    assert all(f"{key}:" in script or f'"{key}":' in script for key in listed if key != "Space")


def test_no_key_is_stolen_from_a_field(browser: Browser, site: str) -> None:
    """What is typed is typed; with a modifier a key is the browser's."""
    listen(browser, f"{site}{NICK}")
    browser.evaluate("document.querySelector('.transcript details').open = true")
    browser.click(".find input")
    browser.type("mk l")
    assert browser.evaluate("document.querySelector('.find input').value") == "mk l"
    assert browser.evaluate(f"{PAUSED} && {NOW} === 0 && !document.querySelector('audio').muted")
    browser.evaluate("document.activeElement.blur()")
    browser.evaluate(
        "document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'm', ctrlKey: true, bubbles: true}))"
    )
    assert not browser.evaluate("document.querySelector('audio').muted")


def test_keys_can_be_turned_off(browser: Browser, site: str) -> None:
    """For those who speak to their computer (WCAG 2.1.4); it is remembered."""
    listen(browser, f"{site}{NICK}")
    browser.evaluate("document.querySelector('.keys').open = true")
    browser.click(".keys input")
    for _ in range(2):
        browser.press("m")
        assert not browser.evaluate("document.querySelector('audio').muted")
        assert not browser.evaluate("document.querySelector('.keys input').checked")
        listen(browser, f"{site}{NICK}")


def test_a_listener_goes_on_where_they_stopped(browser: Browser, site: str) -> None:
    """In this browser, for each episode, without a cookie; an address with a moment says otherwise."""
    listen(browser, f"{site}{NICK}#t=100")
    browser.press("k")
    browser.until(f"{NOW} > 100.2")
    browser.press("k")
    browser.until(PAUSED)
    listen(browser, f"{site}{NICK}")
    assert browser.evaluate(NOW) == pytest.approx(100, abs=2)
    listen(browser, f"{site}{NICK}#t=16")
    assert browser.evaluate(NOW) == pytest.approx(16, abs=0.1)
    listen(browser, f"{site}{CAROLE}")
    assert browser.evaluate(NOW) == 0
    assert browser.evaluate("document.cookie") == ""


def test_who_has_heard_all_begins_anew(browser: Browser, site: str) -> None:
    """The end is not a place to go on from."""
    listen(browser, f"{site}{NICK}#t=286")
    browser.press("k")
    browser.until("document.querySelector('audio').ended")
    listen(browser, f"{site}{NICK}")
    assert browser.evaluate(NOW) == 0


def test_the_system_is_told_what_plays(browser: Browser, site: str) -> None:
    """Lock screens and headsets show title, show and artwork."""
    listen(browser, f"{site}{NICK}")
    browser.press("k")
    browser.until("navigator.mediaSession.metadata !== null")
    told = browser.evaluate("(m => [m.title, m.artist, m.album, m.artwork.length])(navigator.mediaSession.metadata)")
    assert told == ["Nick Wahl: Interest-Based Bargaining", "Teacher Union Reform Network", "TURN Interviews", 1]


def test_one_seeks_in_the_waveform(browser: Browser, site: str) -> None:
    """With a mouse and with keys; it says where it is. A recording nobody measured has none."""
    listen(browser, f"{site}{NICK}")
    slider = "document.querySelector('.wave input')"
    browser.click(".wave input")
    assert browser.evaluate(NOW) == pytest.approx(144, abs=3)
    assert browser.evaluate(f"{slider}.getAttribute('aria-valuetext')") == "2:24"
    browser.press("ArrowRight")
    browser.until(f"{NOW} > 145")
    assert browser.evaluate("document.querySelectorAll('.wave path, .wave use').length") == 2
    listen(browser, f"{site}{CAROLE}")
    assert browser.evaluate(f"{slider} === null")


def test_a_video_has_captions_and_a_poster(browser: Browser, site: str) -> None:
    """From the transcript, named as their language names itself; a chapter or a time seeks in the video."""
    listen(browser, f"{site}{WEBINAR}")
    assert browser.evaluate("document.querySelector('video').textTracks[0].label") == "English (US)"
    assert browser.evaluate("document.querySelector('video').poster").endswith(".poster.jpg")
    browser.evaluate("document.querySelector('video').textTracks[0].mode = 'showing'")
    assert browser.until("document.querySelector('video').textTracks[0].cues?.length") > 10
    browser.evaluate("document.querySelector('.transcript details').open = true")
    browser.click(".said p:nth-of-type(3) .moment")
    browser.until(f"!{PAUSED} && {NOW} > 1")
    browser.until("document.querySelector('video').textTracks[0].activeCues.length")


def test_all_of_it_works_without_a_script(browser: Browser, site: str) -> None:
    """The browser's own controls, and links that open the recording at their moments; nothing dead is shown."""
    browser.open(f"{site}{NICK}", scripts=False)
    browser.until(READY)
    assert browser.evaluate("document.querySelector('audio').controls")
    assert browser.evaluate("document.querySelector('.controls').offsetHeight") == 0
    assert browser.evaluate("document.querySelector('.wave').offsetHeight") == 0
    hrefs = browser.evaluate("[...document.querySelectorAll('.chapters a, .transcript .moment')].map(a => a.href)")
    assert all(urlsplit(href).path.endswith(".mp3") and urlsplit(href).fragment.startswith("t=") for href in hrefs)
    assert get(hrefs[1].partition("#")[0], Range="bytes=1000-1999").status == 206


@pytest.mark.parametrize("key", [NICK, CAROLE, WEBINAR])
def test_a_page_its_stylesheet_and_its_script_weigh_little(site: str, key: str) -> None:
    """Under 60 kB as they are, before recordings and artwork; the script under 10 kB as servers compress it."""
    page = get(site + key).body
    theme = Theme()
    assert len(page) + len(theme.stylesheet()) + len(theme.script.body) < 60_000
    assert len(gzip.compress(theme.script.body)) < 10_000
    assert Document(page).all("script")[0].attributes["integrity"] == theme.script.integrity


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("key", [NICK, WEBINAR])
def test_everybody_can_use_it(browser: Browser, site: str, key: str, width: int, dark: bool) -> None:
    """axe-core finds nothing, nothing is wider than the window, and what is to be touched is large enough."""
    browser.open(f"{site}{key}#t=20", width=width, height=640, dark=dark)
    browser.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    assert browser.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
    assert axe.violations(browser) == []
    small = browser.evaluate(
        "[...document.querySelectorAll('#player button, #player select, #player summary, #player a, .find input,"
        " .wave input, .keys label, .chapters li > a:first-child, .transcript .moment')]"
        ".filter(one => { const box = one.getBoundingClientRect(); return box.height < 43.5 || box.width < 43.5; })"
        ".map(one => one.outerHTML)"
    )
    assert small == []


def test_nothing_moves_for_those_who_want_no_motion(browser: Browser, site: str) -> None:
    """No transition and no animation in any case, and no smooth scrolling for them."""
    for still in (False, True):
        browser.open(f"{site}{NICK}", still=still)
        moving = "getComputedStyle(document.documentElement).scrollBehavior === 'smooth'"
        assert browser.evaluate(moving) is not still
        assert browser.evaluate("document.getAnimations().length") == 0
        rules = "[...document.styleSheets].flatMap(sheet => [...sheet.cssRules]).map(rule => rule.cssText).join()"
        assert not browser.evaluate(f"/transition|animation/.test({rules})")
    assert "smooth" not in Theme().script.body.decode()
