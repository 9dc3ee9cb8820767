"""The tags of an MP4 (iTunes metadata, ``moov/udta/meta/ilst``) in Turncast's words.

Sources: QuickTime File Format (metadata); iTunes' podcast atoms as mutagen and Apple's tools name them.
"""

from typing import Any, Final

from mutagen.mp4 import Atoms, MP4Tags

from turncast.audio import extracts, words
from turncast.audio.source import Source
from turncast.audio.telling import Telling

FREE: Final = "----:com.apple.iTunes:"
RATINGS: Final = {"1": True, "4": True, "2": False}
"""``rtng``: explicit (4 in old files), clean; 0 says nothing."""


def tell(source: Source, telling: Telling) -> None:
    """Say what the atoms say; nothing where there are none; raises what mutagen raises where they are damaged."""
    extract = extracts.tags(source)
    if extract:
        _tell(MP4Tags(Atoms(extract), extract), telling)
    telling.say("artwork", extracts.picture(source), "MP4 covr")


def _tell(atoms: Any, telling: Telling) -> None:
    number, total = _pair(atoms, "trkn")
    telling.say("title", words.line(_first(atoms, "\xa9nam")), "MP4 ©nam")
    telling.say("show", words.line(_first(atoms, "\xa9alb")), "MP4 ©alb")
    telling.say("show", words.line(_first(atoms, "tvsh")), "MP4 tvsh")
    telling.say("number", words.number_of(_first(atoms, "tves"))[0], "MP4 tves")
    telling.say("number", number, "MP4 trkn")
    telling.say("total", total, "MP4 trkn")
    telling.say("season", words.number_of(_first(atoms, "tvsn"))[0], "MP4 tvsn")
    telling.say("season", words.season_of(*_pair(atoms, "disk")), "MP4 disk")
    telling.say("date", words.moment(_first(atoms, "\xa9day")), "MP4 ©day")
    for key in ("ldes", "desc", "\xa9cmt"):  # the long description, the short one (cut at 255 bytes), the comment
        telling.say("description", words.paragraphs(_first(atoms, key)), f"MP4 {key}")
    telling.say("lyrics", words.paragraphs(_first(atoms, "\xa9lyr"), words.LYRICS), "MP4 ©lyr")
    telling.say("copyright", words.line(_first(atoms, "cprt")), "MP4 cprt")
    telling.say("explicit", RATINGS.get(_first(atoms, "rtng")), "MP4 rtng")
    _tell_people(atoms, telling)
    for key, text in _free(atoms):
        telling.free(key, text, f"MP4 {FREE}{key}")


def _tell_people(atoms: Any, telling: Telling) -> None:
    """Guests (the artist), and whoever stands in a free atom named after a role of the taxonomy."""
    roles = [(name, key, f"MP4 {FREE}{key}") for key, text in _free(atoms) for name in words.names(text)]
    others = [_first(atoms, "aART"), _first(atoms, "\xa9alb")]
    telling.people(_values(atoms, "\xa9ART"), "MP4 ©ART", others, roles)


def _free(atoms: Any) -> list[tuple[str, str]]:
    """The free atoms by their names."""
    return [(key.removeprefix(FREE), text) for key in atoms if key.startswith(FREE) for text in _values(atoms, key)]


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
