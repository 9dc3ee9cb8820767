"""The pages in a real browser: nothing refused, nothing fetched from elsewhere, nothing too wide for a phone."""

from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from tests.pages import samples
from tests.pages.gallery import CLEAN, PAGES
from tests.pages.markup import Document
from tests.support.browser import Browser

from turncast.notes import to_html
from turncast.pages import Theme

OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
CAPTIONS = """new Promise(done => {
  const track = document.querySelector('track');
  track.onload = () => done(track.track.cues.length);
  track.onerror = () => done(-1);
  track.track.mode = 'showing';
})"""
TREE = """(function tree(root, depth) {
  const inside = child => child.localName === 'template' ? child.content : child;
  return [...root.children].flatMap(child => [[child.localName, depth], ...tree(inside(child), depth + 1)]);
})(document, 0)"""


def bases(site: Path, served: str) -> list[str]:
    """Where the same pages are: on the web, and in a folder."""
    return [served, f"{site.as_uri()}/"]


def put(root: Path, key: str, page: bytes) -> Path:
    """A page beside its stylesheet; where it is."""
    for name, body in ((samples.STYLESHEET, Theme().stylesheet()), (key, page)):
        (root / name).parent.mkdir(exist_ok=True, parents=True)
        (root / name).write_bytes(body)
    return root / key


@pytest.mark.slow
def test_pages_work_on_the_web_and_from_a_folder(browser: Browser, site: Path, served: str) -> None:
    """The stylesheet applies, pictures and recordings load, and the console is told nothing.

    From a folder a browser runs no script whose integrity is named, and says so; the pages work without.
    """
    ours = tuple(bases(site, served))  # both: an icon of the page before may be asked for a little late
    for base in ours:
        for key in CLEAN:
            browser.open(base + key)
            assert browser.evaluate("parseFloat(getComputedStyle(document.querySelector('main')).paddingTop) > 0")
            assert browser.evaluate(
                "[...document.images].every(image => image.loading === 'lazy' || image.naturalWidth)"
            )
            # from a folder browsers refuse the manifest and a script with its integrity, as they refuse captions
            refused = [
                one
                for one in browser.complaints
                if base.startswith("file:") and (".webmanifest" in one or "Subresource Integrity" in one)
            ]
            assert browser.complaints == refused
            assert [url for url in browser.requests if not url.startswith(ours)] == []


@pytest.mark.slow
def test_recordings_and_captions_load_under_the_policy(browser: Browser, served: str) -> None:
    """The player knows how long the recording is; shown captions arrive (from a folder browsers refuse them)."""
    ready = "(p => p.readyState || new Promise(d => { p.onloadedmetadata = () => d(1); p.onerror = () => d(-1); }))"
    browser.open(f"{served}interviews/nick-wahl.html")
    assert browser.evaluate(f"{ready}(document.querySelector('audio'))") >= 1
    assert browser.evaluate(CAPTIONS) == 1
    assert browser.complaints == []


@pytest.mark.slow
def test_nothing_is_wider_than_a_phone(browser: Browser, site: Path) -> None:
    """At 320 CSS pixels, also with a word longer than the screen, in light and in dark."""
    for key in CLEAN:
        for dark in (False, True):
            browser.open(f"{site.as_uri()}/{key}", width=320, height=640, dark=dark)
            assert browser.evaluate("innerWidth") == 320
            assert browser.evaluate(OVERFLOW) == 0, key


@pytest.mark.slow
def test_paragraphs_of_notes_stand_apart(browser: Browser, tmp_path: Path) -> None:
    """Wherever they are: in a quotation, an item, a footnote; and so does what comes after a list."""
    notes = "- one\n\n  two\n\n> three\n>\n> four\n\nfive[^1]\n\n[^1]: six\n\n    seven\n"
    page = put(tmp_path, "interviews/notes.html", Theme().episode(samples.episode(notes_html=to_html(notes, str))))
    browser.open(page.as_uri())
    found = browser.evaluate("""[...document.querySelectorAll('.notes p')].map(one => one.getBoundingClientRect())
      .map((box, at, all) => at ? box.top - all[at - 1].bottom : 16)""")
    assert len(found) == 7
    assert min(found) >= 12, found


@pytest.mark.slow
def test_paper_has_what_a_screen_scrolls_to(browser: Browser, tmp_path: Path) -> None:
    """Long lines of code and wide tables are printed to their end."""
    notes = f"    {'word ' * 40}\n\n{'|Donaudampfschiff' * 9}|\n{'|---' * 9}|\n"
    page = put(tmp_path, "interviews/notes.html", Theme().episode(samples.episode(notes_html=to_html(notes, str))))
    browser.open(page.as_uri(), medium="print", width=700)
    hidden = "[...document.querySelectorAll('.notes pre, .notes table')].map(one => one.scrollWidth - one.clientWidth)"
    code, table = browser.evaluate(hidden)
    assert max(code, table) <= 2  # borders
    assert browser.evaluate(OVERFLOW) == 0


@pytest.mark.slow
def test_paper_tells_when_an_event_is(browser: Browser, tmp_path: Path) -> None:
    """Though it cannot be clicked there."""
    page = put(tmp_path, "webinars/event.html", Theme().broadcast(samples.announcement()))
    browser.open(page.as_uri(), medium="print", width=700)
    assert browser.evaluate("document.querySelector('.occasion time').checkVisibility()")
    assert not browser.evaluate("document.querySelector('.occasion .call').checkVisibility()")


