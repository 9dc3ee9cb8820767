"""Markers of a Reaper project (``.rpp``): ``MARKER 1 62.5 "Name" 0``; a region is two lines of the same number."""

import re
from collections.abc import Iterator
from typing import Final

from turncast.chapters import times
from turncast.chapters.marks import Mark, listed
from turncast.models.recording import Chapter

MARKER: Final = re.compile(
    r"""^[ \t]*MARKER[ ](?P<number>[0-9]{1,9})[ ](?P<start>[0-9.-]{1,40})
    [ ](?:"(?P<double>[^"\n]*)"|'(?P<single>[^'\n]*)'|`(?P<back>[^`\n]*)`|(?P<bare>[^\s"'`]+))
    (?:[ ](?P<flags>[0-9]{1,9}))?""",
    re.MULTILINE | re.VERBOSE,
)


def recognises(text: str) -> bool:
    """Whether it is a project."""
    return text.lstrip().startswith("<REAPER_PROJECT")


def parse(text: str) -> tuple[Chapter, ...]:
    """Markers and regions alike, the latter with their ends."""
    return listed(_marks(text))


def _marks(text: str) -> Iterator[Mark]:
    regions: dict[str, Mark] = {}
    for found in MARKER.finditer(text):
        start = times.moment(found["start"])
        title = found["double"] or found["single"] or found["back"] or found["bare"] or ""
        if not int(found["flags"] or 0) & 1:
            yield Mark(start, title)
        elif found["number"] in regions:
            yield regions.pop(found["number"])._replace(end=start)
        else:
            regions[found["number"]] = Mark(start, title)
    yield from regions.values()
