"""What is published of each recording, in each of its forms: its words, its picture, and its length, found out once.

Feeds state the length before anything is sent, so it has to be known while they are built. It is remembered with the
digest of the copy; of an unchanged project no recording is opened.
"""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path

from turncast import artwork, audio
from turncast.errors import Unreadable, WorldError
from turncast.languages import iso639_2
from turncast.loading.digests import Digest, digest
from turncast.loading.known import Known
from turncast.models.artwork import Artwork
from turncast.models.catalog import Catalog
from turncast.models.copies import Copy, CopyFacts, TagWords
from turncast.models.episode import Episode
from turncast.models.recording import Recording
from turncast.models.show import Show

Embedded = Callable[[Path], bytes]
"""From the path of artwork to the picture a tag takes."""


@dataclass(frozen=True)
class Made:
    """A copy that was made, of which nothing is written: whether there is a picture in its tag, or why not."""

    tagged: audio.Tagged
    pictured: bool
    remark: str | None


def with_copies(catalog: Catalog, known: Known) -> Catalog:
    """*catalog* with the copies of all recordings that are published tagged."""
    embedded = lru_cache(maxsize=4)(artwork.embeddable)  # most episodes share their show's
    return catalog.model_copy(update={"copies": dict(_copies(catalog, known, embedded))})


def _copies(catalog: Catalog, known: Known, embedded: Embedded) -> Iterator[tuple[tuple[str, str], Copy]]:
    for episode in catalog.episodes:
        show = catalog.show(episode.show)
        if show and show.tag:
            words, picture = _words(catalog, show, episode), _picture(catalog, show, episode)
            renditions = catalog.renditions_of(episode)
            for recording in renditions:
                make = partial(_made, catalog.project.root, recording, words, picture, embedded)
                copy = _copy(recording, words, picture, known, make)
                yield (
                    (episode.slug, recording.path),
                    _digested(copy, recording, known, make) if renditions[1:] else copy,
                )


def _copy(
    recording: Recording, words: TagWords, picture: Artwork | None, known: Known, make: Callable[[], Made]
) -> Copy:

    try:
        facts = known.made(CopyFacts, _digest(recording, words, picture), lambda: _facts(recording, picture, make()))
    except (WorldError, OSError):  # a file has gone since it was read; that is not remembered
        facts = _as_it_stands(recording, "a file cannot be read any more")
    return Copy(**dict(facts), words=words)


def _digested(copy: Copy, recording: Recording, known: Known, make: Callable[[], Made]) -> Copy:
    """The copy with the digest of its bytes, read through once for each copy there ever was."""
    if copy.digest == recording.sha256:
        return copy.model_copy(update={"sha256": recording.sha256})
    try:
        found = known.made(Digest, copy.digest, lambda: digest(make().tagged.splice))
    except (WorldError, OSError):
        return copy
    return copy.model_copy(update={"sha256": found.sha256})


def _words(catalog: Catalog, show: Show, episode: Episode) -> TagWords:
    heard = [person.name for person in episode.people or show.people if person.role_group == "cast"]
    return TagWords(
        title=episode.title,
        show=show.title,
        author=show.author,
        artists=tuple(dict.fromkeys(heard)),
        number=episode.number,
        total=show.total,
        season=episode.season,
        date=episode.date,
        description=episode.description,
        language=iso639_2(show.language or catalog.project.site.language),
        copyright=show.copyright,
        chapters=tuple(chapter for chapter in catalog.chapters_of(episode) if not chapter.hidden),
    )


def _picture(catalog: Catalog, show: Show, episode: Episode) -> Artwork | None:
    """The episode's own, or else the show's."""
    written = (path for path in (episode.artwork, show.artwork) if path)
    return next((picture for path in written if (picture := catalog.artworks.get(path))), None)


def _digest(recording: Recording, words: TagWords, picture: Artwork | None) -> str:
    """Of everything that decides the bytes of a copy."""
    sound = recording.sha256, recording.media_type, repr(recording.duration)
    pictured = (picture.path, picture.sha256) if picture else ()
    inputs = (audio.COPIER, artwork.SCALER, *sound, *pictured, words.model_dump_json())
    return hashlib.sha256("\n".join(inputs).encode("utf-8", "surrogatepass")).hexdigest()


def _made(root: Path, recording: Recording, words: TagWords, picture: Artwork | None, embedded: Embedded) -> Made:
    data, remark = _embedded(root, picture, embedded)
    return Made(audio.tagged(root / recording.path, recording, words, data), data is not None, remark)


def _facts(recording: Recording, picture: Artwork | None, made: Made) -> CopyFacts:
    """What making the copy shows."""
    if made.tagged.remark:
        return _as_it_stands(recording, made.tagged.remark)
    path = picture.path if picture and made.pictured else None
    splice = made.tagged.splice
    return CopyFacts(size=splice.size, digest=splice.digest(recording.sha256), picture=path, remark=made.remark)


def _as_it_stands(recording: Recording, reason: str) -> CopyFacts:
    return CopyFacts(size=recording.size, digest=recording.sha256, remark=f"no tag was written: {reason}")


def _embedded(root: Path, picture: Artwork | None, embedded: Embedded) -> tuple[bytes | None, str | None]:
    """The picture for the tag, or why there is none."""
    try:
        return (embedded(root / picture.path) if picture else None), None
    except Unreadable as error:
        return None, f"no picture is in its tag: {error.message}"
