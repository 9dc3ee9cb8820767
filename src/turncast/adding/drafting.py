"""The draft of an episode: what its file would say, before anything is written."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

from turncast import audio, frontmatter
from turncast.adding import captions, covers, obstacles, remarks, words
from turncast.adding.beside import Beside
from turncast.adding.captions import Caption
from turncast.adding.covers import Candidate
from turncast.adding.facts import Facts
from turncast.adding.obstacles import Form
from turncast.adding.words import Told
from turncast.errors import Unreadable
from turncast.models.episode import EpisodeFile
from turncast.models.recording import Sound, Tags
from turncast.models.show import Show
from turncast.slugs import slug


@dataclass(frozen=True)
class Draft:
    """An episode as it would be added.

    recording: the file handed over. destination: where it will stand in the project, relative, with ``/``; in_place if
    it stands there already. form: what it is converted to on the way, if it is. heard: what its sound alone becomes, as
    a second rendition, if that is wished and there is any. obstacle: why it cannot be added as it is. table: the front
    matter, in the order of ``EpisodeFile``. told: each value with its source, also such as stand in no front matter.
    attachments: what makes the other files, by destination. remarks: what to look at or fill in, each one line.
    """

    slug: str
    recording: Path
    destination: str
    in_place: bool
    form: Form | None
    heard: Form | None
    obstacle: Unreadable | None
    sound: Sound
    table: Mapping[str, Any]
    notes: str
    told: Mapping[str, Told]
    attachments: Mapping[str, Callable[[], bytes]] = field(default_factory=dict, repr=False)
    remarks: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """Of the episode's file, relative to the project."""
        return f"episodes/{self.slug}.md"

    @property
    def text(self) -> str:
        """What the episode's file will say."""
        return frontmatter.compose(self.table, self.notes)

    @property
    def artwork(self) -> str | None:
        """Where the episode's own artwork will stand, if it has any."""
        return self.table.get("artwork")

    @property
    def transcripts(self) -> tuple[str, ...]:
        """Where the episode's transcripts will stand."""
        return tuple(one["file"] for one in self.table.get("transcripts", ()))

    @property
    def rendition(self) -> str | None:
        """Where the sound alone will stand."""
        return f"media/{self.slug}.{self.heard}" if self.heard else None

    @property
    def writes(self) -> tuple[str, ...]:
        """Every file that would be made, the episode's last."""
        recordings = () if self.in_place else (self.destination,), (self.rendition,) if self.rendition else ()
        return (*chain(*recordings), *self.attachments, self.path)


@dataclass(frozen=True)
class _Place:
    """Where an episode goes, and what is wished for it."""

    root: Path
    show: Show
    beside: Beside
    fix: bool
    stem: str
    inside: bool


def draft(
    facts: Facts,
    *,
    root: Path,
    show: Told,
    taken: Collection[str],
    guid: str,
    now: datetime,
    beside: Beside | None = None,
    convert: bool = False,
    heard: bool = False,
    fix: bool = False,
) -> Draft:
    """Propose an episode of the recording for *show* (a ``Show``, and who says so) in the project at *root*.

    Writes nothing. taken: slugs of episodes that are there. convert: whether what directories do not take, or what is
    cut off, is to be converted. heard: whether the sound of a video is wanted on its own besides. fix: whether artwork
    that does not conform is to be mended.
    """
    told = words.words(facts, show.value, guid, now)
    obstacle = obstacles.obstacle(facts.sound, facts.recording)
    form = obstacles.form(facts.sound) if convert and obstacle else None
    second = obstacles.sound_form(facts.sound) if heard else None
    here = _inside(facts.recording, root)
    inside = None if form else here
    extension = f".{form}" if form else obstacles.extension(facts.sound)
    chosen = _free(slug(told["title"].value), extension, None if form else facts.recording, root, taken)
    place = _Place(root, show.value, beside or Beside(), fix, f"media/{chosen}", here is not None)
    destination = inside or f"{place.stem}{extension}"
    told |= {"show": Told(show.value.slug, show.source), "recording": Told(destination, str(facts.recording))}
    cover, source = _cover(facts, place)
    found = list(_captions(facts, place))
    told |= {"artwork": Told(cover.path, source), "transcripts": _transcripts(found)}
    if second:
        told["renditions"] = Told([f"{place.stem}.{second}"], "--audio")
    table = _table(words.values(told))
    pictures = {cover.path: cover.make} if cover.path and cover.make else {}
    said = [*cover.remarks, *(one.remark for one in found if one.remark)]
    return Draft(
        slug=chosen,
        recording=facts.recording,
        destination=destination,
        in_place=inside is not None,
        form=form,
        heard=second,
        obstacle=None if form else obstacle,
        sound=facts.sound,
        table=table,
        notes=words.notes(facts),
        told=_told(told, facts),
        attachments=pictures | {one.path: one.make for one in found if one.make},
        remarks=tuple(remarks.about(facts, show.value, table, said, form)),
    )


