"""The tracks of a new recording: packets copied as they are, or sound and picture encoded anew."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import chain, islice
from typing import Any, Final, Literal

from av.audio.stream import AudioStream
from av.container import InputContainer, OutputContainer
from av.error import FFmpegError
from av.packet import Packet
from av.stream import Disposition, Stream
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from turncast.encoding.faults import AGAIN
from turncast.encoding.opening import beginning
from turncast.encoding.pictures import aspect_of, upright
from turncast.encoding.sounds import alike, decoded, filled, packets
from turncast.errors import Unreadable

RATE: Final = 44_100
BITRATES: Final = {"mono": 96_000, "stereo": 128_000}
"""Bits a second that are enough for speech, and for the music between."""
PICTURE_OPTIONS: Final = {
    "crf": "23",
    "preset": "veryfast",
    "profile": "high",
    "threads": "4",
    "x264-params": "sliced-threads=0:mbtree=0",
    "flags": "+bitexact",
}
"""The same picture, the same bytes: what x264 makes of it depends on how many threads it has, so that does not follow
the machine; slices in parallel and ``mbtree`` differ from run to run.
"""

MOST_EARLY: Final = 16
"""Pictures that may be decoded before the first is shown: H.264 allows no more."""

Track = Iterator["Packet[Any]"]


def copied(source: InputContainer, stream: AudioStream | VideoStream, into: OutputContainer) -> Track:
    """The packets of *stream* as they are, counted from the beginning of the recording."""
    track = into.add_stream_from_template(stream, opaque=True)
    return _copied(source, stream, track)


def _copied(source: InputContainer, stream: AudioStream | VideoStream, track: Stream) -> Track:
    shift = round(beginning(source) / stream.time_base) if stream.time_base else 0
    last: int | None = None
    for packet in _stamped(packets(source, stream)):
        at = packet.dts - shift if packet.dts is not None else 0
        last = packet.dts = at if last is None else max(at, last + 1)
        packet.pts = max(packet.dts if packet.pts is None else packet.pts - shift, packet.dts)
        packet.stream = track
        yield packet


def _stamped(found: Track) -> Track:
    """Packets with the time each is decoded at; Matroska leaves it out until the first picture can be shown."""
    early: list[Packet[Any]] = []
    for packet in found:
        if packet.dts is None and len(early) < MOST_EARLY:
            early.append(packet)
            continue
        yield from _counted_back(early, packet.pts or 0 if packet.dts is None else packet.dts)
        early = []
        packet.dts = packet.pts if packet.dts is None else packet.dts
        yield packet
    yield from _counted_back(early, max((packet.pts or 0 for packet in early), default=0))


def _counted_back(early: "list[Packet[Any]]", end: int) -> Track:
    for before, packet in zip(range(len(early), 0, -1), early, strict=True):
        packet.dts = end - before * (packet.duration or 1)
        yield packet


def cover(source: InputContainer, stream: VideoStream, into: OutputContainer) -> Track:
    """The picture that stands for the recording, where *into* can take it."""
    try:
        track = into.add_stream_from_template(stream, opaque=True)
    except ValueError:
        return iter(())
    track.disposition = Disposition.attached_pic
    return _cover(source, stream, track)


def _cover(source: InputContainer, stream: VideoStream, track: Stream) -> Track:
    for packet in islice(packets(source, stream), 1):
        packet.pts = packet.dts = 0
        packet.stream = track
        yield packet


def sound(
    source: InputContainer, stream: AudioStream, into: OutputContainer, codec: Literal["libmp3lame", "aac"]
) -> Track:
    """The sound encoded anew: mono or stereo at 44.1 kHz, constant bit rate where the codec knows it."""
    frames = filled(decoded(source, stream), beginning(source))
    first = next(frames, None)
    if first is None:
        raise Unreadable("expected a recording with sound, found nothing in it that can be decoded", AGAIN)
    layout = "mono" if first.layout.nb_channels == 1 else "stereo"
    track = into.add_stream(codec, RATE, options={"flags": "+bitexact"})
    track.layout, track.bit_rate, track.time_base = layout, BITRATES[layout], Fraction(1, RATE)
    shaped = alike(chain([first], frames), form=track.format.name, layout=layout, rate=RATE)
    return _encoded(track, shaped)


def picture(source: InputContainer, stream: VideoStream, into: OutputContainer) -> Track:
    """The picture encoded anew as H.264 that every player shows, the right way up."""
    stream.thread_type = "AUTO"
    frames = _rising(upright(pictures(source, stream), aspect_of(stream)), beginning(source))
    first = next(frames, None)
    if first is None or stream.time_base is None:
        raise Unreadable("expected a video, found no picture in it that can be decoded", AGAIN)
    track = into.add_stream("libx264", stream.average_rate or 25, options=PICTURE_OPTIONS)
    track.width, track.height, track.pix_fmt = first.width, first.height, "yuv420p"
    track.codec_context.time_base = stream.time_base
    return _encoded(track, chain([first], frames))


def _encoded(track: Any, frames: Iterable[Any]) -> Track:
    for frame in frames:
        yield from track.encode(frame)
    yield from track.encode(None)


def pictures(source: InputContainer, stream: VideoStream) -> Iterator[VideoFrame]:
    """The frames of a stream; what is damaged is left out."""
    for packet in chain(packets(source, stream), [None]):
        try:
            frames = stream.decode(packet)
        except FFmpegError:
            continue
        for frame in frames:
            frame.time_base = stream.time_base
            yield frame


def _rising(frames: Iterable[VideoFrame], start: float) -> Iterator[VideoFrame]:
    """*frames* counted from *start*, without those whose time stamps do not rise."""
    last = -1
    for frame in frames:
        if frame.pts is None or frame.time_base is None:
            continue
        at = frame.pts - round(start / frame.time_base)
        if at > last:
            frame.pts = last = at
            yield frame
