"""Rules of chapters, whether an episode's file gives them, a file it names, its recording or its notes.

Hidden chapters stand where they like, for they only change the picture.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from turncast.models.catalog import Catalog
from turncast.models.check import Notice, Rules
from turncast.models.episode import Episode
from turncast.models.finding import Level
from turncast.models.recording import Chapter
from turncast.models.rule import Scope

rule = Rules(Scope.CHAPTERS)

_TITLE_LIMIT: Final = 45


def _key(episode: Episode, index: int) -> str:
    """Where the chapter is written: in the episode's file, or in the recording it names."""
    if episode.chapters is None:
        return "recording"
    return "chapters" if isinstance(episode.chapters, str) else f"chapters.{index}"


@rule("chapters-not-at-zero", Level.WARNING, "Apple Podcasts: chapters")
def not_at_zero(catalog: Catalog) -> Iterator[Notice]:
    """the first chapter does not begin at zero

    Begin it at 0, or add a first one for what comes before.
    """
    for episode in catalog.episodes:
        for index, chapter in _shown(catalog, episode)[:1]:
            if chapter.start > 0:
                message = f"expected a first chapter at 0 s, found {chapter.start:g} s"
                yield Notice(message, episode.path, _key(episode, index))


@rule("chapters-disordered", Level.ERROR, "podcast namespace: JSON chapters")
def disordered(catalog: Catalog) -> Iterator[Notice]:
    """chapters do not follow one another

    Put them in the order of their times, each later than the one before.
    """
    for episode in catalog.episodes:
        for (_, before), (index, after) in pairwise(_shown(catalog, episode)):
            if after.start <= before.start:
                message = f"expected {after.title!r} after {before.start:g} s, found {after.start:g} s"
                yield Notice(message, episode.path, _key(episode, index))


@rule("chapters-after-end", Level.ERROR, "Turncast")
def after_end(catalog: Catalog) -> Iterator[Notice]:
    """a chapter begins after its recording has ended

    Correct its time.
    """
    for episode in catalog.episodes:
        recording = catalog.recording_of(episode)
        for index, chapter in enumerate(catalog.chapters_of(episode)):
            if recording and chapter.start >= recording.duration:
                message = (
                    f"expected {chapter.title!r} before {recording.duration:.1f} s, found it at {chapter.start:g} s"
                )
                yield Notice(message, episode.path, _key(episode, index))


@rule("chapter-title-long", Level.ADVICE, "Apple Podcasts: chapters")
def long_title(catalog: Catalog) -> Iterator[Notice]:
    """a chapter's title is longer than 45 characters, and players cut it

    Shorten it.
    """
    for episode in catalog.episodes:
        for index, chapter in enumerate(catalog.chapters_of(episode)):
            if len(chapter.title) > _TITLE_LIMIT:
                message = f"expected at most {_TITLE_LIMIT} characters, found {len(chapter.title)}"
                yield Notice(message, episode.path, _key(episode, index))


def _shown(catalog: Catalog, episode: Episode) -> list[tuple[int, Chapter]]:
    """The chapters people see in a list, each with its place among all."""
    return [(index, one) for index, one in enumerate(catalog.chapters_of(episode)) if not one.hidden]
