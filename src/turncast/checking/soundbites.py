"""Rules of soundbites: the stretches of an episode that may be quoted."""

from collections.abc import Iterator
from typing import Final

from turncast.models.catalog import Catalog
from turncast.models.check import Notice, Rules
from turncast.models.finding import Level
from turncast.models.rule import Scope

rule = Rules(Scope.EPISODE)

SHORTEST: Final = 15
LONGEST: Final = 120
"""Seconds the podcast namespace advises."""


@rule("soundbite-outside", Level.ERROR, "podcast namespace: soundbite")
def soundbite_outside(catalog: Catalog) -> Iterator[Notice]:
    """a soundbite ends after its episode

    Correct its start or its duration.
    """
    for episode in catalog.episodes:
        recording = catalog.recording_of(episode)
        for index, soundbite in enumerate(episode.soundbites):
            end = soundbite.start + soundbite.duration
            if recording and end > recording.duration:
                message = f"expected an end before {recording.duration:.1f} s, found {end:.1f} s"
                yield Notice(message, episode.path, f"soundbites.{index}")


@rule("soundbite-at-zero", Level.WARNING, "Podcast Index (partytime)")
def soundbite_at_zero(catalog: Catalog) -> Iterator[Notice]:
    """a soundbite starts at zero, which Podcast Index drops

    Start it a fraction later, such as start = 0.5.
    """
    for episode in catalog.episodes:
        for index, soundbite in enumerate(episode.soundbites):
            if soundbite.start == 0:
                yield Notice("expected a start above 0, found 0", episode.path, f"soundbites.{index}")


@rule("soundbite-length", Level.ADVICE, "podcast namespace: soundbite")
def soundbite_length(catalog: Catalog) -> Iterator[Notice]:
    """a soundbite is shorter than 15 or longer than 120 seconds

    Choose a stretch of that length: it is played and shared on its own.
    """
    for episode in catalog.episodes:
        for index, soundbite in enumerate(episode.soundbites):
            if not SHORTEST <= soundbite.duration <= LONGEST:
                message = f"expected {SHORTEST} to {LONGEST} s, found {soundbite.duration:g} s"
                yield Notice(message, episode.path, f"soundbites.{index}")


@rule("soundbite-untitled", Level.ADVICE, "Podcast Index (partytime)")
def soundbite_untitled(catalog: Catalog) -> Iterator[Notice]:
    """a soundbite has no title, so Podcast Index shows the show's

    Add a few words of what is said in it.
    """
    for episode in catalog.episodes:
        for index, soundbite in enumerate(episode.soundbites):
            if not soundbite.title:
                yield Notice("expected a title, found none", episode.path, f"soundbites.{index}")


@rule("soundbite-repeated", Level.WARNING, "podcast namespace: soundbite")
def soundbite_repeated(catalog: Catalog) -> Iterator[Notice]:
    """two soundbites of an episode are of the same stretch

    Remove one of them, or correct its start.
    """
    for episode in catalog.episodes:
        stretches = [(soundbite.start, soundbite.duration) for soundbite in episode.soundbites]
        for index, stretch in enumerate(stretches):
            if stretch in stretches[:index]:
                message = f"expected another stretch, found that from {stretch[0]:g} s again"
                yield Notice(message, episode.path, f"soundbites.{index}.start")
