"""Parts written into the templates that include them say what they say where they are looked up for each page."""

from pathlib import Path
from typing import Any, Final

import pytest
from jinja2 import DictLoader, Environment
from tests.pages import samples

from turncast.errors import Unreadable
from turncast.pages import Theme
from turncast.pages.compiling import Templates

PARTS: Final = {
    "part": "[{{ word }}{{ inner }}]",
    "setting": "{% set inner = 'set' %}{% include 'part' %}",
    "nested": "{% for inner in many %}{% include 'part' %}{{ loop.index }}{% endfor %}",
    "still": "{% for one in (1, 2) %}<{{ one }}>{% endfor %}{{ '&' }}",
    "again": "{{ depth }}{% if depth %}{% with depth = depth - 1 %}{% include 'again' %}{% endwith %}{% endif %}",
    "filtered": "{{ word | upper }}{% if word is string %}text{% endif %}",
    "frame": "<{% block main %}{% endblock %}>",
    "framed": "{% extends 'frame' %}{% block main %}{{ word }}{% endblock %}",
}
WORDS: Final[dict[str, Any]] = {"word": "<w>", "inner": "in", "many": (1, 2), "depth": 3}


@pytest.mark.parametrize(
    "text",
    [
        "{% set inner = 'mine' %}{% include 'part' %}{{ inner }}",
        "{% include 'setting' %}{{ inner }}",
        "{% include 'nested' %}{% for word in many %}{% include 'part' %}{% endfor %}",
        "{% for one in many %}{% set inner = one %}{% include 'setting' %}{{ inner }}{% endfor %}{{ inner }}",
        "{% with inner = 'other' %}{% include 'filtered' %}{% include 'part' %}{% endwith %}{% include 'part' %}",
        "a{% include 'still' %}b{% include 'still' %}",
        "{% include 'again' %}",
        "{% include 'part' without context %}{% include 'none' ignore missing %}{% include ['none', 'part'] %}",
        "{% set name = 'part' %}{% include name %}",
        "{% include 'framed' %}",
        "{% extends 'frame' %}{% block main %}{% set inner = 'mine' %}{% include 'setting' %}{{ inner }}{% endblock %}",
        "{% macro told(inner) %}{% include 'part' %}{% endmacro %}{{ told('<') }}",
        "{% set kept %}{% include 'part' %}{% endset %}{{ kept }}",
    ],
)
def test_a_part_says_the_same_where_it_is_written_in(text: str) -> None:
    """What it sets stays in it, and it knows what was set around it."""
    assert _told(Templates, text) == _told(Environment, text)


def _told(kind: type[Environment], text: str) -> str:
    environment = kind(loader=DictLoader({**PARTS, "page": text}), autoescape=True)
    if isinstance(environment, Templates):
        environment.sound = lambda _file: True
    return environment.get_template("page").render(WORDS)


def test_a_part_of_the_theme_is_not_looked_up_for_each_page() -> None:
    """All of the page of an episode is two templates, of which one extends the other."""
    theme = Theme()
    theme.episode(samples.episode())
    (environment,) = theme._speaking.values()
    assert environment.cache is not None
    assert {name for _, name in environment.cache.keys()} - {"controls.html"} == {"base.html", "episode.html"}  # noqa: SIM118


def test_a_mistake_in_a_part_of_the_projects_is_told_with_its_own_line(tmp_path: Path) -> None:
    """Though it stands in a part of ours, which is written into a page of ours."""
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "medium.html").write_text("one\n{{ page.titel }}", encoding="utf-8")
    with pytest.raises(Unreadable, match=r"^templates/medium.html:2: .* has no attribute 'titel'"):
        Theme(tmp_path / "templates").episode(samples.episode())
