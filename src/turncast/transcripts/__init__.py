"""The door to webvtt-py: what is said in a recording, with times.

In: the path or the bytes of a transcript anybody may have made: WebVTT, SubRip, JSON, HTML or plain text. Out: a
``Script`` of plain-text cues, with what had to be mended on the way, or ``Unreadable`` with the line; and cues written
as WebVTT, JSON, HTML or text. What a file is, its bytes say, never its name. May not know episodes, nor how a
transcript is shown.

Sources: W3C WebVTT; podcast namespace, transcripts.md (SubRip names a speaker as ``Name: text``).
"""

from turncast.transcripts.phrasing import phrased
from turncast.transcripts.reading import load, media_type, parse, read
from turncast.transcripts.writing import to_html, to_json, to_text, to_vtt

__all__ = ["load", "media_type", "parse", "phrased", "read", "to_html", "to_json", "to_text", "to_vtt"]
