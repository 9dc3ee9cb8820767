"""What pages have in common, made once for them: ``{% shared page.frame, page.editions %}…{% endshared %}``.

The idiom of fragment caching in Jinja's book on extensions, but for when what is kept holds: for pages for which the
named values are equal, stored in the same folder of the same site, since links depend on that.
"""

from itertools import count
from typing import Any, Final

from jinja2 import Environment, nodes
from jinja2.ext import Extension
from jinja2.parser import Parser

KEPT: Final = 8
"""Of each place in a template, for that many kinds of pages: they are made show by show."""
_PAGE: Final = ("folder", "address")
"""What else decides where links lead: words that every template is given."""

_Text = tuple[tuple[Any, ...], str]


class Shared(Extension):
    """Keeps what stands between ``shared`` and ``endshared``: a text for each place, and values that are equal."""

    tags = {"shared"}  # noqa: RUF012 (as Jinja has it)

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self._kept: dict[int, tuple[_Text, ...]] = {}
        self._places = count()

    def bind(self, environment: Environment) -> "Shared":
        """The same for another *environment*, whose pages say it in another language."""
        return Shared(environment)

    def parse(self, parser: Parser) -> list[nodes.Node]:
        """Look for the text; make it and keep it where there is none; write it."""
        line = next(parser.stream).lineno
        values = parser.parse_tuple(with_condexpr=True) if parser.stream.current.type != "block_end" else None
        body = parser.parse_statements(("name:endshared",), drop_needle=True)
        place, text = nodes.Const(next(self._places)), parser.free_identifier(lineno=line)
        key = nodes.Tuple([*(nodes.Name(word, "load") for word in _PAGE), *([values] if values else [])], "load")
        made = nodes.AssignBlock(text, None, body)
        keep = nodes.ExprStmt(self.call_method("keep", [place, key, text]))
        found = nodes.Assign(text, self.call_method("text", [place, key]))
        return [found, nodes.If(nodes.Not(text), [made, keep], [], []), nodes.Output([text])]

    def text(self, place: int, key: tuple[Any, ...]) -> str:
        """What is kept for *place* and *key*; nothing where there is none."""
        for kept, text in self._kept.get(place, ()):
            if kept == key:
                return text
        return ""

    def keep(self, place: int, key: tuple[Any, ...], text: str) -> None:
        """Keep *text*, instead of what has been there longest where there is no more room."""
        self._kept[place] = ((key, text), *self._kept.get(place, ())[: KEPT - 1])
