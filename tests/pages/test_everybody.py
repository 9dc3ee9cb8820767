"""Every type of page as it is published, in a real browser: for every window, scheme, hand and eye."""

import json
from collections.abc import Iterator

import pytest
from tests.pages.published import KINDS
from tests.support import axe
from tests.support.browser import Browser

OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
OPENED = "document.querySelectorAll('details').forEach(one => { one.open = true; })"
CLICKABLE = """[...document.querySelectorAll('a[href], button, input, select, summary, audio, video')]
  .filter(one => one.checkVisibility({visibilityProperty: true}) && one.tabIndex >= 0)
  .filter((one, _, shown) => !shown.some(other => other !== one && one.localName === 'input' && one.name
    && other.name === one.name && other.checked))"""
READ = """[...document.querySelectorAll('main :is(h1, h2, h3, p, li, dd)')].filter(one => one.checkVisibility())
  .filter(one => !one.closest('.controls, .share, .find')).map(one => one.textContent)"""
FOCUSED = """(one => {
  const [style, box] = [getComputedStyle(one), one.getBoundingClientRect()];
  const around = one.closest('.wave') ? getComputedStyle(one.closest('.wave')) : style;
  return {
    place: SHOWN.indexOf(one),
    html: one.outerHTML.slice(0, 120),
    // the browser's own controls mark what has the focus inside of them
    seen: one.matches('audio, video') || around.outlineStyle !== 'none' && parseFloat(around.outlineWidth) >= 2,
    inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  };
})(document.activeElement)"""

pytestmark = pytest.mark.slow


@pytest.fixture
def site(all_sorts: str) -> str:
    """The address at which the project with pages of every type is published."""
    return all_sorts


@pytest.fixture
def browser(browser: Browser, site: str) -> Iterator[Browser]:
    """The browser; at the end, no console and no policy complained, and nobody else was asked."""
    yield browser
    assert browser.complaints == []
    assert [url for url in browser.requests if not url.startswith(site)] == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_in_anyones_way(browser: Browser, site: str, kind: str, width: int, dark: bool) -> None:
    """axe-core finds nothing (WCAG 2.2 AA), all opened; nothing is wider than the window."""
    browser.open(site + KINDS[kind], width=width, dark=dark)
    browser.evaluate(OPENED)
    assert browser.evaluate("innerWidth") == width
    assert browser.evaluate(OVERFLOW) == 0
    assert axe.violations(browser) == []
    scheme = "dark" if dark else "light"
    assert browser.evaluate(f"matchMedia('(prefers-color-scheme: {scheme})').matches")


@pytest.mark.parametrize("kind", KINDS)
def test_keys_reach_all_that_can_be_clicked(browser: Browser, site: str, kind: str) -> None:
    """By Tab alone, from the top down; what has the focus is marked and in view."""
    browser.open(site + KINDS[kind], width=320, height=640, still=True)
    browser.evaluate(f"globalThis.SHOWN = {CLICKABLE}; null")
    count = browser.evaluate("SHOWN.length")
    visited = []
    for _ in range(3 * count + 20):  # a player has several stops of its own
        browser.press("Tab")
        if browser.evaluate("document.activeElement === document.body"):
            break
        focused = browser.evaluate(FOCUSED)
        assert focused["seen"], focused["html"]
        assert focused["inside"], focused["html"]
        if focused["place"] >= 0:  # other stops are the browser's own: what can be scrolled
            visited.append(focused["place"])
    assert set(visited) == set(range(count))
    assert visited == sorted(visited)


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_there_without_a_script(browser: Browser, site: str, kind: str) -> None:
    """All that is written is read; nothing that only a script could serve is shown."""
    browser.open(site + KINDS[kind])
    wanted = browser.evaluate(READ)
    browser.open(site + KINDS[kind], scripts=False)
    assert browser.evaluate(READ) == wanted
    dead = "[...document.querySelectorAll('button, .find, .search, .wave, select')].map(one => one.checkVisibility())"
    assert not any(browser.evaluate(dead.replace("checkVisibility()", "checkVisibility({visibilityProperty: true})")))


@pytest.mark.parametrize("kind", ["home", "show", "audio", "video", "event", "events", "transcript"])
def test_it_prints_what_is_read_and_nothing_that_is_clicked(browser: Browser, site: str, kind: str) -> None:
    """Black on white also for who likes it dark; folded parts are printed too; no player, button or search."""
    browser.open(site + KINDS[kind], dark=True, medium="print", width=700)
    shown = "one => one.checkVisibility({visibilityProperty: true, contentVisibilityAuto: true})"
    clicked = "[...document.querySelectorAll('audio, video, button, input, select, .call, .quiet, .skip, .banner')]"
    assert browser.evaluate(f"{clicked}.filter({shown}).map(one => one.outerHTML)") == []
    assert browser.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    assert browser.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert browser.evaluate(f"[...document.querySelectorAll('.said p')].every({shown})")
    assert browser.evaluate(OVERFLOW) == 0


def test_what_is_wrong_is_found(browser: Browser, site: str) -> None:
    """A picture without words, a script of nobody's, a stranger's picture: each is told."""
    browser.open(f"{site}{KINDS['home']}")
    browser.evaluate("document.querySelector('h1').append(new Image())")
    assert [rule for rule, _ in axe.violations(browser)] == ["image-alt"]
    browser.evaluate(f"document.querySelector('img').src = {json.dumps('http://127.0.0.1:9/x.png')}")
    browser.until("document.querySelector('img').complete")
    assert any("refused by the policy img-src" in one for one in browser.complaints)
    browser.open("about:blank")
