"""Transcripts: what is said in a recording, with times."""

from turncast.models.base import Frozen, Written


class Cue(Frozen):
    """One line of a transcript; start and end in seconds."""

    start: float
    end: float
    text: str
    speaker: str | None = None


class TranscriptReference(Written):
    """What an episode says of a transcript: the file, relative to the project, and its language."""

    file: str
    language: str | None = None


class Transcript(Frozen):
    """A transcript in the project: its place, length in bytes, digest, and when its last cue ends (seconds)."""

    path: str
    size: int
    sha256: str
    media_type: str
    end: float
