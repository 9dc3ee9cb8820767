"""Writing: a value as the text of an element, indented as feedgen indents.

Text and not a tree: 10,000 items have half a million elements, and lxml needs longer to make them than to write
them. Nothing else in the program writes XML.
"""

from collections.abc import Iterable

from turncast.rss.tags import Value
from turncast.rss.text import clean

STEP = "  "


def written(name: str, held: Value, indent: str = "") -> str:
    """The element *name* (with its prefix) that holds *held*, on lines of its own."""
    text, children, attributes, verbatim = held
    start = name + "".join([f' {key}="{quoted(said)}"' for key, said in attributes.items() if said is not None])
    if children:
        return f"{indent}<{start}>\n{inside(children, indent + STEP)}{indent}</{name}>\n"
    said = (as_cdata(text) if verbatim else escaped(text)) if text else ""
    return f"{indent}<{start}>{said}</{name}>\n" if said else f"{indent}<{start}/>\n"


def inside(children: Iterable[tuple[str, Value]], indent: str) -> str:
    """One element after the other."""
    return "".join([written(name, held, indent) for name, held in children])


def escaped(text: str) -> str:
    """*text* as an element holds it."""
    text = clean(text)
    if "&" in text or "<" in text or ">" in text:
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text


def quoted(text: str) -> str:
    """*text* as an attribute holds it: line ends and tabs too would be lost unescaped."""
    text = escaped(text)
    if text.isprintable():
        return text.replace('"', "&quot;")
    return text.replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")


def as_cdata(text: str) -> str:
    """*text* as it stands; the end of CDATA inside it is parted in two."""
    text = clean(text)
    return f"<![CDATA[{text.replace(']]>', ']]]]><![CDATA[>')}]]>" if text else ""