def _told(told: Mapping[str, Told], facts: Facts) -> dict[str, Told]:
    """Every value that somebody says, the front matter's words first and in their order."""
    ordered = {word: told[word] for word in EpisodeFile.model_fields if word in told} | words.others(facts)
    return {word: one for word, one in ordered.items() if one.value not in (None, [], ())}


def _table(said: Mapping[str, Any]) -> dict[str, Any]:
    """The front matter, in the order of ``EpisodeFile``."""
    table = {word: said[word] for word in EpisodeFile.model_fields if word in said}
    EpisodeFile.model_validate(table)
    return table


def _cover(facts: Facts, place: _Place) -> tuple[covers.Cover, str]:
    """The picture in the tags, or else one beside the recording; and where it was."""
    if "artwork" in facts.tags.sources:
        source = facts.tags.sources["artwork"]
        candidate = Candidate(lambda: _heavy(facts).artwork or b"", "the picture in the tags", place.stem)
    else:
        path = place.beside.picture(facts.recording, folder_wide=not place.inside)
        if path is None:
            return covers.Cover(), ""
        candidate, source = _beside(path, facts, place), path.name
    return covers.choose(candidate, place.root, place.show.artwork, fix=place.fix), source


def _beside(path: Path, facts: Facts, place: _Place) -> Candidate:
    """A picture beside the recording; that of its folder is kept once, under the folder's name."""
    alone = path.stem.casefold() == facts.recording.stem.casefold()
    stem = place.stem if alone else f"media/{slug(path.resolve().parent.name, 'cover')}"
    return Candidate(lambda: covers.read(path), f"{path.name} beside it", stem, _inside(path, place.root))


def _captions(facts: Facts, place: _Place) -> Iterator[Caption]:
    files = place.beside.transcripts(facts.recording)
    if files:
        yield from captions.beside(files, place.root, place.stem)
    elif source := facts.tags.sources.get("lyrics"):
        yield from captions.of_lyrics(lambda: _heavy(facts).lyrics, source, place.root, place.stem)


def _transcripts(found: Collection[Caption]) -> Told:
    used = [one for one in found if one.path]
    table = [{"file": one.path} | ({"language": one.language} if one.language else {}) for one in used]
    return Told(table, ", ".join(one.source for one in used))


def _heavy(facts: Facts) -> Tags:
    """The tags with all that is in them."""
    try:
        return audio.read_tags(facts.recording)
    except Unreadable:  # the file was changed since
        return Tags()


def _inside(recording: Path, root: Path) -> str | None:
    """The file's place in the project, if it is in ``media/`` already."""
    place, media = recording.resolve(), _media(root)
    return f"media/{place.relative_to(media).as_posix()}" if place.is_relative_to(media) else None


@cache
def _media(root: Path) -> Path:
    return (root / "media").resolve()


def _free(wish: str, extension: str, recording: Path | None, root: Path, taken: Collection[str]) -> str:
    """*wish*, or *wish* with the first number from 2 that no episode and no other recording has."""
    number, chosen = 1, wish
    while chosen in taken or _stands(chosen, extension, recording, root):
        number += 1
        chosen = f"{wish}-{number}"
    return chosen


def _stands(chosen: str, extension: str, recording: Path | None, root: Path) -> bool:
    """Whether something of that name is there; a recording as long as ours may be ours, left by an interrupted add."""
    if (root / "episodes" / f"{chosen}.md").exists():
        return True
    there = root / "media" / f"{chosen}{extension}"
    return there.exists() and (recording is None or there.stat().st_size != recording.stat().st_size)
