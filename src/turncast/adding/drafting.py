"""The draft of an episode: what its file would say, before anything is written.

Precedence, for each word: what the producer says (``Overrides``), the tags, the file's name, and for the date today.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Final

from pydantic import Field

from turncast import audio, frontmatter
from turncast.adding import covers, filenames
from turncast.adding.covers import Cover
from turncast.adding.filenames import Name
from turncast.errors import Unreadable
from turncast.models.base import Written
from turncast.models.episode import EpisodeFile
from turncast.models.people import Person
from turncast.models.recording import Sound, Tags, When
from turncast.models.show import Show
from turncast.models.vocabulary import EpisodeKind
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


class Overrides(Written):
    """What the producer says of an episode, whatever tags and file name say; None where nothing is said."""

    title: str | None = None
    number: Annotated[int, Field(ge=1)] | None = None
    season: Annotated[int, Field(ge=1)] | None = None
    date: When | None = None
    kind: EpisodeKind | None = None
    description: str | None = None
    draft: bool | None = None


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


@dataclass(frozen=True)
class _Facts:
    """What is known of the recording, from everywhere."""

    sound: Sound
    tags: Tags
    name: Name
    overrides: Overrides
    damage: str = ""


def draft(
    recording: Path,
    *,
    root: Path,
    catalog_show: Show,
    taken: Collection[str],
    guid: str,
    today: date,
    overrides: Overrides,
) -> Draft:
    """Propose an episode of *recording* for *catalog_show* in the project at *root*; writes nothing.

    taken: slugs of episodes that are there. Raises ``Unreadable`` where the file is no recording directories list.
    """
    facts = _facts(recording, overrides)
    title = overrides.title or facts.tags.title or facts.name.title
    inside = _inside(recording, root)
    extension = EXTENSIONS[facts.sound.media_type]
    chosen = _free(slug(title), extension, recording, root, taken)
    cover = covers.choose(facts.tags.artwork, root, catalog_show.artwork, f"media/{chosen}")
    destination = inside or f"media/{chosen}{extension}"
    description, notes = _words(overrides.description or facts.tags.description)
    table = {
        "guid": guid,
        "show": catalog_show.slug,
        "title": title,
        "date": overrides.date or facts.tags.date or facts.name.day or today,
        "recording": destination,
        "number": overrides.number or facts.tags.number or facts.name.number,
        "season": overrides.season or facts.tags.season or facts.name.season,
        "kind": overrides.kind if overrides.kind != "full" else None,
        "description": description,
        "artwork": cover.path,
        "people": [person.model_dump(exclude_none=True) for person in _people(facts.tags.people, catalog_show)],
        "draft": overrides.draft or None,
    }
    table = {word: value for word, value in table.items() if value not in (None, [])}
    EpisodeFile.model_validate(table)
    return Draft(
        slug=chosen,
        recording=recording,
        destination=destination,
        in_place=inside is not None,
        sound=facts.sound,
        table=table,
        notes=notes,
        artwork=cover.picture,
        artwork_destination=cover.path,
        remarks=tuple(_remarks(facts, catalog_show, table, cover)),
    )


def _facts(recording: Path, overrides: Overrides) -> _Facts:
    """Read the recording; tags too damaged to read are as if there were none."""
    sound, name = audio.probe(recording), filenames.parse(recording.stem)
    try:
        return _Facts(sound, audio.read_tags(recording), name, overrides)
    except Unreadable as fault:
        return _Facts(sound, Tags(), name, overrides, damage=fault.message)


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


def _words(text: str | None) -> tuple[str | None, str]:
    """Description and notes: the first paragraph, on one line; and all of them, if there are more."""
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


def _remarks(facts: _Facts, show: Show, table: Mapping[str, Any], cover: Cover) -> Iterator[str]:
    tags, name, says = facts.tags, facts.name, facts.overrides
    if facts.damage:
        yield f"the tags are not used: {facts.damage}"
    if not (says.title or tags.title):
        yield f'no title in the tags: "{name.title}" is from the file name; better it as `title`'
    if not (says.date or tags.date):
        yield _date_remark(name, table["date"])
    if "number" not in table and (show.total or show.type == "serial"):
        yield "no number in the tags: say which episode of the series it is as `number`"
    if show.total and tags.total and show.total != tags.total:
        yield f"the tags count {tags.total} episodes, the show plans {show.total}: correct `total` in {show.path}"
    if tags.show and tags.show.casefold() != show.title.casefold():
        yield f'the tags name the show "{tags.show}", this is "{show.title}"'
    if cover.remark:
        yield cover.remark
    if "description" not in table:
        yield "no description: write a sentence or two as `description`"
    yield "no transcript: make one, and name it as `transcripts`"
    if facts.sound.chapters:
        yield f"chapters found: {len(facts.sound.chapters)}; they are read from the recording each time"


def _date_remark(name: Name, chosen: date) -> str:
    return f"no date in the tags: {chosen.isoformat()} is {'from the file name' if name.day else 'today'}; set `date`"
