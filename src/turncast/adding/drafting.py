"""Drafting an episode: what its file would say, before anything is written."""

from collections.abc import Collection, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from turncast.adding import companions, obstacles, remarks, words
from turncast.adding.beside import Beside
from turncast.adding.companions import Place
from turncast.adding.drafts import Draft
from turncast.adding.facts import Facts
from turncast.adding.words import Told
from turncast.models.episode import EpisodeFile
from turncast.slugs import slug


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
    here = companions.inside(facts.recording, root)
    inside = None if form else here
    extension = f".{form}" if form else obstacles.extension(facts.sound)
    chosen = _free(slug(told["title"].value), extension, None if form else facts.recording, root, taken)
    place = Place(root, show.value, beside or Beside(), f"media/{chosen}", here is not None, fix)
    destination = inside or f"{place.stem}{extension}"
    told |= {"show": Told(show.value.slug, show.source), "recording": Told(destination, str(facts.recording))}
    cover, source = companions.cover(facts, place)
    found = list(companions.transcripts(facts, place))
    told |= {"artwork": Told(cover.path, source), "transcripts": companions.references(found)}
    if second:
        told["renditions"] = Told([f"{place.stem}.{second}"], "--audio")
    known = _told(told, facts)
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
        table=_table(words.values(told)),
        notes=words.notes(facts),
        told=known,
        attachments=pictures | {one.path: one.make for one in found if one.make},
        remarks=tuple(remarks.about(facts, show.value, known, said, form)),
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
