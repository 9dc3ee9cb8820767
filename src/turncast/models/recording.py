"""Recordings: a local audio or video file and the facts read from it."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Literal

from pydantic import Field

from turncast.models.base import Frozen, Truth, Written
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
    hidden: Truth = False


class ChapterFile(Frozen):
    """The chapters in a file of the project, in order; path: relative to the project."""

    path: str
    chapters: tuple[Chapter, ...]


class Doubt(Frozen):
    """Why a recording, or what is said of it, is not to be relied on; each code once, the sentence for a producer.

    ``truncated``: it ends before the end its headers name. ``ends-abruptly``: its last frame or page is not whole, and
    no header says how long it was. ``stitched``: several files one after another. ``damaged``: parts of it are no
    sound. ``duration-estimated``: the duration could not be read or counted. ``duration-misstated``: the duration is
    right, but the file's own headers say another or none, so that apps will show a wrong one.
    """

    code: Literal["truncated", "ends-abruptly", "stitched", "damaged", "duration-estimated", "duration-misstated"]
    message: str


class Sound(Frozen):
    """What a recording's own bytes say of it, whatever its name or tags claim.

    media_type: as an enclosure needs it (``audio/mpeg``, ``audio/x-m4a``, ``video/mp4``).
    duration: seconds. size: bytes of the file; 0 if nobody looked.
    container: what the bytes are wrapped in: ``MP3``, ``MP4``, ``QuickTime``, ``3GP``, ``WAV``, ``RF64``, ``FLAC``,
    ``Ogg``, ``AIFF``, ``AIFC``, ``Matroska``, ``WebM``. codec: of the sound: ``MP3``, ``AAC``, ``HE-AAC``, ``PCM``,
    ``ALAC``, ``FLAC``, ``Vorbis``, ``Opus``… video_codec: of the picture: ``H.264``, ``HEVC``… None where unknown.
    bitrate: bits a second. bitrate_mode: constant, variable, or variable about an average.
    sample_rate: samples a second. width and height: pixels, of video only.
    chapters_from: where the chapters stood, such as ``ID3v2.3 CHAP``; None where there are none.
    obstacle: what directories do not take as an enclosure, such as ``a WAV recording``; None where nothing is.
    doubts: what is not to be relied on; empty for a sound file.
    """

    media_type: str
    duration: float
    size: int = 0
    container: str | None = None
    codec: str | None = None
    video_codec: str | None = None
    bitrate: int | None = None
    bitrate_mode: Literal["CBR", "VBR", "ABR"] | None = None
    sample_rate: int | None = None
    channels: int | None = None
    width: int | None = None
    height: int | None = None
    chapters: tuple[Chapter, ...] = ()
    chapters_from: str | None = None
    obstacle: str | None = None
    doubts: tuple[Doubt, ...] = ()

    @property
    def publishable(self) -> bool:
        """Whether directories take it as an enclosure as it is; if not, ``turncast add --convert`` makes one of it."""
        return self.obstacle is None

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
    """What the tags of a recording say, in Turncast's words; None or empty where they are silent.

    lyrics: words that are sung or spoken, a transcript without times. explicit: False where the tags say it is clean.
    sources: by field, where its value stood: ``{"title": "ID3v2.3 TIT2"}``.
    """

    title: str | None = None
    show: str | None = None
    number: int | None = None
    total: int | None = None
    season: int | None = None
    date: When | None = None
    people: tuple[Person, ...] = ()
    description: str | None = None
    language: str | None = None
    copyright: str | None = None
    explicit: bool | None = None
    lyrics: str | None = None
    artwork: bytes | None = Field(default=None, repr=False)
    sources: Mapping[str, str] = Field(default_factory=dict)
