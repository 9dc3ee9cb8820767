"""Transcripts in plain text, with or without times and speakers, as transcription services and typists write them.

Known heads of a paragraph: ``[00:01:02] Jo: text``, ``00:01 Jo: text``, ``Jo Anderson  1:02`` and ``Jo (1:02):`` above
the text, ``Jo: text``, a time alone, a name with a colon alone.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from turncast.models.transcript import Script
from turncast.transcripts import stamps, words
from turncast.transcripts.repairs import Repairs
from turncast.transcripts.timing import Said, scripted

_STAMP = r"[\[(]?((?:\d{1,3}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?)[\])]?"
FIRST: Final = re.compile(rf"{_STAMP}(?![\d:])[ \t]*(?:[-–—|][ \t]+)?(.*)", re.ASCII)
"""A time, and the rest of the line."""
AFTER: Final = re.compile(rf"({words.NAME})(?: ?:|,)?[ \t]+{_STAMP}:?[ \t]*")
"""A name and a time, alone on a line."""
ALONE: Final = re.compile(rf"({words.NAME}) ?[:：]")
"""A name, alone on a line."""


@dataclass(frozen=True)
class _Head:
    """What a line says before anybody speaks: when, who; and the words that follow."""

    start: float | None
    speaker: str | None
    text: str


def script(text: str, repairs: Repairs) -> Script:
    """What is said, paragraph by paragraph."""
    lines = text.split("\n")
    cues, timed, end = scripted(list(said(lines, range(1, len(lines) + 1))), repairs)
    return Script(media_type="text/plain", cues=cues, repairs=tuple(repairs), timed=timed, end=end)


def said(lines: Sequence[str], numbers: Sequence[int], *, numbered: bool = True) -> Iterator[Said]:
    """The paragraphs in *lines*. numbered: whether their numbers mean something to whoever wrote them."""
    stamped = _stamped(lines)
    paragraph = Said("")
    parted = True
    for number, line in zip(numbers, map(words.clean, lines), strict=True):
        head = _head(line, stamped)
        begins = head.start is not None or head.speaker is not None
        if begins or not line or (parted and paragraph.text) or not numbered:
            if paragraph.text:
                yield paragraph
                paragraph = Said("")
            if begins:
                paragraph = _begun(paragraph, head)
        if head.text:
            joined = f"{paragraph.text} {head.text}".strip()
            paragraph = replace(paragraph, text=joined, line=paragraph.line or (number if numbered else None))
        parted = not line
    if paragraph.text:
        yield paragraph


def _begun(waiting: Said, head: _Head) -> Said:
    """A paragraph that *head* begins; a name or a time that stood alone above it is still its own."""
    start = waiting.start if head.start is None else head.start
    return Said("", head.speaker or waiting.speaker, start)


def _stamped(lines: Sequence[str]) -> bool:
    """Whether times are times of the recording: they stand alone on lines, or half of the paragraphs, or of the
    lines, begin with one. If not, "10:30" is a word.
    """
    spoken = [line.strip() for line in lines if line.strip()]
    begun = [line for line, above in zip(lines, ["", *lines], strict=False) if line.strip() and not above.strip()]
    alone = sum(bool((found := FIRST.fullmatch(line)) and not found[2]) for line in spoken)
    return alone > 1 or _half_timed(spoken) or _half_timed([line.strip() for line in begun])


def _half_timed(lines: Sequence[str]) -> bool:
    times = sum(bool(FIRST.match(line) or AFTER.fullmatch(line)) for line in lines)
    return times > 1 and times * 2 >= len(lines)


def _head(line: str, stamped: bool) -> _Head:
    start: float | None = None
    if stamped:
        if (named := AFTER.fullmatch(line)) and words.is_name(named[1]):
            return _Head(stamps.seconds_of(named[2]), words.label(named[1]), "")
        if found := FIRST.fullmatch(line):
            start, line = stamps.seconds_of(found[1]), found[2]
    if (alone := ALONE.fullmatch(line)) and words.is_name(alone[1]):
        return _Head(start, words.label(alone[1]), "")
    speaker, text = words.attributed(line)
    return _Head(start, speaker, text)
