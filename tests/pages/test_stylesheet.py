"""The one stylesheet."""

import re
from pathlib import Path

import pytest

from turncast.pages import Theme
from turncast.pages.theme import BUILT_IN, STYLESHEET

CSS = (BUILT_IN / STYLESHEET).read_text(encoding="utf-8")
SCREEN, _, _ = CSS.partition("@media print")
LIGHT, DARK = re.findall(r":root \{(.*?)\}", SCREEN, re.DOTALL)


def _colours(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", block))


def _luminance(colour: str) -> float:
    """Relative luminance, as WCAG 2.2 defines it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "paper"),
    [(ink, paper) for ink in ("ink", "soft", "accent") for paper in ("paper", "shade")] + [("on-accent", "accent")],
)
def test_words_can_be_read_on_what_they_stand_on(scheme: str, ink: str, paper: str) -> None:
    """WCAG 2.2 AA: at least 4.5 to 1, in light and in dark."""
    colours = _colours(scheme)
    darker, lighter = sorted((_luminance(colours[ink]), _luminance(colours[paper])))
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5


def test_the_stylesheet_fetches_nothing() -> None:
    """Fonts are the system's, there are no pictures: a page is two requests and its artwork."""
    assert "url(" not in CSS
    assert "@import" not in CSS


def test_a_projects_stylesheet_replaces_the_built_in_one(tmp_path: Path) -> None:
    """By name, like a template; either is served without what only its readers need."""
    (tmp_path / "style.css").write_text("/*! Ours. */ /* Teal. */ body { color: teal }")
    assert Theme(tmp_path).stylesheet() == b"/*! Ours. */body{color:teal}"
    served = Theme(tmp_path / "not there").stylesheet().decode()
    assert len(served) < 0.9 * len(CSS)
    assert "/*" not in served
    assert served.count("{") == re.sub(r"/\*.*?\*/", "", CSS, flags=re.DOTALL).count("{")
