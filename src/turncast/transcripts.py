"""The door to webvtt-py: what is said in a recording, with times.

In: the path of a WebVTT or SubRip file anybody may have made. Out: ``Cue`` values and the media type, both by content,
never by name; or ``Unreadable`` with the line. May not know episodes, nor how a transcript is shown.

Sources: W3C WebVTT; podcast namespace, transcripts.md (SubRip names a speaker as ``Name: text``).
"""

import re
from html import unescape
from io import StringIO
from itertools import groupby
from pathlib import Path
from typing import Any, Final

from webvtt import WebVTT
from webvtt.errors import MalformedCaptionError, MalformedFileError

from turncast.errors import Unreadable, WorldError
from turncast.models.transcript import Cue

VTT: Final = "text/vtt"
SRT: Final = "application/x-subrip"
LARGEST: Final = 16 * 1024 * 1024
"""Bytes: a day of speech is under three million."""
HINT: Final = "export it as WebVTT (.vtt) or SubRip (.srt)"
TIME: Final = {VTT: r"(?:(\d{2,4}):)?([0-5]\d):([0-5]\d)\.(\d{3})", SRT: r"(\d{1,4}):([0-5]\d):([0-5]\d)[,.](\d{3})"}
SHAPE: Final = {VTT: "00:00:00.000 --> 00:00:02.000", SRT: "00:00:00,000 --> 00:00:02,000"}
VOICE: Final = re.compile(r"<v(?:\.[\w-]+)*[ \t\n]{1,9}([^>]{1,128})>")
SPEAKER: Final = re.compile(r"((?:[A-Z][\w.'’-]*)(?: [A-Z][\w.'’-]*){0,4}): +(?=\S)")


def media_type(path: Path) -> str:
    """``text/vtt`` or ``application/x-subrip``; raises ``Unreadable`` for anything else."""
    return _kind(_text(path))


def read(path: Path) -> tuple[Cue, ...]:
    """The cues in order; what several voices say within one cue is one cue each, at the same time.

    Tags are taken out and entities decoded. Raises ``Unreadable`` for what is neither WebVTT nor SubRip, and for the
    first line of times that a player could not read: one such line makes some apps drop the whole transcript.
    """
    text = _text(path)
    kind = _kind(text)
    _check_times(text, kind)
    try:
        captions = WebVTT.from_buffer(StringIO(text), format="vtt" if kind == VTT else "srt")
    except (MalformedFileError, MalformedCaptionError) as fault:
        raise Unreadable(f"expected {_name(kind)}, found {str(fault)[:200] or 'something else'}", HINT) from fault
    cues = tuple(cue for caption in captions.captions for cue in _cues(caption, kind))
    if not cues:
        raise Unreadable("expected a transcript, found no words in it", HINT)
    return cues


def _text(path: Path) -> str:
    """The file's text with plain line ends, from UTF-8 with or without a byte order mark."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as fault:
        raise WorldError(f"{path}: cannot be read ({fault.strerror or fault})", f"ls -l {path}") from fault
    if len(data) > LARGEST:
        raise Unreadable(f"expected a transcript, found more than {LARGEST >> 20} MB", HINT)
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n").lstrip("\n")
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        raise Unreadable("expected UTF-8, found another encoding", "save it as UTF-8", line=line) from fault


def _kind(text: str) -> str:
    if re.match(r"WEBVTT(?:[ \t\n]|$)", text):
        return VTT
    if re.match(r"\s*\d+[ \t]*\n[^\n]*-->", text):
        return SRT
    raise Unreadable(f"expected a WebVTT or SubRip transcript, found {_what(text)}", HINT)


def _what(text: str) -> str:
    start = text[:200].lstrip().lower()
    if not start:
        return "an empty file"
    if start.startswith(("{", "[{")):
        return "JSON"
    return "HTML or XML" if start.startswith("<") else "plain text"


def _name(kind: str) -> str:
    return "WebVTT" if kind == VTT else "SubRip"


def _check_times(text: str, kind: str) -> None:
    """Raise ``Unreadable`` at the first line with an arrow that is not the times of a cue, or not forward in time."""
    pattern = re.compile(rf"\s*{TIME[kind]}\s*-->\s*{TIME[kind]}(?:\s.*)?")
    for number, line in enumerate(text.split("\n"), 1):
        if "-->" not in line:
            continue
        found = pattern.fullmatch(line)
        if not found:
            raise Unreadable(f"expected times like {SHAPE[kind]}, found {line.strip()[:60]!r}", HINT, line=number)
        start, end = found.groups()[:4], found.groups()[4:]
        if _milliseconds(start) > _milliseconds(end):
            raise Unreadable("expected a cue to end after it starts, found the reverse", "swap its times", line=number)


def _milliseconds(parts: tuple[str | None, ...]) -> int:
    hours, minutes, seconds, milliseconds = (int(part or 0) for part in parts)
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + milliseconds


def _cues(caption: Any, kind: str) -> list[Cue]:
    """A caption's cues: one for each voice in turn."""
    start, end = (time.in_milliseconds() / 1000 for time in (caption.start_time, caption.end_time))
    spoken = _voices(caption.raw_text) if kind == VTT else _prefixed(caption.raw_text)
    return [Cue(start=start, end=end, text=text, speaker=speaker) for speaker, text in spoken if text]


def _voices(raw: str) -> list[tuple[str | None, str]]:
    """Who says what: a ``<v Name>`` speaks until the next one."""
    parts = VOICE.split(raw)
    spoken = [(None, parts[0]), *zip(map(_plain, parts[1::2]), parts[2::2], strict=True)]
    said = [(speaker or None, _plain(text)) for speaker, text in spoken]
    return [
        (who, " ".join(text for _, text in lines)) for who, lines in groupby((s for s in said if s[1]), lambda s: s[0])
    ]


def _prefixed(raw: str) -> list[tuple[str | None, str]]:
    text = _plain(raw)
    found = SPEAKER.match(text)
    return [(found[1], text[found.end() :])] if found else [(None, text)]


def _plain(raw: str) -> str:
    """Text on one line, without tags, entities decoded, without control characters."""
    text = unescape(re.sub(r"<[^<>]*>", "", raw))
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
