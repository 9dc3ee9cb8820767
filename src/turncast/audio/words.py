"""From the values of tags to Turncast's words, whatever the tag system they stood in.

Tags are hostile: every text is cleaned and bounded here before it goes further.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from typing import Final

from turncast.models.people import Person
from turncast.models.vocabulary import ROLES

LINE: Final = 255
NAME: Final = 128
TEXT: Final = 10_000
LYRICS: Final = 500_000
"""Characters of a transcript: eight hours of speech."""
MOST_PEOPLE: Final = 50
KNOWN_ROLES: Final = frozenset(role for roles in ROLES.values() for role in roles)
MUSIC_ROLES: Final = frozenset({"composer", "songwriter"})
"""Roles of the taxonomy that music taggers fill in for a jingle: nobody who made the episode."""


def line(value: object, limit: int = LINE) -> str | None:
    """One line of text: no control characters, runs of white space as one blank, at most *limit* characters."""
    return " ".join(_clean(value, limit).split())[:limit].strip() or None


def paragraphs(value: object, limit: int = TEXT) -> str | None:
    """Text of several lines: no control characters but line ends, at most *limit* characters."""
    text = _clean(value, limit).replace("\r\n", "\n").replace("\r", "\n")
    return re.sub(r"\n{3,}", "\n\n", text)[:limit].strip() or None


def _clean(value: object, limit: int) -> str:
    """*value* without control, formatting and unpaired characters; bounded first, so that a megabyte costs nothing."""
    text = str(value)[: 4 * limit].replace("\t", " ")
    if text.replace("\n", "").isprintable():
        return text
    return "".join(
        sign for sign in text if sign in "\r\n" or unicodedata.category(sign) not in ("Cc", "Cf", "Cs", "Co")
    )


def number_of(value: object) -> tuple[int | None, int | None]:
    """``"11/11"`` as number and total; what is not a number above 0 is None."""
    found = re.fullmatch(r"\s*(\d{0,6})\s*(?:(?:/|of)\s*(\d{0,6})\s*)?", str(value)[:LINE])
    return (_positive(found[1]), _positive(found[2])) if found else (None, None)


def _positive(digits: str | None) -> int | None:
    return int(digits) or None if digits else None


def season_of(number: int | None, total: int | None) -> int | None:
    """The number of a disc as a season; disc 1 of 1 is what taggers write unasked, and means nothing."""
    return None if (number, total) == (1, 1) else number


def moment(value: object) -> datetime | date | None:
    """An ISO 8601 date or time; without a zone it is UTC, as ID3v2.4 has it; a bare year or month is not a date."""
    text = str(value)[:LINE].strip()
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
            return date.fromisoformat(text)
        found = datetime.fromisoformat(text) if re.match(r"\d{4}-\d\d-\d\d[T ]\d\d", text) else None
    except ValueError:
        return None
    return found.replace(tzinfo=UTC) if found and found.tzinfo is None else found


def language(value: object) -> str | None:
    """A code shaped like a language's (``eng``, ``en-US``), as the tag has it: floors above know what it stands for."""
    text = str(value)[:35].strip("\x00 ")
    return text if re.fullmatch(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*", text) else None


def explicit(value: object) -> bool | None:
    """iTunes' advisory: 1 or 4 is explicit, 2 is clean, 0 says nothing; or the word itself."""
    said = str(value)[:LINE].strip().casefold()
    return {"1": True, "4": True, "2": False, "true": True, "yes": True, "explicit": True, "clean": False}.get(said)


def link(value: object) -> str | None:
    """An address of the web; what leads elsewhere (``javascript:``, ``file:``) is none."""
    text = line(value, 2000)
    return text if text and re.match(r"https?://[^\s/]", text) else None


def names(value: object) -> list[str]:
    """The names in one value: ``;`` parts them, and ``/`` as ID3v2.3 has it."""
    return [name for part in re.split(r"[;/]", str(value)[:TEXT]) if (name := line(part, NAME))]


def person(name: object, role: object) -> Person | None:
    """Someone in a role the person taxonomy knows (``engineer`` is its audio engineer), or None."""
    known, called = line(name, NAME), (line(role) or "").lower()
    called = "audio engineer" if called == "engineer" else called
    if known is None or called not in KNOWN_ROLES or called in MUSIC_ROLES:
        return None
    return Person(name=known, role=called)


def guests(artists: Iterable[object], others: Iterable[object]) -> list[Person]:
    """The artists as guests, leaving out *others*: the album's artist, its title, people already known by a role.

    Editors put the show or its author into the artist too; only who differs from instalment to instalment is a person.
    """
    known = {name.casefold() for other in others for name in [line(other) or "", *names(other)]}
    called = (name for artist in artists for name in names(artist))
    return [Person(name=name, role="guest") for name in called if not _all_known(name, known)]


def _all_known(name: str, known: set[str]) -> bool:
    """Whether it is a name of *known*, or several of them: ``Ruth Cross and Gail Capps``."""
    several = re.split(r"\s*(?:,|&|\band\b)\s*", name.casefold())
    return name.casefold() in known or all(one in known for one in several)


def once(people: Iterable[Person]) -> tuple[Person, ...]:
    """Each person in a role once, in order, at most fifty."""
    return tuple({(one.name.casefold(), one.role): one for one in people}.values())[:MOST_PEOPLE]


MEANINGS: Final[dict[str, Callable[[object], object]]] = {
    "language": language,
    "explicit": explicit,
    "lyrics": lambda value: paragraphs(value, LYRICS),
    "copyright": line,
    "season": lambda value: number_of(value)[0],
    "number": lambda value: number_of(value)[0],
    "date": moment,
    "description": paragraphs,
    "title": line,
    "show": line,
}
"""How the value of each word is read, where it is a single text."""
