"""The pages in a real browser: nothing refused, nothing fetched from elsewhere, nothing too wide for a phone."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from tests.pages import samples
from tests.pages.markup import Document
from tests.support import browser as browsers
from tests.support import recordings
from tests.support.browser import Browser

from turncast.pages import Theme

LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
VIDEO = samples.webinar(artwork=samples.picture("webinars"))
WORDY = samples.interviews(samples.interview(title=LONG, description=LONG), title=LONG, description=LONG, author=LONG)
PAGES = {
    "index.html": Theme().home(samples.home()),
    "interviews/index.html": Theme().show(samples.show()),
    "interviews/nick-wahl.html": Theme().episode(
        samples.episode(
            older=samples.neighbour(samples.entry("older")), newer=samples.neighbour(samples.entry("newer"))
        )
    ),
    "webinars/opening-session.html": Theme().episode(samples.episode(VIDEO, samples.webinars(VIDEO))),
    "interviews/long.html": Theme().episode(
        samples.episode(
            samples.interview(slug="long", title=LONG, description=LONG),
            notes_html=f"<p>{LONG * 3}</p><pre>{LONG}</pre><table><tr>{f'<td>{LONG}</td>' * 9}</tr></table>",
        )
    ),
    "long.html": Theme().home(samples.home(WORDY)),
    "interviews/wordy.html": Theme().show(samples.show(WORDY)),
    "events.html": Theme().home(samples.home(samples.interviews(), samples.webinars_with_events())),
    "webinars/event.html": Theme().broadcast(
        samples.announcement(samples.broadcast(slug="event", title=LONG, zone=LONG[:64]))
    ),
    "interviews/outside.html": Theme().episode(
        samples.episode(notes_html='<img src="http://127.0.0.1:9/x.png" alt=""><script>document.title = "run"</script>')
    ),
}
CLEAN = [key for key in PAGES if "outside" not in key]
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


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and does not talk about it."""

    def log_message(self, *_: Any) -> None:
        """Nothing."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages in a folder, with artwork, recordings and captions where they name them."""
    root = tmp_path_factory.mktemp("site")
    for key, page in PAGES.items():
        (root / key).parent.mkdir(exist_ok=True)
        (root / key).write_bytes(page)
    for folder in ("media", "theme"):
        (root / folder).mkdir()
    (root / samples.STYLESHEET).write_bytes(Theme().stylesheet())
    (root / Theme().script.key).write_bytes(Theme().script.body)
    for name in ("interviews", "webinars", "nick-wahl", "long"):
        Image.new("RGB", (1400, 1400), "teal").save(root / samples.picture(name).key)
        (root / f"media/{name}-dddddddddddd.vtt").write_text("WEBVTT\n\n00:00.000 --> 00:04.000\nWelcome.\n")
    for name in ("nick-wahl-bbbbbbbbbbbb.mp3", "long-bbbbbbbbbbbb.mp3", "opening-session-bbbbbbbbbbbb.mp4"):
        recordings.mp3(root / "media" / name)
    return root


@pytest.fixture(scope="module")
def served(site: Path) -> Iterator[str]:
    """The address of the folder over HTTP, under a prefix of its own."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site.parent)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/{site.name}/"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A headless Chromium."""
    path = browsers.executable()
    if path is None:
        pytest.skip(f"no Chromium here: looked for {', '.join(browsers.NAMES)}")
    with browsers.running(path) as running:
        yield running


def bases(site: Path, served: str) -> list[str]:
    """Where the same pages are: on the web, and in a folder."""
    return [served, f"{site.as_uri()}/"]


@pytest.mark.slow
def test_pages_work_on_the_web_and_from_a_folder(browser: Browser, site: Path, served: str) -> None:
    """The stylesheet applies, pictures and recordings load, and the console is told nothing.

    From a folder a browser runs no script whose integrity is named, and says so; the pages work without.
    """
    ours = tuple(bases(site, served))  # both: an icon of the page before may be asked for a little late
    for base in ours:
        for key in CLEAN:
            browser.open(base + key)
            assert browser.evaluate("getComputedStyle(document.querySelector('.skip')).position") == "absolute"
            assert browser.evaluate(
                "[...document.images].every(image => image.loading === 'lazy' || image.naturalWidth)"
            )
            refused = [complaint for complaint in browser.complaints if "Subresource Integrity" in complaint]
            assert browser.complaints == (refused[:1] if base.startswith("file:") else [])
            assert [url for url in browser.requests.values() if not url.startswith(ours)] == []


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
def test_dark_is_dark(browser: Browser, site: Path) -> None:
    """The page follows what the reader's system prefers."""
    seen = []
    for dark in (False, True):
        browser.open(f"{site.as_uri()}/index.html", dark=dark)
        seen.append(browser.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert seen == ["rgb(255, 255, 255)", "rgb(17, 23, 22)"]


@pytest.mark.slow
def test_the_policy_holds_what_slipped_through(browser: Browser, served: str) -> None:
    """A picture of another host and a script in the notes are both refused, and nothing is sent there."""
    browser.open(f"{served}interviews/outside.html")
    assert len([complaint for complaint in browser.complaints if "Content Security Policy" in complaint]) == 2
    assert browser.evaluate("document.title") != "run"
    assert not [url for url in browser.requests.values() if ":9/" in url]


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
