"""How long a recording is, found by going to its end."""

from pathlib import Path

from turncast.encoding.faults import AGAIN, faults
from turncast.encoding.opening import opened, picture_of, sound_of
from turncast.encoding.sounds import decoded, packets
from turncast.errors import Unreadable


def decode_duration(path: Path) -> float:
    """Seconds of sound that can be decoded, whatever the headers say; of a silent film, seconds of picture.

    Reads the whole file in little memory. Raises ``Unreadable`` where nothing can be decoded.
    """
    with faults(path), opened(path) as container:
        sound, picture = sound_of(container), picture_of(container)
        seconds = 0.0
        if sound:
            seconds = sum(frame.samples / frame.sample_rate for frame in decoded(container, sound))
        elif picture and picture.time_base:
            seconds = float(sum(packet.duration or 0 for packet in packets(container, picture)) * picture.time_base)
    if not seconds:
        raise Unreadable("expected a recording, found nothing in it that can be decoded", AGAIN)
    return round(seconds, 6)
