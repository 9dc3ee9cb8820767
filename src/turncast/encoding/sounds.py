"""Sound as FFmpeg decodes it: past what is damaged, and in one shape from beginning to end."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import chain
from typing import Final

from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.error import FFmpegError
from av.packet import Packet
from av.stream import Stream
from av.video.stream import VideoStream

GAP: Final = 0.1
"""Seconds without sound that are kept as silence; shorter ones are how encoders round."""
MOST_SILENCE: Final = 4 * 3600.0
"""Seconds of it a recording may have: time stamps are claims."""


def packets(container: InputContainer, stream: AudioStream | VideoStream) -> "Iterator[Packet[Stream]]":
    """The packets of a stream that hold anything, until the file ends or makes no sense."""
    demuxed = container.demux(stream)
    while True:
        try:
            packet = next(demuxed)
        except (StopIteration, FFmpegError):
            return
        if packet.size:
            yield packet


def decoded(container: InputContainer, stream: AudioStream) -> Iterator[AudioFrame]:
    """The sound of a stream; a damaged packet is left out, as players do."""
    for packet in chain(packets(container, stream), [None]):
        try:
            frames = stream.decode(packet)
        except FFmpegError:
            continue
        yield from (frame for frame in frames if frame.samples and frame.sample_rate)


def filled(frames: Iterable[AudioFrame], start: float) -> Iterator[AudioFrame]:
    """*frames*, with silence where their time stamps leave a gap, so that sound and picture stay together."""
    end, left = start, MOST_SILENCE
    for frame in frames:
        gap = frame.time - end if frame.time is not None else 0.0
        if GAP < gap <= left:
            end, left = end + gap, left - gap
            yield from _silence(frame, gap)
        end += frame.samples / frame.sample_rate
        yield frame


def _silence(like: AudioFrame, seconds: float) -> Iterator[AudioFrame]:
    left = round(seconds * like.sample_rate)
    while left > 0:
        samples = min(left, like.sample_rate)
        silent = AudioFrame("fltp", like.layout, samples)
        silent.sample_rate = like.sample_rate
        for plane in silent.planes:
            plane.update(bytes(plane.buffer_size))
        left -= samples
        yield silent


def alike(frames: Iterable[AudioFrame], *, form: str, layout: str, rate: int) -> Iterator[AudioFrame]:
    """*frames* as samples of *form*, in one channel layout and at one rate, timed by counting them."""
    done = 0
    for frame in _resampled(frames, form, layout, rate):
        frame.pts, frame.time_base = done, Fraction(1, rate)
        done += frame.samples
        yield frame


def _resampled(frames: Iterable[AudioFrame], form: str, layout: str, rate: int) -> Iterator[AudioFrame]:
    """Recordings that were stitched together change their shape on the way; a resampler knows one."""
    resampler, shape = None, None
    for frame in frames:
        if resampler is None or shape != (shape := _shape(frame)):
            yield from resampler.resample(None) if resampler else ()
            resampler = AudioResampler(form, layout, rate)
        frame.pts = None
        yield from resampler.resample(frame)
    yield from resampler.resample(None) if resampler else ()


def _shape(frame: AudioFrame) -> tuple[str, str, int]:
    return frame.format.name, frame.layout.name, frame.sample_rate
