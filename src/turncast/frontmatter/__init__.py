"""The door to TOML: the project's tables, and the front matter of episode files.

In: the text of ``turncast.toml``, ``feeds/*.toml`` and ``episodes/*.md``. Out: plain tables, notes, new
episode files, and the line a key stands on. May not know what the words mean: models do.
"""

from turncast.frontmatter.documents import FENCE, Document, compose, dump, front_matter, parse, split
from turncast.frontmatter.lines import locate

__all__ = ["FENCE", "Document", "compose", "dump", "front_matter", "locate", "parse", "split"]
