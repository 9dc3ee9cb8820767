"""What pages say, gathered from templates and code, and a catalogue in which all of it is marked."""

from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import write_po

import turncast
from turncast.models.vocabulary import ROLES
from turncast.pages.formats import role
from turncast.pages.sharing import Shared
from turncast.pages.theme import BUILT_IN
from turncast.pages.words import Words

SOURCE = Path(turncast.__file__).parent
TAGS = Shared.identifier
Message = str | tuple[str, ...]
"""A message, or its forms for one and for many."""


def said() -> set[Message]:
    """Every message of templates and code, and the roles of the podcast namespace."""
    roles = {role(name, Words()) for names in ROLES.values() for name in names}
    return {*_templates(), *_code(), *roles}


def _templates() -> Iterator[Message]:
    for template in sorted(BUILT_IN.glob("*.html")):
        with template.open("rb") as file:
            options = {"silent": "false", "trim_blocks": "true", "lstrip_blocks": "true", "extensions": TAGS}
            keywords = {"_": None, "ngettext": (1, 2)}
            for _, message, _, _ in extract("jinja2.ext:babel_extract", file, keywords, options=options):
                yield message


def _code() -> Iterator[Message]:
    for module in sorted([*(SOURCE / "pages").glob("*.py"), *(SOURCE / "building").glob("*.py")]):
        with module.open("rb") as file:
            for _, message, _, _ in extract("python", file, {"words": None, "several": (1, 2)}):
                yield message


def marked(folder: Path) -> Words:
    """English words, each message in ⟦⟧, from a catalogue that is written into *folder*."""
    catalog = Catalog(locale="en")
    for message in said():
        catalog.add(message, f"⟦{message}⟧" if isinstance(message, str) else tuple(f"⟦{form}⟧" for form in message))
    with (folder / "en.po").open("wb") as file:
        write_po(file, catalog)
    return Words("en-US", (folder,))
