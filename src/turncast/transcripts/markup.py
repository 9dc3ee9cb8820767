"""Transcripts in HTML: who speaks in ``<cite>``, when in ``<time>``, what in ``<p>``; nothing else comes through.

Read by a tokenizer of our own whose time grows with the length of the text and with nothing else: only words are taken
from it, so that what a browser would see differently does no harm.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import Final

from turncast.models.transcript import Script
from turncast.transcripts import prose, stamps, words
from turncast.transcripts.repairs import Repairs
from turncast.transcripts.timing import Said, scripted

TOKEN: Final = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)[^<>]*>|<[!?][^<>]*>")
SILENT: Final = frozenset(
    ("head", "title", "script", "style", "template", "noscript", "svg", "math", "iframe", "object", "nav", "textarea")
)
"""Elements nothing within which is said."""
INLINE: Final = frozenset(
    ("a", "abbr", "b", "bdi", "bdo", "code", "em", "font", "i", "ins", "mark", "q", "s", "small", "span", "strong")
) | {"sub", "sup", "u", "var", "wbr"}
"""Elements that part no paragraphs; every other one does."""


def script(text: str, repairs: Repairs) -> Script:
    """What is said, paragraph by paragraph; without any ``<cite>`` or ``<time>``, paragraphs are read as plain text."""
    pieces = list(_pieces(_without_comments(text)))
    if any(tag in ("cite", "time") for tag, _ in pieces):
        said = list(_said(pieces))
    else:
        said = list(prose.said([piece for _, piece in pieces], range(len(pieces)), numbered=False))
    cues, timed, end = scripted(said, repairs)
    return Script(media_type="text/html", cues=cues, repairs=tuple(repairs), timed=timed, end=end)


def _without_comments(text: str) -> str:
    """*text* up to each ``<!--`` and from each ``-->``; one that never ends hides all the rest."""
    kept, place = [], 0
    while (start := text.find("<!--", place)) >= 0:
        kept.append(text[place:start])
        end = text.find("-->", start + 4)
        if end < 0:
            return "".join(kept)
        place = end + 3
    return "".join([*kept, text[place:]])


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """Each stretch of words with the element it stands in: ``cite``, ``time`` or any other."""
    element, silent, place = "p", "", 0
    heard: list[str] = []
    for found in TOKEN.finditer(text):
        tag, opening = (found[2] or "").lower(), not found[1]
        if not silent:
            heard.append(text[place : found.start()])
        place = found.end()
        if silent and not (tag == silent and not opening) and not (silent == "head" and tag == "body"):
            continue
        silent = tag if tag in SILENT and opening else ""
        if tag in INLINE or not tag:
            continue
        if piece := _piece(heard):
            yield element, piece
        heard = []
        element = tag if tag in ("cite", "time") and opening else "p"
    if not silent and (piece := _piece([*heard, text[place:]])):
        yield element, piece


def _piece(heard: list[str]) -> str:
    return words.clean(unescape("".join(heard)))


def _said(pieces: list[tuple[str, str]]) -> Iterator[Said]:
    """Paragraphs, each with the name last given, and the time given since the paragraph before."""
    speaker: str | None = None
    start: float | None = None
    for tag, piece in pieces:
        if tag == "cite":
            speaker = words.label(piece)
        elif tag == "time":
            start = stamps.seconds_of(piece.strip("[]() "))
        else:
            yield Said(piece, speaker, start)
            start = None
