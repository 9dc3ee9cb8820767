"""How templates are compiled: as Jinja does, but a template hands over its text in one piece.

Jinja's own code yields every few characters, through as many generators as includes and blocks are nested, and makes
`Markup` of each value before it is joined. For a page of a thousand pieces that is most of the work.
"""

from collections.abc import Callable, MutableMapping
from keyword import iskeyword
from typing import Any, Final

import markupsafe
from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame, optimizeconst

from turncast.pages.inlining import Inliner

escaped: Final[Callable[[str], str]] = getattr(markupsafe, "_escape_inner", markupsafe.escape)
"""Text as it stands in HTML: what `markupsafe.escape` does to it before it makes a `Markup` of it, where that can be
had; a `Markup` takes four times as long, and is joined like any other text.
"""


class Compiler(CodeGenerator):
    """Jinja's, whose functions gather what they write and yield it once."""

    def __init__(self, *told: Any, **more: Any) -> None:
        super().__init__(*told, **more)
        self._whole: list[Frame] = []

    def write_commons(self) -> None:
        """What every function of a template begins with."""
        super().write_commons()
        self.writeline("escaped = environment.escaped")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        """A value that is written: text is most of them."""
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile:
            self.write("(escaped(found) if type(found := ")
        else:
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        """Its end."""
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile:
            self.write(") is str else escape(found))")
        else:
            super()._output_child_post(node, frame, finalize)

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

    @optimizeconst
    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        """What a value has is asked of Python; Jinja is asked only where it has no such attribute."""
        self.write("(found if (found := getattr((asked := ")
        self.visit(node.node, frame)
        self.write(f"), {node.attr!r}, missing)) is not missing else environment.getattr(asked, {node.attr!r}))")

    @optimizeconst
    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        """What is called is called just so; Jinja is asked where it may have something to say: see `_is_plain`."""
        if forward_caller or frame.eval_ctx.volatile or not self._is_plain(node):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for told in (*node.args, *node.kwargs):
            self.visit(told, frame)
            self.write(", ")
        self.write(")")

    def _is_plain(self, node: nodes.Call) -> bool:
        """Whether all that is handed over stands there, and no function there is, by whatever name, asks for more."""
        spread = node.dyn_args or node.dyn_kwargs or any(iskeyword(told.key) for told in node.kwargs)
        return not spread and not any(hasattr(one, "jinja_pass_arg") for one in self.environment.globals.values())

    def visit_Block(self, node: nodes.Block, frame: Frame) -> None:
        """What a block hands over is gathered; Jinja closes its generator by name, which is at its end anyhow."""
        if node.required or (frame.toplevel and self.extends_so_far):
            super().visit_Block(node, frame)
            return
        context = self.derive_context(frame) if node.scoped else self.get_context_ref()
        self.writeline(f"{frame.buffer}.extend(context.blocks[{node.name!r}][0]({context}))", node)

    def visit_Include(self, node: nodes.Include, frame: Frame) -> None:
        """Jinja yields one without context past what is gathered, which therefore goes first."""
        if not node.with_context and any(frame.buffer == whole.buffer for whole in self._whole):
            self.writeline(f"yield concat({frame.buffer})")
            self.writeline(f"{frame.buffer}.clear()")
        super().visit_Include(node, frame)


class Templates(Environment):
    """Jinja's environment with that compiler. sound: see `Inliner`."""

    code_generator_class = Compiler
    escaped = staticmethod(escaped)
    sound: Callable[[str | None], bool] = staticmethod(lambda _file: False)

    def _generate(
        self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False
    ) -> str:
        """Python for *source*, its parts written into it."""
        if self.sound(filename):
            Inliner(self, self.sound, name).visit(source)
        return super()._generate(source, name, filename, defer_init)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """What every template knows, in one table: each include looks through it, and Jinja's is a chain of several."""
        return {**self.globals, **(d or {})}
