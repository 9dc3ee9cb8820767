"""Times that a transcript leaves out: when a paragraph ends, and when the ones between two times begin."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from turncast.models.transcript import Cue
from turncast.transcripts.repairs import Repairs

PACE: Final = 15.0
"""Characters a second: unhurried speech of 150 words a minute."""
SHORTEST: Final = 1.0
"""Seconds a line is to be seen at least."""
LATEST: Final = 1000 * 3600.0
"""Seconds: no recording is longer, so no time in a transcript is later."""


@dataclass(frozen=True)
class Said:
    """Something said: by whom, from when to when in seconds, on which line; None where it is not known."""

    text: str
    speaker: str | None = None
    start: float | None = None
    end: float | None = None
    line: int | None = None


def reading_time(text: str) -> float:
    """Seconds that saying *text* takes, about."""
    return max(SHORTEST, round(len(text) / PACE, 3))


def scripted(said: Sequence[Said], repairs: Repairs) -> tuple[tuple[Cue, ...], bool, float]:
    """Cues, whether their times are known, and when the last one ends as far as it is told.

    Times count as known where at least half of *said* has one: what lies between is spread by its length.
    """
    starts = _starts(said, repairs)
    told = [start for start in starts if start is not None]
    if not told or len(told) * 2 < len(said):
        return tuple(Cue(start=0, end=0, text=one.text, speaker=one.speaker) for one in said), False, 0.0
    filled = _filled(starts, said)
    cues = tuple(
        Cue(start=start, end=_end(one, start, later), text=one.text, speaker=one.speaker)
        for one, start, later in zip(said, filled, [*filled[1:], None], strict=True)
    )
    return cues, True, max([*told, *(one.end for one in said if one.end is not None)])


def _starts(said: Sequence[Said], repairs: Repairs) -> list[float | None]:
    """When each begins; a time that is earlier than one before it is not believed."""
    starts: list[float | None] = []
    latest = 0.0
    for one in said:
        believed = one.start is not None and latest <= one.start <= LATEST
        if one.start is not None and not believed:
            repairs.note("expected times in order, found an earlier one, which is left out", one.line)
        latest = one.start if believed and one.start is not None else latest
        starts.append(one.start if believed else None)
    return starts


def _filled(starts: Sequence[float | None], said: Sequence[Said]) -> list[float]:
    """Every start: those between two known ones lie apart as the lengths of what is said."""
    filled: list[float] = []
    run: list[float] = []
    begin = 0.0
    for start, one in zip(starts, said, strict=True):
        if start is not None:
            filled += _spread(run, begin, start)
            run, begin = [], start
        run.append(reading_time(one.text))
    return filled + _spread(run, begin, begin + sum(run))


def _spread(run: Sequence[float], begin: float, end: float) -> list[float]:
    """When each of *run* begins, if together they take from *begin* to *end*."""
    whole = sum(run) or 1.0
    before = accumulate(run[:-1], initial=0.0) if run else ()
    return [round(begin + (end - begin) * part / whole, 3) for part in before]


def _end(one: Said, start: float, later: float | None) -> float:
    """When it ends: as it says, or else when the next begins, or else after the time it takes."""
    if one.end is not None and start < one.end <= LATEST:
        return one.end
    return later if later is not None and later > start else start + reading_time(one.text)
