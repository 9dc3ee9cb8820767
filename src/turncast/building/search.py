"""What one searches in: lists of episodes, each with a filter of its words; the pages themselves are what is searched.

A list has so many episodes, counted from the oldest, so that a new episode makes one list anew and leaves the others.
``search.json`` names them, the newest first; the script of the pages asks for it when somebody begins to type.
"""

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import partial
from typing import Final

from turncast import notes, transcripts
from turncast.building import fingerprints, keys
from turncast.building.captions import spoken
from turncast.building.words import filtered, tokens
from turncast.models.artifact import Artifact, CacheControl, Wave
from turncast.models.catalog import Catalog
from turncast.models.edition import Caption, Edition, Entry

PART: Final = 64
"""Episodes in a list: some 130 kB."""
_LAST: Final = 9
"""Rank among pages: it names them."""
_JSON: Final = "application/json"

Found = tuple[Edition, Entry, Caption | None]
"""An episode, its show, and the transcript its page shows."""


def search_artifacts(catalog: Catalog, seen: Sequence[Edition]) -> Iterator[Artifact]:
    """The lists of the episodes of *seen*, and what names them."""
    episodes = sorted(((one, entry, spoken(one, entry)) for one in seen for entry in one.entries), key=_place)
    parts = [_part(catalog, episodes[start : start + PART]) for start in range(0, len(episodes), PART)]
    yield from parts
    named = [part.key for part in reversed(parts)]
    fingerprint = fingerprints.of("search", named)
    yield Artifact(
        keys.SEARCH, Wave.PAGE, _JSON, CacheControl.SHORT, fingerprint, lambda: _json({"parts": named}), _LAST
    )


def _place(found: Found) -> tuple[datetime, str]:
    _, entry, _ = found
    return entry.episode.date, entry.key


def _part(catalog: Catalog, episodes: Sequence[Found]) -> Artifact:
    fingerprint = fingerprints.of(fingerprints.program(), [_inputs(found) for found in episodes])
    make = partial(_made, catalog, episodes)
    return Artifact(keys.search(fingerprint), Wave.SIDECAR, _JSON, CacheControl.IMMUTABLE, fingerprint, make)


def _inputs(found: Found) -> object:
    edition, entry, caption = found
    episode, read = entry.episode, caption.sha256 if caption else None
    return (*_told(edition, entry), episode.description, episode.notes, [one.name for one in entry.people], read)


def _told(edition: Edition, entry: Entry) -> tuple[str, str, str, str]:
    """What a result is told with: where its page is, its title, its show and its day."""
    episode = entry.episode
    return entry.key, episode.title, edition.show.title, episode.date.date().isoformat()


def _made(catalog: Catalog, episodes: Sequence[Found]) -> bytes:
    """A row for each episode, the newest first."""
    return _json([_row(catalog, *found) for found in reversed(episodes)])


def _row(catalog: Catalog, edition: Edition, entry: Entry, caption: Caption | None) -> list[str]:
    said = transcripts.read(catalog.project.root / caption.path) if caption else ()
    episode = entry.episode
    people = (person.name for person in entry.people)
    texts = (episode.title, episode.description or "", notes.to_text(episode.notes), *people)
    inside = tokens("\n".join((*texts, *(cue.text for cue in said))))
    return [*_told(edition, entry), filtered(inside)]


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
