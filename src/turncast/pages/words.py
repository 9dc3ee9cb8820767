"""What pages say that no producer wrote, such as "Subscribe": in the language of the page, from gettext catalogues.

The theme brings ``words/es.po`` and others; a project's ``templates/words/es.po`` is laid over it, message by message.
What a catalogue lacks, one of the language without its region has (``es-MX``, ``es``), and English at last.
"""

import re
from collections.abc import Iterator
from dataclasses import InitVar, dataclass
from functools import cached_property
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from turncast.errors import Unreadable
from turncast.pages.locales import parsed, tags
from turncast.pages.numbers import number_text

FOLDER: Final = "words"
BUILT_IN: Final = Path(__file__).parent / "theme" / FOLDER
_LINE: Final = re.compile(rb'\s*(?:#.*|[^"]*|[^"]*"(?:[^"\\]|\\.)*"\s*)')
"""What a line of a catalogue may be; where a quotation mark is missing Babel takes the last letter for it."""


@dataclass(frozen=True, eq=False)
class Words:
    """The words of pages in one language, a BCP 47 tag. Its folders hold catalogues: what the first has goes first.

    Nothing is read before something is to be said. Raises `Unreadable` where a project's catalogue is broken.
    """

    language: str = "en"
    folders: InitVar[tuple[Path, ...]] = (BUILT_IN,)

    def __post_init__(self, folders: tuple[Path, ...]) -> None:
        object.__setattr__(self, "_folders", folders)

    def __call__(self, message: str, /, **parts: Any) -> str:
        """*message*, which is English, in this language, with *parts* where it names them (``%(title)s``)."""
        said = self._catalogues.gettext(message)
        return said % parts if parts else said

    def several(self, one: str, many: str, number: int, /, **parts: Any) -> str:
        """The form that goes with *number*, which stands where the message says ``%(number)s``."""
        said = self._catalogues.ngettext(one, many, number)
        return said % {"number": number_text(number, self.language), **parts}

    @cached_property
    def _catalogues(self) -> NullTranslations:
        folders: tuple[Path, ...] = getattr(self, "_folders")  # noqa: B009 (what InitVar leaves no name for)
        first, *rest = [*_found(self.language, folders), NullTranslations()]
        for one in rest:
            first.add_fallback(one)
        return first


ENGLISH: Final = Words("en-US")


def _found(language: str, folders: tuple[Path, ...]) -> Iterator[NullTranslations]:
    """The catalogues for *language*, the nearest first."""
    files = [{path.stem.lower(): path for path in sorted(folder.glob("*.po"))} for folder in folders]
    wanted = [*tags(language.lower()), "en"]
    for tag in dict.fromkeys(wanted):
        yield from (_compiled(_read(there[tag])) for there in files if tag in there)


def _compiled(catalog: Catalog) -> NullTranslations:
    with BytesIO() as file:
        write_mo(file, catalog)
        file.seek(0)
        return GNUTranslations(file)


def _read(path: Path) -> Catalog:
    shown = f"{path.parent.parent.name}/{FOLDER}/{path.name}"
    try:
        with path.open("rb") as file:
            catalog = read_po(file, locale=parsed(path.stem), abort_invalid=True)
    except PoFileError as error:
        raise _broken(shown, error.lineno + 1, str(error)) from error
    except ValueError as error:  # no UTF-8, or a header nobody can read
        raise _broken(shown, 1, str(error)) from error
    for line, text in enumerate(path.read_bytes().splitlines(), 1):
        if not _LINE.fullmatch(text):
            raise _broken(shown, line, 'expected words between two quotation marks; write \\" for one among them')
    for message, (wrong, *_) in catalog.check():
        raise _broken(shown, message.lineno or 1, str(wrong)) from wrong
    return catalog


def _broken(shown: str, line: int, wrong: str) -> Unreadable:
    return Unreadable(
        f"{shown}:{line}: {wrong[:1].lower()}{wrong[1:]}", f"mend it, or look: msgfmt -c {shown}", line=line
    )
