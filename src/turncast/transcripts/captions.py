"""Captions: WebVTT and SubRip, mended where they need it and then read by webvtt-py."""

import re
from io import StringIO
from itertools import groupby
from typing import Any, Final

from webvtt import WebVTT
from webvtt.errors import MalformedCaptionError, MalformedFileError

from turncast.errors import Unreadable
from turncast.models.transcript import Cue, Script
from turncast.transcripts import words
from turncast.transcripts.mending import OVERRIDE, Kind, mend
from turncast.transcripts.repairs import HINT, Repairs
from turncast.transcripts.stamps import VTT

VOICE: Final = re.compile(r"<v(?:\.[\w-]+)*[ \t\n]{1,9}([^<>]{1,1024})>")


def script(text: str, kind: Kind, repairs: Repairs) -> Script:
    """The cues in the order of time; what several voices say within one cue is one cue each, at the same time.

    Raises ``Unreadable`` for the first line of times that nobody could read.
    """
    try:
        captions = WebVTT.from_buffer(StringIO(mend(text, kind, repairs)), format="vtt").captions
    except (MalformedFileError, MalformedCaptionError) as fault:
        raise Unreadable(f"expected {_name(kind)}, found {str(fault)[:200] or 'something else'}", HINT) from fault
    voiced = kind == VTT and bool(VOICE.search(text))
    cues = tuple(cue for caption in captions for cue in _cues(caption, voiced))
    return Script(media_type=kind, cues=cues, repairs=tuple(repairs), end=max((cue.end for cue in cues), default=0.0))


def _name(kind: Kind) -> str:
    return "WebVTT" if kind == VTT else "SubRip"


def _cues(caption: Any, voiced: bool) -> list[Cue]:
    """A caption's cues: one for each voice in turn. voiced: whether the file names speakers by ``<v>``."""
    start, end = (time.in_milliseconds() / 1000 for time in (caption.start_time, caption.end_time))
    spoken = _voices(caption.raw_text) if voiced else [_prefixed(caption.raw_text)]
    return [Cue(start=start, end=end, text=text, speaker=speaker) for speaker, text in spoken if text]


def _voices(raw: str) -> list[tuple[str | None, str]]:
    """Who says what: a ``<v Name>`` speaks until the next one."""
    parts = VOICE.split(raw)
    spoken = [(None, parts[0]), *zip(map(_label, parts[1::2]), parts[2::2], strict=True)]
    said = [(speaker, words.plain(text)) for speaker, text in spoken]
    return [
        (who, " ".join(text for _, text in lines)) for who, lines in groupby((s for s in said if s[1]), lambda s: s[0])
    ]


def _label(name: str) -> str | None:
    return words.label(words.plain(name))


def _prefixed(raw: str) -> tuple[str | None, str]:
    """Who says what, as SubRip has it, and Zoom's WebVTT too: ``Name: text``."""
    bare = words.clean(words.TAG.sub("", words.BREAK.sub(" ", OVERRIDE.sub("", raw))))
    speaker, text = words.attributed(bare)
    return (words.label(words.plain(speaker)) if speaker else None), words.plain(text)
