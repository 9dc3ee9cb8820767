"""Lines of times: strict as the standards have them, and loose as they are met."""

import re
from dataclasses import dataclass
from typing import Final

from turncast.transcripts.repairs import Repairs

VTT: Final = "text/vtt"
SRT: Final = "application/x-subrip"
SHAPE: Final = {VTT: "00:00:00.000 --> 00:00:02.000", SRT: "00:00:00,000 --> 00:00:02,000"}
STRICT: Final = {
    VTT: re.compile(r"(?:\d{2,4}:)?[0-5]\d:[0-5]\d\.\d{3}", re.ASCII),
    SRT: re.compile(r"\d{2,4}:[0-5]\d:[0-5]\d,\d{3}", re.ASCII),
}
MARK: Final = {VTT: ".", SRT: ","}
NAMES: Final = {".": "dot", ",": "comma"}
SETTINGS: Final = re.compile(r"(?:\s+(?:vertical|line|position|size|align|region):\S+)*\s*")
COORDINATES: Final = re.compile(r"(?:\s+\w{1,12}:\S+)+\s*")

_GAP = r"[ \t]{0,4}"
_TIME = rf"(?:\d{{1,4}}{_GAP}:{_GAP})?\d{{1,3}}{_GAP}:{_GAP}\d{{1,2}}(?:{_GAP}[.,:;]{_GAP}\d{{1,9}})?"
_ARROW = rf"{_GAP}(?:--?-?{_GAP}>|[–—]{_GAP}>|→){_GAP}"
LINE: Final = re.compile(rf"\s*({_TIME})({_ARROW})({_TIME})(?:(?=\s)(.*))?", re.ASCII)
PARTS: Final = re.compile(r"(?:(\d+):)?(\d+):(\d+)(?:[.,:;](\d+))?", re.ASCII)


@dataclass(frozen=True)
class Span:
    """From when to when, in milliseconds; beside: words that stand on the line of the times."""

    start: int
    end: int
    beside: str = ""


def span(line: str, kind: str, number: int, repairs: Repairs) -> Span | None:
    """The times on *line*, which is *number*; None where it is no line of times. What is not strict is noted."""
    found = LINE.fullmatch(line)
    if not found:
        return None
    start, arrow, end, rest = found.groups(default="")
    for time in (start, end):
        _check(time, kind, number, repairs)
    if not re.fullmatch(r"[ \t]+-->[ \t]+" if kind == VTT else " --> ", arrow):
        repairs.note("expected --> with a space on both sides, found it otherwise", number)
    return Span(_milliseconds(start), _milliseconds(end), _beside(rest, kind, number, repairs))


def seems(line: str) -> bool:
    """Whether a line with an arrow was meant as times."""
    before, _, after = line.partition("-->")
    return all(re.match(r"\s*\d", part) and ":" in part.lstrip()[:20] for part in (before, after))


def written(milliseconds: int) -> str:
    """``01:02:03.004``: as WebVTT has it."""
    seconds, rest = divmod(milliseconds, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}.{rest:03}"


def seconds_of(time: str) -> float | None:
    """Seconds of a time somebody wrote: ``1:02:03``, ``2:03.5``; None for anything else."""
    bare = time.strip()
    return _milliseconds(bare) / 1000 if len(bare) < 40 and re.fullmatch(_TIME, bare, re.ASCII) else None


def _check(time: str, kind: str, number: int, repairs: Repairs) -> None:
    if STRICT[kind].fullmatch(time):
        return
    other = "," if kind == VTT else "."
    if STRICT[kind].fullmatch(time.replace(other, MARK[kind])):
        repairs.note(f"expected a {NAMES[MARK[kind]]} before the milliseconds, found a {NAMES[other]}", number)
    else:
        shape = SHAPE[kind].partition(" ")[0]
        repairs.note(f"expected times written like {shape}, found them otherwise", number)


def _milliseconds(time: str) -> int:
    found = PARTS.fullmatch(re.sub(r"[ \t]", "", time))
    if not found:  # never: LINE has seen to it
        return 0
    hours, minutes, seconds = (int(part or 0) for part in found.groups()[:3])
    fraction = (found[4] or "").ljust(3, "0")[:3]
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + int(fraction)


def _beside(rest: str, kind: str, number: int, repairs: Repairs) -> str:
    """The words that stand beside the times; how to place a cue on the screen is not said."""
    if not rest.strip() or (kind == VTT and SETTINGS.fullmatch(rest)):
        return ""
    if COORDINATES.fullmatch(rest):
        repairs.note("expected nothing beside the times, found where to show them, which is left out", number)
        return ""
    repairs.note("expected words below the times, found them beside", number)
    return rest.strip()
