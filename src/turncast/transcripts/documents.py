"""Transcripts in JSON: the podcast namespace's, and the like of it that other programs write."""

import json
import math
from collections.abc import Iterator, Mapping
from typing import Any, Final, NoReturn

from turncast.errors import Unreadable
from turncast.models.transcript import Script
from turncast.transcripts import stamps, words
from turncast.transcripts.repairs import HINT, Repairs
from turncast.transcripts.timing import LATEST, Said, scripted

LISTS: Final = ("segments", "transcript", "transcripts", "cues", "utterances", "monologues")
"""Under which word the segments stand: the namespace's, then other programs'."""
STARTS: Final = ("startTime", "start", "start_time")
ENDS: Final = ("endTime", "end", "end_time")
SPEAKERS: Final = ("speaker_name", "voice", "speaker")
"""Podlove's ``speaker`` is a number, its ``voice`` the name."""
BODIES: Final = ("body", "text")


def script(text: str, repairs: Repairs) -> Script:
    """The segments in the order of time. Raises ``Unreadable`` for JSON that is no transcript."""
    document = _loaded(text)
    segments = _segments(document)
    if not (isinstance(document, Mapping) and isinstance(document.get("version"), str) and "segments" in document):
        repairs.note('expected {"version": "1.0.0", "segments": […]}, found another shape', 1)
    said = list(_said(segments, repairs))
    known = [one.start for one in said if one.start is not None]
    if len(known) == len(said) and known != sorted(known):
        repairs.note("expected segments in the order of time, found an earlier one")
        said.sort(key=lambda one: one.start or 0.0)
    cues, timed, end = scripted(said, repairs)
    return Script(media_type="application/json", cues=cues, repairs=tuple(repairs), timed=timed, end=end)


def _loaded(text: str) -> Any:
    try:
        return json.loads(text, parse_constant=_no_number)
    except RecursionError as fault:
        raise Unreadable("expected a transcript, found JSON nested too deeply", HINT) from fault
    except ValueError as fault:
        line, column = getattr(fault, "lineno", None), getattr(fault, "colno", None)
        raise Unreadable("expected a transcript, found damaged JSON", HINT, line=line, column=column) from fault


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")


def _segments(document: Any) -> list[Any]:
    if isinstance(document, Mapping):
        document = next((document[word] for word in LISTS if isinstance(document.get(word), list)), None)
    if not isinstance(document, list) or not any(isinstance(one, Mapping) for one in document):
        raise Unreadable("expected a transcript, found JSON without segments", HINT)
    return document


def _said(segments: list[Any], repairs: Repairs) -> Iterator[Said]:
    for segment in segments:
        one = segment if isinstance(segment, Mapping) else {}
        body = _first(one, BODIES)
        text = words.clean(body) if isinstance(body, str) else ""
        if not text:
            repairs.note("expected words in each segment, found none in one, which is left out")
            continue
        if not isinstance(one.get("body"), str):
            repairs.note("expected the words of a segment as body, found them elsewhere")
        yield Said(text, _speaker(one), _time(one, STARTS, repairs), _time(one, ENDS, repairs))


def _first(segment: Mapping[str, Any], names: tuple[str, ...]) -> Any:
    return next((segment[name] for name in names if segment.get(name) is not None), None)


def _speaker(segment: Mapping[str, Any]) -> str | None:
    name = _first(segment, SPEAKERS)
    return words.label(name) if isinstance(name, str) else None


def _time(segment: Mapping[str, Any], names: tuple[str, ...], repairs: Repairs) -> float | None:
    """Seconds, from a number or from a text such as ``00:01:02.003``; noted unless it is as the namespace has it."""
    value = _first(segment, names)
    if value is None:
        return None
    seconds = stamps.seconds_of(value) if isinstance(value, str) else value
    if isinstance(seconds, bool) or not isinstance(seconds, int | float):
        repairs.note("expected times in seconds, found something else, which is left out")
        return None
    if not 0 <= seconds <= LATEST or not math.isfinite(seconds):
        repairs.note("expected times within a recording, found one that is not, which is left out")
        return None
    if names[0] not in segment or isinstance(value, str):
        repairs.note(f"expected {names[0]} in seconds, found another word or form")
    return round(float(seconds), 3)
