"""What stands between a recording and its listeners, and what it can be converted to.

Directories take MP3, AAC in MP4, and MP4 video. A recording that was cut off on its way is not published as it is: apps
stop at its end without a word, and who has the whole one should add that.
"""

import shlex
from pathlib import Path
from typing import Final, Literal

from turncast.errors import Unreadable
from turncast.models.recording import Sound

Form = Literal["mp3", "m4a", "mp4"]
"""What recordings are converted to: MP3, AAC in MP4, or AAC and H.264 in MP4."""
EXTENSIONS: Final = {
    "audio/mpeg": ".mp3",
    "audio/x-m4a": ".m4a",
    "video/mp4": ".mp4",
    "video/x-m4v": ".m4v",
    "video/quicktime": ".mov",
}
"""The suffix directories expect of each type of enclosure."""
CUT_OFF: Final = "truncated"


def obstacle(sound: Sound, recording: Path) -> Unreadable | None:
    """Why the recording is not taken as it is, with the command that converts it; None if it is."""
    command = f"turncast add --convert {shlex.quote(str(recording))}"
    if sound.obstacle:
        return Unreadable(f"expected an MP3, M4A or MP4 recording, found {sound.obstacle}", command)
    for doubt in sound.doubts:
        if doubt.code == CUT_OFF:
            hint = f"copy or download it again; or, to publish what there is of it: {command}"
            return Unreadable(f"the recording is cut off: {doubt.message}", hint)
    return None


def form(sound: Sound) -> Form:
    """What *sound* becomes when it is converted: what needs no new encoding, or else MP3, or MP4 for video."""
    if sound.kind == "video":
        return "mp4"
    return "m4a" if (sound.codec or "").endswith("AAC") else "mp3"


def sound_form(sound: Sound) -> Form | None:
    """What the sound of a video becomes on its own, without being encoded anew if it can be; None without any."""
    if sound.kind != "video" or not sound.codec:
        return None
    return "mp3" if sound.codec == "MP3" else "m4a"


def extension(sound: Sound) -> str:
    """The suffix of the published recording: by what it is, or by what it will have become."""
    return EXTENSIONS.get(sound.media_type, f".{form(sound)}") if not sound.obstacle else f".{form(sound)}"
