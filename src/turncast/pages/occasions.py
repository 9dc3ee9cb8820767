"""When an event takes place, as people read it: day, time and zone of where it is announced."""

from datetime import datetime, timedelta
from typing import Final

from turncast.models.edition import Broadcast
from turncast.pages.formats import day

WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SPACE: Final = "\N{NO-BREAK SPACE}"
JOINED: Final = "\N{WORD JOINER}"
"""Signs that keep a time on one line."""
NAMED: Final = {(0, 0): "midnight", (12, 0): "noon"}
"""Times whose name nobody mistakes, as 12 a.m. and 12 p.m. are mistaken."""


def occasion(broadcast: Broadcast) -> str:
    """``Monday, October 25, 2021, 4–5:30 p.m. Eastern Time``; the offset, ``UTC−4``, where no zone is named."""
    start = broadcast.episode.date
    end = broadcast.live.end.astimezone(start.tzinfo)
    zone = broadcast.live.zone or offset_name(start)
    if end.date() == start.date() and end >= start:
        return f"{_weekday(start)}, {_span(start, end)} {zone}"
    return f"{_weekday(start)}, {_time(start)} – {_weekday(end)}, {_time(end)} {zone}"


def offset_name(moment: datetime) -> str:
    """``UTC``, ``UTC−4``, ``UTC+5:30``: how far the clock of *moment* is from Greenwich."""
    minutes = round((moment.utcoffset() or timedelta()).total_seconds() / 60)
    hours, rest = divmod(abs(minutes), 60)
    sign = "−" if minutes < 0 else "+"
    return "UTC" + (f"{sign}{hours}" + (f":{rest:02}" if rest else "") if minutes else "")


def _weekday(moment: datetime) -> str:
    return f"{WEEKDAYS[moment.weekday()]}, {day(moment)}"


def _span(start: datetime, end: datetime) -> str:
    """``4–5:30 p.m.``, ``11 a.m. – noon``: the half of the day is said once where it is one."""
    same_half = (start.hour < 12) == (end.hour < 12) and not {_clock(start), _clock(end)} & NAMED.keys()
    return f"{_hour(start)}–{JOINED}{_time(end)}" if same_half else f"{_time(start)}{SPACE}–{SPACE}{_time(end)}"


def _time(moment: datetime) -> str:
    """``4 p.m.``, ``11:30 a.m.``, ``noon``."""
    half = "a.m." if moment.hour < 12 else "p.m."
    return NAMED.get(_clock(moment)) or f"{_hour(moment)}{SPACE}{half}"


def _hour(moment: datetime) -> str:
    return f"{moment.hour % 12 or 12}" + (f":{moment.minute:02}" if moment.minute else "")


def _clock(moment: datetime) -> tuple[int, int]:
    return moment.hour, moment.minute
