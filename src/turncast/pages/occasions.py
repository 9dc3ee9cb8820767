"""When an event takes place, as people read it: day, time and zone of where it is announced."""

from datetime import datetime, timedelta
from typing import Final

from babel import Locale
from babel.dates import format_date, format_interval, format_time, get_datetime_format, get_time_format

from turncast.models.edition import Broadcast
from turncast.pages.locales import is_american, locale_of

SPACE: Final = "\N{NO-BREAK SPACE}"
JOINED: Final = "\N{WORD JOINER}"
"""Signs that keep a time on one line."""
NAMED: Final = {(0, 0): "midnight", (12, 0): "noon"}
"""Times whose name nobody mistakes, as 12 a.m. and 12 p.m. are mistaken."""


def occasion(broadcast: Broadcast, language: str) -> str:
    """``Monday, October 25, 2021, 4–5:30 p.m. Eastern Time``; the offset, ``UTC−4``, where no zone is named.

    ``Montag, 25. Oktober 2021, 16:00–17:30 Uhr Eastern Time`` where *language* is German.
    """
    locale = locale_of(language)
    start = broadcast.episode.date
    end = broadcast.live.end.astimezone(start.tzinfo)
    zone = broadcast.live.zone or offset_name(start)
    if end.date() == start.date() and end >= start:
        return f"{_joined(start, _span(start, end, locale), locale)} {zone}"
    first, last = (_joined(one, _time(one, locale), locale) for one in (start, end))
    return f"{first} – {last} {zone}"


def offset_name(moment: datetime) -> str:
    """``UTC``, ``UTC−4``, ``UTC+5:30``: how far the clock of *moment* is from Greenwich."""
    minutes = round((moment.utcoffset() or timedelta()).total_seconds() / 60)
    hours, rest = divmod(abs(minutes), 60)
    sign = "−" if minutes < 0 else "+"
    return "UTC" + (f"{sign}{hours}" + (f":{rest:02}" if rest else "") if minutes else "")


def _joined(moment: datetime, time: str, locale: Locale) -> str:
    """The day with its *time*: ``Monday, October 25, 2021, 4 p.m.``."""
    day = format_date(moment, "full", locale=locale)
    return str(get_datetime_format("medium", locale=locale)).format(time, day)


def _span(start: datetime, end: datetime, locale: Locale) -> str:
    """``16:00–17:30 Uhr``; American: ``4–5:30 p.m.``, ``11 a.m. – noon``: the half of the day is said once where it is
    one.
    """
    if not is_american(locale):
        if "H" not in get_time_format("short", locale=locale).pattern:  # intervals by halves of the day fail in Babel
            return f"{_time(start, locale)}{SPACE}–{SPACE}{_time(end, locale)}"
        told = format_interval(start.replace(tzinfo=None), end.replace(tzinfo=None), "Hm", locale=locale)
        return told.replace(" ", SPACE)
    same_half = (start.hour < 12) == (end.hour < 12) and not {_clock(start), _clock(end)} & NAMED.keys()
    if same_half:
        return f"{_hour(start)}–{JOINED}{_time(end, locale)}"
    return f"{_time(start, locale)}{SPACE}–{SPACE}{_time(end, locale)}"


def _time(moment: datetime, locale: Locale) -> str:
    """``16:00``; American: ``4 p.m.``, ``11:30 a.m.``, ``noon``."""
    if not is_american(locale):
        return format_time(moment.replace(tzinfo=None), "short", locale=locale).replace(" ", SPACE)
    half = "a.m." if moment.hour < 12 else "p.m."
    return NAMED.get(_clock(moment)) or f"{_hour(moment)}{SPACE}{half}"


def _hour(moment: datetime) -> str:
    return f"{moment.hour % 12 or 12}" + (f":{moment.minute:02}" if moment.minute else "")


def _clock(moment: datetime) -> tuple[int, int]:
    return moment.hour, moment.minute
