"""MP3: duration, bit rate and mode, sample rate and channels.

The header's promise is believed where as many bytes are there as it says; where not, or without one, the frames are
counted.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from turncast.audio import doubts, frames, id3, tails, xing
from turncast.audio.containers import AGAIN, CONVERT
from turncast.audio.frames import Count
from turncast.audio.source import Source
from turncast.audio.xing import Mode, Promise
from turncast.errors import Unreadable
from turncast.models.recording import Doubt, Sound

NEAR: Final = 0.4
"""Seconds by which a promise may differ from what is there: encoders count their own header, or do not."""
LONGEST_HEAD: Final = 4096
"""Bytes that may stand behind the frames without raising suspicion."""
NOISE: Final = 8192
"""Bytes between frames that are not worth a word."""


class _Found(NamedTuple):
    """An MP3: the keys of its first frame and of the one behind it (see ``frames``), the promise of the first, bytes.

    counted: None where the promise is believed.
    """

    key: int
    following: int
    promise: Promise | None
    there: int
    counted: Count | None


def sound(source: Source, start: int) -> Sound:
    """The MP3's sound; raises ``Unreadable`` where no frames of MPEG audio follow one another."""
    at = frames.first(source, start)
    if at is None:
        raise _not_mp3(source.at(start, 4))
    found = _look(source, at)
    seconds = _seconds(found)
    mode = _mode(found)
    chapters, chapters_from = id3.chapters(source)
    return Sound(
        media_type="audio/mpeg",
        duration=seconds,
        container="MP3",
        codec="MP3",
        bitrate=_bitrate(found, mode, seconds),
        bitrate_mode=mode,
        sample_rate=frames.sample_rate(found.key),
        channels=1 if source.at(at + 3, 1)[0] >> 6 == 3 else 2,
        chapters=chapters,
        chapters_from=chapters_from,
        doubts=tuple(_doubts(found, found.counted, seconds)) if found.counted else (),
    )


def _look(source: Source, at: int) -> _Found:
    """What stands at *at*; the frames are counted where that cannot be believed."""
    key, promise, end = int.from_bytes(source.at(at + 1, 2), "big"), xing.read(source, at), tails.begin(source, at)
    behind = at + frames.HEADERS[key][0] if promise else at
    following = int.from_bytes(source.at(behind + 1, 2), "big")
    believed = promise is not None and _kept(promise, key, end - at)
    return _Found(key, following, promise, end - at, None if believed else frames.measure(source, behind, end))


def _mode(found: _Found) -> Mode:
    if found.promise:
        return found.promise.mode
    return "VBR" if found.counted and found.counted.varies else "CBR"


def _bitrate(found: _Found, mode: Mode, seconds: float) -> int:
    """Of a constant bit rate as the frames say it, else the mean."""
    if mode == "CBR" and found.following in frames.HEADERS:
        return frames.bitrate(found.following)
    size = found.counted.size if found.counted else found.there
    return round(8 * size / max(seconds, 0.001))


def _not_mp3(head: bytes) -> Unreadable:
    layer = 4 - (head[1] >> 1 & 3) if len(head) == 4 and head[0] == 0xFF and head[1] >= 0xE0 else 4
    if layer in (1, 2):
        return Unreadable(f"expected an MP3, M4A or MP4 recording, found MPEG audio layer {layer}", CONVERT)
    return Unreadable("expected an MP3, M4A or MP4 recording, found no audio in it", AGAIN)


def _promised(found: _Found) -> float:
    """Seconds as the header has them; 0 where it does not."""
    if found.promise is None:
        return 0.0
    lead = found.promise.lead / frames.sample_rate(found.key)
    return max(0.0, found.promise.frames * frames.HEADERS[found.key][1] - lead)


def _kept(promise: Promise, key: int, there: int) -> bool:
    """Whether as many bytes are there as are promised, and each frame is of a size there can be."""
    if not promise.frames or not promise.size:
        return False
    each = promise.size / promise.frames
    least, most = frames.sizes(key)
    if promise.mode == "CBR":
        least = frames.HEADERS[key][0] - 2
    slack = each * NEAR / frames.HEADERS[key][1]
    return -slack <= there - promise.size <= slack + LONGEST_HEAD and least <= each <= most + 1


def _seconds(found: _Found) -> float:
    """As promised, unless the frames were counted and differ; what was too long to count is reckoned."""
    promised, count = _promised(found), found.counted
    if count is None:
        return promised
    if not count.seconds:
        raise Unreadable("expected an MP3, M4A or MP4 recording, found no audio in it", AGAIN)
    seconds = count.seconds * (max(1.0, found.there / count.read) if count.unfinished else 1.0)
    return promised if abs(promised - seconds) <= NEAR else seconds


def _doubts(found: _Found, count: Count, seconds: float) -> Iterator[Doubt]:
    said = _promised(found)
    missing = found.promise is not None and found.promise.size > count.read + frames.HEADERS[found.key][0]
    if count.unfinished:
        yield doubts.estimated("more than can be counted")
    if count.heads:
        yield doubts.stitched(f"{count.heads + 1} files one after another")
    elif missing and said > seconds + NEAR:
        yield doubts.truncated(said, seconds)
    elif said and abs(said - seconds) > NEAR:
        yield doubts.misstated(doubts.clock(said), seconds)
    if not said and count.varies:
        yield doubts.misstated("none, though its bit rate varies", seconds)
    if not said and count.cut:
        yield doubts.ends_abruptly("a whole frame")
    if count.garbage > NOISE and not count.heads:
        yield doubts.damaged(count.garbage)
