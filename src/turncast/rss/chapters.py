"""The chapters document that ``podcast:chapters`` points at (JSON Chapters 1.2.0)."""

import json
from typing import Any

from turncast.models.edition import Edition, Entry
from turncast.models.recording import Chapter

VERSION = "1.2.0"


def chapters_document(edition: Edition, entry: Entry) -> bytes:
    """The chapters of *entry*, in the order of time, as JSON in UTF-8."""
    chapters = sorted(entry.chapters, key=lambda chapter: chapter.start)
    document = {
        "version": VERSION,
        "title": entry.episode.title,
        "podcastName": edition.show.title,
        "chapters": [_chapter(chapter) for chapter in chapters],
    }
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def _chapter(chapter: Chapter) -> dict[str, Any]:
    facts = {
        "startTime": _seconds(chapter.start),
        "endTime": None if chapter.end is None else _seconds(chapter.end),
        "title": chapter.title,
        "img": chapter.image,
        "url": chapter.url,
        "toc": False if chapter.hidden else None,
    }
    return {name: fact for name, fact in facts.items() if fact is not None}


def _seconds(seconds: float) -> int | float:
    """To the millisecond, and whole where it is."""
    exact = round(seconds, 3)
    return int(exact) if exact.is_integer() else exact
