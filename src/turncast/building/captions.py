"""Captions: in which forms a transcript is published, and what each is made from.

A sound transcript is published as it stands. One that needed repair is published as made from its cues: WebVTT for
captions, or else its own form. HTML is always made anew, in the podcast namespace's three elements: it is somebody's
HTML on our origin, and nothing of it but words comes through. Where times are known, WebVTT is made beside any other
form, for browsers and apps that read nothing else.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from turncast import transcripts
from turncast.building import fingerprints, keys
from turncast.building.speakers import named
from turncast.models.artifact import Artifact, Body, CacheControl, Wave
from turncast.models.catalog import Catalog
from turncast.models.edition import Caption, Edition, Entry
from turncast.models.episode import Episode
from turncast.models.people import Person
from turncast.models.show import Show
from turncast.models.transcript import Script, Transcript, TranscriptType

_CAPTIONS: Final = ("text/vtt", "application/x-subrip")
_SERVED: Final[Mapping[str, str]] = {
    "text/plain": "text/plain; charset=utf-8",
    "text/html": "text/html; charset=utf-8",
}
"""How a form is served where its name alone leaves the encoding open."""


def captions(catalog: Catalog, show: Show, episode: Episode) -> tuple[Caption, ...]:
    """What is published of the episode's transcripts, in their order; of one language, at most one WebVTT is made,
    and none where the producer's own is sound.
    """
    people = episode.people or show.people
    found = [
        caption
        for written in episode.transcripts
        if (transcript := catalog.transcripts.get(written.file))
        for caption in _forms(transcript, catalog.language_of(written, show), people)
    ]
    return tuple(_without_spare(found))


def _forms(transcript: Transcript, language: str, people: Sequence[Person]) -> Iterator[Caption]:
    form = transcript.media_type
    if not transcript.repairs and form != "text/html":
        key = keys.media(transcript.path, transcript.sha256, form)
        yield _caption(transcript, language, form, key, made=False)
    else:
        form = "text/vtt" if form in _CAPTIONS else form
        yield _made(transcript, language, form, people)
    if transcript.timed and form != "text/vtt":
        yield _made(transcript, language, "text/vtt", people)


def _made(transcript: Transcript, language: str, form: TranscriptType, people: Sequence[Person]) -> Caption:
    inputs = fingerprints.of(fingerprints.program(), transcript.sha256, form, [(one.name, one.role) for one in people])
    return _caption(transcript, language, form, keys.media(transcript.path, inputs, form), made=True)


def _caption(transcript: Transcript, language: str, form: TranscriptType, key: str, *, made: bool) -> Caption:
    return Caption(
        key=key,
        media_type=form,
        language=language,
        path=transcript.path,
        sha256=transcript.sha256,
        timed=transcript.timed,
        made=made,
    )


def _without_spare(found: Sequence[Caption]) -> Iterator[Caption]:
    """*found* without the WebVTT that was made although there is one of the same language."""
    served = {one.language.lower() for one in found if one.media_type == "text/vtt" and not one.made}
    for caption in found:
        language = caption.language.lower()
        if caption.media_type == "text/vtt" and caption.made:
            if language in served:
                continue
            served.add(language)
        yield caption


def spoken(edition: Edition, entry: Entry) -> Caption | None:
    """The transcript a page shows: by preference in the show's language, and with times."""
    return min(
        entry.captions, key=lambda caption: (caption.language != edition.language, not caption.timed), default=None
    )


def caption_artifacts(root: Path, entries: Iterable[Entry]) -> Iterator[Artifact]:
    """Each caption of *entries*: the file in the project at *root*, or what is made from it."""
    for entry in entries:
        for caption in entry.captions:
            yield _artifact(root / caption.path, caption, entry.people)


def _artifact(file: Path, caption: Caption, people: Sequence[Person]) -> Artifact:
    def make() -> Body:
        return _body(transcripts.load(file), caption.media_type, people) if caption.made else file

    # The key itself is made from the fingerprint of the inputs, so it says all there is to say.
    fingerprint = fingerprints.of(caption.key) if caption.made else caption.sha256
    served = _SERVED.get(caption.media_type, caption.media_type)
    return Artifact(caption.key, Wave.SIDECAR, served, CacheControl.IMMUTABLE, fingerprint, make)


def _body(script: Script, form: str, people: Sequence[Person]) -> bytes:
    """What is said in *script*, with the speakers' full names, in *form*."""
    cues = named(script.cues, people)
    if form == "text/vtt":
        return transcripts.to_vtt(cues if script.media_type in _CAPTIONS else transcripts.phrased(cues)).encode()
    write = {
        "application/json": transcripts.to_json,
        "text/html": transcripts.to_html,
        "text/plain": transcripts.to_text,
    }[form]
    return write(cues, timed=script.timed).encode()
