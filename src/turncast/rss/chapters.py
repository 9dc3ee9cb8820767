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
    start = round(chapter.start, 3)
    facts = {"startTime": int(start) if start.is_integer() else start, "title": chapter.title, "url": chapter.url}
    return {name: fact for name, fact in facts.items() if fact is not None}
