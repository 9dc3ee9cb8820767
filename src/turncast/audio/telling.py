"""What several tag systems say of one recording, word by word: whoever says a word first is believed."""

from typing import Any, Final

from turncast.audio import words
from turncast.models.people import Person
from turncast.models.recording import Tags

FREE: Final = {
    "language": "language",
    "itunesadvisory": "explicit",
    "explicit": "explicit",
    "lyrics": "lyrics",
    "unsyncedlyrics": "lyrics",
    "unsynchronizedlyrics": "lyrics",
    "transcript": "lyrics",
    "copyright": "copyright",
    "season": "season",
    "episode": "number",
    "episodenumber": "number",
    "releasedate": "date",
    "podcastdesc": "description",
    "description": "description",
    "comment": "description",
}
"""Names that taggers give to words their tag system has no place for, in lower case without blanks."""


class Telling:
    """The words said so far, and where each stood."""

    def __init__(self) -> None:
        self._values: dict[str, Any] = {}
        self._sources: dict[str, str] = {}

    def say(self, word: str, value: object, source: str) -> None:
        """*word* is *value*, as *source* has it (``ID3v2.3 TIT2``); None and empty values say nothing."""
        if value not in (None, "", b"", ()) and word not in self._values:
            self._values[word] = value
            self._sources[word] = source

    def number(self, value: object, source: str) -> None:
        """A number, perhaps with the total: ``11/11``."""
        number, total = words.number_of(value)
        self.say("number", number, source)
        self.say("total", total, source)

    def people(
        self, artists: list[str], artist_source: str, others: list[str], roles: list[tuple[str, str, str]]
    ) -> None:
        """Guests, who are the *artists* but for *others*, and *roles*: names, each with a role and where that stood."""
        involved: list[tuple[Person, str]] = []
        for name, role, source in roles:
            if one := words.person(name, role):
                involved.append((one, source))
        guests = words.guests(artists, [*others, *(one.name for one, _ in involved)])
        sources = dict.fromkeys([*([artist_source] if guests else []), *(source for _, source in involved)])
        self.say("people", words.once([*guests, *(one for one, _ in involved)]), ", ".join(sources)[: words.LINE])

    def free(self, name: str, text: str, source: str) -> None:
        """A word by the name people gave it, in a system that lets them: ``ITUNESADVISORY``, ``Lyrics``, ``Season``."""
        called = FREE.get(name.casefold().replace(" ", "").replace("_", ""))
        if called:
            self.say(called, words.MEANINGS[called](text), source)

    def tags(self) -> Tags:
        """All that was said."""
        return Tags(**self._values, sources=self._sources)
