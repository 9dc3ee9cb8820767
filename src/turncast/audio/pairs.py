"""Tags that are names and values (Vorbis comments, APE, RIFF INFO, texts of AIFF) in Turncast's words.

Sources: Xiph's Ogg Vorbis comment field recommendations; APEv2 keys (Hydrogenaudio); Multimedia Programming Interface
and Data Specifications 1.0 (RIFF INFO); Audio Interchange File Format (text chunks).
"""

from collections.abc import Sequence
from typing import Final

from turncast.audio import words
from turncast.audio.telling import Telling

WORDS: Final = {
    "title": ("TITLE", "INAM", "NAME"),
    "show": ("ALBUM", "IPRD"),
    "season": ("SEASON",),
    "date": ("DATE", "RECORD DATE", "YEAR", "ICRD"),
    "description": ("DESCRIPTION", "PODCASTDESC", "SYNOPSIS", "COMMENT", "ICMT", "ANNO"),
    "language": ("LANGUAGE", "ILNG"),
    "copyright": ("COPYRIGHT", "ICOP", "(C) "),
    "lyrics": ("LYRICS", "UNSYNCEDLYRICS", "UNSYNCED LYRICS"),
}
"""Where each word may stand, the best place first; names have no case."""
NUMBERS: Final = ("EPISODE", "TRACKNUMBER", "TRACK", "ITRK", "IPRT")
TOTALS: Final = ("TRACKTOTAL", "TOTALTRACKS")
ARTISTS: Final = ("ARTIST", "IART", "AUTH")
SHOW_ARTISTS: Final = ("ALBUMARTIST", "ALBUM ARTIST")


def tell(pairs: Sequence[tuple[str, str]], system: str, telling: Telling) -> None:
    """Say what the *pairs* of *system* say, which is named in each word's source: ``Vorbis TITLE``."""
    said = _Said(pairs)
    for word, names in WORDS.items():
        for name in names:
            telling.say(word, words.MEANINGS[word](said.first(name)), f"{system} {name.strip()}")
    for name in NUMBERS:
        telling.number(said.first(name), f"{system} {name}")
    for name in TOTALS:
        telling.say("total", words.number_of(said.first(name))[0], f"{system} {name}")
    discs = words.number_of(said.first("DISCNUMBER") or said.first("DISC"))
    telling.say("season", words.season_of(*discs), f"{system} DISC")
    _tell_people(said, pairs, system, telling)
    for name, value in pairs:
        telling.free(name, value, f"{system} {words.line(name, 64)}")


def _tell_people(said: "_Said", pairs: Sequence[tuple[str, str]], system: str, telling: Telling) -> None:
    """Guests (the artists), and whoever stands under the name of a role of the taxonomy."""
    name = next((name for name in ARTISTS if said.first(name)), ARTISTS[0])
    roles = [(who, role, f"{system} {words.line(role, 64)}") for role, text in pairs for who in words.names(text)]
    others = [said.first(one) for one in (*SHOW_ARTISTS, "ALBUM", "IPRD")]
    telling.people(said.all(name), f"{system} {name}", [other for other in others if other], roles)


class _Said:
    """Values by name, whatever its case."""

    def __init__(self, pairs: Sequence[tuple[str, str]]) -> None:
        self._values: dict[str, list[str]] = {}
        for name, value in pairs:
            self._values.setdefault(name.upper(), []).append(value)

    def all(self, name: str) -> list[str]:
        return self._values.get(name, [])

    def first(self, name: str) -> str:
        return next(iter(self.all(name)), "")
