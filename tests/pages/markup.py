"""A strict reader of HTML: what browsers would mend, it refuses."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
ENDS_A_PARAGRAPH = frozenset(
    {"article", "details", "div", "h1", "h2", "h3", "header", "nav", "ol", "p", "section", "ul"}
)


@dataclass
class Element:
    """A tag, its attributes (None for one without a value), how deep it stands, and all text inside it."""

    tag: str
    attributes: dict[str, str | None]
    depth: int
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text, its white space collapsed."""
        return " ".join("".join(self.pieces).split())


class Document(HTMLParser):
    """A page, read: its elements in order. Raises AssertionError where the HTML is not well formed."""

    def __init__(self, page: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self.open: list[Element] = []
        text = page.decode("utf-8")
        assert text.startswith("<!doctype html>\n"), "the doctype comes first: browsers go into quirks mode without it"
        self.feed(text)
        self.close()
        assert not self.open, f"never closed: {self.open}"
        ids = [element.attributes["id"] for element in self.elements if "id" in element.attributes]
        assert len(ids) == len(set(ids)), f"the same id twice: {ids}"

    def all(self, tag: str, **attributes: str) -> list[Element]:
        """The elements of that tag that have these attributes; a class is one of several."""
        return [element for element in self.elements if element.tag == tag and _has(element, attributes)]

    def one(self, tag: str, **attributes: str) -> Element:
        """The only one."""
        (found,) = self.all(tag, **attributes)
        return found

    def meta(self, name: str) -> str | None:
        """The content of the only ``<meta>`` of that name, property or http-equiv."""
        keys = ("name", "property", "http-equiv")
        (found,) = [meta for meta in self.all("meta") if name in [meta.attributes.get(key) for key in keys]]
        return found.attributes["content"]

    def links(self) -> list[str]:
        """Every ``href`` a reader can follow."""
        return [element.attributes["href"] or "" for element in self.all("a")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(attrs) == len(dict(attrs)), f"an attribute twice: {tag} {attrs}"
        assert not (self.open and self.open[-1].tag == "p" and tag in ENDS_A_PARAGRAPH), f"{tag} inside p"
        element = Element(tag, dict(attrs), len(self.open))
        self.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> without a beginning"
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.pieces.append(data)


def _has(element: Element, attributes: dict[str, str]) -> bool:
    wanted = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
    return all(
        value in (element.attributes.get(name) or "").split()
        if name == "class"
        else element.attributes.get(name) == value
        for name, value in wanted.items()
    )
