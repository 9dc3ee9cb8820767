"""Markdown to HTML that is not safe yet: CommonMark with tables, strikethrough, footnotes and bare addresses.

A pipeline of our own around cmarkgfm's, for two reasons. Its high-level functions never free the tree they parse
(145 kB for 3 kB of notes). And cmark keeps the special characters of its extensions in one table for the whole
process, while the GIL is released: two threads at once would lose each other's tables.
"""

import ctypes
from collections.abc import Callable
from threading import Lock

from cmarkgfm import cmark

OPTIONS = cmark.Options.CMARK_OPT_UNSAFE | cmark.Options.CMARK_OPT_FOOTNOTES  # unsafe: nh3 is what makes it safe

cmark.core_extensions_ensure_registered()
EXTENSIONS = [cmark.find_syntax_extension(name) for name in ("table", "strikethrough", "autolink")]
LOCK = Lock()


def render(markdown: str) -> str:
    """*markdown* as HTML, raw HTML in it included as it stands."""
    text = markdown.encode("utf-8", "replace").decode()  # half a surrogate pair is no text
    with LOCK:
        parser = cmark.parser_new(options=OPTIONS)
        try:
            for extension in EXTENSIONS:
                cmark.parser_attach_syntax_extension(parser, extension)
            cmark.parser_feed(parser, text)
            tree = cmark.parser_finish(parser)
            html: str = cmark.render_html(tree, OPTIONS, cmark.parser_get_syntax_extensions(parser))
            free(int(cmark._cmark.ffi.cast("uintptr_t", tree)))
        finally:
            cmark.parser_free(parser)
    return html


def _free() -> Callable[[int], object]:
    """C's ``cmark_node_free``, or nothing where the library hides it: a leak is better than no notes."""
    function = getattr(ctypes.CDLL(cmark._cmark.__file__), "cmark_node_free", None)
    if function is None:
        return lambda _: None
    function.argtypes, function.restype = [ctypes.c_void_p], None
    return function  # type: ignore[no-any-return]


free = _free()
