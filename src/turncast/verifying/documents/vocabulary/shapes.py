"""Shapes: what the value of an element or an attribute looks like.

Each has a kind, which is what a rule speaks of, the words for what is expected, and a test.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum, auto
from typing import Final

from turncast.languages import is_language
from turncast.models.services import SERVICES
from turncast.models.vocabulary import ROLES
from turncast.verifying.documents.vocabulary.moments import moment, stamp


class Kind(StrEnum):
    """What sort of value it is; most kinds have a rule of their own."""

    ADDRESS = auto()
    CHAPTERS_TYPE = auto()
    COUNTRY = auto()
    DATE = auto()
    DURATION = auto()
    EXPLICIT = auto()
    FLAG = auto()
    GEO = auto()
    GROUP = auto()
    HOST = auto()
    LANGUAGE = auto()
    MAIL = auto()
    MAILBOX = auto()
    MEDIA_TYPE = auto()
    MOMENT = auto()
    NUMBER = auto()
    OSM = auto()
    PLAY_TIME = auto()
    PURPOSE = auto()
    RATIO = auto()
    RECURRENCE = auto()
    ROLE = auto()
    TEXT = auto()
    TRANSCRIPT_TYPE = auto()
    URI = auto()
    UUID = auto()
    WORD = auto()


_FEW: Final = 20
"""Words that a message can list."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What a value looks like: *expected* in words, and whether one *fits*. words: all there are, if they are few."""

    kind: Kind
    expected: str
    fits: Callable[[str], bool]
    words: tuple[str, ...] = ()


def like(kind: Kind, pattern: str, expected: str) -> Shape:
    """Values that match *pattern* as a whole; patterns never look twice at a character, however long a value is."""
    compiled = re.compile(pattern, re.ASCII)
    return Shape(kind, expected, lambda value: compiled.fullmatch(value) is not None)


def one_of(*words: str, kind: Kind = Kind.WORD) -> Shape:
    """One of *words*, exactly so."""
    few = " or ".join(part for part in (", ".join(words[:-1]), words[-1]) if part)
    said = few if len(words) < _FEW else f"one of {len(words)} words"
    return Shape(kind, said, frozenset(words).__contains__, words)


TEXT: Final = Shape(Kind.TEXT, "text", lambda _: True)
TRUTH: Final = one_of("true", "false")
EXPLICIT: Final = one_of("true", "false", kind=Kind.EXPLICIT)
YES_NO: Final = one_of("yes", "no")
FLAG: Final = one_of("Yes", kind=Kind.FLAG)
SERVICE: Final = one_of(*sorted(SERVICES))

WHOLE: Final = like(Kind.NUMBER, r"\d+", "a whole number")
DECIMAL: Final = like(Kind.NUMBER, r"-?\d+(\.\d+)?", "a number such as 1.5")
SECONDS: Final = like(Kind.NUMBER, r"\d+(\.\d+)?", "seconds such as 73 or 73.25")
PERCENT: Final = like(Kind.NUMBER, r"0*(100|\d{1,2})", "a whole number from 0 to 100")
COUNT: Final = like(Kind.NUMBER, r"0*[1-9]\d*", "a whole number from 1")

DATE: Final = Shape(Kind.DATE, "a date such as Fri, 19 Jun 2020 12:00:00 +0000", lambda value: stamp(value) is not None)
MOMENT: Final = Shape(Kind.MOMENT, "a moment such as 2020-06-19T12:00:00Z", lambda value: moment(value) is not None)
DURATION: Final = like(Kind.DURATION, r"\d+|\d+:[0-5]?\d(:[0-5]\d)?", "seconds such as 3723, or 1:02:03")
PLAY_TIME: Final = like(Kind.PLAY_TIME, r"(\d\d:)?[0-5]\d:[0-5]\d(\.\d{3})?", "a time such as 00:05:00 or 00:05:00.250")
RECURRENCE: Final = like(
    Kind.RECURRENCE,
    r"(?=(.*;)?FREQ=(SECONDLY|MINUTELY|HOURLY|DAILY|WEEKLY|MONTHLY|YEARLY)(;|$))[A-Z]+=[^;=\s]+(;[A-Z]+=[^;=\s]+)*",
    "a rule such as FREQ=WEEKLY;BYDAY=MO",
)

