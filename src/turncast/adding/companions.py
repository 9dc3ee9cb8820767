"""What comes with a recording, in its tags or beside it: its artwork and its transcripts, each with its source."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from turncast import audio
from turncast.adding import captions, covers
from turncast.adding.beside import Beside
from turncast.adding.captions import Caption
from turncast.adding.covers import Candidate, Cover
from turncast.adding.facts import Facts
from turncast.adding.words import Told
from turncast.errors import Unreadable
from turncast.models.recording import Tags
from turncast.models.show import Show
from turncast.slugs import slug


@dataclass(frozen=True)
class Place:
    """Where an episode goes: project and show, and *stem*, what its files are called, relative to the project.

    inside: whether its recording is in ``media/`` already. fix: whether artwork that does not conform is to be mended.
    """

    root: Path
    show: Show
    beside: Beside
    stem: str
    inside: bool
    fix: bool


def cover(facts: Facts, place: Place) -> tuple[Cover, str]:
    """The picture in the tags, or else one beside the recording; and where it was."""
    if "artwork" in facts.tags.sources:
        source = facts.tags.sources["artwork"]
        candidate = Candidate(lambda: _all_tags(facts).artwork or b"", "the picture in the tags", place.stem)
    else:
        path = place.beside.picture(facts.recording, folder_wide=not place.inside)
        if path is None:
            return Cover(), ""
        candidate, source = _beside(path, facts, place), path.name
    return covers.choose(candidate, place.root, place.show.artwork, fix=place.fix), source


def _beside(path: Path, facts: Facts, place: Place) -> Candidate:
    """A picture beside the recording; that of its folder is kept once, under the folder's name."""
    alone = path.stem.casefold() == facts.recording.stem.casefold()
    stem = place.stem if alone else f"media/{slug(path.resolve().parent.name, 'cover')}"
    return Candidate(lambda: covers.read(path), f"{path.name} beside it", stem, inside(path, place.root))


def transcripts(facts: Facts, place: Place) -> Iterator[Caption]:
    """Those beside the recording, or else the words in its tags."""
    files = place.beside.transcripts(facts.recording)
    if files:
        yield from captions.beside(files, place.root, place.stem)
    elif source := facts.tags.sources.get("lyrics"):
        yield from captions.of_lyrics(lambda: _all_tags(facts).lyrics, source, place.root, place.stem)


def references(found: Collection[Caption]) -> Told:
    """What the episode says of those transcripts that are used."""
    used = [one for one in found if one.path]
    table = [{"file": one.path} | ({"language": one.language} if one.language else {}) for one in used]
    return Told(table, ", ".join(one.source for one in used))


def _all_tags(facts: Facts) -> Tags:
    """The tags with picture and lyrics."""
    try:
        return audio.read_tags(facts.recording)
    except Unreadable:  # the file was changed since
        return Tags()


def inside(path: Path, root: Path) -> str | None:
    """A file's place in the project, if it is in ``media/`` already."""
    place, media = path.resolve(), _media(root)
    return f"media/{place.relative_to(media).as_posix()}" if place.is_relative_to(media) else None


@cache
def _media(root: Path) -> Path:
    return (root / "media").resolve()
