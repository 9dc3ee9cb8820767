"""Who is meant by a speaker's name in a transcript: a person of the episode, if it can be only one."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from turncast.models.people import Person
from turncast.models.transcript import Cue

_TITLES: Final = frozenset(("dr", "prof", "professor", "mr", "mrs", "ms", "mx", "rev", "sr", "jr", "phd", "md", "edd"))


def named(cues: Iterable[Cue], people: Sequence[Person]) -> tuple[Cue, ...]:
    """*cues* whose speakers have their full names, wherever a name means one of *people*; others stay as they are."""
    known: dict[str, str] = {}
    return tuple(_named(cue, people, known) for cue in cues)


def _named(cue: Cue, people: Sequence[Person], known: dict[str, str]) -> Cue:
    if cue.speaker is None:
        return cue
    if cue.speaker not in known:
        person = meant(cue.speaker, people)
        known[cue.speaker] = person.name if person else cue.speaker
    return cue.model_copy(update={"speaker": known[cue.speaker]})


def meant(label: str, people: Sequence[Person]) -> Person | None:
    """The one of *people* whom *label* means, tried from the surest sign to the least; None where none or two fit.

    Signs: the whole name; the role (``HOST``); initials (``JA``, ``J. A.``); a part of the name in its order, where
    initials may stand for words (``Jo``, ``J. Anderson``); the name with more around it (``Prof. Jo Anderson (CEC)``).
    """
    words = _words(label)
    signs: tuple[Callable[[Person], bool], ...] = (
        lambda person: words == _words(person.name),
        lambda person: " ".join(words) == person.role.lower(),
        lambda person: _initials(label, person),
        lambda person: _part(words, _words(person.name)),
        lambda person: len(_words(person.name)) > 1 and _part(_words(person.name), words),
    )
    for sign in signs:
        fitting = [person for person in people if words and sign(person)]
        if fitting:
            return fitting[0] if len({person.name for person in fitting}) == 1 else None
    return None


def _words(name: str) -> list[str]:
    """The words of a name: lower case, without accents, titles and what stands in brackets."""
    bare = re.sub(r"\([^()]*\)|\[[^\[\]]*\]", " ", name)
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", bare) if not unicodedata.combining(sign))
    words = re.findall(r"[\w'’-]+", plain.casefold())
    return [word for word in words if word not in _TITLES] or words


def _initials(label: str, person: Person) -> bool:
    letters = re.sub(r"[\s.]", "", label).casefold()
    written_as_such = label.upper() == label or "." in label
    return written_as_such and len(letters) > 1 and letters == "".join(word[0] for word in _words(person.name))


def _part(few: Sequence[str], many: Sequence[str]) -> bool:
    """Whether each of *few* is among *many* in its order, whole or as an initial, and one of them whole."""
    rest = iter(many)
    met = [next((other for other in rest if word in (other, other[0])), None) for word in few]
    return all(met) and any(word == other and len(word) > 1 for word, other in zip(few, met, strict=True))
