"""What a file's name says of an episode, where its tags are silent.

``S02E07 - Guest - Topic.mp3``, ``2020-06-19-nick-wahl.mp3``, ``Episode 11 of 11 Nick Wahl.mp3``, ``07 - Topic.mp3``.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Final

LONGEST: Final = 255
PARTING: Final = r"(?:[\s._:–—-]+|$)"
SEASON: Final = re.compile(rf"s(?P<season>\d{{1,3}})\s*e(?P<number>\d{{1,4}}){PARTING}", re.IGNORECASE)
DAY: Final = re.compile(rf"(?P<day>\d{{4}}-\d\d-\d\d){PARTING}")
EPISODE: Final = re.compile(
    rf"(?:episode|ep)[\s._#-]*(?P<number>\d{{1,4}})(?:[\s_-]*(?:of|/)[\s_-]*(?P<total>\d{{1,4}}))?{PARTING}",
    re.IGNORECASE,
)
COUNT: Final = re.compile(r"(?P<number>\d{1,3})(?: - |\. |_)")


@dataclass(frozen=True)
class Name:
    """A file name taken apart; title is never empty."""

    title: str
    number: int | None = None
    total: int | None = None
    season: int | None = None
    day: date | None = None


def parse(stem: str) -> Name:
    """Take the name of a file, without its suffix, apart: leading marks first, and the rest is the title."""
    rest, found = _printable(stem).strip(), dict[str, str]()
    for pattern in (DAY, SEASON, EPISODE, COUNT, DAY):
        if match := pattern.match(rest):
            found = {**match.groupdict(), **found}
            rest = rest[match.end() :]
    return Name(
        title=_title(rest) or _title(stem) or "Untitled",
        number=_number(found.get("number")),
        total=_number(found.get("total")),
        season=_number(found.get("season")),
        day=_day(found.get("day")),
    )


def _printable(text: str) -> str:
    return "".join(sign if sign.isprintable() else " " for sign in unicodedata.normalize("NFC", text))


def _title(text: str) -> str:
    """*text* as words: hyphens and underscores are blanks where the name has no others; it begins with a capital."""
    words = _printable(text).strip(" ._-–—")
    if " " not in words:
        words = re.sub(r"[-_]+", " ", words)
    words = " ".join(words.replace("_", " ").split())[:LONGEST]
    return words[:1].upper() + words[1:]


def _number(digits: str | None) -> int | None:
    return int(digits) or None if digits else None


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
