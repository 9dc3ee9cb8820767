"""Reading a recording: open it, find out what it is, ask who knows that kind."""

import shlex
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from turncast.audio import aiff, ape, atoms, flac, id3, marks, matroska, mp3, mp4, ogg, riff, wav
from turncast.audio.boxes import find, whole
from turncast.audio.containers import AGAIN, Container, identify
from turncast.audio.source import Source
from turncast.audio.telling import Telling
from turncast.audio.tracks import tracks
from turncast.errors import Unreadable, WorldError
from turncast.models.recording import Sound, Tags

LONGEST: Final = 1000 * 3600
"""Seconds; whoever claims more has a damaged header."""
SOUNDS: Final[dict[Container, Callable[[Source, int], Sound]]] = {
    Container.MP3: mp3.sound,
    Container.MP4: lambda source, _: mp4.sound(source),
    Container.WAV: wav.sound,
    Container.AIFF: aiff.sound,
    Container.FLAC: flac.sound,
    Container.OGG: ogg.sound,
    Container.MATROSKA: matroska.sound,
}


def probe(path: Path) -> Sound:
    """What the recording at *path* is: type, duration, bit rate, size of its picture, chapters. By its bytes alone.

    What directories do not take says so (``Sound.obstacle``); what cannot be relied on is named (``Sound.doubts``).
    Raises ``Unreadable`` for what is no recording, or none that can be read.
    """
    with _opened(path) as source:
        container, start = identify(source)
        sound = SOUNDS[container](source, start)
        size = source.size
    if sound.duration > LONGEST:
        raise Unreadable(
            f"expected a recording, found one that claims to last {sound.duration / 3600:.0f} hours", AGAIN
        )
    if not sound.duration:
        raise Unreadable("expected a recording, found one that lasts no time at all", AGAIN)
    return sound.model_copy(update={"size": size})


def enclosure(sound: Sound, typed: str) -> Sound:
    """*sound*, if directories take it as it is. typed: how a producer types the recording's path.

    Raises ``Unreadable`` where they do not, and says how it becomes what they do.
    """
    if sound.obstacle:
        message = f"expected an MP3, M4A or MP4 recording, found {sound.obstacle}"
        raise Unreadable(message, f"turncast add --convert {shlex.quote(typed)}")
    return sound


def read_tags(path: Path) -> Tags:
    """What the tags of the recording at *path* say, cleaned and bounded; empty where there are none.

    Raises ``Unreadable`` for what is no recording (a look at its beginning, not a full probe) and for damaged tags.
    """
    telling = Telling()
    with _opened(path) as source:
        container, start = identify(source)
        _tell(source, container, start, telling)
    return telling.tags()


def read_chapter_pictures(path: Path) -> Mapping[float, bytes]:
    """The pictures of the chapters, by the second from which each is shown: in ``CHAP`` of ID3, or an MP4's own track.

    Raises ``Unreadable`` for what is no recording and for damaged tags.
    """
    with _opened(path) as source:
        container, _ = identify(source)
        moov = find(source, whole(source), b"moov") if container is Container.MP4 else None
        return dict(marks.pictures(source, tracks(source, moov)) if moov else id3.pictures(source))


def _tell(source: Source, container: Container, start: int, telling: Telling) -> None:
    if container is Container.MP4:
        atoms.tell(source, telling)
    elif container is Container.WAV:
        riff.tell(source, start, telling)
    elif container is Container.AIFF:
        aiff.tell(source, start, telling)
    elif container is Container.FLAC:
        flac.tell(source, start, telling)
    elif container is Container.OGG:
        ogg.tell(source, start, telling)
    elif container is Container.MATROSKA:
        matroska.tell(source, start, telling)
    if start:
        id3.tell(source, telling)
    if container is Container.MP3:
        ape.tell(source, telling)
        id3.tell_old(source, telling)


@contextmanager
def _opened(path: Path) -> Iterator[Source]:
    """The file, open; whatever goes wrong inside, as an error of ours."""
    try:
        with path.open("rb", buffering=0) as file:
            yield Source(file)
    except OSError as fault:
        raise WorldError(f"{path}: cannot be read ({fault.strerror or fault})", f"ls -l {path}") from fault
    except (Unreadable, MemoryError):
        raise
    except Exception as fault:  # tag libraries let IndexError, ZeroDivisionError and worse out of hostile files
        raise Unreadable(f"expected a recording, found damaged data ({type(fault).__name__})", AGAIN) from fault
