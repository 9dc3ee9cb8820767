"""What the headers say of how a recording is encoded."""

from pathlib import Path
from typing import Final

from av.audio.stream import AudioStream
from av.container import InputContainer
from av.video.stream import VideoStream

from turncast.encoding.faults import AGAIN, faults
from turncast.encoding.opening import claimed_duration, opened, picture_of, sound_of
from turncast.errors import Unreadable
from turncast.models.encoding import Encoding

AAC: Final = {"LC": "mp4a.40.2", "HE-AAC": "mp4a.40.5", "HE-AACv2": "mp4a.40.29", "xHE-AAC": "mp4a.40.42"}
NAMES: Final = {"mp3": "mp3", "mp3float": "mp3", "opus": "opus", "vorbis": "vorbis", "flac": "flac", "vp8": "vp8"}
"""RFC 6381, the MP4 registration authority, and WebM, for codecs that have one name for all their profiles."""


def facts(path: Path) -> Encoding:
    """Codecs, sizes and rates of a recording, from its headers; raises ``Unreadable`` where it has no stream."""
    with faults(path), opened(path) as container:
        sound, picture = sound_of(container), picture_of(container)
        if not sound and not picture:
            raise Unreadable("expected a recording, found no sound and no picture in it", AGAIN)
        return _encoding(container, sound, picture)


def _encoding(container: InputContainer, sound: AudioStream | None, picture: VideoStream | None) -> Encoding:
    named = [_picture_codec(picture)] if picture else []
    named += [_sound_codec(sound)] if sound else []
    rate = picture.average_rate if picture else None
    return Encoding(
        container=container.format.name.split(",")[0],
        sound=codec_of(sound) if sound else None,
        picture=codec_of(picture) if picture else None,
        codecs=",".join(name for name in named if name) if all(named) else None,
        duration=claimed_duration(container),
        sample_rate=sound.sample_rate or None if sound else None,
        channels=sound.channels or None if sound else None,
        width=picture.width or None if picture else None,
        height=picture.height or None if picture else None,
        frame_rate=round(float(rate), 3) if rate else None,
    )


def codec_of(stream: AudioStream | VideoStream) -> str:
    """FFmpeg's name of the codec, not of the one decoder of several that was chosen."""
    return stream.codec_context.codec.canonical_name


def _sound_codec(stream: AudioStream) -> str | None:
    codec = codec_of(stream)
    return AAC.get(stream.profile or "") if codec == "aac" else NAMES.get(codec)


def _picture_codec(stream: VideoStream) -> str | None:
    codec, extra = codec_of(stream), stream.codec_context.extradata or b""
    if codec == "h264" and extra[:1] == b"\1" and len(extra) > 3:
        return f"avc1.{extra[1:4].hex()}"
    return NAMES.get(codec)
