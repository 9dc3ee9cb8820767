"""Pictures in notes. They stand on somebody else's host, and pages load nothing from there: a page links to them.

Works on HTML that nh3 has just written, so that its form is known: names in lower case, and quoted attributes. nh3 has
the last word again.
"""

import re
from typing import Final

_TAG: Final = re.compile(r'<(/?)(a|img)((?: [a-z]+="[^"]*")*)>')
_ATTRIBUTE: Final = re.compile(r'([a-z]+)="([^"]*)"')
_UNSAID: Final = "Picture"


def linked(html: str) -> str:
    """*html* with a link in place of each picture on the web, and of others the words that stand for them."""
    inside = False

    def replaced(found: re.Match[str]) -> str:
        nonlocal inside
        closing, name, rest = found.groups()
        if name == "a":
            inside = not closing
            return found[0]
        told = dict(_ATTRIBUTE.findall(rest))
        words, address = _escaped(told.get("alt") or told.get("title") or ""), told.get("src", "")
        if inside or not address.startswith(("http://", "https://")):
            return words
        return f'<a href="{address}">{words or _UNSAID}</a>'

    return _TAG.sub(replaced, html)


def _escaped(attribute: str) -> str:
    """What an attribute says, as text."""
    return attribute.replace("<", "&lt;").replace(">", "&gt;")
