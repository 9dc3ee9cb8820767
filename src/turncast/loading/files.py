"""The files shows and episodes name: recordings, artwork, transcripts, chapters; the facts read from each once."""

import hashlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from turncast import artwork, audio, chapters, transcripts
from turncast.errors import Unreadable, WorldError
from turncast.loading import faults
from turncast.loading.known import Known
from turncast.models.artwork import Artwork
from turncast.models.base import Frozen
from turncast.models.finding import Finding
from turncast.models.recording import ChapterFile, Recording
from turncast.models.rule import Rule
from turncast.models.transcript import Transcript

F = TypeVar("F", bound=Frozen)


class Named(Frozen):
    """That a file is named: its path as written, and by which key of which project file."""

    file: str
    path: str
    key: str


def read_files(
    named: Iterable[Named], model: type[F], read: Callable[[Path, str], F], fault: Rule, root: Path, known: Known
) -> tuple[dict[str, F], list[Finding]]:
    """The facts of each file by its path, and a finding for each place that names one that cannot be read."""
    facts: dict[str, F] = {}
    findings: list[Finding] = []
    for one in named:
        if one.file not in facts:
            read_or_told = _facts(one, model, read, fault, root, known)
            if isinstance(read_or_told, Finding):
                findings.append(read_or_told)
            else:
                facts[one.file] = read_or_told
    return facts, findings


def _facts(
    one: Named, model: type[F], read: Callable[[Path, str], F], fault: Rule, root: Path, known: Known
) -> F | Finding:
    try:
        known_or_told = _outside(one) or known.recall(model, one.file)  # what is known is there
        return known_or_told or _missing(one, root) or known.facts(model, one.file, read)
    except Unreadable as error:
        place = f"{one.file}:{error.line}" if error.line else one.file
        return fault.finding(f"{place}: {error.message}", path=one.path, key=one.key, remedy=error.hint)
    except (OSError, WorldError) as error:
        message = f"{one.file}: it cannot be read: {_reason(error)}"
        return faults.UNREADABLE_FILE.finding(message, path=one.path, key=one.key)


def _reason(error: OSError | WorldError) -> str:
    """What the system said, without the paths of this machine."""
    said = error if isinstance(error, OSError) else error.__cause__
    return (getattr(said, "strerror", None) or "it is not there any more").lower()


def _outside(named: Named) -> Finding | None:
    if not named.file.startswith("/") and ".." not in named.file.split("/") and "\\" not in named.file:
        return None
    message = f"expected a path inside the project, found {named.file!r}"
    return faults.PATH_OUTSIDE.finding(message, path=named.path, key=named.key)


def _missing(named: Named, root: Path) -> Finding | None:
    if (root / named.file).is_file():
        return None
    return faults.MISSING_FILE.finding(f"there is no file {named.file!r}", path=named.path, key=named.key)


def read_recording(root: Path, file: str) -> Recording:
    """The facts of a recording, if it is one that directories take."""
    sound = audio.enclosure(audio.probe(root / file), file)
    return Recording.model_validate({**dict(sound), "path": file, **_identity(root / file)})


def read_artwork(root: Path, file: str) -> Artwork:
    """The facts of a picture."""
    pixels = artwork.measure(root / file)
    return Artwork(**dict(pixels), path=file, **_identity(root / file))


def read_transcript(root: Path, file: str) -> Transcript:
    """The facts of a transcript."""
    script = transcripts.load(root / file)
    facts = {"media_type": script.media_type, "timed": script.timed, "end": script.end, "repairs": script.repairs}
    return Transcript.model_validate({"path": file, **facts, **_identity(root / file)})


def read_chapters(root: Path, file: str) -> ChapterFile:
    """The chapters in a file."""
    return ChapterFile(path=file, chapters=chapters.read(root / file))


def _identity(file: Path) -> dict[str, int | str]:
    with file.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
        return {"size": stream.tell(), "sha256": digest}
