"""Notes as pages show them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from turncast.notes import to_html


def same(address: str) -> str:
    """A link that leads where it says."""
    return address


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("**b** *i*", "<p><strong>b</strong> <em>i</em></p>"),
        ("~~gone~~", "<p><del>gone</del></p>"),
        (
            "see https://a.example/?b=1&c=2",
            '<a href="https://a.example/?b=1&amp;c=2">https://a.example/?b=1&amp;c=2</a>',
        ),
        ("> q", "<blockquote>\n<p>q</p>\n</blockquote>"),
        ("![w <b> & > x](https://a.example/a.png)", '<a href="https://a.example/a.png">w &lt;b&gt; &amp; &gt; x</a>'),
        ("![](https://a.example/a.png)", '<a href="https://a.example/a.png">Picture</a>'),
        ("[![words](https://a.example/a.png)](https://b.example/)", '<p><a href="https://b.example/">words</a></p>'),
        ("![words](a.png)", "<p>words</p>"),
        ("    x", '<pre tabindex="0">'),
        ("|a|b|\n|--|-:|\n|1|2|", '<td class="right">2</td>'),
        ("|a|b|\n|:-|:-:|\n|1|2|", '<th class="left">a</th>\n<th class="center">b</th>'),
        ("<table><tr><td align=justify class=right>x</table>", "<td>x</td>"),
        (
            "|a|\n|-:|\n|![w](https://a.example/a.png)|",
            '<td class="right"><a href="https://a.example/a.png">w</a></td>',
        ),
        ('align="right" <td align="right">', '<p>align="right" </p>'),
        ("a[^1]\n\n[^1]: note", '<div class="footnotes">\n<ol>'),
        ("<section>\n\na\n\n<section>\n\nb", "<div>\n<p>a</p>\n<div>\n<p>b</p>\n</div></div>"),
        ("a[^1]\n\n[^1]: note", '<li id="fn-1">'),
        ("a[^1]\n\n[^1]: note", '<a href="#fn-1" id="fnref-1">1</a>'),
        ("3. c", '<ol start="3">'),
    ],
)
def test_markdown_becomes_html(markdown: str, html: str) -> None:
    """CommonMark with tables, strikethrough, footnotes and bare addresses."""
    assert html in to_html(markdown, same)


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<style>*{display:none}</style>",
        "<iframe src=https://x.example></iframe>",
        "<object data=x></object><embed src=x>",
        "<svg><script>alert(1)</script></svg>",
        "<p onclick=alert(1)>x</p>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](&#106;avascript:alert(1))",
        "[x](data:text/html,<script>alert(1)</script>)",
        "[x](vbscript:x)",
        "<a href='java\nscript:alert(1)'>x</a>",
        "<form action=x><input name=y></form>",
        "<base href=https://x.example>",
        "<p style='position:fixed'>x</p>",
        "<h2 id=top>x</h2><a id=top>x</a>",
        "<meta http-equiv=refresh content=0>",
    ],
)
def test_nothing_active_comes_through(hostile: str) -> None:
    """No script, style, frame, form, handler, foreign id or scheme reaches a page."""
    html = to_html(hostile, same).lower()
    dangers = r"<(script|style|iframe|object|embed|svg|form|input|base|meta)|\son\w+=|(java|vb)script:|data:|style=|id="
    assert re.search(dangers, html) is None


def test_words_around_what_is_refused_stay() -> None:
    """A refused link keeps its words."""
    assert to_html("[words](javascript:alert(1))", same) == "<p><a>words</a></p>"


def test_every_address_is_asked_for() -> None:
    """Links to other episodes' files become addresses; what the function does not know stays."""
    known = {"other-episode.md": "https://turn.example/other.html?a=1&b=2"}
    html = to_html("[a](other-episode.md) [b](unknown.md) ![c](other-episode.md)", lambda to: known.get(to, to))
    assert 'href="https://turn.example/other.html?a=1&amp;b=2"' in html
    assert 'href="unknown.md"' in html
    assert '<a href="https://turn.example/other.html?a=1&amp;b=2">c</a>' in html


@pytest.mark.parametrize("alt", ['"><script>alert(1)</script>', "<img src=x>", "</a><a href=//x>", "&lt;b&gt;", "]]>"])
def test_words_for_a_picture_stay_words(alt: str) -> None:
    """No tag comes of what stands for a picture, and none is left unclosed."""
    html = to_html(f'<img src="https://a.example/a.png" alt="{alt.replace(chr(34), "&quot;")}">', same)
    assert html.count("<") == 2 * html.count("</") <= 2
    assert "<img" not in html


@given(st.text())
def test_any_text_has_html(text: str) -> None:
    """Whatever is typed, there is a page, and the same one each time."""
    assert to_html(text, same) == to_html(text, same)


def test_half_a_surrogate_pair_is_no_reason_to_stop() -> None:
    """Text from a broken file still has a page."""
    assert to_html("a \ud83d b", same) == "<p>a ? b</p>"


@pytest.mark.parametrize("deep", [">", "<div>", "<b>", "[", "- ", "**a ", "<table><tr><td>"])
def test_notes_nested_without_end_still_have_a_page(deep: str) -> None:
    """Three thousand levels neither exhaust the stack nor keep anybody waiting."""
    assert to_html(deep * 3000 + "words", same).count("words") == 1
