"""The words of an episode, each with where it comes from.

Precedence, for each word: what the producer says (an option), the tags, the file's name, and for the date the clock.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from pydantic import ValidationError

from turncast.adding.facts import Facts
from turncast.errors import UsageError
from turncast.models.episode import EpisodeFile
from turncast.models.people import Person
from turncast.models.show import Show

DESCRIPTION: Final = 4000
FILE_NAME: Final = "file name"
CLOCK: Final = "clock"
BARE: Final = {"guid": "-", "show": "-", "title": "-", "date": "2020-06-19", "recording": "-"}
"""The least an episode can say."""


@dataclass(frozen=True)
class Told:
    """A value, None where nobody says any, and its source: ``--title``, ``ID3v2.3 TIT2``, ``file name``, ``clock``."""

    value: Any = None
    source: str = ""


def words(facts: Facts, show: Show, guid: str, now: datetime) -> dict[str, Told]:
    """What the episode's front matter says, but for its files and its show."""
    name = facts.name
    date = chosen(facts, "date", name.day)
    kind = chosen(facts, "kind")
    return {
        "guid": Told(guid, "minted"),
        "title": chosen(facts, "title", name.title),
        "date": date if date.value else Told(now, CLOCK),
        "number": chosen(facts, "number", name.number),
        "season": chosen(facts, "season", name.season),
        "kind": kind if kind.value != "full" else Told(),
        "description": _description(facts),
        "people": _people(facts, show),
        "explicit": _explicit(facts, show),
        "draft": chosen(facts, "draft"),
    }


def others(facts: Facts) -> dict[str, Told]:
    """What is known beside the words of the front matter."""
    sound, tags = facts.sound, facts.tags
    return {
        "total": chosen(facts, "total", facts.name.total),
        "language": chosen(facts, "language"),
        "copyright": chosen(facts, "copyright"),
        "chapters": Told(len(sound.chapters) or None, sound.chapters_from or ""),
        "show_in_tags": Told(tags.show, tags.sources.get("show", "")),
    }


def chosen(facts: Facts, word: str, named: object = None) -> Told:
    """What the first of all sources says of *word* that an episode can say; *named* is what the file's name says.

    Raises ``UsageError`` for what no episode can say, if the producer says it.
    """
    said = getattr(facts.overrides, word, None)
    if said not in (None, "") and (fault := _fault(word, said)):
        raise UsageError(f"--{word}: {fault}; found {said}", "turncast add --help")
    told = (
        Told(said, f"--{word}"),
        Told(getattr(facts.tags, word, None), facts.tags.sources.get(word, "tags")),
        Told(named, FILE_NAME),
    )
    return next((one for one in told if one.value not in (None, "", ()) and not _fault(word, one.value)), Told())


def _fault(word: str, value: object) -> str:
    """Why an episode cannot say this, if it cannot: a date of the year 1000, for example."""
    if word not in EpisodeFile.model_fields:
        return ""
    try:
        EpisodeFile.model_validate({**BARE, word: value})
    except ValidationError as fault:
        return fault.errors(include_url=False)[0]["msg"].removeprefix("Value error, ").lower()
    return ""


def notes(facts: Facts) -> str:
    """All paragraphs of the description, if there are more than one."""
    text = (chosen(facts, "description").value or "").strip()
    return text if "\n\n" in text else ""


def _description(facts: Facts) -> Told:
    """The first paragraph, on one line."""
    told = chosen(facts, "description")
    first = (told.value or "").strip().partition("\n\n")[0]
    return Told(" ".join(first.split())[:DESCRIPTION] or None, told.source)


def _explicit(facts: Facts, show: Show) -> Told:
    """Where the tags say otherwise than the show."""
    told = chosen(facts, "explicit")
    return Told() if told.value in (None, show.explicit) else told


def _people(facts: Facts, show: Show) -> Told:
    """Who the tags name, or else the file, after the show's own people: an episode that names anybody names them all.

    The show itself and its author are nobody new.
    """
    told = chosen(facts, "people", tuple(Person(name=guest[:128], role="guest") for guest in facts.name.guests))
    regular = {person.name.casefold() for person in show.people}
    owner = show.owner.name if show.owner else ""
    nobody = {name.casefold() for name in (show.title, show.author or "", owner) if name}
    new = [person for person in told.value or () if person.name.casefold() not in regular | nobody]
    if not new:
        return Told()
    source = f"{show.path}, {told.source}" if show.people else told.source
    return Told([person.model_dump(exclude_none=True) for person in (*show.people, *new)], source)


def values(told: Mapping[str, Told]) -> dict[str, Any]:
    """The values alone, of those words that somebody says."""
    return {word: one.value for word, one in told.items() if one.value not in (None, [], ())}
