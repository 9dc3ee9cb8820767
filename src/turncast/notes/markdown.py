"""Markdown to HTML that is not safe yet: CommonMark with tables, strikethrough, footnotes and bare addresses."""

from comrak import ExtensionOptions, RenderOptions, render_markdown

EXTENSIONS = ExtensionOptions()
EXTENSIONS.table = EXTENSIONS.strikethrough = EXTENSIONS.footnotes = EXTENSIONS.autolink = True

OPTIONS = RenderOptions()
OPTIONS.unsafe_ = True  # raw HTML passes through, for nh3 is what makes it safe


def render(markdown: str) -> str:
    """*markdown* as HTML, raw HTML in it included as it stands."""
    text = markdown.encode("utf-8", "replace").decode()  # half a surrogate pair is no text
    return render_markdown(text, extension_options=EXTENSIONS, render_options=OPTIONS)