ADDRESS: Final = like(Kind.ADDRESS, r"(?i:https?)://[^\s/?#]++\S*+", "an address such as https://podcast.example/")
URI: Final = like(
    Kind.URI, r"[A-Za-z][A-Za-z0-9+.-]*+:\S++", "an address with a scheme, such as https://podcast.example/"
)
HOST: Final = like(
    Kind.HOST, r"(?!-)[\w-]+(\.[\w-]+)+\.?(:\d{1,5})?", "the name of a server such as irc.podcast.example"
)
MAIL: Final = like(
    Kind.MAIL, r"[^@\s<>()]++@[^@\s<>().]++(\.[^@\s<>().]++)++", "an e-mail address such as name@podcast.example"
)
MAILBOX: Final = like(
    Kind.MAILBOX,
    r"[^@\s<>()]++@[^@\s<>().]++(\.[^@\s<>().]++)++( \(.+\))?",
    "an e-mail address such as name@podcast.example (Name)",
)

_LONGEST_LANGUAGE: Final = 35
"""Characters, as RFC 5646 advises readers to have room for."""
LANGUAGE: Final = Shape(
    Kind.LANGUAGE,
    "a language such as en or en-US",
    lambda value: len(value) <= _LONGEST_LANGUAGE and is_language(value),
)
COUNTRY: Final = like(Kind.COUNTRY, r"(?!UK)[A-Z]{2}", "the code of a country such as GB")
COUNTRIES: Final = like(Kind.COUNTRY, r"(?i:[a-z]{2}( +[a-z]{2})*)", "codes of countries such as us gb")
GEO: Final = like(
    Kind.GEO,
    r"geo:-?(90(\.0+)?|[0-8]?\d(\.\d+)?),-?(180(\.0+)?|(1[0-7]\d|\d?\d)(\.\d+)?)(,-?\d+(\.\d+)?)?(;[\w;=.-]+)?",
    "latitude and longitude such as geo:30.2672,-97.7431",
)
OSM: Final = like(Kind.OSM, r"[NWR]\d+(#\d+)?", "an OpenStreetMap object such as R113314")
UUID: Final = like(
    Kind.UUID, r"(?i:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})", "a UUID such as 917393e3-1b1e-5cef-ace4-edaa54e1f810"
)

MEDIA_TYPE: Final = like(Kind.MEDIA_TYPE, r"[\w.+-]+/[\w.+-]+(\s*;.*)?", "a media type such as audio/mpeg")
TRANSCRIPT_TYPE: Final = one_of(
    "text/vtt", "application/x-subrip", "application/srt", "application/json", "text/html", "text/plain",
    kind=Kind.TRANSCRIPT_TYPE,
)  # fmt: skip
CHAPTERS_TYPE: Final = one_of("application/json+chapters", "application/json", kind=Kind.CHAPTERS_TYPE)
RATIO: Final = like(Kind.RATIO, r"\d+(\.\d+)?\s*(/\s*\d+(\.\d+)?)?", "a ratio such as 16/9")
PURPOSE: Final = like(
    Kind.PURPOSE,
    r"[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)?(\s+[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)?)*",
    "words such as banner social",
)

_ROLES: Final = frozenset(role for roles in ROLES.values() for role in roles)
ROLE: Final = Shape(Kind.ROLE, "a role of the taxonomy", lambda value: value.lower() in _ROLES, tuple(sorted(_ROLES)))
GROUP: Final = Shape(Kind.GROUP, "a group of the taxonomy", lambda value: value.lower() in ROLES, tuple(ROLES))
