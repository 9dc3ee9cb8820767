"""Any recording FFmpeg reads, made into what directories take: MP3, or AAC and H.264 in MP4."""

from contextlib import ExitStack
from heapq import merge
from pathlib import Path
from typing import Any, Final, Literal

from av.audio.stream import AudioStream
from av.container import InputContainer, OutputContainer
from av.packet import Packet
from av.video.stream import VideoStream

from turncast.encoding.facts import codec_of
from turncast.encoding.faults import faults
from turncast.encoding.opening import (
    claimed_duration,
    covers_of,
    is_cover,
    opened,
    picture_expected,
    sound_expected,
    sound_of,
)
from turncast.encoding.progress import OnProgress, Progress
from turncast.encoding.tracks import Track, copied, cover, picture, sound
from turncast.encoding.words import carry_words
from turncast.encoding.writing import replacing, written

Kind = Literal["mp3", "m4a", "mp4"]
"""MP3; AAC in MP4; AAC and H.264 in MP4."""
SOUND: Final[dict[Kind, Literal["libmp3lame", "aac"]]] = {"mp3": "libmp3lame", "m4a": "aac", "mp4": "aac"}
COPIED: Final = {"libmp3lame": "mp3", "aac": "aac"}
AAC_PROFILES: Final = frozenset({"LC", "HE-AAC", "HE-AACv2"})
H264_PROFILES: Final = frozenset({"Baseline", "Constrained Baseline", "Main", "High"})
"""What every player shows; others (ten bits, 4:2:2) are for editing."""


def convert(source: Path, target: Path, *, kind: Kind, on_progress: OnProgress | None = None) -> None:
    """Make of *source* a recording of *kind* at *target*, copying what need not be encoded anew.

    The original is only read. Title, people, chapters and cover go along. An interrupted or failed conversion leaves
    nothing behind, and whatever stood at *target* as it was. The same input gives the same bytes.
    Raises ``Unreadable``, ``TargetFull`` or another ``WorldError``.
    """
    with faults(source, target), replacing(target, source) as place, ExitStack() as stack:
        first = stack.enter_context(opened(source))
        wanted = _wanted(first, kind)
        others = [stack.enter_context(opened(source)) for _ in wanted[1:]]
        into = stack.enter_context(written(place, kind))
        progress = Progress(on_progress, claimed_duration(first))
        carry_words(first, into)
        tracks = [
            _track(container, stream, into, kind) for container, stream in zip([first, *others], wanted, strict=True)
        ]
        progress.end(_muxed(tracks, into, progress))


def extract_audio(video: Path, target: Path, on_progress: OnProgress | None = None) -> Path:
    """The sound of *video* as a recording of its own, not encoded anew if it is AAC or MP3.

    Its suffix says which: that of *target* is replaced by ``.m4a`` or ``.mp3``, and the place is returned.
    Raises what ``convert`` raises.
    """
    with faults(video), opened(video) as container:
        kind: Kind = "mp3" if codec_of(sound_expected(container)) == "mp3" else "m4a"
    place = target.with_suffix(f".{kind}")
    convert(video, place, kind=kind, on_progress=on_progress)
    return place


def _wanted(container: InputContainer, kind: Kind) -> list[int]:
    """The numbers of the streams the new recording has."""
    covers = [stream.index for stream in covers_of(container)[:1]]
    if kind != "mp4":
        return [sound_expected(container).index, *covers]
    heard = sound_of(container)
    return [picture_expected(container).index, *([heard.index] if heard else []), *covers]


def _track(source: InputContainer, index: int, into: OutputContainer, kind: Kind) -> Track:
    stream = source.streams[index]
    if isinstance(stream, VideoStream):
        if is_cover(stream):
            return cover(source, stream, into)
        return copied(source, stream, into) if _shown_everywhere(stream) else picture(source, stream, into)
    assert isinstance(stream, AudioStream)
    codec = SOUND[kind]
    same = codec_of(stream) == COPIED[codec] and (codec != "aac" or stream.profile in AAC_PROFILES)
    return copied(source, stream, into) if same else sound(source, stream, into, codec)


def _shown_everywhere(stream: VideoStream) -> bool:
    return codec_of(stream) == "h264" and stream.profile in H264_PROFILES


def _muxed(tracks: list[Track], into: OutputContainer, progress: Progress) -> float:
    """Write the packets of all tracks in the order of their times; the seconds written."""
    end = 0.0
    for packet in merge(*tracks, key=_time):
        end = max(end, _time(packet) + float((packet.duration or 0) * packet.time_base))
        into.mux(packet)
        progress.at(end)
    return end


def _time(packet: "Packet[Any]") -> float:
    return float((packet.dts or 0) * packet.time_base)
