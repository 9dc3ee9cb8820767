"""Pages as Jinja2 makes them by itself of the same templates: what ours are compared with."""

from pathlib import Path
from typing import Any, cast

from jinja2 import nodes
from jinja2.compiler import CodeGenerator
from jinja2.ext import Extension
from jinja2.parser import Parser

from turncast.pages import Theme
from turncast.pages.sharing import Shared


class Unshared(Extension):
    """Makes what stands between ``shared`` and ``endshared`` for each page."""

    tags = {"shared"}  # noqa: RUF012 (as Jinja has it)

    def parse(self, parser: Parser) -> nodes.Node:
        """What stands there, in a scope of its own."""
        line = next(parser.stream).lineno
        while parser.stream.current.type != "block_end":
            next(parser.stream)
        return nodes.Scope(parser.parse_statements(("name:endshared",), drop_needle=True), lineno=line)


def theme(overrides: Path | None = None) -> Theme:
    """The theme, compiled by Jinja2: nothing is written into one another or kept from one page for the next."""
    made = Theme(overrides)
    environment = cast(Any, made._environment)
    environment.code_generator_class = CodeGenerator
    environment.sound = lambda _file: False
    environment.extensions[Shared.identifier] = Unshared(environment)
    return made
