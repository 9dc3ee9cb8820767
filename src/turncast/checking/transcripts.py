"""Rules of transcripts."""

from collections.abc import Iterator
from typing import Final

from turncast.checking.rules import Notice, rule
from turncast.models.catalog import Catalog
from turncast.models.finding import Level

_GRACE: Final = 2.0
"""Seconds a last cue may outlast its recording: encoders trim and pad."""


@rule("episode-without-transcript", Level.ADVICE, "PSP-1; Apple Podcasts")
def without_transcript(catalog: Catalog) -> Iterator[Notice]:
    """an episode has no transcript

    Put one beside the recording and add transcripts = [{ file = "media/….vtt" }]: people who cannot hear read it,
    and search engines too.
    """
    for episode in catalog.episodes:
        if not episode.transcripts:
            yield Notice("expected a transcript, found none", episode.path)


@rule("transcript-too-long", Level.WARNING, "Turncast")
def too_long(catalog: Catalog) -> Iterator[Notice]:
    """a transcript goes on after its recording has ended

    See whether it belongs to another recording, or to an uncut one.
    """
    for episode in catalog.episodes:
        recording = catalog.recording_of(episode)
        for index, written in enumerate(episode.transcripts):
            transcript = catalog.transcripts.get(written.file)
            if recording and transcript and transcript.end > recording.duration + _GRACE:
                message = (
                    f"{written.file}: expected an end by {recording.duration:.1f} s, found a cue until "
                    f"{transcript.end:.1f} s"
                )
                yield Notice(message, episode.path, f"transcripts.{index}")
