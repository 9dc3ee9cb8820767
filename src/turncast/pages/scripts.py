"""The one script of all pages: ours alone, made of the files in ``theme/script/``."""

import base64
import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

PARTS: Final = ("moments.js", "player.js", "transcript.js", "share.js", "words.js", "search.js")
"""In the order in which they need one another."""


@dataclass(frozen=True)
class Script:
    """A script and where it is stored. Pages name its digest: a browser runs it only as it was published."""

    body: bytes
    key: str

    @cached_property
    def integrity(self) -> str:
        """``sha256-…``, as ``integrity`` and a Content-Security-Policy have it."""
        return f"sha256-{base64.b64encode(hashlib.sha256(self.body).digest()).decode()}"


def joined(folder: Path) -> bytes:
    """The parts in *folder*, one after the other, with a scope of their own."""
    parts = "\n".join((folder / name).read_text(encoding="utf-8") for name in PARTS)
    return f'(() => {{\n"use strict";\n{parts}}})();\n'.encode()
