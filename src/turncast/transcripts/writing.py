"""Cues written down: WebVTT, the podcast namespace's JSON and HTML, and plain text.

Whatever stands in the cues, what is written conforms: one line, escaped, in the order of time. Sources: W3C WebVTT;
podcast namespace, transcripts.md.
"""

import json
from collections.abc import Iterable, Sequence
from html import escape
from itertools import groupby
from textwrap import wrap
from typing import Final

from turncast.models.transcript import Cue
from turncast.transcripts import stamps, words

WIDTH: Final = 65
"""Characters a line of WebVTT has at most, as the namespace advises."""


def to_vtt(cues: Iterable[Cue]) -> str:
    """*cues* as WebVTT, in the order of their starts; a speaker is a voice (``<v Name>``), cues without words go."""
    ordered = sorted((cue for cue in cues if words.clean(cue.text)), key=lambda cue: cue.start)
    voiced = any(cue.speaker for cue in ordered)
    return "WEBVTT\n" + "".join(f"\n{_times(cue)}\n{_payload(cue, voiced)}\n" for cue in ordered)


def _times(cue: Cue) -> str:
    start = max(0, round(cue.start * 1000))
    end = max(start + 1, round(cue.end * 1000))
    return f"{stamps.written(start)} --> {stamps.written(end)}"


def _payload(cue: Cue, voiced: bool) -> str:
    text = words.clean(cue.text)
    speaker = words.label(cue.speaker or "")
    lines = [escape(line, quote=False) for line in wrap(text, WIDTH, break_long_words=False, break_on_hyphens=False)]
    if not voiced and words.attributed(text)[0]:
        # where nobody is named by <v>, a reader takes "Name: " for a speaker, which this is not
        lines[0] = lines[0].replace(":", "&#58;", 1).replace("：", "&#65306;", 1)
    return (f"<v {escape(speaker, quote=False)}>" if speaker else "") + "\n".join(lines)


def to_json(cues: Iterable[Cue], *, timed: bool = True) -> str:
    """*cues* as the podcast namespace's JSON, version 1.0.0; without times where they are not known."""
    segments = [_segment(cue, timed) for cue in cues]
    return json.dumps({"version": "1.0.0", "segments": segments}, ensure_ascii=False, indent=1) + "\n"


def _segment(cue: Cue, timed: bool) -> dict[str, str | float]:
    speaker: dict[str, str | float] = {"speaker": cue.speaker} if cue.speaker else {}
    times = {"startTime": round(cue.start, 3), "endTime": round(cue.end, 3)} if timed else {}
    return {**speaker, **times, "body": words.clean(cue.text)}


def to_html(cues: Sequence[Cue], *, timed: bool = True) -> str:
    """*cues* as the podcast namespace's HTML: ``<cite>`` where the speaker changes, ``<time>``, and ``<p>``.

    No other element and no attribute is in it, whatever the cues say.
    """
    parts: list[str] = []
    for speaker, run in groupby(cues, key=lambda cue: cue.speaker):
        if speaker:
            parts.append(f"<cite>{escape(speaker)}:</cite>")
        for cue in run:
            if timed:
                parts.append(f"<time>{_clock(cue.start)}</time>")
            parts.append(f"<p>{escape(words.clean(cue.text))}</p>")
    return "\n".join(parts) + "\n"


def to_text(cues: Iterable[Cue], *, timed: bool = True) -> str:
    """*cues* as plain text, a paragraph each: ``[0:01:02] Name: text``."""
    return "\n".join(_paragraph(cue, timed) for cue in cues)


def _paragraph(cue: Cue, timed: bool) -> str:
    when = f"[{_clock(cue.start)}] " if timed else ""
    return f"{when}{f'{cue.speaker}: ' if cue.speaker else ''}{words.clean(cue.text)}\n"


def _clock(seconds: float) -> str:
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{rest:02}"
