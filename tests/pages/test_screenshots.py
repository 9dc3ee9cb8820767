"""The pictures of pages in the README: taken anew by ``pytest tests/pages/test_screenshots.py --update-golden``."""

from pathlib import Path
from typing import Final, NamedTuple

import pytest
from PIL import Image
from tests.support import sites
from tests.support.browser import Browser

REPOSITORY: Final = Path(__file__).parents[2]
PICTURES: Final = REPOSITORY / ".github" / "pages"
DRAWN: Final = """[...document.images].every(one => one.getBoundingClientRect().top > innerHeight || one.naturalWidth)
  && Promise.all([...document.images].map(one => one.naturalWidth && one.decode())).then(() => true)"""
MOST: Final = 60_000
"""Bytes of a picture: a README is read on phones too."""


class Shot(NamedTuple):
    """A page of this repository's project, as it is looked at; sizes in CSS pixels."""

    key: str
    width: int
    height: int
    dark: bool = False


SHOTS: Final = {
    "home": Shot("index.html", 1280, 900),
    "episode": Shot("interviews/nick-wahl-interest-based-bargaining.html#t=80", 1280, 900),
    "phone": Shot("interviews/nick-wahl-interest-based-bargaining.html#t=80", 390, 844, dark=True),
}


@pytest.mark.slow
def test_pictures_can_be_taken(request: pytest.FixtureRequest, browser: Browser, tmp_path: Path) -> None:
    """Of each page named here, as large as the window."""
    folder = PICTURES if request.config.getoption("--update-golden") else tmp_path
    catalog = sites.catalog_of(REPOSITORY, "media/nick-wahl-interest-based-bargaining.mp3")
    with sites.published(catalog) as site:
        for name, shot in SHOTS.items():
            browser.open(site + shot.key, width=shot.width, height=shot.height, dark=shot.dark)
            browser.evaluate("scrollTo(0, 0)")
            browser.until(DRAWN)
            browser.screenshot(tmp_path / "page.png", whole=False)
            with Image.open(tmp_path / "page.png") as taken:
                assert taken.size == (shot.width, shot.height)
                taken.save(folder / f"{name}.webp", quality=60, method=6)


@pytest.mark.parametrize("name", SHOTS)
def test_the_readme_shows_them(name: str) -> None:
    """Each is there, shown, and small."""
    file = PICTURES / f"{name}.webp"
    assert 0 < file.stat().st_size < MOST
    assert f".github/pages/{name}.webp" in (REPOSITORY / "README.md").read_text(encoding="utf-8")
