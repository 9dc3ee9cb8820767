"""The draft of an episode: what its file would say, before anything is written.

Precedence, for each word: what the producer says (``Overrides``), the tags, the file's name, and for the date now.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from turncast import frontmatter
from turncast.adding import covers, facts, remarks
from turncast.adding.facts import Facts, Overrides
from turncast.models.episode import EpisodeFile
from turncast.models.people import Person
from turncast.models.recording import Sound
from turncast.models.show import Show
from turncast.slugs import slug

EXTENSIONS: Final = {
    "audio/mpeg": ".mp3",
    "audio/x-m4a": ".m4a",
    "video/mp4": ".mp4",
    "video/x-m4v": ".m4v",
    "video/quicktime": ".mov",
}
"""The suffix directories expect of each type of enclosure."""
DESCRIPTION: Final = 4000


@dataclass(frozen=True)
class Draft:
    """An episode as it would be added.

    recording: the file handed over. destination: where it will stand in the project, relative, with ``/``; in_place if
    it stands there already. table: the front matter, in the order of ``EpisodeFile``. artwork: a picture to be written
    to artwork_destination. remarks: what to look at or fill in, each one line.
    """

    slug: str
    recording: Path
    destination: str
    in_place: bool
    sound: Sound
    table: Mapping[str, Any]
    notes: str
    artwork: bytes | None = field(default=None, repr=False)
    artwork_destination: str | None = None
    remarks: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """Of the episode's file, relative to the project."""
        return f"episodes/{self.slug}.md"

    @property
    def text(self) -> str:
        """What the episode's file will say."""
        return frontmatter.compose(self.table, self.notes)


def draft(
    recording: Path,
    *,
    root: Path,
    catalog_show: Show,
    taken: Collection[str],
    guid: str,
    now: datetime,
    overrides: Overrides,
) -> Draft:
    """Propose an episode of *recording* for *catalog_show* in the project at *root*; writes nothing.

    taken: slugs of episodes that are there. Raises ``Unreadable`` where the file is no recording directories list.
    """
    known = facts.gather(recording, overrides)
    words = _words(known, catalog_show, guid, now)
    inside = _inside(recording, root)
    extension = EXTENSIONS[known.sound.media_type]
    chosen = _free(slug(words["title"]), extension, recording, root, taken)
    cover = covers.choose(known.tags.artwork, root, catalog_show.artwork, f"media/{chosen}")
    words |= {"recording": inside or f"media/{chosen}{extension}", "artwork": cover.path}
    table = _table(words)
    return Draft(
        slug=chosen,
        recording=recording,
        destination=table["recording"],
        in_place=inside is not None,
        sound=known.sound,
        table=table,
        notes=_description_and_notes(known)[1],
        artwork=cover.picture,
        artwork_destination=cover.path,
        remarks=tuple(remarks.about(known, catalog_show, table, cover)),
    )


def _words(known: Facts, show: Show, guid: str, now: datetime) -> dict[str, Any]:
    """What the episode says, but for its files."""
    says, tags, name = known.overrides, known.tags, known.name
    return {
        "guid": guid,
        "show": show.slug,
        "title": says.title or tags.title or name.title,
        "date": says.date or tags.date or name.day or now,
        "number": says.number or tags.number or name.number,
        "season": says.season or tags.season or name.season,
        "kind": says.kind if says.kind != "full" else None,
        "description": _description_and_notes(known)[0],
        "people": [person.model_dump(exclude_none=True) for person in _people(tags.people, show)],
        "draft": says.draft or None,
    }


def _table(words: Mapping[str, Any]) -> dict[str, Any]:
    """The front matter, in the order of ``EpisodeFile``, without what is not said."""
    table = {word: words[word] for word in EpisodeFile.model_fields if words.get(word) not in (None, [])}
    EpisodeFile.model_validate(table)
    return table


def _description_and_notes(known: Facts) -> tuple[str | None, str]:
    """The first paragraph on one line, and all of them as notes if there are more."""
    text = known.overrides.description or known.tags.description
    if not text:
        return None, ""
    first, _, more = text.strip().partition("\n\n")
    return " ".join(first.split())[:DESCRIPTION], text.strip() if more else ""


def _people(tagged: tuple[Person, ...], show: Show) -> list[Person]:
    """Who the tags name, after the show's own people: an episode that names anybody must name them all.

    The show itself and its author are nobody new.
    """
    regular = {person.name.casefold() for person in show.people}
    owner = show.owner.name if show.owner else ""
    nobody = {name.casefold() for name in (show.title, show.author or "", owner) if name}
    new = [person for person in tagged if person.name.casefold() not in regular | nobody]
    return [*show.people, *new] if new else []


def _inside(recording: Path, root: Path) -> str | None:
    """The recording's place in the project, if it is in ``media/`` already."""
    place, media = recording.resolve(), (root / "media").resolve()
    return f"media/{place.relative_to(media).as_posix()}" if place.is_relative_to(media) else None


def _free(wish: str, extension: str, recording: Path, root: Path, taken: Collection[str]) -> str:
    """*wish*, or *wish* with the first number from 2 that no episode and no other recording has."""
    number, chosen = 1, wish
    while chosen in taken or _stands(chosen, extension, recording, root):
        number += 1
        chosen = f"{wish}-{number}"
    return chosen


def _stands(chosen: str, extension: str, recording: Path, root: Path) -> bool:
    """Whether something of that name is there; a recording as long as ours may be ours, left by an interrupted add."""
    if (root / "episodes" / f"{chosen}.md").exists():
        return True
    there = root / "media" / f"{chosen}{extension}"
    return there.exists() and there.stat().st_size != recording.stat().st_size
