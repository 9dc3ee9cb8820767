"""Notes as directories take them, and as plain text."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from turncast.notes import to_feed_html, to_text

ALLOWED = {"p", "ol", "ul", "li", "a", "br", "b", "i", "strong", "em"}
MARKDOWN = st.lists(
    st.one_of(
        st.text(max_size=20),
        st.sampled_from(
            ["# ", "\n\n", "- ", "|a|b|\n|-|-|\n|c|d|\n", "```\n", "> ", "[a](b.md)", "![x](y)", "**", "<h1>", "<td>",
             "<img alt='<b>'>", "</p>", "<pre>", "[^1]", "[^1]: n\n", "    ", "<table>", "<a title='<h1>'>", "\x00"]
        ),
    ),
    max_size=12,
).map("".join)  # fmt: skip


def same(address: str) -> str:
    """A link that leads where it says."""
    return address


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("## Related *work*", "<p><strong>Related <em>work</em></strong></p>"),
        ("![Nick & Jo <smiling>](a.png)", "<p>Nick &amp; Jo &lt;smiling&gt;</p>"),
        ("![](a.png)", ""),
        ("|a|b|\n|-|-|\n|1|2|\n|3|4|", "<p>a | b</p>\n<p>1 | 2</p>\n<p>3 | 4</p>"),
        ("> said", "<p>said</p>"),
        ("```\none\n  two\n```", "<p>one<br>  two</p>"),
        ("`code` ~~gone~~", "<p>code gone</p>"),
        ("a  \nb", "<p>a<br>\nb</p>"),
        ("one\n\n---\n\ntwo", "<p>one</p>\n<p>two</p>"),
        ("a[^1]\n\n[^1]: note", "<p>a[1]</p>\n<ol>\n<li>\n<p>note</p>\n</li>\n</ol>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("[j](javascript:x)", "<p>j</p>"),
        ("<script>x</script>", ""),
        ("a < b & c", "<p>a &lt; b &amp; c</p>"),
    ],
)
def test_markdown_becomes_what_directories_take(markdown: str, html: str) -> None:
    """Paragraphs, lists, links, breaks, bold and italic; anything else in a form of these."""
    assert to_feed_html(markdown, same) == html


def test_links_are_asked_for_and_footnotes_lead_to_the_page_if_it_is_known() -> None:
    """A link function that makes addresses absolute gives a footnote its place on the page."""
    html = to_feed_html("[a](b.md) x[^1]\n\n[^1]: n", lambda to: f"https://turn.example/{to}")
    assert '<a href="https://turn.example/b.md">a</a>' in html
    assert 'x[<a href="https://turn.example/#fn-1">1</a>]' in html
    assert "↩" not in html


@given(MARKDOWN)
def test_only_the_tags_directories_take_come_out(markdown: str) -> None:
    """Whatever is typed, only the tags and the attribute that Apple and PSP-1 take come out, and twice the same."""
    html = to_feed_html(markdown, same)
    tags = re.findall(r"<(/?)([^\s>/]*)([^>]*)>", html)
    assert {name for _, name, _ in tags} <= ALLOWED
    assert all(name == "a" and attributes.startswith(' href="') for _, name, attributes in tags if attributes)
    assert html == to_feed_html(markdown, same)


@given(MARKDOWN)
def test_every_tag_is_closed(markdown: str) -> None:
    """Tags nest as they should, so that no app's page breaks."""
    open_tags: list[str] = []
    for closing, name in re.findall(r"<(/?)([a-z]+)", to_feed_html(markdown, same)):
        if closing:
            assert open_tags.pop() == name
        elif name != "br":
            open_tags.append(name)
    assert open_tags == []


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("# Head\n\ntext & **more**", "Head\n\ntext & more"),
        ("- a\n- b", "- a\n- b"),
        ("- a\n\n- b", "- a\n\n- b"),
        ("[words](https://a.example) &lt;", "words <"),
        ("a  \nb", "a\nb"),
        ("", ""),
    ],
)
def test_plain_text_is_what_a_person_would_read_out(markdown: str, text: str) -> None:
    """Words, paragraphs and dashes; no tags, no addresses, no escapes."""
    assert to_text(markdown) == text


@given(st.text(alphabet="abc XYZ.,;:’“”é漢\u05d0", max_size=60))
def test_plain_words_stay(words: str) -> None:
    """Text without any Markdown in it comes back, its white space settled."""
    assert to_text(words).split() == unescape(words).split()


@given(st.text())
def test_any_text_has_plain_text(text: str) -> None:
    """Whatever is typed, there is plain text without white space at its ends."""
    assert to_text(text) == to_text(text).strip()
