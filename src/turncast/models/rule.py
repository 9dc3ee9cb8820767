"""Rules: what can be wrong with a show, and what to do about it."""

from enum import StrEnum
from typing import Final

from turncast.models.base import Frozen
from turncast.models.finding import Finding, Level


class Scope(StrEnum):
    """What a rule looks at.

    The first ones are known from the project. DOCUMENT: the XML of a feed, anyone's. SERVED: what a server answers.
    PUBLISHED: what has become of what listeners' apps remember.
    """

    FILE = "file"
    PROJECT = "project"
    SHOW = "show"
    EPISODE = "episode"
    RECORDING = "recording"
    ARTWORK = "artwork"
    TRANSCRIPT = "transcript"
    CHAPTERS = "chapters"
    DOCUMENT = "document"
    SERVED = "served"
    PUBLISHED = "published"


class Platform(StrEnum):
    """Directories and apps that want something of their own."""

    APPLE = "Apple"
    SPOTIFY = "Spotify"
    YOUTUBE = "YouTube"
    AMAZON = "Amazon"
    OVERCAST = "Overcast"
    POCKET_CASTS = "Pocket Casts"
    ANTENNAPOD = "AntennaPod"
    PODCAST_INDEX = "Podcast Index"
    GPODDER = "gPodder"


_APPLES_GUIDE: Final = "A Podcaster's Guide to RSS"


class Rule(Frozen):
    """One thing that can be wrong.

    code: stable, never reused. message: what is wrong in general, one line. remedy: what to do.
    source: who says so (a specification, a directory, an app), by name; several stand apart by semicolons.
    scope: what it looks at.
    """

    code: str
    level: Level
    message: str
    remedy: str
    source: str = "Turncast"
    scope: Scope = Scope.FILE

    @property
    def platforms(self) -> tuple[Platform, ...]:
        """The directories and apps it matters to; none where it matters to everyone.

        Sources stand apart by semicolons. One that names no platform, such as a specification, speaks for everyone.
        """
        named = [_platforms(source) for source in self.source.split(";")]
        return tuple(platform for platform in Platform if any(platform in one for one in named)) if all(named) else ()

    def finding(
        self,
        message: str = "",
        *,
        path: str = "",
        key: str = "",
        remedy: str = "",
        line: int | None = None,
        column: int | None = None,
    ) -> Finding:
        """This rule noticed something: *message* and *remedy* say it of the case at hand."""
        return Finding(
            code=self.code,
            level=self.level,
            message=message or self.message,
            remedy=remedy or self.remedy,
            path=path,
            key=key,
            line=line,
            column=column,
        )


def _platforms(source: str) -> frozenset[Platform]:
    """Those that one source names."""
    said = source.replace(_APPLES_GUIDE, Platform.APPLE)
    return frozenset(platform for platform in Platform if platform in said)
