"""MP3: duration, bit rate, sample rate and channels, as mutagen reads them from the first frames.

Where the first frame does not say how many there are, they are counted.
"""

from typing import BinaryIO

from mutagen.mp3 import BitrateMode, HeaderNotFoundError, MPEGInfo

from turncast.audio import frames, id3
from turncast.audio.containers import AGAIN, CONVERT, id3_end
from turncast.errors import Unreadable
from turncast.models.recording import Sound


def sound(file: BinaryIO) -> Sound:
    """The MP3's sound; raises ``Unreadable`` where no frames of MPEG audio follow one another."""
    info = _info(file)
    seconds, bitrate = _length(file, info)
    return Sound(
        media_type="audio/mpeg",
        duration=seconds,
        bitrate=bitrate,
        sample_rate=info.sample_rate,
        channels=info.channels,
        chapters=id3.read_chapters(file),
    )


def _info(file: BinaryIO) -> MPEGInfo:
    try:
        info = MPEGInfo(file, id3_end(file))
    except HeaderNotFoundError as fault:
        raise Unreadable("expected an MP3, M4A or MP4 recording, found no audio in it", AGAIN) from fault
    if info.layer != 3:
        raise Unreadable(f"expected an MP3, M4A or MP4 recording, found MPEG audio layer {info.layer}", CONVERT)
    return info


def _length(file: BinaryIO, info: MPEGInfo) -> tuple[float, int]:
    """Seconds, and bits a second."""
    if info.bitrate_mode is not BitrateMode.UNKNOWN and info.length > 0:
        return info.length, info.bitrate
    seconds, size = frames.measure(file, info.frame_offset)
    return (seconds, round(8 * size / seconds)) if seconds else (info.length, info.bitrate)
