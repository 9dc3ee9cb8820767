"""Search in a real browser, in a project of more episodes than are shown at once."""

import json
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support import axe, sites
from tests.support.browser import Browser
from tests.support.projects import Folder, talks

from turncast.building.words import filtered, tokens, words
from turncast.pages.theme import BUILT_IN

EPISODES = 12
SAID = """WEBVTT

00:00.000 --> 00:01.000
<v Jo>We welcome everybody to our

00:01.000 --> 00:02.500
wonderful talk about Interest-Based Bargaining.

00:02.500 --> 00:03.500
Nothing else was said on the AI of number {number}.
"""
RESULTS = "document.querySelectorAll('.results > li').length"
TITLES = "[...document.querySelectorAll('.results .title')].map(one => one.textContent)"
STATUS = "document.querySelector('.search [role=status]')"
WORDS = (BUILT_IN / "script" / "words.js").read_text(encoding="utf-8")

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Twelve talks with transcripts, and one in Japanese."""
    folder: Folder = talks(tmp_path_factory.mktemp("talks"), "first")
    for number in range(2, EPISODES):
        folder.write(f"media/{number}.vtt", SAID.format(number=number))
        transcripts = [{"file": f"media/{number}.vtt", "language": "en"}]
        folder.episode(f"talk-{number}", recording="media/first.mp3", transcripts=transcripts)
    folder.episode(
        "gakko", title="学校の話", recording="media/first.mp3", notes="先生が学校で話します。", transcripts=None
    )
    with sites.published(folder.catalog()) as address:
        yield address


@pytest.fixture
def browser(browser: Browser, site: str) -> Iterator[Browser]:
    """The browser on the front page; at the end, it had nothing to complain of and had asked nobody else."""
    browser.open(f"{site}index.html")
    yield browser
    assert browser.complaints == []
    assert [url for url in browser.requests if not url.startswith(site)] == []


def search(browser: Browser, text: str) -> None:
    """Type *text* into the empty field, and wait until all that fits on the page has been found."""
    browser.click(".search input")
    browser.evaluate("document.activeElement.value = ''")
    browser.type(text)
    browser.until("document.querySelector('.results').ariaBusy === 'false'")


def asked(browser: Browser, part: str) -> list[str]:
    """The addresses with *part* in them that the page asked for."""
    return [url for url in browser.requests if part in url]


def test_nothing_is_loaded_before_somebody_searches(browser: Browser) -> None:
    """What names the lists comes with the focus, a list and the pages that may fit with the words."""
    assert asked(browser, "search") == []
    browser.click(".search input")
    browser.until("document.activeElement.type === 'search'")
    search(browser, "number 7")
    assert len(asked(browser, "search.json")) == 1
    assert len(asked(browser, "search/list-")) == 1
    assert browser.evaluate(TITLES) == ["Talk 7"]
    assert "talk-3.html" not in " ".join(asked(browser, ".html"))


def test_a_result_leads_to_the_moment(browser: Browser, site: str) -> None:
    """Words that run over the end of a line are found; the link leads to the line, which is shown and marked."""
    search(browser, "bargain number 5")
    assert browser.evaluate(TITLES) == ["Talk 5"]
    browser.click(".results .moments a")
    browser.until("document.querySelector('.transcript [aria-current]')")
    browser.until("document.querySelector('.transcript details').open")
    assert browser.evaluate("location.href") == f"{site}talks/talk-5.html#t=1&transcript"
    marked = browser.evaluate("document.querySelector('.transcript [aria-current]').textContent")
    assert marked == "wonderful talk about Interest-Based Bargaining."
    assert browser.evaluate("document.querySelector('audio').paused")


def test_results_are_the_newest_first_a_few_at_a_time(browser: Browser) -> None:
    """Ten, then the rest; their number is said to screen readers."""
    search(browser, "wonderful")
    assert browser.evaluate(RESULTS) == 10
    assert browser.evaluate(f"{STATUS}.textContent") == "Episodes found: 10"
    assert browser.evaluate(TITLES)[:2] == ["Talk 11", "Talk 10"]
    assert browser.evaluate("document.querySelector('.search button').hidden")
    search(browser, "welcome")
    browser.click(".search button")
    browser.until(f"{RESULTS} === 11")
    assert browser.evaluate(TITLES)[-1] == "First"
    assert browser.evaluate("document.querySelector('.search button').hidden")


@pytest.mark.parametrize(
    ("text", "found"),
    [("wónDER number 9", 1), ("ai number 4", 1), ("zebra", 0), ("ber 4", 0), ("学校", 1), ("先生", 1), ("talk 2", 1)],
)
def test_words_are_found_by_their_beginnings(browser: Browser, text: str, found: int) -> None:
    """Whatever the case and the accents; short ones as they are; anywhere in scripts without spaces."""
    search(browser, text)
    assert browser.evaluate(RESULTS) == found
    assert browser.evaluate("document.querySelector('.none').hidden") is bool(found)


def test_escape_ends_a_search(browser: Browser) -> None:
    """The field is empty and has the focus, the results are gone."""
    search(browser, "number 7")
    browser.evaluate("document.querySelector('.results a').focus()")
    browser.evaluate(
        "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape', bubbles: true}))"
    )
    assert browser.evaluate(RESULTS) == 0
    assert browser.evaluate("[document.activeElement.type, document.activeElement.value]") == ["search", ""]


def test_what_is_typed_meanwhile_is_what_is_found(browser: Browser) -> None:
    """Results of words that were typed before do not come in late."""
    browser.click(".search input")
    browser.type("wonderful")
    browser.evaluate("(f => { f.value = 'number 6'; f.dispatchEvent(new Event('input')); })(document.activeElement)")
    browser.until(f"{RESULTS} === 1")
    assert browser.evaluate(TITLES) == ["Talk 6"]


def test_it_searches_from_every_page(browser: Browser, site: str) -> None:
    """Also from one in a folder."""
    browser.open(f"{site}talks/first.html")
    search(browser, "number 3")
    assert browser.evaluate("document.querySelector('.results .title').href") == f"{site}talks/talk-3.html"


def test_without_a_script_there_is_no_field(browser: Browser, site: str) -> None:
    """Nothing that would not do anything."""
    browser.open(f"{site}index.html", scripts=False)
    assert browser.evaluate("document.querySelector('.search').offsetHeight") == 0


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_everybody_can_use_it(browser: Browser, site: str, width: int, dark: bool) -> None:
    """axe-core finds nothing, with results and without any, and nothing is too wide."""
    for page, text in (("index.html", "wonderful"), ("talks/first.html", "zebra")):
        browser.open(site + page, width=width, height=640, dark=dark)
        search(browser, text)
        assert axe.violations(browser) == []
        assert browser.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
        assert browser.evaluate("document.querySelector('.search input').getBoundingClientRect().height") >= 44


SCRIPTS = st.sampled_from("aZéßÅøĳﬁ字仮カがกำ한글אבعربीहΣς09_-' \u0301\U0001f600\U00020000İ½²")


@settings(max_examples=50)
@given(text=st.text(SCRIPTS | st.characters(codec="utf-8", exclude_categories=["Cn", "Cs"]), max_size=40))
def test_a_page_takes_texts_apart_as_building_does(chromium: Browser, text: str) -> None:
    """The same words, and a filter made here says yes to them there: of any text."""
    told = f"(() => {{ {WORDS}; const found = words({json.dumps(text)});"
    told += f" return [found, found.map(word => mayHave({json.dumps(filtered(tokens(text)))}, tokens(word)))]; }})()"
    found, answers = chromium.evaluate(told)
    assert found == words(text)
    assert all(answers)
