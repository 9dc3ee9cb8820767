"""A picture that stands for a video: a frame with something on it."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import islice
from pathlib import Path
from statistics import pstdev
from typing import Any, Final

from av.codec import CodecContext
from av.container import InputContainer
from av.error import FFmpegError
from av.video.codeccontext import VideoCodecContext
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from turncast.encoding.faults import AGAIN, faults
from turncast.encoding.opening import beginning, claimed_duration, opened, picture_expected
from turncast.encoding.pictures import aspect_of, upright
from turncast.encoding.tracks import pictures
from turncast.errors import Unreadable

PLACES: Final = (0.1, 0.2, 0.35, 0.5, 0.7, 0.05, 0.9, 0.0)
"""Where to look, as parts of the duration, in this order."""
FIRST: Final = 300
"""Frames to look at from the beginning, where nothing can be found by its time."""
MOST: Final = 5000
"""Frames between a key frame and the moment asked for."""
LIVELY: Final = 24.0
"""Standard deviation of brightness (0 to 255) above which a picture is not blank, nor nearly so."""
QUALITY: Final = {"qmin": "3", "qmax": "3", "flags": "+bitexact+qscale"}


def poster(video: Path, *, at: float | None = None) -> bytes:
    """A JPEG of *video*, at most 1920 pixels wide and the right way up: the frame shown *at* seconds from the
    beginning, or else the first of some that is not black or blank.

    The same video gives the same bytes. Raises ``Unreadable`` where no picture can be decoded.
    """
    with faults(video), opened(video) as container:
        stream = picture_expected(container)
        stream.thread_type = "AUTO"
        frame = _liveliest(container, stream) if at is None else _shown(container, stream, at)
        if frame is None:
            raise Unreadable("expected a video, found no picture in it that can be decoded", AGAIN)
        return _jpeg(frame, aspect_of(stream))


def _shown(container: InputContainer, stream: VideoStream, at: float) -> VideoFrame | None:
    """The last frame that is not after *at*; near the end, or where time is unknown, whatever comes last."""
    moment, found = beginning(container) + at, None
    for frame in islice(_from(container, stream, moment), MOST):
        if found is not None and frame.time is not None and frame.time > moment:
            break
        found = frame
    return found


def _liveliest(container: InputContainer, stream: VideoStream) -> VideoFrame | None:
    best, most = None, -1.0
    for frame in _candidates(container, stream):
        life = _life(frame)
        if life > most:
            best, most = frame, life
        if life >= LIVELY:
            break
    return best


def _candidates(container: InputContainer, stream: VideoStream) -> Iterator[VideoFrame]:
    """One frame of each place, and then those at the beginning."""
    duration, start = claimed_duration(container), beginning(container)
    for part in PLACES if duration else ():
        yield from islice(_from(container, stream, start + part * (duration or 0)), 1)
    yield from islice(_from(container, stream, start), FIRST)


def _from(container: InputContainer, stream: VideoStream, moment: float) -> Iterator[VideoFrame]:
    """Frames from the key frame before *moment*, as far as the file can be entered there."""
    try:
        container.seek(round(moment / (stream.time_base or Fraction(1))), stream=stream)
    except (FFmpegError, OverflowError):
        return
    yield from pictures(container, stream)


def _life(frame: VideoFrame) -> float:
    """How much the brightness differs over the picture."""
    small = frame.reformat(width=32, height=32, format="gray")
    return pstdev(bytes(small.planes[0])[: 32 * 32])


def _jpeg(frame: VideoFrame, aspect: Fraction) -> bytes:
    made = next(upright([frame], aspect, "yuvj420p"))
    encoder: Any = CodecContext.create("mjpeg", "w")
    assert isinstance(encoder, VideoCodecContext)
    encoder.width, encoder.height, encoder.pix_fmt = made.width, made.height, "yuvj420p"
    encoder.time_base = Fraction(1, 25)
    encoder.options = QUALITY
    made.pts = 0
    return b"".join(bytes(packet) for packet in [*encoder.encode(made), *encoder.encode(None)])
