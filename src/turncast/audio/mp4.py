"""MP4, M4A, M4V and QuickTime: type, duration, size of the picture, chapters.

Boxes say what the tracks are; mutagen says what the sound in them is. Sources: ISO/IEC 14496-12, QuickTime File Format.
"""

from typing import Any, BinaryIO

from mutagen.mp4 import Atoms, MP4Info

from turncast.audio import extracts, fragments, marks
from turncast.audio.boxes import Box, children, content, whole
from turncast.audio.containers import AGAIN
from turncast.audio.tracks import Track, duration, tracks
from turncast.errors import Unreadable
from turncast.models.recording import Sound


def sound(file: BinaryIO) -> Sound:
    """The recording's sound; raises ``Unreadable`` if its index is missing, it is cut off, or has nothing to play."""
    parts = tuple(children(file, whole(file)))
    moov = _index(parts)
    found = tracks(file, moov)
    playable = _playable(found)
    picture = next((track for track in playable if track.handler == b"vide"), None)
    seconds = _seconds(file, moov, playable)
    heard = _heard(file, next((track for track in playable if track.handler == b"soun"), None))
    return Sound(
        media_type=_media_type(file, parts) if picture else "audio/x-m4a",
        duration=seconds,
        bitrate=_bitrate(parts, seconds) if picture else (getattr(heard, "bitrate", 0) or _bitrate(parts, seconds)),
        sample_rate=getattr(heard, "sample_rate", 0) or None,
        channels=getattr(heard, "channels", 0) or None,
        width=picture.width if picture else None,
        height=picture.height if picture else None,
        chapters=marks.chapters(file, moov, found),
    )


def _index(parts: tuple[Box, ...]) -> Box:
    """The ``moov`` box, if the file holds all that it claims to."""
    moov = next((part for part in parts if part.kind == b"moov"), None)
    cut = next((part for part in parts if part.cut), None)
    if cut or not moov:
        what = f"its last part ({cut.kind.decode('latin-1')}) is cut off" if cut else "its index (moov) is missing"
        raise Unreadable(f"expected a whole MP4 or M4A recording, found that {what}", AGAIN)
    return moov


def _playable(found: tuple[Track, ...]) -> tuple[Track, ...]:
    """What is heard and seen: the pictures of a chapter track are not a video."""
    chapter_tracks = {number for track in found for number in track.chapter_tracks}
    playable = tuple(t for t in found if t.handler in (b"soun", b"vide") and t.id not in chapter_tracks)
    if not playable:
        raise Unreadable("expected sound or video, found an MP4 with neither", AGAIN)
    return playable


def _seconds(file: BinaryIO, moov: Box, playable: tuple[Track, ...]) -> float:
    """As long as its longest part; what comes in fragments is added up."""
    said = max((track.duration for track in playable), default=0.0) or duration(file, moov)
    seconds = max(said, fragments.duration(file, moov, playable))
    if not seconds:
        raise Unreadable("expected a recording, found an MP4 that lasts no time at all", AGAIN)
    return seconds


def _media_type(file: BinaryIO, parts: tuple[Box, ...]) -> str:
    """Of a video, by its major brand; QuickTime older than brands has none."""
    ftyp = next((part for part in parts if part.kind == b"ftyp"), None)
    brand = content(file, ftyp, 4)
    return {b"M4V ": "video/x-m4v", b"M4VH": "video/x-m4v", b"M4VP": "video/x-m4v", b"qt  ": "video/quicktime"}.get(
        brand, "video/mp4" if brand else "video/quicktime"
    )


def _bitrate(parts: tuple[Box, ...], seconds: float) -> int | None:
    """Bits of media a second."""
    return round(8 * sum(part.size for part in parts if part.kind == b"mdat") / seconds) or None


def _heard(file: BinaryIO, track: Track | None) -> Any:
    """What mutagen reads of an audio track; None where it cannot, for the rest is known without it."""
    try:
        extract = extracts.description(file, track.box) if track else None
        return MP4Info(Atoms(extract), extract) if extract else None
    except Exception:  # mutagen lets IndexError, struct.error and others out of damaged descriptions
        return None
