"""Notes as directories and apps take them in a feed, and as plain text.

Works by substitution on HTML that nh3 has just written, so that its form is known: names in lower case, quoted
attributes, no angle bracket that is not a tag's. nh3 has the last word again.
"""

import re
from functools import partial
from html import unescape

import nh3

from turncast.notes.markdown import render
from turncast.notes.page import SCHEMES, Link
from turncast.notes.page import TAGS as PAGE_TAGS

TAGS = {"p", "ol", "ul", "li", "a", "br", "b", "i", "strong", "em"}
"""What Apple, Spotify and PSP-1 together take in a description."""

ATTRIBUTES: dict[str, set[str]] = {"*": set(), "a": {"href"}}

FORMS = {
    **{f"h{level}": ("<p><strong>", "</strong></p>") for level in range(1, 7)},
    **dict.fromkeys(("caption", "summary", "dt", "dd"), ("<p>", "</p>")),
    **dict.fromkeys(("table", "thead", "tbody"), ("", "")),
    "q": ("“", "”"),
    "sup": ("[", "]"),
}
"""What stands in a feed for a tag that directories do not take: before its content, and after."""

TAG = re.compile(r"<(/?)([a-z]+[1-6]?)[^>]*>")
IMAGE = re.compile(r'<img(?: alt="([^"]*)")?>')
WAY_BACK = re.compile(r" ?<a[^>]*>↩(?:<sup>\d+</sup>)?</a>")
NOWHERE = re.compile(r"<a>(.*?)</a>", re.DOTALL)
LISTING = re.compile(r"<pre>(.*?)\s*(?:</code>)?</pre>", re.DOTALL)
ROW = re.compile(r"<tr>(.*?)</tr>", re.DOTALL)
CELL_EDGE = re.compile(r"\s*</?t[dh]>\s*")
ITEM_START = re.compile(r"<li>\s*(?:<p>)?")
BREAK = re.compile(r"<br>\n?")
EMPTY = re.compile(r"<(p|strong|em|b|i)>\s*</\1>\n?")
BLANK_LINES = re.compile(r"\n\s*\n")


def to_feed_html(markdown: str, link: Link) -> str:
    """*markdown* as HTML of paragraphs, lists, links, line breaks, bold and italic; each link went through *link*.

    Headings become bold paragraphs, pictures the words that stand for them, tables a paragraph a row.
    """
    html = nh3.clean(
        render(markdown),
        tags=PAGE_TAGS,
        attributes=ATTRIBUTES | {"img": {"alt"}},
        attribute_filter=partial(_judge, link),
        url_schemes=SCHEMES,
        link_rel=None,
    )
    html = NOWHERE.sub(r"\1", WAY_BACK.sub("", html))
    html = IMAGE.sub(lambda found: _escaped(found[1] or ""), html)
    html = LISTING.sub(lambda found: f"<p>{found[1].replace(chr(10), '<br>')}</p>", html)
    html = ROW.sub(lambda found: f"<p>{' | '.join(filter(None, CELL_EDGE.split(found[1])))}</p>\n", html)
    html = TAG.sub(_form, html)
    return _tidy(nh3.clean(html, tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel=None))


def to_text(markdown: str) -> str:
    """*markdown* as plain text: paragraphs apart by a blank line, list items by a dash, links by their words only."""
    html = to_feed_html(markdown, str)
    html = BREAK.sub("\n", ITEM_START.sub("- ", html)).replace("</p>", "\n\n")
    lines = (line.strip() for line in unescape(TAG.sub("", html)).splitlines())
    return BLANK_LINES.sub("\n\n", "\n".join(lines)).strip()


def _judge(link: Link, _tag: str, attribute: str, value: str) -> str | None:
    """What an attribute becomes; a place on the page itself is nowhere in a feed.

    An address gets no angle brackets, so that every one belongs to a tag.
    """
    if attribute != "href":
        return value
    address = link(value).replace("<", "%3C").replace(">", "%3E")
    return None if address.startswith("#") else address


def _escaped(text: str) -> str:
    return text.replace("<", "&lt;").replace(">", "&gt;")


def _form(found: re.Match[str]) -> str:
    """The tag as it is, or what stands for it in a feed."""
    closing, name = found.groups()
    return FORMS[name][bool(closing)] if name in FORMS else found[0]


def _tidy(html: str) -> str:
    """Without the empty paragraphs and the blank lines that flattening leaves."""
    while (less := EMPTY.sub("", html)) != html:
        html = less
    return BLANK_LINES.sub("\n", html).strip()
