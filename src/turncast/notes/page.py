"""Notes as a page shows them."""

import re
from collections.abc import Callable
from functools import lru_cache, partial
from typing import Final

import nh3

from turncast.notes.markdown import render
from turncast.notes.pictures import linked

Link = Callable[[str], str]
"""Where a link leads: takes an address as written, gives the one to be published (an unknown one unchanged)."""

SCHEMES = {"http", "https", "mailto"}
"""What an absolute address may begin with; relative ones are fine."""

# fmt: off
TAGS = {
    "a", "abbr", "b", "blockquote", "br", "caption", "cite", "code", "dd", "del", "details", "div", "dl", "dt", "em",
    "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "ol", "p", "pre", "q", "s", "section",
    "small", "span", "strong", "sub", "summary", "sup", "table", "tbody", "td", "th", "thead", "tr", "u", "ul", "var",
}
# fmt: on
ATTRIBUTES: dict[str, set[str]] = {
    "*": set(),
    "a": {"href", "title", "id"},
    "img": {"src", "alt", "title"},
    "li": {"id"},
    "ol": {"start"},
    "th": {"align"},
    "td": {"align"},
}
SCROLLED = {"pre": {"tabindex": "0"}, "table": {"tabindex": "0"}}
"""What is wider than a phone is scrolled on its own, by keyboard too."""
CLASSES = {"section": {"footnotes"}, "sup": {"footnote-ref"}, "a": {"footnote-backref"}}
_ALIGNED: Final = re.compile(r'<(t[dh]) align="(left|center|right)">')
_SECTION: Final = re.compile(r"<(/?)section\b")


def to_html(markdown: str, link: Link) -> str:
    """*markdown* (CommonMark with tables, strikethrough, footnotes and bare addresses) as HTML for a page.

    Scripts, styles, frames and event handlers are gone, and pictures are links; each address went through *link*.
    """
    html = _cleaner(link).clean(render(markdown))
    return _valid(_cleaner(None).clean(linked(html)) if "<img" in html else html).strip()


def _valid(html: str) -> str:
    """*html*, that nh3 has just written, as HTML has it today: columns are aligned by a class, for the policy of pages
    refuses styles; a section wants a heading, which footnotes have not.
    """
    html = _ALIGNED.sub(r'<\1 class="\2">', html) if " align=" in html else html
    return _SECTION.sub(r"<\1div", html) if "<section" in html else html


@lru_cache(maxsize=8)
def _cleaner(link: Link | None) -> nh3.Cleaner:
    """It takes as long to make as to use; notes that stand in one folder share it. Pictures pass it with *link* only,
    which is the first time.
    """
    return nh3.Cleaner(
        tags=TAGS if link else TAGS - {"img"},
        attributes=ATTRIBUTES,
        allowed_classes=CLASSES,
        set_tag_attribute_values=SCROLLED,
        attribute_filter=partial(_judge, link) if link else None,
        url_schemes=SCHEMES,
        link_rel=None,
    )


def _judge(link: Link, _tag: str, attribute: str, value: str) -> str | None:
    """What an attribute becomes; ids are footnotes' only, any other could shadow one of the page's own. Cells are
    aligned as Markdown knows it.
    """
    if attribute in {"href", "src"}:
        return link(value)
    if attribute == "align":
        return value if value in {"left", "center", "right"} else None
    return value if attribute != "id" or value.startswith(("fn-", "fnref-")) else None
