"""A transcript too long for its episode's page, in a real browser: the rest comes when somebody wants it."""

from collections.abc import Iterator

import pytest
from tests.pages.published import EARLY, KINDS, LATE, LATE_AT
from tests.support.browser import Browser
from tests.support.http import get

from turncast.pages import Theme

EPISODE, WHOLE = KINDS["audio"], KINDS["transcript"]
LINES = "document.querySelectorAll('[data-t]').length"
SECONDS = 280
OPEN = "document.querySelector('.transcript details').open = true"
MARKED = "[...document.querySelectorAll('.transcript [aria-current]')].map(line => line.textContent)"
NOW = "document.querySelector('audio').currentTime"
READY = "document.querySelector('audio').readyState >= 1"
SHOWN = "[...document.querySelectorAll('.said p')].filter(one => one.offsetHeight).map(one => one.innerText)"

pytestmark = pytest.mark.slow


@pytest.fixture
def site(all_sorts: str) -> str:
    """The address at which the project with pages of every type is published."""
    return all_sorts


@pytest.fixture
def browser(browser: Browser, site: str) -> Iterator[Browser]:
    """The browser; at the end, nothing complained and nobody else was asked."""
    yield browser
    assert browser.complaints == []
    assert [url for url in browser.requests if not url.startswith(site)] == []


def test_the_rest_comes_when_it_is_opened_and_not_before(browser: Browser, site: str) -> None:
    """Once, in the place of the beginning; the way to the whole on a page of its own is then needless."""
    browser.open(site + EPISODE)
    assert 0 < browser.evaluate(LINES) < SECONDS
    assert f"{site}{WHOLE}" not in browser.requests
    browser.click(".transcript summary")
    browser.until(f"{LINES} === {SECONDS}")
    assert browser.evaluate("document.querySelector('.rest')") is None
    browser.click(".transcript summary")
    browser.click(".transcript summary")
    assert browser.requests.count(f"{site}{WHOLE}") == 1
    assert browser.evaluate(LINES) == SECONDS


def test_words_are_found_in_all_of_it(browser: Browser, site: str) -> None:
    """Also those that stand only in the rest, and those typed before it came."""
    browser.open(site + EPISODE)
    browser.evaluate(
        f"(f => {{ f.value = '{LATE}'; f.dispatchEvent(new Event('input')); }})(document.querySelector('.find input'))"
    )
    assert browser.evaluate("document.querySelector('.find output').textContent") == "0"
    browser.evaluate(OPEN)
    browser.until("document.querySelector('.find output').textContent === '1'")
    (paragraph,) = browser.evaluate(SHOWN)
    assert LATE in paragraph
    assert browser.evaluate("CSS.highlights.get('found').size") == 1


def test_what_is_said_now_is_marked_in_all_of_it(browser: Browser, site: str) -> None:
    """Before the rest is there, the last line that is; then the one that is said. One seeks by each."""
    browser.open(f"{site}{EPISODE}#t={LATE_AT}")
    browser.until(f"{READY} && {NOW} === {LATE_AT}")
    browser.evaluate(OPEN)
    browser.until(f"{LINES} === {SECONDS}")
    assert browser.evaluate(MARKED) == [f"We went to {LATE} in the end."]
    last = "document.querySelector('.said p:last-child .moment')"
    begins = browser.evaluate(f"Number({last}.href.split('#t=')[1])")
    assert browser.evaluate(f"{last}.href.split('#')[0] === document.querySelector('audio source').src")
    browser.click(".said p:last-child .moment")
    browser.until(f"!document.querySelector('audio').paused && {NOW} >= {begins}")
    assert browser.evaluate("location.href") == f"{site}{EPISODE}#t={LATE_AT}"


def test_a_link_to_what_is_said_late_shows_it(browser: Browser, site: str) -> None:
    """It opens the transcript, waits for the rest, and brings the line into the middle of the window."""
    browser.open(f"{site}{EPISODE}#t={LATE_AT}&transcript", width=320, height=640, still=True)
    browser.until(f"{LINES} === {SECONDS}")
    assert browser.evaluate(MARKED) == [f"We went to {LATE} in the end."]
    browser.until("(b => b.top > 0 && b.bottom < innerHeight)"
                  "(document.querySelector('.transcript [aria-current]').getBoundingClientRect())")  # fmt: skip


@pytest.mark.parametrize("word", [EARLY, LATE])
def test_search_finds_what_is_said_early_and_late(browser: Browser, site: str, word: str) -> None:
    """And leads to the line, wherever it stands."""
    browser.open(f"{site}index.html", still=True)
    browser.click(".search input")
    browser.type(word)
    browser.until("document.querySelectorAll('.results > li').length === 1")
    browser.click(".results .moments a")
    browser.until(f"{MARKED}.some(line => line.includes('{word}'))".replace(MARKED, f"({MARKED})"))
    assert browser.evaluate("location.href").startswith(f"{site}{EPISODE}#t=")


def test_without_the_rest_the_beginning_stays(browser: Browser, site: str) -> None:
    """Where the page of the whole cannot be read, there is a way to it, and what is there can be found."""
    browser.open(site + EPISODE)
    before = browser.evaluate(LINES)
    browser.evaluate("(a => { a.href = a.href.replace('long', 'gone'); })(document.querySelector('.rest a'))")
    browser.click(".transcript summary")
    browser.until("performance.getEntriesByType('resource').some(one => one.name.includes('gone'))")
    assert browser.evaluate(LINES) == before
    assert browser.evaluate("document.querySelector('.rest a').checkVisibility()")
    assert [one for one in browser.complaints if "404" in one] == browser.complaints
    browser.complaints.clear()


def test_a_page_with_a_long_transcript_weighs_little(site: str) -> None:
    """The page of the episode stays small however much is said."""
    page, whole = get(site + EPISODE).body, get(site + WHOLE).body
    assert len(page) < len(whole)
    assert len(page) + len(Theme().stylesheet()) + len(Theme().script.body) < 60_000
