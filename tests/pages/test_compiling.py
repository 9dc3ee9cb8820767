"""Templates compiled so that they hand over their text in one piece say what Jinja says."""

from collections.abc import Mapping
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from turncast.pages.compiling import Templates

PARTS: Final = {
    "frame": "<{% block first %}one {{ word }}{% endblock %}|{% block second %}{% endblock %}|{{ self.first() }}>",
    "between": '{% extends "frame" %}{% block second %}{{ super() }}between{% endblock %}',
    "part": "[{{ word }}{{ inner }}]",
    "macros": "{% macro told(a, b='&') %}({{ a }}{{ b }}{{ caller() if caller }}){% endmacro %}",
}
WORDS: Final[Mapping[str, Any]] = {
    "word": "<&>\"'",
    "inner": "in",
    "safe": Markup("<b>"),
    "many": (1, 2.5, "<", None),
    "tree": {"a": {"b": {}}, "c": {}},
}


@pytest.mark.parametrize(
    "text",
    [
        "plain {{ word }} {{ safe }} {{ 5 }} {{ none }}",
        '{% extends "between" %}{% block second %}{{ super() }} and {{ word }}{% endblock %}lost{{ word }}',
        'before {% if inner == "in" %}{% extends "frame" %}{% endif %}after{% block second %}2{% endblock %}',
        'a{% include "part" %}b{% with inner = "other" %}{% include "part" %}{% endwith %}',
        'a{% set inner = "mine" %}{% include "macros" without context %}b{% include "nothing" ignore missing %}c',
        "{% for one in many if one != 1 %}{{ loop.index }}{{ one }}{% else %}none{% endfor %}",
        "{% for one in () %}{{ one }}{% else %}none{{ word }}{% endfor %}",
        "{% for key, more in tree.items() recursive %}{{ key }}{{ loop(more.items()) }}{% endfor %}",
        '{% from "macros" import told %}{{ told(word) }}{% call told(safe, b=word) %}in {{ word }}{% endcall %}',
        "{% macro own() %}{{ word }}{% for one in many %}{{ one }}{% endfor %}{% endmacro %}{{ own() ~ '<' }}",
        "{% set kept %}{{ word }}<i>{% endset %}{{ kept }}{{ kept ~ word }}{% filter upper %}{{ word }}{% endfilter %}",
        "{% autoescape false %}{{ word }}{% endautoescape %}{{ word }}",
        "{% autoescape inner != 'in' %}{{ word }}{{ safe }}{% endautoescape %}",
        "{{ word.upper() }}{{ word.replace('<', old='x') if false }}{{ many.index('<') }}{{ tree.get('d', '<') }}",
        "{% macro own(a, b=2) %}{{ a }}{{ b }}{% endmacro %}{{ own(*many[:2]) }}{{ own(**{'a': 1}) }}{{ own(1, b=3) }}",
        "{{ dict(class='<', a=1) }}{% for one in range(2) %}{{ range(one, 3) | list }}{% endfor %}",
        "{% macro told(a) %}{{ a }}{% endmacro %}{% autoescape inner != 'in' %}{{ told(word) }}{% endautoescape %}",
        "{% block own %}{% for one in many %}{% block each scoped %}{{ one }}{% endblock %}{% endfor %}{% endblock %}",
    ],
)
def test_every_kind_of_statement_says_what_it_says_in_jinja(text: str) -> None:
    """So a producer may write what Jinja's own book teaches."""
    assert _told(Templates, text) == _told(Environment, text)


@pytest.mark.parametrize("text", ["{{ asked(1, b='<') }}", "{% set own = asked %}{{ own(word) }}{{ range(2) | list }}"])
def test_a_function_that_asks_for_what_a_page_is_given_gets_it(text: str) -> None:
    """By whatever name it is called."""
    assert _told(Templates, text, asked=asked) == _told(Environment, text, asked=asked)


@pass_context
def asked(context: Context, *told: Any, **more: Any) -> str:
    """A function that asks for more than it is handed."""
    return f"{context['word']}{told}{more}"


def _told(kind: type[Environment], text: str, **functions: Any) -> str:
    environment = kind(loader=DictLoader({**PARTS, "page": text}), autoescape=True)
    environment.globals |= functions
    return environment.get_template("page").render(WORDS)


@given(st.one_of(st.text(), st.integers(), st.none(), st.text().map(Markup), st.lists(st.text())))
def test_whatever_is_written_is_escaped_as_jinja_does(value: object) -> None:
    """Values that are no text, and HTML that is sound already, included."""
    assert Templates(autoescape=True).from_string("{{ value }}").render(value=value) == escape(value)
