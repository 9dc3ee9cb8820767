"""Transcripts: what is said in a recording, with times."""

from typing import Literal

from turncast.models.base import Frozen, Written

TranscriptType = Literal["text/vtt", "application/x-subrip", "application/json", "text/plain", "text/html"]
"""The five forms the podcast namespace knows, as ``podcast:transcript`` names them in ``type``."""


class Cue(Frozen):
    """One line of a transcript; start and end in seconds, both 0 in a transcript whose times are not known."""

    start: float
    end: float
    text: str
    speaker: str | None = None


class Repair(Frozen):
    """What had to be mended to read a transcript.

    message: what was expected and found. line: of the first place, from 1; None where the form knows no lines.
    count: in how many places.
    """

    message: str
    line: int | None = None
    count: int = 1

    def __str__(self) -> str:
        return self.message if self.count == 1 else f"{self.message} ({self.count} times)"


class Script(Frozen):
    """What a transcript's own bytes say.

    repairs: what was mended, in the order of lines; where there are none, the file is sound as it stands.
    timed: whether the cues' times are known. end: seconds, when the last cue ends as far as the file says.
    """

    media_type: TranscriptType
    cues: tuple[Cue, ...]
    repairs: tuple[Repair, ...] = ()
    timed: bool = True
    end: float = 0.0


class TranscriptReference(Written):
    """What an episode says of a transcript: the file, relative to the project, and its language."""

    file: str
    language: str | None = None


class Transcript(Frozen):
    """A transcript in the project: its place, length in bytes, digest, and what was found in it.

    timed: whether its times are known. end: seconds, when its last cue ends. repairs: what reading it had to mend.
    """

    path: str
    size: int
    sha256: str
    media_type: TranscriptType
    timed: bool
    end: float
    repairs: tuple[Repair, ...]
