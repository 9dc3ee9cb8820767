"""MP3: duration, bit rate and mode, sample rate and channels.

The header's promise is believed where as many bytes are there as it says; where not, or without one, the frames are
counted.
"""

from collections.abc import Iterator
from typing import Final

from turncast.audio import ape, doubts, frames, id3, xing
from turncast.audio.containers import AGAIN, CONVERT
from turncast.audio.frames import Count
from turncast.audio.source import Source
from turncast.audio.xing import Promise
from turncast.errors import Unreadable
from turncast.models.recording import Doubt, Sound

NEAR: Final = 0.4
"""Seconds by which a promise may differ from what is there: encoders count their own header, or do not."""
LONGEST_HEAD: Final = 4096
"""Bytes that may stand behind the frames without raising suspicion."""
NOISE: Final = 8192
"""Bytes between frames that are not worth a word."""


def sound(source: Source, start: int) -> Sound:
    """The MP3's sound; raises ``Unreadable`` where no frames of MPEG audio follow one another."""
    at = frames.first(source, start)
    if at is None:
        raise _not_mp3(source.at(start, 4))
    head = source.at(at, 4)
    key = head[1] << 8 | head[2]
    promise, end = xing.read(source, at), _end(source)
    count = (
        None if promise and _kept(promise, key, end - at) else frames.measure(source, _behind(promise, at, key), end)
    )
    seconds = _seconds(promise, key, count, end - at)
    chapters, chapters_from = id3.chapters(source)
    mode = promise.mode if promise else "VBR" if count and len({one >> 4 for one in count.kinds}) > 1 else "CBR"
    following = source.at(at + frames.HEADERS[key][0] + 1, 2) if promise else head[1:3]
    constant = int.from_bytes(following, "big") if mode == "CBR" else 0
    size = count.size if count else promise.size if promise else 0
    return Sound(
        media_type="audio/mpeg",
        duration=seconds,
        container="MP3",
        codec="MP3",
        bitrate=frames.bitrate(constant) if constant in frames.HEADERS else round(8 * size / max(seconds, 0.001)),
        bitrate_mode=mode,
        sample_rate=frames.sample_rate(key),
        channels=1 if head[3] >> 6 == 3 else 2,
        chapters=chapters,
        chapters_from=chapters_from,
        doubts=tuple(_doubts(promise, key, count, seconds)) if count else (),
    )


def _not_mp3(head: bytes) -> Unreadable:
    layer = 4 - (head[1] >> 1 & 3) if len(head) == 4 and head[0] == 0xFF and head[1] >= 0xE0 else 4
    if layer in (1, 2):
        return Unreadable(f"expected an MP3, M4A or MP4 recording, found MPEG audio layer {layer}", CONVERT)
    return Unreadable("expected an MP3, M4A or MP4 recording, found no audio in it", AGAIN)


def _end(source: Source) -> int:
    """Where the sound ends and tags begin: ID3v1, and before it Lyrics3 and APE."""
    end = source.size
    tail = source.at(max(0, end - 160), 160)
    end -= 128 if tail[-128:-125] == b"TAG" and len(tail) >= 128 else 0
    mark = source.at(max(0, end - 15), 15)
    if mark.endswith(b"LYRICS200") and mark[:6].isdigit():
        end = max(0, end - 15 - int(mark[:6]))
    return ape.begins(source, end)


def _behind(promise: Promise | None, at: int, key: int) -> int:
    """Where the first frame of sound begins: not the header's own."""
    return at + frames.HEADERS[key][0] if promise else at


def _promised(promise: Promise, key: int) -> float:
    each = frames.HEADERS[key][1]
    return max(0.0, promise.frames * each - promise.lead / frames.sample_rate(key))


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


def _seconds(promise: Promise | None, key: int, count: Count | None, there: int) -> float:
    """As promised, unless the frames were counted and differ; what was too long to count is reckoned."""
    promised = _promised(promise, key) if promise else 0.0
    if count is None:
        return promised
    counted = count.seconds * max(
        1.0, (there - count.garbage) / count.read if count.read and _unfinished(count) else 1.0
    )
    if not counted:
        raise Unreadable("expected an MP3, M4A or MP4 recording, found no audio in it", AGAIN)
    return promised if abs(promised - counted) <= NEAR else counted


def _unfinished(count: Count) -> bool:
    return count.read >= frames.MOST


def _doubts(promise: Promise | None, key: int, count: Count, seconds: float) -> Iterator[Doubt]:
    said = _promised(promise, key) if promise else 0.0
    if _unfinished(count):
        yield doubts.estimated("more than can be counted")
    if count.heads:
        yield doubts.stitched(f"{count.heads + 1} files one after another")
    elif said > seconds + NEAR and promise and promise.size > count.read + frames.HEADERS[key][0]:
        yield doubts.truncated(said, seconds)
    elif said and abs(said - seconds) > NEAR:
        yield doubts.misstated(doubts.clock(said), seconds)
    if not said and len({kind >> 4 & 15 for kind in count.kinds}) > 1:
        yield doubts.misstated("none, though its bit rate varies", seconds)
    if not said and count.cut:
        yield doubts.ends_abruptly("a whole frame")
    if count.garbage > NOISE and not count.heads:
        yield doubts.damaged(count.garbage)
