"""Tables of markers: what Reaper's Region/Marker Manager (CSV) and Adobe Audition (tab-separated) export."""

import csv
from collections.abc import Iterator
from typing import Final

from turncast.chapters import times
from turncast.chapters.marks import Mark, listed
from turncast.errors import Unreadable
from turncast.models.recording import Chapter

RULER: Final = "set the ruler to minutes and seconds, and export the markers again"


def recognises(text: str) -> bool:
    """Whether the first line is a header with a name and a start."""
    return _delimiter(text) is not None


def parse(text: str) -> tuple[Chapter, ...]:
    """A chapter a row; regions have ends."""
    return listed(_marks(text))


def _delimiter(text: str) -> str | None:
    header = text.lstrip().split("\n", 1)[0][:500].casefold()
    return next((sign for sign in ",\t;" if {"name", "start"} <= set(_cells(header, sign))), None)


def _cells(header: str, delimiter: str) -> list[str]:
    return [cell.strip(' "') for cell in header.split(delimiter)]


def _marks(text: str) -> Iterator[Mark]:
    blank = text[: len(text) - len(text.lstrip())].count("\n")
    rows = csv.reader(text.lstrip().split("\n"), delimiter=_delimiter(text) or ",")
    try:
        header = [cell.strip().casefold() for cell in next(rows, [])]
        for row in rows:
            if any(cell.strip() for cell in row):
                yield _mark(dict(zip(header, row, strict=False)), blank + rows.line_num)
    except csv.Error as fault:
        raise Unreadable(f"expected a table, found {fault}", RULER, line=blank + rows.line_num) from None


def _mark(row: dict[str, str], line: int) -> Mark:
    start = times.normal_play_time(row.get("start", ""))
    if start is None:
        raise Unreadable(f"expected a time like 1:02.500, found {row.get('start', '')[:40]!r}", RULER, line=line)
    end = times.normal_play_time(row.get("end", ""))
    lasts = times.normal_play_time(row.get("duration", ""))
    return Mark(start, row.get("name", ""), end=end if lasts is None else start + lasts)
