"""How templates are compiled: as Jinja does, but a template hands over its text in one piece.

Jinja's own code yields every few characters, through as many generators as includes and blocks are nested, and makes
`Markup` of each value before it is joined. For a page of a thousand pieces that is most of the work.
"""

from typing import Any

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import escape


class Compiler(CodeGenerator):
    """Jinja's, whose functions gather what they write and yield it once."""

    def __init__(self, *told: Any, **more: Any) -> None:
        super().__init__(*told, **more)
        self._whole: list[Frame] = []

    def write_commons(self) -> None:
        """What every function of a template begins with; its values are escaped by `Templates.escaped`."""
        super().write_commons()
        self.writeline("escape = environment.escaped")

    def enter_frame(self, frame: Frame) -> None:
        """A frame that nothing gathers for is that of a function: of the whole template, or of a block."""
        super().enter_frame(frame)
        if frame.buffer is None:
            self.buffer(frame)
            self._whole.append(frame)

    def leave_frame(self, frame: Frame, with_python_scope: bool = False) -> None:
        """The end of a function is where it yields."""
        super().leave_frame(frame, with_python_scope)
        if frame in self._whole:
            self.writeline(f"yield concat({frame.buffer})")

    def visit_Include(self, node: nodes.Include, frame: Frame) -> None:
        """Jinja yields one without context past what is gathered, which therefore goes first."""
        if not node.with_context and any(frame.buffer == whole.buffer for whole in self._whole):
            self.writeline(f"yield concat({frame.buffer})")
            self.writeline(f"{frame.buffer}.clear()")
        super().visit_Include(node, frame)


class Templates(Environment):
    """Jinja's environment with that compiler."""

    code_generator_class = Compiler

    @staticmethod
    def escaped(value: object) -> str:
        """*value* as it stands in HTML, with the signs `markupsafe` has for it, which makes a `Markup` of each."""
        if type(value) is not str:
            return escape(value)
        plain = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        return plain.replace('"', "&#34;").replace("'", "&#39;")
