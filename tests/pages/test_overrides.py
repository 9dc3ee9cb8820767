"""A project's own templates, laid over the built-in ones, and what is wrong with them."""

import pydoc
from pathlib import Path

import pytest
from tests.pages import samples
from tests.pages.markup import Document

from turncast.errors import ExitCode, Unreadable
from turncast.pages import (
    EmbedPage,
    EpisodePage,
    EventsPage,
    ListPage,
    MissingPage,
    PersonPage,
    Theme,
    TranscriptPage,
)

OURS = Path(__file__).parents[2] / "templates"


def theme(tmp_path: Path, **templates: str) -> Theme:
    """A theme with these overrides in ``templates/``."""
    folder = tmp_path / "templates"
    folder.mkdir()
    for name, text in templates.items():
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    return Theme(folder)


def test_an_override_that_extends_the_built_in_changes_one_block(tmp_path: Path) -> None:
    """The rest of the page is as it was."""
    block = '{% extends "theme/episode.html" %}{% block people %}<p>Nobody.</p>{% endblock %}'
    plain, changed = Theme(), theme(tmp_path, episode=block)
    page = changed.episode(samples.episode()).decode()
    assert "<p>Nobody.</p>" in page
    assert "Jo Anderson</span>" not in page
    assert "<audio controls" in page
    assert changed.home(samples.home()) == plain.home(samples.home())


def test_an_override_of_the_frame_reaches_every_page(tmp_path: Path) -> None:
    """Built-in pages extend the frame by its name, so they take the project's."""
    changed = theme(tmp_path, base='{% extends "theme/base.html" %}{% block colophon %}<p>Our foot.</p>{% endblock %}')
    pages = (changed.home(samples.home()), changed.show(samples.show()), changed.episode(samples.episode()))
    assert all(b"<p>Our foot.</p>" in page for page in pages)


def test_an_override_of_a_part_is_used_by_the_built_in_pages(tmp_path: Path) -> None:
    """A part, such as how an entry looks in a list, is replaced by its name alone."""
    page = theme(tmp_path, entry="<p>{{ entry.episode.title }} {{ link(entry.key) }}</p>").home(samples.home()).decode()
    assert "<p>Nick Wahl: Interest-Based Bargaining interviews/nick-wahl.html</p>" in page


def test_words_in_an_override_are_escaped_too(tmp_path: Path) -> None:
    """A producer need not think of it."""
    page = theme(tmp_path, show="{{ page.title }}").show(samples.show(samples.interviews(title="<b>")))
    assert page == b"&lt;b&gt;"


def test_the_digest_changes_with_what_is_in_effect(tmp_path: Path) -> None:
    """Pages are made anew when a template or the stylesheet changed, and only then."""
    plain = Theme().digest
    changed = theme(tmp_path, show="{{ page.title }}")
    assert changed.digest != plain
    (tmp_path / "templates" / "show.html").write_text("{{ page.titel }}")
    broken = Theme(tmp_path / "templates").digest
    assert broken not in (plain, changed.digest)
    (tmp_path / "templates" / "show.html").unlink()
    (tmp_path / "templates" / ".show.html.swp").write_text("an editor's")
    assert Theme(tmp_path / "templates").digest == plain


@pytest.mark.parametrize(
    ("text", "line", "told", "hint"),
    [
        ("one\n{% if page %}", 2, "unexpected end of template", "templates/show.html away"),
        ("{{ page.title }\n", 1, "unexpected '}'", "templates/show.html away"),
        ("one\ntwo\n{{ page.titel }}", 3, "has no attribute 'titel'", "python -m pydoc turncast.pages"),
        ("\n{{ nobody }}", 2, "'nobody' is undefined", "python -m pydoc turncast.pages"),
        ("{{ page.title | dya }}", 1, "no filter named 'dya'", "templates/show.html away"),
        ("{{ 1 / 0 }}", 1, "division by zero", "python -m pydoc turncast.pages"),
        ('\n{% extends "theme/shwo.html" %}', 2, "no template 'theme/shwo.html'", 'did you mean "theme/show.html"?'),
        ('{% extends "show.html" %}', 1, "itself", '{% extends "theme/show.html" %}'),
        ('{% include "entry.html" %}', 1, "'entry' is undefined", "python -m pydoc turncast.pages"),
    ],
)
def test_a_broken_override_is_told_with_its_file_line_and_a_hint(
    tmp_path: Path, text: str, line: int, told: str, hint: str
) -> None:
    """The producer reads where to look, not a traceback of ours."""
    with pytest.raises(Unreadable) as caught:
        theme(tmp_path, show=text).show(samples.show())
    error = caught.value
    assert error.message.startswith(f"templates/show.html:{line}: ")
    assert told in error.message
    assert hint in error.hint
    assert error.line == line
    assert error.exit_code is ExitCode.SHOW_HAS_ERRORS


def test_where_the_hint_leads_there_is_what_every_page_has() -> None:
    """All views a template may be given, the small ones too, with what they inherit."""
    told = pydoc.plain(pydoc.render_doc("turncast.pages"))
    for view in (EmbedPage, EpisodePage, EventsPage, ListPage, MissingPage, PersonPage, TranscriptPage):
        _, found, rest = told.partition(f"class {view.__name__}(")
        assert found
        assert "icons" in rest.partition("\n    class ")[0]


def test_an_override_that_is_no_text_is_told_with_its_name(tmp_path: Path) -> None:
    """A file saved in another encoding, say."""
    broken = theme(tmp_path, show="")
    (tmp_path / "templates" / "show.html").write_bytes("one\nfür".encode("latin-1"))
    with pytest.raises(Unreadable, match=r"^templates/show.html:2: expected UTF-8 text"):
        broken.show(samples.show())


def test_a_broken_override_of_one_page_leaves_the_others(tmp_path: Path) -> None:
    """A template is compiled when its page is made, not before."""
    assert theme(tmp_path, show="{% if %}").home(samples.home()) == Theme().home(samples.home())


def test_this_projects_own_overrides_work() -> None:
    """The example in this repository: its foot stands on every page, over the built-in one."""
    ours = Theme(OURS)
    for page in (ours.home(samples.home()), ours.show(samples.show()), ours.episode(samples.episode())):
        foot = Document(page).one("footer", class_="colophon").text
        assert foot.startswith("The Teacher Union Reform Network is a union-led effort")
        assert "TURN Interviews" in foot
