"""MP3: duration, bit rate, sample rate and channels, as mutagen reads them from the first frames."""

from typing import BinaryIO

from mutagen.mp3 import HeaderNotFoundError, MPEGInfo

from turncast.audio import id3
from turncast.audio.containers import AGAIN, CONVERT, id3_end
from turncast.errors import Unreadable
from turncast.models.recording import Sound


def sound(file: BinaryIO) -> Sound:
    """The MP3's sound; raises ``Unreadable`` where no frames of MPEG audio follow one another."""
    info = _info(file)
    return Sound(
        media_type="audio/mpeg",
        duration=info.length,
        bitrate=info.bitrate,
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
