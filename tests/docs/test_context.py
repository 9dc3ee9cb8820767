"""What templates may use: the README lists it, and the built-in templates use nothing else."""

import dataclasses
import inspect
import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any, get_type_hints

import pytest
from jinja2 import meta, nodes
from tests.support import readme

from turncast import pages
from turncast.pages.templates import source, templates
from turncast.pages.theme import FILTERS, Theme

GIVEN = {"page", "link", "address", "folder", "script"}
"""What every template is given."""
VIEWS: dict[str, Any] = {
    name: view
    for name in sorted(pages.__all__)
    if name.endswith("Page") and dataclasses.is_dataclass(view := getattr(pages, name))
}
TEMPLATES = [one.name for one in templates() if one.name.endswith(".html")]
CONTEXT = re.compile(r"(<!-- context: [^\n]* -->\n).*?(<!-- /context -->)", re.DOTALL)


def type_of(hint: Any) -> str:
    """A type as a producer reads it: ``tuple of Turn``, ``str or none``."""
    name = re.sub(
        r"\b(?:[a-z_]+\.)+", "", str(hint) if not isinstance(hint, type) or "[" in str(hint) else hint.__name__
    )
    name = re.sub(r"tuple\[tuple\[(\w+), (\w+)\], \.\.\.\]", r"tuple of (\1, \2)", name)
    return (
        re.sub(r"tuple\[(\w+), \.\.\.\]", r"tuple of \1", name)
        .replace(" | None", " or none")
        .replace("NoneType", "none")
    )


def words_of(view: Any) -> Iterator[tuple[str, str, str]]:
    """Each word of a view with its type, and what is said of it; what is said of fields, the view's docstring has."""
    for field, hint in get_type_hints(view).items():
        yield field, type_of(hint), ""
    for name, member in inspect.getmembers(view, lambda one: isinstance(one, property | cached_property)):
        hint = get_type_hints(member.fget if isinstance(member, property) else member.func)["return"]
        yield name, type_of(hint), (inspect.getdoc(member) or "").splitlines()[0]
    for name, member in inspect.getmembers(view, inspect.isfunction):
        if not name.startswith("_"):
            given = ", ".join(inspect.signature(member).parameters).removeprefix("self, ")
            hint = get_type_hints(member)["return"]
            yield f"{name}({given})", type_of(hint), (inspect.getdoc(member) or "").splitlines()[0]


def listed() -> str:
    """A table a view."""
    parts = []
    for name, view in VIEWS.items():
        rows = (f"| `page.{word}` | {kind} | {said} |" for word, kind, said in sorted(words_of(view)))
        about = (inspect.getdoc(view) or "").splitlines()[0]
        parts.append("\n".join((f"**{name}**: {about}\n", "| word | is a | which is |", "|---|---|---|", *rows)))
    return "\n\n".join(parts)


def test_the_readme_lists_all_that_a_template_may_use(request: pytest.FixtureRequest) -> None:
    """Every view with every word; accepted by ``pytest tests/docs --update-golden``."""
    wanted = CONTEXT.sub(lambda match: f"{match[1]}\n{listed()}\n\n{match[2]}", readme.text())
    if request.config.getoption("--update-golden"):
        readme.README.write_text(wanted, encoding="utf-8")
    assert readme.text() == wanted, "run pytest tests/docs --update-golden"


def test_the_readme_lists_every_filter() -> None:
    """And what every template is given."""
    said = readme.section("Your own pages")
    assert all(f"`{name}" in said for name in (*FILTERS, "occasion", "linkable", *GIVEN))


def tree(name: str) -> tuple[nodes.Template, str]:
    """A built-in template, parsed, and the comments in it."""
    text = source(name).decode()
    return Theme()._environment.parse(text), " ".join(re.findall(r"\{#(.*?)#\}", text, re.DOTALL))


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_uses_only_what_it_is_given_or_says_it_needs(name: str) -> None:
    """A part that needs more than the page says so in its comment."""
    parsed, said = tree(name)
    needed = set(re.findall(r"\w+", " ".join(re.findall(r"Needs\b([^.]*)", said))))
    made = {name.name for name in parsed.find_all(nodes.Name) if name.ctx == "store"}
    assert meta.find_undeclared_variables(parsed) - GIVEN - made <= needed


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_word_a_template_asks_its_page_for_is_there(name: str) -> None:
    """On each view its comment names; on all of them where it names none, or any."""
    parsed, said = tree(name)
    asked = {
        get.attr
        for get in parsed.find_all(nodes.Getattr)
        if isinstance(get.node, nodes.Name) and get.node.name == "page"
    }
    named = [VIEWS[view] for view in re.findall(r"\w+Page\b", said) if view in VIEWS] or list(VIEWS.values())
    there = [{word.partition("(")[0] for word, _, _ in words_of(view)} for view in named]
    assert all(asked <= words for words in there)


def test_every_template_says_what_it_is() -> None:
    """In a sentence, which ``turncast templates`` shows."""
    assert [one.name for one in templates() if len(one.about) < 10] == []


def test_every_template_that_is_listed_is_in_effect() -> None:
    """And none that is in effect is missing."""
    known = {name for name in Theme()._names() if "/" not in name}
    assert known == set(TEMPLATES)
