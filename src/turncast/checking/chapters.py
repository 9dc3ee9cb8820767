"""Rules of chapters, whether an episode's file gives them, a file it names, its recording or its notes.

Hidden chapters stand where they like, for they only change the picture.
"""

from collections.abc import Iterator
from itertools import pairwise

from turncast.checking.rules import Notice, rule
from turncast.models.catalog import Catalog
from turncast.models.episode import Episode
from turncast.models.finding import Level
from turncast.models.recording import Chapter


@rule("chapters-not-at-zero", Level.WARNING, "Apple Podcasts: chapters")
def not_at_zero(catalog: Catalog) -> Iterator[Notice]:
    """the first chapter does not begin at zero

    Begin it at 0, or add a first one for what comes before.
    """
    for episode in catalog.episodes:
        chapters = _shown(catalog, episode)
        if chapters and chapters[0].start > 0:
            yield Notice(f"expected a first chapter at 0 s, found {chapters[0].start:g} s", episode.path, "chapters")


@rule("chapters-disordered", Level.ERROR, "podcast namespace: JSON chapters")
def disordered(catalog: Catalog) -> Iterator[Notice]:
    """chapters do not follow one another

    Put them in the order of their times, each later than the one before.
    """
    for episode in catalog.episodes:
        for before, after in pairwise(_shown(catalog, episode)):
            if after.start <= before.start:
                message = f"expected {after.title!r} after {before.start:g} s, found {after.start:g} s"
                yield Notice(message, episode.path, "chapters")


@rule("chapters-after-end", Level.ERROR, "Turncast")
def after_end(catalog: Catalog) -> Iterator[Notice]:
    """a chapter begins after its recording has ended

    Correct its time.
    """
    for episode in catalog.episodes:
        recording = catalog.recording_of(episode)
        for chapter in catalog.chapters_of(episode):
            if recording and chapter.start >= recording.duration:
                message = (
                    f"expected {chapter.title!r} before {recording.duration:.1f} s, found it at {chapter.start:g} s"
                )
                yield Notice(message, episode.path, "chapters")


@rule("chapter-address", Level.ERROR, "podcast namespace: JSON chapters")
def no_address(catalog: Catalog) -> Iterator[Notice]:
    """a chapter's address or picture is not an http address

    Write the whole address, beginning with https://.
    """
    for episode in catalog.episodes:
        for chapter in catalog.chapters_of(episode):
            for address in (chapter.url, chapter.image):
                if address and not address.startswith(("https://", "http://")):
                    message = f"{chapter.title!r}: expected https://…, found {address!r}"
                    yield Notice(message, episode.path, "chapters")


def _shown(catalog: Catalog, episode: Episode) -> tuple[Chapter, ...]:
    return tuple(chapter for chapter in catalog.chapters_of(episode) if not chapter.hidden)