@pytest.mark.slow
@pytest.mark.parametrize("shows", [1, 3, 4, 12])
def test_the_front_page_opens_with_its_title(browser: Browser, tmp_path: Path, shows: int) -> None:
    """However many shows stand beside it."""
    page = put(tmp_path, "index.html", Theme().home(samples.home(*[samples.interviews()] * shows)))
    browser.open(page.as_uri())
    assert 0 < browser.evaluate("document.querySelector('h1').getBoundingClientRect().bottom") < 400


@pytest.mark.slow
def test_dark_is_dark(browser: Browser, site: Path) -> None:
    """The page follows what the reader's system prefers."""
    seen = []
    for dark in (False, True):
        browser.open(f"{site.as_uri()}/index.html", dark=dark)
        seen.append(browser.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert seen == ["rgb(255, 255, 255)", "rgb(17, 23, 22)"]


@pytest.mark.slow
def test_a_feed_that_somebody_opens_says_what_to_do_with_it(browser: Browser, served: str) -> None:
    """Where a server says that it is XML, a browser shows title and episodes and not the source."""
    for dark in (False, True):
        browser.open(f"{served}interviews/feed.xml", width=320, dark=dark)
        assert browser.evaluate("getComputedStyle(document.querySelector('rss'), '::before').content.includes('feed')")
        shown = "[...document.querySelectorAll('*')].filter(one => !one.children.length && one.checkVisibility())"
        assert browser.evaluate(f"{shown}.map(one => one.localName)") == [
            "title", "link", "description", "title", "pubDate",
        ]  # fmt: skip
        assert browser.evaluate(OVERFLOW) == 0
        assert not [one for one in browser.complaints if "favicon" not in one and "webmanifest" not in one]


@pytest.mark.slow
def test_a_browser_reads_the_name_and_icons_for_a_home_screen(browser: Browser, served: str) -> None:
    """The manifest is found from a page below, allowed by its policy, and has nothing a browser does not know."""
    browser.open(f"{served}interviews/nick-wahl.html")
    manifest = browser.ask("Page.getAppManifest")
    assert manifest["url"] == f"{served}site.webmanifest"
    assert manifest["errors"] == []
    assert manifest["manifest"]["name"] == "TURN: Teacher Union Reform Network"
    assert [icon["sizes"] for icon in manifest["manifest"]["icons"]] == ["64x64", "192x192", "512x512"]
    assert not [one for one in browser.complaints if "favicon" not in one]


@pytest.mark.slow
def test_a_page_about_nothing_works_at_any_address(browser: Browser, served: str) -> None:
    """It is styled, and its ways lead home, wherever a server shows it."""
    for key in ("404.html", "deep/down/404.html"):
        browser.open(served + key)
        assert browser.evaluate("parseFloat(getComputedStyle(document.querySelector('main')).paddingTop) > 0")
        assert browser.complaints == []


@pytest.mark.slow
def test_a_phone_reads_the_code_in_light_and_in_dark(browser: Browser, served: str, tmp_path: Path) -> None:
    """It leads to the page it stands on, where the buttons are."""
    for dark in (False, True):
        browser.open(f"{served}interviews/about/subscribe.html", width=390, dark=dark)
        browser.screenshot(tmp_path / "page.png")
        with Image.open(tmp_path / "page.png") as page:
            (code,) = zxingcpp.read_barcodes(page)
        assert code.text == "https://turn.example/casts/interviews/about/subscribe.html"


@pytest.mark.slow
def test_the_address_of_a_feed_is_selected_whole_by_tab(browser: Browser, served: str) -> None:
    """To copy it takes no script."""
    browser.open(f"{served}interviews/about/subscribe.html")
    field = "document.querySelector('main input')"
    for _ in range(30):
        browser.press("Tab")
        if browser.evaluate(f"document.activeElement === {field}"):
            break
    assert browser.evaluate(f"{field}.value.slice({field}.selectionStart, {field}.selectionEnd) === {field}.value")
    assert browser.evaluate(f"document.activeElement === {field}")


@pytest.mark.slow
def test_the_policy_holds_what_slipped_through(browser: Browser, served: str) -> None:
    """A picture of another host and a script in the notes are both refused, and nothing is sent there."""
    browser.open(f"{served}interviews/outside.html")
    assert len([complaint for complaint in browser.complaints if "Content Security Policy" in complaint]) == 2
    assert browser.evaluate("document.title") != "run"
    assert not [url for url in browser.requests if ":9/" in url]


@pytest.mark.slow
def test_the_first_tab_stop_skips_to_the_content(browser: Browser, site: Path) -> None:
    """And can be seen when it has the focus."""
    browser.open(f"{site.as_uri()}/interviews/nick-wahl.html")
    browser.press("Tab")
    assert browser.evaluate("document.activeElement.className") == "skip"
    assert browser.evaluate("document.activeElement.getBoundingClientRect().top") >= 0
    browser.press("Enter")
    assert browser.evaluate("document.activeElement.id") == "main"


@pytest.mark.slow
def test_a_browser_reads_the_same_tree_as_a_strict_reader(browser: Browser, site: Path) -> None:
    """Browsers mend what is not well formed; here there is nothing to mend."""
    for key in ("index.html", "interviews/index.html", "interviews/nick-wahl.html", "webinars/opening-session.html"):
        browser.open(f"{site.as_uri()}/{key}")
        assert browser.evaluate(TREE) == [[element.tag, element.depth] for element in Document(PAGES[key]).elements]
