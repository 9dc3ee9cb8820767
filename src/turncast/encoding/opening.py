"""Files anybody may have made, opened for FFmpeg so that their bytes decide and their names do not.

FFmpeg would follow a playlist to other files and to the network. It is given the bytes only, never a path, and only
the formats that hold a recording in themselves.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Final

import av
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.error import ArgumentError, InvalidDataError
from av.stream import Disposition
from av.video.stream import VideoStream

from turncast.encoding.faults import AGAIN
from turncast.errors import Unreadable

FORMATS: Final = (
    "aac,ac3,aiff,amr,ape,asf,au,avi,caf,dsf,dts,eac3,flac,flv,matroska,mov,mp3,mpc,mpc8,mpeg,mpegts,"
    "ogg,rm,tta,w64,wav,wv"
)
BUFFER: Final = 256 * 1024
MICROSECONDS: Final = 1_000_000


@contextmanager
def opened(path: Path) -> Iterator[InputContainer]:
    """The recording at *path*; what goes wrong is FFmpeg's error or the system's, to be said by ``faults``."""
    with path.open("rb", buffering=0) as file:
        nameless = SimpleNamespace(read=file.read, seek=file.seek, tell=file.tell)
        limits = {"format_whitelist": FORMATS, "protocol_whitelist": "", "max_streams": "100"}
        try:
            container = av.open(nameless, "r", container_options=limits, metadata_errors="replace", buffer_size=BUFFER)
        except (ArgumentError, InvalidDataError) as fault:
            raise Unreadable("expected a recording, found nothing of a form that is known", AGAIN) from fault
        with container:
            yield container


def sound_of(container: InputContainer) -> AudioStream | None:
    """The stream people hear: the first that can be decoded."""
    return next((stream for stream in container.streams.audio if stream.codec_context), None)


def picture_of(container: InputContainer) -> VideoStream | None:
    """The stream people see; a cover is none."""
    return next((one for one in container.streams.video if one.codec_context and not is_cover(one)), None)


def covers_of(container: InputContainer) -> list[VideoStream]:
    """The pictures that stand for the recording."""
    return [stream for stream in container.streams.video if stream.codec_context and is_cover(stream)]


def is_cover(stream: VideoStream) -> bool:
    """Whether it is a still picture attached to the recording."""
    return bool(stream.disposition & Disposition.attached_pic)


def sound_expected(container: InputContainer) -> AudioStream:
    """The sound; raises ``Unreadable`` where there is none."""
    stream = sound_of(container)
    if stream is None:
        raise Unreadable("expected a recording with sound, found none that can be decoded", AGAIN)
    return stream


def picture_expected(container: InputContainer) -> VideoStream:
    """The picture; raises ``Unreadable`` where there is none."""
    stream = picture_of(container)
    if stream is None:
        raise Unreadable("expected a video, found no moving picture that can be decoded", AGAIN)
    return stream


def claimed_duration(container: InputContainer) -> float | None:
    """Seconds, as the headers say."""
    return container.duration / MICROSECONDS if container.duration and container.duration > 0 else None


def beginning(container: InputContainer) -> float:
    """The time stamp everything counts from, in seconds."""
    return max(container.start_time or 0, 0) / MICROSECONDS
