"""Pages and stylesheets are valid: the Nu checker finds no error, and nothing to warn of but what is listed here."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.pages.gallery import CLEAN, PAGES
from tests.pages.published import KINDS
from tests.support import nu
from tests.support.http import get

from turncast.pages import Theme, accent_stylesheet

ACCEPTED = (
    # the checker has no address for what it reads, so that nothing is of 'self'; what a browser says of the policy
    # is in test_everybody
    r"Resource violates Content Security Policy \(meta tag\): .* “(?!\w+:)",
    # JSON-LD is data, which no browser runs and no policy holds back
    r"Inline script violates Content Security Policy .*application/ld\+json",
    # younger than the checker's CSS: words that are found are marked without touching the text
    r"style\.css:.*CSS: Parse Error\. \[highlight\(found\)",
)
"""What the checker says and pages keep, each with its reason."""

pytestmark = pytest.mark.slow


def unexpected(found: list[str]) -> Iterator[str]:
    """What is found and not accepted."""
    return (one for one in found if not any(re.search(known, one, re.DOTALL) for known in ACCEPTED))


def test_every_type_of_page_is_valid(all_sorts: str, tmp_path: Path) -> None:
    """As it is published."""
    pages = {f"{kind}.html": get(all_sorts + key).body for kind, key in KINDS.items()}
    assert list(unexpected(nu.findings(pages, tmp_path))) == []


def test_pages_with_everything_in_them_are_valid(tmp_path: Path) -> None:
    """Also those with what is long, live or of more than one language; what people wrote cannot break them."""
    assert list(unexpected(nu.findings({key: PAGES[key] for key in CLEAN}, tmp_path))) == []


def test_stylesheets_are_valid(tmp_path: Path) -> None:
    """That of all pages, that of feeds, and a show's colours."""
    sheets = {
        "style.css": Theme().stylesheet(),
        "feed.css": Theme().feed_stylesheet(),
        "accent.css": accent_stylesheet("#7a1fa2"),
    }
    assert list(unexpected(nu.findings(sheets, tmp_path))) == []


def test_what_is_wrong_is_found(tmp_path: Path) -> None:
    """An element that does not exist, a property that does not."""
    pages = {
        "wrong.html": b"<!doctype html><html lang=en><title>x</title><bold>y</bold>",
        "wrong.css": b"a { colr: red }",
    }
    assert {one.partition(":")[0] for one in unexpected(nu.findings(pages, tmp_path))} == set(pages)
