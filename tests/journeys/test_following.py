"""Live reload in a real browser: a page of ``turncast preview`` follows what is saved."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.journeys.publications import RUTH
from tests.journeys.test_preview import PAGE, home_of
from tests.support.browser import Browser
from tests.support.command import started
from tests.support.http import get

from turncast.commands.following import SCRIPT_KEY, VERSION

pytestmark = pytest.mark.slow


@pytest.fixture
def home(project: Path) -> Iterator[str]:
    """The address of a preview of *project*."""
    process: subprocess.Popen[str]
    with started("preview", "--port", "0", at=project) as process:
        yield home_of(process)


def test_the_browser_follows_an_episode_and_a_template(browser: Browser, home: str, project: Path) -> None:
    """What is saved is shown, without a reload by hand and without a complaint about the page's policy."""
    browser.open(home + PAGE)
    file = project / f"episodes/{RUTH}.md"
    lines = file.read_text().splitlines()
    file.write_text("\n".join('title = "Better"' if line.startswith("title") else line for line in lines))
    browser.until("document.querySelector('h1').textContent === 'Better'")
    (project / "templates").mkdir(exist_ok=True)
    (project / "templates" / "people.html").write_text("<p id='new'>Nobody.</p>")
    browser.until("document.querySelector('#new')")
    assert browser.complaints == []


def test_a_page_that_did_not_change_stays(browser: Browser, home: str, project: Path) -> None:
    """Where one writes, listens or reads on it, nothing is lost for a file it is not made of."""
    browser.open(home + PAGE)
    browser.evaluate("window.mine = true")
    before = get(home + VERSION + PAGE).body
    (project / "media/unused.txt").write_text("anything")
    (project / "feeds/other.toml").write_text(
        'title = "Other"\ndescription = "Another show, of which this is no part."\n'
    )
    assert get(home + VERSION + "index.html").status == 200
    assert get(home + VERSION + PAGE).body == before
    asked = len(browser.requests)
    while len(browser.requests) < asked + 3:
        assert browser.evaluate("window.mine")


def test_a_mistake_is_told_on_the_page_until_it_is_mended(browser: Browser, home: str, project: Path) -> None:
    """With file and line; the page below it stays as it was."""
    browser.open(home + PAGE)
    (project / "templates").mkdir(exist_ok=True)
    template = project / "templates" / "people.html"
    template.write_text("\n{{ page.titel }}")
    told = browser.until("document.querySelector('[role=alert]')?.textContent")
    assert told.startswith("templates/people.html:2: ")
    assert browser.evaluate("document.querySelector('h1') !== null")
    template.unlink()
    browser.until("!document.querySelector('[role=alert]')")


def test_nothing_of_it_is_published(home: str, project: Path) -> None:
    """A page as it is published names no such script and allows none; the preview's allows it by its digest."""
    shown = get(home + PAGE).body
    assert SCRIPT_KEY.encode() in shown
    assert shown.count(b"'sha256-") == 2
    with started("build", "--to", "site", "--yes", at=project) as process:
        assert process.wait(60) == 0
    published = (project / "site" / PAGE).read_bytes()
    assert b".turncast" not in published
    assert published.count(b"'sha256-") == 1
