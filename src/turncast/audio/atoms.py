"""The tags of an MP4 (iTunes metadata, ``moov/udta/meta/ilst``) in Turncast's words."""

from collections.abc import Iterator
from typing import Any, BinaryIO, Final

from mutagen.mp4 import Atoms, MP4Tags

from turncast.audio import extracts, words
from turncast.models.people import Person
from turncast.models.recording import Tags

FREE: Final = "----:com.apple.iTunes:"


def read_tags(file: BinaryIO) -> Tags:
    """What the atoms say; silent where there are none; raises what mutagen raises where they are damaged."""
    extract = extracts.tags(file)
    return _tags(MP4Tags(Atoms(extract), extract)) if extract else Tags()


def _tags(atoms: Any) -> Tags:
    number, total = _pair(atoms, "trkn")
    return Tags(
        title=words.line(_first(atoms, "\xa9nam")),
        show=words.line(_first(atoms, "\xa9alb") or _first(atoms, "tvsh")),
        number=words.number_of(_first(atoms, "tves"))[0] or number,
        total=total,
        season=words.number_of(_first(atoms, "tvsn"))[0] or words.season_of(*_pair(atoms, "disk")),
        date=words.moment(_first(atoms, "\xa9day")),
        people=words.once(_people(atoms)),
        description=_description(atoms),
        language=words.language(_first(atoms, FREE + "LANGUAGE")),
        artwork=_artwork(atoms),
    )


def _values(atoms: Any, key: str) -> list[str]:
    values = atoms.get(key) or []
    values = values if isinstance(values, list) else [values]
    return [value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value) for value in values]


def _first(atoms: Any, key: str) -> str:
    return next(iter(_values(atoms, key)), "")


def _pair(atoms: Any, key: str) -> tuple[int | None, int | None]:
    """Number and total of ``trkn`` or ``disk``; 0 stands for nothing."""
    pair = next(iter(atoms.get(key) or []), (0, 0))
    return pair[0] or None, pair[1] or None


def _description(atoms: Any) -> str | None:
    """The long description, else the short one (which is cut at 255 bytes), else the comment."""
    found = (words.paragraphs(_first(atoms, key)) for key in ("ldes", "desc", "\xa9cmt"))
    return next((text for text in found if text), None)


def _people(atoms: Any) -> Iterator[Person]:
    """Guests (the artist), and whoever stands in a free atom named after a role of the taxonomy."""
    free = [(key.removeprefix(FREE), text) for key in atoms if key.startswith(FREE) for text in _values(atoms, key)]
    involved = [one for role, text in free for name in words.names(text) if (one := words.person(name, role))]
    others = [_first(atoms, "aART"), _first(atoms, "\xa9alb"), *(one.name for one in involved)]
    yield from words.guests(_values(atoms, "\xa9ART"), others)
    yield from involved


def _artwork(atoms: Any) -> bytes | None:
    return next((bytes(picture) for picture in atoms.get("covr") or [] if picture), None)
