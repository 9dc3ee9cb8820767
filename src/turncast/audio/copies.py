"""The copy of a recording that is published: a new tag before the master's own sound, which is not touched.

Nothing is encoded anew and nothing is copied: the result says which bytes come first and which of the master follow.
It is a function of the master, the words and the picture alone.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import mutagen

from turncast.audio import copies_mp3, copies_mp4
from turncast.audio.parts import Odd
from turncast.audio.source import Source
from turncast.errors import WorldError
from turncast.models.artifact import Splice, Stretch
from turncast.models.copies import TagWords
from turncast.models.recording import Sound

MAKER: Final = f"1 mutagen {mutagen.version_string}"
"""Raise the number whenever other bytes are made of the same: what is remembered of copies is then forgotten."""


@dataclass(frozen=True)
class Tagged:
    """A published copy; with a *remark*, it is the recording as it stands, and that is why."""

    splice: Splice
    remark: str | None = None


def tagged(master: Path, sound: Sound, words: TagWords, picture: bytes | None = None) -> Tagged:
    """The recording at *master*, which is such a *sound*, tagged with *words* and *picture* (a JPEG or PNG).

    What cannot be tagged without a risk is left as it is. Raises ``WorldError`` where the file cannot be read.
    """
    try:
        with master.open("rb") as file:
            return _tagged(Source(file), master, sound, words, picture)
    except OSError as fault:
        raise WorldError(f"{master}: cannot be read ({fault.strerror or fault})", f"ls -l {master}") from fault


def _tagged(source: Source, master: Path, sound: Sound, words: TagWords, picture: bytes | None) -> Tagged:
    try:
        return Tagged(_splice(source, master, sound, words, picture))
    except Odd as odd:
        reason = str(odd)
    except (OSError, MemoryError):
        raise
    except Exception as fault:  # a hostile file finds a way nobody thought of; its sound is played all the same
        reason = f"it is damaged ({type(fault).__name__})"
    return Tagged(as_it_stands(master, source.size), reason)


def as_it_stands(master: Path, size: int) -> Splice:
    """The *size* bytes of the recording, and nothing else."""
    return Splice((Stretch(master, 0, size),))


def _splice(source: Source, master: Path, sound: Sound, words: TagWords, picture: bytes | None) -> Splice:
    if sound.media_type != "audio/mpeg":
        return copies_mp4.splice(source, master, sound, words, picture)
    start, end = copies_mp3.frames_of(source)
    return Splice((copies_mp3.tag(source, sound, words, picture), Stretch(master, start, end - start)))
