"""axe-core: what keeps people from using a page, as far as a program can tell."""

from typing import Any

import pytest
from tests.support.browser import Browser
from tests.support.oracles import SUPPORT

_RUN = """axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]})
  .then(found => found.violations.map(one => [one.id, one.nodes.map(node => node.html)]))"""


def violations(browser: Browser) -> list[Any]:
    """What axe-core finds on the open page against WCAG 2.2 AA: each rule with the elements that break it."""
    source = SUPPORT / "node_modules/axe-core/axe.min.js"
    if not source.is_file():
        pytest.skip("axe-core is not installed: make tools")
    browser.evaluate(f"{source.read_text(encoding='utf-8')}; null")
    found: list[Any] = browser.evaluate(_RUN)
    return found
