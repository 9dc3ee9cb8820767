"""From a file to a script: what it is, by its own bytes, and then the reader of its form."""

import re
from pathlib import Path
from typing import Final

from turncast.errors import Unreadable, WorldError
from turncast.models.transcript import Cue, Script, TranscriptType
from turncast.transcripts import captions, documents, markup, prose, stamps
from turncast.transcripts.decoding import text_of
from turncast.transcripts.repairs import HINT, Repairs
from turncast.transcripts.stamps import SRT, VTT

LARGEST: Final = 16 * 1024 * 1024
"""Bytes: a day of speech is under three million."""
BEGINNING: Final = 20
"""Lines within which the first times of captions stand."""
HTML: Final = re.compile(
    r"<(?:!doctype html|(?:html|body|main|article|section|div|h[1-6]|cite|time|p|ul|ol|dl)\b)", re.I
)
HEADER: Final = re.compile(r"WEBVTT(?:[ \t\n]|$)", re.IGNORECASE)


def load(path: Path) -> Script:
    """What a transcript says, with everything that had to be mended to read it.

    Text is plain: on one line, tags taken out, entities decoded. Raises ``Unreadable`` for what is no transcript, with
    the line where there is one, and ``WorldError`` where the file cannot be read.
    """
    return parse(_bytes(path))


def parse(data: bytes) -> Script:
    """The same of a transcript that is no file, but came from elsewhere."""
    repairs = Repairs()
    text = text_of(data, repairs)
    script = _script(text, _type(text), repairs)
    if not script.cues:
        raise Unreadable("expected a transcript, found no words in it", HINT)
    return script


def read(path: Path) -> tuple[Cue, ...]:
    """The cues of a transcript, in the order of time; raises what `load` raises."""
    return load(path).cues


def media_type(path: Path) -> TranscriptType:
    """What a transcript is, as ``podcast:transcript`` names it; raises what `load` raises for anything else."""
    return _type(text_of(_bytes(path), Repairs()))


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as fault:
        raise WorldError(f"{path}: cannot be read ({fault.strerror or fault})", f"ls -l {path}") from fault
    if len(data) > LARGEST:
        raise Unreadable(f"expected a transcript, found more than {LARGEST >> 20} MB", HINT)
    return data


def _script(text: str, kind: TranscriptType, repairs: Repairs) -> Script:
    match kind:
        case "text/vtt" | "application/x-subrip":
            return captions.script(text, kind, repairs)
        case "application/json":
            return documents.script(text, repairs)
        case "text/html":
            return markup.script(text, repairs)
        case "text/plain":
            return prose.script(text, repairs)


def _type(text: str) -> TranscriptType:
    start = text.lstrip()
    if not start:
        raise Unreadable("expected a transcript, found an empty file", HINT)
    if HEADER.match(start):
        return VTT
    if foreign := _foreign(start):
        raise Unreadable(f"expected a transcript, found {foreign}", HINT)
    if re.match(r"\{|\[\s*[{\]]", start):
        return "application/json"
    if kind := _captions(start):
        return kind
    return "text/html" if HTML.search(start[:2000]) else "text/plain"


def _captions(start: str) -> TranscriptType | None:
    """Captions without a header: those with numbers or commas are SubRip, others WebVTT."""
    lines = start.split("\n", BEGINNING)[:BEGINNING]
    for number, line in enumerate(lines):
        counted = any(above.strip().isdigit() for above in lines[:number])
        if stamps.seems(line) or (counted and stamps.LINE.fullmatch(line)):
            return SRT if counted or "," in line else VTT
    return None


def _foreign(start: str) -> str:
    """What a text is that looks like one of the forms and is none."""
    for beginning, name in (("{\\rtf", "RTF"), ("%PDF-", "PDF"), ("<?xml", "XML"), ("<tt", "XML")):
        if start.startswith(beginning) and not HTML.search(start[:2000]):
            return name
    return ""
