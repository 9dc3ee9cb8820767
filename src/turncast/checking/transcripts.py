"""Rules of transcripts."""

from collections.abc import Iterator
from typing import Final

from turncast.languages import is_language
from turncast.models.catalog import Catalog
from turncast.models.check import Notice, Rules
from turncast.models.finding import Level
from turncast.models.rule import Scope

rule = Rules(Scope.TRANSCRIPT)

_GRACE: Final = 2.0
"""Seconds a last cue may outlast its recording: encoders trim and pad."""
_LONG: Final = 600.0
"""Seconds of a recording of which half cannot be silence."""


@rule("episode-without-transcript", Level.ADVICE, "PSP-1; Apple Podcasts")
def without_transcript(catalog: Catalog) -> Iterator[Notice]:
    """an episode has no transcript

    Put one beside the recording and add transcripts = [{ file = "media/….vtt" }]: people who cannot hear read it,
    and search engines too.
    """
    for episode in catalog.episodes:
        if not episode.transcripts and episode.recording is not None:
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


@rule("transcript-repaired", Level.WARNING, "W3C WebVTT; podcast namespace: transcript formats")
def repaired(catalog: Catalog) -> Iterator[Notice]:
    """a transcript has faults that apps stumble over, so a repaired copy of it is published

    Nothing must be done: what is published is sound, WebVTT where it was WebVTT or SubRip. To publish the file itself,
    mend the line that is named, or export it again.
    """
    for path in sorted({written.file for episode in catalog.episodes for written in episode.transcripts}):
        if transcript := catalog.transcripts.get(path):
            for repair in transcript.repairs:
                yield Notice(str(repair), path, line=repair.line)


@rule("transcript-repeated", Level.WARNING, "podcast namespace: transcript")
def repeated(catalog: Catalog) -> Iterator[Notice]:
    """an episode has two transcripts of the same language and form, of which apps show either one

    Remove one of them, or correct its language.
    """
    for episode in catalog.episodes:
        show = catalog.show(episode.show)
        seen: dict[tuple[str, str], str] = {}
        for index, written in enumerate(episode.transcripts):
            if transcript := catalog.transcripts.get(written.file):
                kind = (catalog.language_of(written, show).lower(), transcript.media_type)
                if kind in seen:
                    message = f"expected one transcript of a language and form, found {seen[kind]} and {written.file}"
                    yield Notice(message, episode.path, f"transcripts.{index}")
                seen.setdefault(kind, written.file)


@rule("transcript-too-short", Level.WARNING, "Turncast")
def too_short(catalog: Catalog) -> Iterator[Notice]:
    """a transcript ends before half of its recording is over

    See whether it was cut off, or belongs to another recording.
    """
    for episode in catalog.episodes:
        recording = catalog.recording_of(episode)
        for index, written in enumerate(episode.transcripts if recording and recording.duration > _LONG else ()):
            transcript = catalog.transcripts.get(written.file)
            if recording and transcript and transcript.timed and transcript.end < recording.duration / 2:
                message = f"expected an end near {recording.duration:.0f} s, found {transcript.end:.0f} s"
                yield Notice(f"{written.file}: {message}", episode.path, f"transcripts.{index}")


@rule("transcript-untimed", Level.WARNING, "Apple Podcasts: transcripts; podcast namespace: transcript formats")
def untimed(catalog: Catalog) -> Iterator[Notice]:
    """an episode's transcript has no times, so no app can show it along with the sound

    Export it as WebVTT or SubRip.
    """
    for episode in catalog.episodes:
        known = [catalog.transcripts.get(written.file) for written in episode.transcripts]
        if known and all(transcript and not transcript.timed for transcript in known):
            yield Notice("expected a transcript with times, found none", episode.path, "transcripts")


@rule("transcript-language-other", Level.WARNING, "podcast namespace: transcript")
def other_language(catalog: Catalog) -> Iterator[Notice]:
    """an episode has transcripts, but none in the language of its show

    Add the transcript of what is said, or correct its language.
    """
    for episode in catalog.episodes:
        show = catalog.show(episode.show)
        spoken = (show and show.language) or catalog.project.site.language
        written = {_primary(catalog.language_of(one, show)): one for one in episode.transcripts}
        if written and _primary(spoken) not in written and all(is_language(one) for one in (spoken, *written)):
            message = f"expected a transcript in {spoken}, found {', '.join(sorted(written))}"
            yield Notice(message, episode.path, "transcripts")


def _primary(language: str) -> str:
    return language.partition("-")[0].lower()
