"""MP4, M4A, M4B, M4V, QuickTime and 3GP: type, duration, size of the picture, chapters.

Sources: ISO/IEC 14496-12, QuickTime File Format; what directories take: Apple Podcasts audio and video requirements.
"""

from collections.abc import Iterator
from typing import Final, Literal

from turncast.audio import doubts, fragments, marks
from turncast.audio.boxes import Box, children, content, whole
from turncast.audio.codecs import Format, describe
from turncast.audio.containers import AGAIN
from turncast.audio.source import LARGEST_WINDOW, Source
from turncast.audio.tracks import Track, duration, share, tracks
from turncast.errors import Unreadable
from turncast.models.recording import Doubt, Sound

TAKEN: Final = frozenset(("AAC", "HE-AAC", "xHE-AAC", "MP3", "H.264", "HEVC", "MPEG-4", None))
"""Codecs directories take; one that is unknown gets the benefit of the doubt."""
VIDEO: Final = {b"M4V ": "video/x-m4v", b"M4VH": "video/x-m4v", b"M4VP": "video/x-m4v", b"qt  ": "video/quicktime"}


def sound(source: Source) -> Sound:
    """The recording's sound; raises ``Unreadable`` if its index is missing or it has nothing to play."""
    parts = tuple(children(source, whole(source)))
    moov = _index(parts)
    source.at(moov.start, min(moov.size, LARGEST_WINDOW))  # one read for all the looks that follow
    found = tracks(source, moov)
    playable = _playable(found)
    picture = next((track for track in playable if track.handler == b"vide"), None)
    heard = next((track for track in playable if track.handler == b"soun"), None)
    formats = [describe(source, one.table.get(b"stsd"), one.handler) if one else Format() for one in (heard, picture)]
    said, seconds = _seconds(source, parts, moov, playable)
    container = _container(content(source, _first(parts, b"ftyp"), 4), bool(picture))
    chapters, chapters_from = marks.chapters(source, moov, found)
    return Sound(
        media_type=_media_type(source, parts, container, bool(picture)),
        duration=seconds,
        container=container,
        codec=formats[0].codec,
        video_codec=formats[1].codec,
        bitrate=(None if picture else formats[0].bitrate) or _bitrate(parts, seconds),
        bitrate_mode=_mode(source, heard) if heard and not picture else None,
        sample_rate=formats[0].sample_rate,
        channels=formats[0].channels,
        width=picture.width if picture else None,
        height=picture.height if picture else None,
        chapters=chapters,
        chapters_from=chapters_from,
        obstacle=_obstacle(container, *formats),
        doubts=tuple(_doubts(parts, playable, said, seconds)),
    )


def _index(parts: tuple[Box, ...]) -> Box:
    """The ``moov`` box, if the file holds all of it."""
    moov = _first(parts, b"moov")
    if moov is None or moov.missing:
        cut = next((part for part in parts if part.missing), None)
        what = f"its last part ({cut.kind.decode('latin-1')}) is cut off" if cut else "its index (moov) is missing"
        raise Unreadable(f"expected a whole MP4 or M4A recording, found that {what}", AGAIN)
    return moov


def _first(parts: tuple[Box, ...], kind: bytes) -> Box | None:
    return next((part for part in parts if part.kind == kind), None)


def _playable(found: tuple[Track, ...]) -> tuple[Track, ...]:
    """What is heard and seen: the pictures of a chapter track are not a video."""
    chapter_tracks = {number for track in found for number in track.chapter_tracks}
    playable = tuple(t for t in found if t.handler in (b"soun", b"vide") and t.id not in chapter_tracks)
    if not playable:
        raise Unreadable("expected sound or video, found an MP4 with neither", AGAIN)
    return playable


def _seconds(source: Source, parts: tuple[Box, ...], moov: Box, playable: tuple[Track, ...]) -> tuple[float, float]:
    """Seconds as they should be, and as far as the file holds them: as long as its longest part.

    What comes in fragments is added up.
    """
    said = max((track.duration for track in playable), default=0.0) or duration(source, moov)
    held = min(share(source, track) for track in playable)
    promised, there = fragments.duration(source, moov, playable)
    seconds = max(said * (held if held < 1 or there else _share_of_media(parts)), there)
    if not seconds:
        raise Unreadable("expected a recording, found an MP4 that lasts no time at all", AGAIN)
    return max(said, promised, seconds), seconds


def _share_of_media(parts: tuple[Box, ...]) -> float:
    """How much of its bytes the file holds, where one chunk has them all."""
    media = [part for part in parts if part.kind == b"mdat"]
    there = sum(part.size for part in media)
    return there / (there + sum(part.missing for part in media)) if there else 1.0


def _doubts(parts: tuple[Box, ...], playable: tuple[Track, ...], said: float, seconds: float) -> Iterator[Doubt]:
    cut = next((part for part in parts if part.missing), None)
    if seconds < said - 0.5:
        yield doubts.truncated(said, seconds)
    elif cut:
        yield doubts.cut_off(f"its last part ({cut.kind.decode('latin-1')})")
    movies = sum(part.kind == b"moov" for part in parts)
    if movies > 1:
        yield doubts.stitched(f"{movies} movies one after another")
    lying = next((track for track in playable if track.counted and abs(track.said - track.counted) > 1), None)
    if lying:
        yield doubts.misstated(doubts.clock(lying.said), lying.counted)


def _container(brand: bytes, picture: bool) -> str:
    """By the major brand; QuickTime older than brands has none."""
    if brand.startswith((b"3gp", b"3g2")):
        return "3GP"
    return "QuickTime" if brand == b"qt  " or (picture and not brand) else "MP4"


def _media_type(source: Source, parts: tuple[Box, ...], container: str, picture: bool) -> str:
    kind = "video" if picture else "audio"
    if container == "3GP":
        return f"{kind}/3gpp"
    brand = content(source, _first(parts, b"ftyp"), 4)
    return VIDEO.get(brand, "video/mp4" if brand else "video/quicktime") if picture else "audio/x-m4a"


def _obstacle(container: str, heard: Format, seen: Format) -> str | None:
    """What directories do not take, or apps cannot play."""
    if heard.locked or seen.locked:
        return "a recording locked by its seller (DRM)"
    if container == "3GP":
        return "a 3GP file"
    other = next((one.codec for one in (heard, seen) if one.codec not in TAKEN), None)
    return f"{other} in {'a QuickTime movie' if container == 'QuickTime' else 'an MP4'}" if other else None


def _mode(source: Source, heard: Track) -> Literal["CBR", "VBR"] | None:
    """Samples of one size are a constant bit rate; AAC's vary."""
    sizes = content(source, heard.table.get(b"stsz"), 8)
    return ("CBR" if any(sizes[4:8]) else "VBR") if len(sizes) == 8 else None


def _bitrate(parts: tuple[Box, ...], seconds: float) -> int | None:
    """Bits of media a second."""
    return round(8 * sum(part.size for part in parts if part.kind == b"mdat") / seconds) or None
