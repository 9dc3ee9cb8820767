"""Moments as feeds write them: RFC 2822 in RSS, ISO 8601 in the podcast namespace."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache
from typing import Final

DAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_STAMP: Final = re.compile(
    rf"(?:(?P<day>{'|'.join(DAYS)}),\s*)?(?P<date>\d{{1,2}})\s+(?P<month>{'|'.join(_MONTHS)})\s+(?P<year>\d{{4}})\s+"
    r"(?P<hour>\d{2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?(?:\s+(?P<zone>[+-]\d{4}|[A-Za-z]{1,5}))?",
    re.ASCII,
)
_LONGEST: Final = 64
"""Characters of a date; what is longer is none, and is not kept."""
_AMERICAN: Final = {"EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7}
ZONES: Final = {"GMT": 0, "UT": 0, "UTC": 0, "Z": 0, **_AMERICAN}
"""Those with a name that every reader knows, in hours from UTC."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date of RFC 2822. day: of the week, as written; empty where it is left out. zone: as written."""

    at: datetime
    day: str
    zone: str

    @property
    def right_day(self) -> str:
        """The day of the week it is."""
        return DAYS[self.at.weekday()]

    @property
    def zone_known(self) -> bool:
        """Whether every reader knows the zone."""
        return self.zone in ZONES or self.zone[:1] in ("+", "-")


def stamp(text: str) -> Stamp | None:
    """The date that *text* is, if it is one; an unknown zone is taken as UTC."""
    return _stamp(text) if len(text) <= _LONGEST else None


@lru_cache(maxsize=1 << 14)
def _stamp(text: str) -> Stamp | None:
    found = _STAMP.fullmatch(text)
    if not found:
        return None
    zone = found["zone"] or ""
    try:
        at = datetime(
            int(found["year"]), _MONTHS.index(found["month"]) + 1, int(found["date"]),
            int(found["hour"]), int(found["minute"]), int(found["second"] or 0), tzinfo=_zone(zone),
        )  # fmt: skip
        at.astimezone(UTC)  # the first and the last day there is have no UTC
    except (ValueError, OverflowError):
        return None
    return Stamp(at, found["day"] or "", zone)


def _zone(zone: str) -> timezone:
    if zone[:1] in ("+", "-"):
        minutes = int(zone[1:3]) * 60 + int(zone[3:5])
        return timezone(timedelta(minutes=-minutes if zone[0] == "-" else minutes))
    return timezone(timedelta(hours=ZONES.get(zone, 0)))


def moment(text: str) -> datetime | None:
    """The instant or the day that *text* is in ISO 8601, if it is one; without a zone it is taken as UTC."""
    try:
        at = datetime.fromisoformat(text)
        return at if at.tzinfo else at.replace(tzinfo=UTC)
    except ValueError:
        return None
