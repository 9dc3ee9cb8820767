"""Times as people and programs write them.

Source: RFC 2326 section 3.6, Normal Play Time, which Podlove Simple Chapters refers to; with a comma for the point, as
SubRip and half of Europe write it.
"""

import re
from typing import Final

from turncast.errors import Unreadable

LONGEST: Final = 3_600_000
"""Seconds: no recording lasts a thousand hours."""
HINT: Final = "write times like 01:02:03.250"
CLOCK: Final = re.compile(r"(?:(?:([0-9]{1,3}):)?([0-9]{1,5}):)?([0-9]{1,7})(?:[.,]([0-9]{0,20}))?")


def normal_play_time(text: str) -> float | None:
    """Seconds, to the millisecond, of ``12``, ``12.5``, ``1:02``, ``75:00``, ``01:02:03.250`` or ``1:02:03,25``.

    Minutes without hours may be more than 59. None for anything else, and for a thousand hours or more.
    """
    found = CLOCK.fullmatch(text.strip())
    if not found:
        return None
    hours, minutes, whole, fraction = found.groups()
    if (minutes and (len(whole) > 2 or int(whole) > 59)) or (hours and int(minutes) > 59):
        return None
    seconds = int(hours or 0) * 3600 + int(minutes or 0) * 60 + float(f"{whole}.{fraction or 0}")
    return round(seconds, 3) if seconds < LONGEST else None


def moment(text: str | None, line: int | None = None) -> float:
    """The same, where there must be a time; raises ``Unreadable`` with the *line* where there is none."""
    found = normal_play_time(text or "")
    if found is None:
        raise Unreadable(f"expected a time like 01:02:03.250, found {(text or '')[:40]!r}", HINT, line=line)
    return found
