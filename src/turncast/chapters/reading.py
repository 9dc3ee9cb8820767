"""From a file to its chapters: decode, find the format, parse.

To teach Turncast a format, add a module with ``recognises`` and ``parse``, and name it here.
"""

from pathlib import Path
from typing import Final, Protocol

from turncast.chapters import (
    audacity,
    cue,
    documents,
    ffmetadata,
    hindenburg,
    lines,
    markup,
    matroska,
    ogm,
    psc,
    reaper,
    tables,
)
from turncast.errors import Unreadable
from turncast.models.recording import Chapter

LARGEST: Final = 5_000_000
"""Bytes: a thousand chapters with links are a tenth of it."""
BYTE_ORDER_MARKS: Final = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


class Format(Protocol):
    """What each module of a format has."""

    def recognises(self, text: str, /) -> bool:
        """Whether *text* is of this format; quick, and never an error."""

    def parse(self, text: str, /) -> tuple[Chapter, ...]:
        """Its chapters, or ``Unreadable``."""


FORMATS: Final[tuple[Format, ...]] = (
    documents,
    reaper,
    psc,
    matroska,
    hindenburg,
    ffmetadata,
    tables,
    audacity,
    ogm,
    cue,
    lines,
)
"""Those that say what they are stand before those that are only told by their shape."""
HINT: Final = lines.HINT


def read(path: Path) -> tuple[Chapter, ...]:
    """The chapters in the file at *path*, at least one, in the order of time.

    Raises ``Unreadable`` for what is no chapters file, and OSError where it cannot be opened.
    """
    with path.open("rb") as file:
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise Unreadable(f"expected a chapters file, found more than {LARGEST // 1_000_000} MB", HINT)
    return parse(_text(data))


def parse(text: str) -> tuple[Chapter, ...]:
    """The chapters in *text*, whatever its format; lines end with LF."""
    found = next((format for format in FORMATS if format.recognises(text)), None)
    if found is None:
        if markup.is_markup(text) and not markup.is_html(text) and not markup.root(text):
            markup.tree(text)  # says what is wrong with it, and where
        raise Unreadable(f"expected chapters, found {_what(text)}", HINT)
    return found.parse(text)


def _text(data: bytes) -> str:
    """UTF-8, what a byte order mark says, or else Windows' Western European, which any bytes are."""
    encoding = next((name for mark, name in BYTE_ORDER_MARKS.items() if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _what(text: str) -> str:
    if not text.strip():
        return "an empty file"
    if markup.is_markup(text):
        return "HTML" if markup.is_html(text) else f"XML that begins with <{markup.root(text)[:40]}>"
    if text.lstrip().startswith("WEBVTT") or "-->" in text[:1000]:
        return "a transcript"
    return "plain text" if text[:1000].replace("\n", "").replace("\t", "").isprintable() else "no text"
