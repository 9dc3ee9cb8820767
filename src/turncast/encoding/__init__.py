"""The door to FFmpeg (PyAV): recordings decoded, measured, and made into what directories accept.

In: the path of a file anybody may have made, and a place for what is made of it. Out: a duration that was heard,
``Encoding``, ``Loudness``, a JPEG, or a new file that is whole or not there; ``Unreadable`` where the bytes are at
fault, a ``WorldError`` where the disk is. Masters are only read; the same input gives the same bytes. May not know
projects, episodes or tags; a file's name decides nothing.
"""

from turncast.encoding.converting import Kind, convert, extract_audio
from turncast.encoding.durations import decode_duration
from turncast.encoding.facts import facts
from turncast.encoding.measuring import measure
from turncast.encoding.posters import poster
from turncast.encoding.progress import OnProgress

__all__ = [
    "Kind",
    "OnProgress",
    "convert",
    "decode_duration",
    "extract_audio",
    "facts",
    "measure",
    "poster",
]
