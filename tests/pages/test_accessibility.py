"""Pages are for everyone: axe-core finds nothing on any of them, in light and in dark, on a phone and on a desk."""

from pathlib import Path
from typing import Any

import pytest
from tests.pages.gallery import CLEAN
from tests.support.browser import Browser

AXE = Path(__file__).parents[1] / "support" / "node_modules" / "axe-core" / "axe.min.js"
RUN = """axe.run(document, {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  preload: false,
}).then(found => found.violations.map(one => [one.id, one.nodes.map(node => node.html.slice(0, 120))]))"""


@pytest.fixture(scope="module")
def axe() -> str:
    """The source of axe-core."""
    if not AXE.is_file():
        pytest.skip("axe-core is not installed: make tools")
    return AXE.read_text(encoding="utf-8")


def found(browser: Browser, axe: str) -> list[Any]:
    """What axe-core finds wrong with the open page."""
    browser.evaluate(axe + ";0")
    violations: list[Any] = browser.evaluate(RUN)
    return violations


@pytest.mark.slow
@pytest.mark.parametrize("key", [*CLEAN, "404.html"])
def test_nothing_is_in_anyones_way(browser: Browser, served: str, axe: str, key: str) -> None:
    """WCAG 2.2 AA and what is good practice: names, contrast, landmarks, headings, size of targets."""
    for width, dark in ((320, True), (1280, False)):  # the others are in test_everybody, of pages as they are published
        browser.open(served + key, width=width, dark=dark)
        assert found(browser, axe) == [], (key, width, dark)


@pytest.mark.slow
def test_what_is_wrong_is_found(browser: Browser, served: str, axe: str) -> None:
    """A picture without words on a page that is well otherwise."""
    browser.open(f"{served}index.html")
    browser.evaluate("document.querySelector('h1').append(new Image())")
    assert [rule for rule, _ in found(browser, axe)] == ["image-alt"]
