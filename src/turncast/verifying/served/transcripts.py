"""Rules of transcripts as they are served: apps choose by the type, and drop a file for one bad line."""

from collections.abc import Iterator
from typing import Final

from turncast import transcripts
from turncast.errors import Unreadable
from turncast.models.check import Notice, Rules
from turncast.models.finding import Level
from turncast.models.rule import Scope
from turncast.models.transcript import Script
from turncast.verifying.served.observations import Kind, Observations, Said, Visit, once, shown

rule = Rules(Scope.SERVED)

_NAMESPACE: Final = "podcast namespace 1.0"
_SUBRIP: Final = ("application/x-subrip", "application/srt", "text/srt", "application/srr")
GRACE: Final = 2.0
"""Seconds that the last words may outlast an episode: durations are rounded."""


def _scripts(met: Observations) -> Iterator[tuple[Visit, Script]]:
    """The transcripts that are some."""
    for visit, answer in met.got(Kind.TRANSCRIPT):
        try:
            yield visit, transcripts.parse(answer.body)
        except Unreadable:
            continue


def _usual(media_type: str) -> str:
    """A media type by the one of its names that the podcast namespace uses."""
    return _SUBRIP[0] if media_type in _SUBRIP else media_type


@rule("served-transcript-unreadable", Level.ERROR, _NAMESPACE)
def unreadable(met: Observations) -> Iterator[Notice]:
    """a transcript cannot be read

    Upload WebVTT, SubRip or JSON; a page in its place means that it is not public, or not there.
    """
    for visit, answer in met.got(Kind.TRANSCRIPT):
        try:
            transcripts.parse(answer.body)
        except Unreadable as fault:
            where = f"line {fault.line}: " if fault.line else ""
            yield visit.notice(f"{where}{shown(fault.message)}")


@rule("served-transcript-form", Level.ERROR, _NAMESPACE)
def other_form(met: Observations) -> Iterator[Notice]:
    """a transcript is of another form than the feed states

    State what the file is: text/vtt, application/x-subrip, application/json, text/html or text/plain.
    """
    for visit, script in _scripts(met):
        stated = visit.pointer.media_type
        if stated and _usual(stated) != script.media_type:
            yield visit.notice(f"expected {shown(stated)} as the feed states, found {script.media_type}")


@rule("served-transcript-type", Level.WARNING, _NAMESPACE)
@once
def other_type(met: Observations) -> Iterator[Said]:
    """a transcript is served as another type than the feed states

    Serve it with the type that podcast:transcript has; a charset may follow.
    """
    for visit, answer in met.got(Kind.TRANSCRIPT):
        stated = visit.pointer.media_type
        if stated and _usual(stated) != _usual(answer.media_type):
            yield visit, f"expected {shown(stated)} as the feed states, found {shown(answer.media_type) or 'none'}"


@rule("served-transcript-faulty", Level.WARNING, "podcast namespace 1.0; AntennaPod")
def faulty(met: Observations) -> Iterator[Notice]:
    """a transcript has faults that strict apps do not forgive: one bad line costs all of it

    Mend the lines that are named; turncast publishes transcripts mended.
    """
    for visit, script in _scripts(met):
        for repair in script.repairs[:1]:
            more = f" (and {len(script.repairs) - 1} more)" if len(script.repairs) > 1 else ""
            where = f"line {repair.line}: " if repair.line else ""
            yield visit.notice(f"{where}{shown(str(repair))}{more}")


@rule("served-transcript-outlasts", Level.WARNING, "Turncast")
def outlasts(met: Observations) -> Iterator[Notice]:
    """a transcript ends after its episode: it belongs to another one, or to another cut of it

    Make it from the recording that is published.
    """
    for visit, script in _scripts(met):
        lasting = visit.pointer.duration
        if lasting and script.timed and script.end > lasting + GRACE:
            yield visit.notice(f"expected words until second {lasting:.0f}, found some at {script.end:.0f}")
