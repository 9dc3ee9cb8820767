"""Parts of the theme, written into the templates that include them: to look one up, to give it all words there are and
to take what it says through a generator is a third of the work for a page of twenty parts.
"""

from collections.abc import Callable
from typing import Final

from jinja2 import Environment, meta, nodes
from jinja2.visitor import NodeTransformer

WORDS: Final = frozenset({"_", "ngettext"})
"""What is the same for all pages in a language, and so for all that an environment makes."""
_OF_ITS_OWN: Final = (nodes.Extends, nodes.Block, nodes.Import, nodes.FromImport)


class Inliner(NodeTransformer):
    """Puts a part in place of ``{% include "part.html" %}``, in a scope of its own, as if it were included.

    sound: whether a file is one of those for which that may be done: those of the theme. Jinja tells the line of a
    mistake, but of only one file, so it is not done with what a producer wrote. And it is not quite the same: of a name
    that a template sets further down, a part does not find what the page has under it.
    """

    def __init__(self, environment: Environment, sound: Callable[[str | None], bool], name: str | None) -> None:
        self._environment = environment
        self._sound = sound
        self._within = [name]

    def visit_Include(self, node: nodes.Include) -> nodes.Node:
        """The part, unless it is to be looked up while a page is made."""
        name = node.template.value if isinstance(node.template, nodes.Const) else None
        if not isinstance(name, str) or not node.with_context or node.ignore_missing or name in self._within:
            return node
        part = self._part(name)
        if part is None or any(part.find_all(_OF_ITS_OWN)):
            return node
        self._within.append(name)
        self.generic_visit(part)
        self._within.pop()
        return nodes.Scope(self._said(name) if self._asks_nothing(part) else part.body, lineno=node.lineno)

    def _part(self, name: str) -> nodes.Template | None:
        """The template of that name, if it is one of those."""
        assert self._environment.loader
        source, file, _ = self._environment.loader.get_source(self._environment, name)
        return self._environment.parse(source, name, file) if self._sound(file) else None

    def _asks_nothing(self, part: nodes.Template) -> bool:
        """Whether it says the same on every page."""
        return not part.find(nodes.Include) and meta.find_undeclared_variables(part) <= WORDS

    def _said(self, name: str) -> list[nodes.Node]:
        """What such a part says, as text."""
        return [nodes.Output([nodes.TemplateData(self._environment.get_template(name).render())])]
