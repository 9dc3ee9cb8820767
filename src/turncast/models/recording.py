"""Recordings: a local audio or video file and the facts read from it."""

from datetime import date, datetime
from typing import Literal

from pydantic import Field

from turncast.models.base import Frozen, Written
from turncast.models.people import Person

When = date | datetime
"""A day, or an instant; named here because a field called ``date`` hides the type."""


class Chapter(Written):
    """A named moment of a recording; seconds from its beginning.

    url: of a page about it. image: the address of a picture to show meanwhile. end: only where it ends before the next
    one begins. hidden: shown in no list of chapters, only its picture or link appears (``toc`` false).
    """

    start: float = Field(ge=0)
    title: str = Field(min_length=1)
    url: str | None = None
    image: str | None = None
    end: float | None = None
    hidden: bool = False


class ChapterFile(Frozen):
    """The chapters in a file of the project, in order; path: relative to the project."""

    path: str
    chapters: tuple[Chapter, ...]


class Sound(Frozen):
    """What a recording's own bytes say of it, whatever its name or tags claim.

    media_type: as an enclosure needs it (``audio/mpeg``, ``audio/x-m4a``, ``video/mp4``).
    duration: seconds. bitrate: bits a second. width and height: pixels, of video only.
    """

    media_type: str
    duration: float
    bitrate: int | None = None
    sample_rate: int | None = None
    channels: int | None = None
    width: int | None = None
    height: int | None = None
    chapters: tuple[Chapter, ...] = ()

    @property
    def kind(self) -> Literal["audio", "video"]:
        """Whether people listen to it or watch it."""
        return "video" if self.media_type.startswith("video/") else "audio"


class Recording(Sound):
    """A recording in the project: its place, its length in bytes, its digest, and its sound.

    path: relative to the project, with ``/``. sha256: 64 hexadecimal digits.
    """

    path: str
    size: int
    sha256: str


class Tags(Frozen):
    """What the tags of a recording say, in Turncast's words; None or empty where they are silent."""

    title: str | None = None
    show: str | None = None
    number: int | None = None
    total: int | None = None
    season: int | None = None
    date: When | None = None
    people: tuple[Person, ...] = ()
    description: str | None = None
    language: str | None = None
    artwork: bytes | None = Field(default=None, repr=False)
