"""Chapters as JSON: the podcast namespace's (1.0 to 1.2), Podlove Simple Chapters, and what ffprobe prints.

They differ in what they call a thing, and in whether a time is a number of seconds or a text; all of it is taken.
Sources: podcast namespace, jsonChapters.md; Podlove Web Player; ``ffprobe -show_chapters -print_format json``.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from turncast.chapters import times
from turncast.chapters.marks import Mark, listed
from turncast.errors import Unreadable
from turncast.models.recording import Chapter

HINT: Final = 'write {"version": "1.2.0", "chapters": [{"startTime": 0, "title": "Welcome"}]}'
STARTS: Final = ("startTime", "start_time", "start")
"""ffprobe's ``start`` counts ticks, its ``start_time`` seconds, so the latter goes first."""
ENDS: Final = ("endTime", "end_time", "end")


def recognises(text: str) -> bool:
    """Whether it begins as an object, or as a list of them; ``[00:12] Intro`` does not."""
    return re.match(r"\s*(?:\{|\[\s*[\]{])", text) is not None


def parse(text: str) -> tuple[Chapter, ...]:
    """The chapters; ``toc`` false makes a hidden one. Whatever else the document says is not looked at."""
    return listed(_marks(_document(text)))


def _document(text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as fault:
        message = f"expected JSON, found a fault: {fault.msg[:1].lower()}{fault.msg[1:]}"
        raise Unreadable(message, HINT, line=fault.lineno, column=fault.colno) from None
    except (RecursionError, ValueError):  # nested a thousand deep, or a number of thousands of digits
        raise Unreadable("expected JSON chapters, found JSON nobody wrote", HINT) from None


def _marks(document: Any) -> Iterator[Mark]:
    chapters = document.get("chapters") if isinstance(document, dict) else document
    if not isinstance(chapters, list):
        raise Unreadable("expected a list of `chapters`, found none", HINT)
    for place, chapter in enumerate(chapters, 1):
        if not isinstance(chapter, dict):
            raise Unreadable(f"chapter {place}: expected an object, found something else", HINT)
        yield _mark(chapter, place)


def _mark(chapter: Mapping[str, Any], place: int) -> Mark:
    said = next((chapter[word] for word in STARTS if word in chapter), None)
    start = _seconds(said)
    if start is None:
        raise Unreadable(f"chapter {place}: expected seconds as `startTime`, found {_shown(said)}", HINT)
    if "text" in chapter and "title" not in chapter:
        raise Unreadable("expected chapters, found a transcript", "name it as one of the episode's `transcripts`")
    tags = chapter.get("tags")
    return Mark(
        start=start,
        title=_text(chapter, "title") or (_text(tags, "title") if isinstance(tags, dict) else ""),
        url=_text(chapter, "url") or _text(chapter, "href"),
        image=_text(chapter, "img") or _text(chapter, "image"),
        end=_seconds(next((chapter[word] for word in ENDS if word in chapter), None)),
        hidden=chapter.get("toc") is False,
    )


def _seconds(value: object) -> float | None:
    if isinstance(value, str):
        return times.normal_play_time(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if 0 <= value < times.LONGEST else None


def _shown(value: object) -> str:
    return repr(value)[:40] if isinstance(value, str | int | float) else "something else"


def _text(table: Mapping[str, Any], word: str) -> str:
    value = table.get(word)
    return value if isinstance(value, str) else ""
