"""``turncast templates``: list, show, copy."""

from pathlib import Path

import pytest
from tests.pages import samples
from tests.support.command import turncast
from tests.support.projects import talks

from turncast.commands.templates import copied, listed, shown
from turncast.errors import UsageError
from turncast.pages import Theme


def test_a_copy_changes_nothing_until_it_is_changed(tmp_path: Path) -> None:
    """Every page is the same with a copy of every template in place."""
    for one in listed(tmp_path):
        copied(tmp_path, one.name)
    assert all(one.own for one in listed(tmp_path))
    ours, theirs = Theme(tmp_path / "templates"), Theme()
    assert ours.episode(samples.episode()) == theirs.episode(samples.episode())
    assert ours.home(samples.home()) == theirs.home(samples.home())
    assert ours.stylesheet() == theirs.stylesheet()
    assert ours.script == theirs.script


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    """A producer's own template stays as it is, and they are told."""
    file = copied(tmp_path, "entry.html")
    file.write_text("mine")
    with pytest.raises(UsageError, match=r"expected no templates/entry\.html yet"):
        copied(tmp_path, "entry.html")
    assert file.read_text() == "mine"


@pytest.mark.parametrize(
    "name",
    [
        "../style.css",
        "script/player.js",
        "words",
        "words/",
        "words/../style.css",
        "words/fr.po",
        "/etc/passwd",
        "",
        ".",
        "nothing.html",
    ],
)
def test_only_templates_can_be_shown(tmp_path: Path, name: str) -> None:
    """A name is a name, and no way to other files."""
    with pytest.raises(UsageError, match="expected the name of a built-in template"):
        copied(tmp_path, name)
    assert not (tmp_path / "templates").exists()


def test_words_of_a_language_are_copied_too(tmp_path: Path) -> None:
    """What is changed in the copy is said on pages; the list says which language it is."""
    (spanish,) = [one for one in listed(tmp_path) if one.name == "words/es.po"]
    assert (spanish.about, spanish.own) == ("What pages say, in Spanish.", False)
    file = copied(tmp_path, "words/es.po")
    assert file.relative_to(tmp_path).as_posix() == "templates/words/es.po"
    text = file.read_text(encoding="utf-8")
    assert text == shown("words/es.po")
    file.write_text(text.replace('"Suscribirse"', '"Apúntate"'), encoding="utf-8")
    words = Theme(tmp_path / "templates").words("es")
    assert (words("Subscribe"), words("Episodes")) == ("Apúntate", "Episodios")
    assert next(one.own for one in listed(tmp_path) if one.name == "words/es.po")


def test_a_name_that_is_nearly_one_is_understood() -> None:
    """The hint can be typed."""
    with pytest.raises(UsageError) as caught:
        shown("epsiode.html")
    assert caught.value.hint == "turncast templates show episode.html"


@pytest.mark.slow
def test_the_word_lists_shows_and_copies(tmp_path: Path) -> None:
    """Data on stdout, talk on stderr; a second copy is refused with exit code 2."""
    talks(tmp_path)
    assert "episode.html" in turncast("templates", at=tmp_path).out
    assert turncast("templates", "show", "entry.html", at=tmp_path).out == shown("entry.html")
    done = turncast("templates", "copy", "entry.html", at=tmp_path)
    assert (done.code, done.out) == (0, "")
    assert "templates/entry.html" in done.err
    assert turncast("templates", "copy", "entry.html", at=tmp_path).code == 2
    assert turncast("templates", "show", at=tmp_path).code == 2
