"""The door to TOML: the project's tables, and the front matter of episode files.

In: the text of ``turncast.toml``, ``feeds/*.toml`` and ``episodes/*.md``. Out: plain tables, notes, new
episode files, and the place a key stands at. May not know what the words mean: models do.
"""

from turncast.frontmatter.documents import FENCE, Document, compose, dump, front_matter, notes_line, parse, split
from turncast.frontmatter.places import Place, Places

__all__ = ["FENCE", "Document", "Place", "Places", "compose", "dump", "front_matter", "notes_line", "parse", "split"]
