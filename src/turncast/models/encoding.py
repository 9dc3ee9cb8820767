"""Encodings: how the sound and the picture of a recording are written down."""

from turncast.models.base import Frozen


class Encoding(Frozen):
    """What a file holds, as its headers say.

    container, sound and picture: FFmpeg's names (``mov``, ``aac``, ``h264``); None where there is none.
    codecs: RFC 6381 (``avc1.640028,mp4a.40.2``), None where a codec has no such name here
    (becomes ``codecs`` of ``podcast:alternateEnclosure``). duration: seconds, as claimed. width and height: pixels.
    frame_rate: pictures a second.
    """

    container: str
    sound: str | None = None
    picture: str | None = None
    codecs: str | None = None
    duration: float | None = None
    sample_rate: int | None = None
    channels: int | None = None
    width: int | None = None
    height: int | None = None
    frame_rate: float | None = None
