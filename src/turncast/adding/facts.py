"""What is known of a recording, from everywhere: the producer, its bytes, its tags, its name."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Final

from pydantic import Field

from turncast import audio
from turncast.adding import filenames
from turncast.adding.filenames import Name
from turncast.errors import Unreadable
from turncast.models.base import Written
from turncast.models.recording import Sound, Tags, When
from turncast.models.vocabulary import EpisodeKind

HEAVY: Final = {"artwork": None, "lyrics": None}
"""What is read from the tags again when it is needed: five hundred pictures do not fit into memory."""


class Overrides(Written):
    """What the producer says of an episode, whatever tags and file name say; None where nothing is said."""

    title: str | None = None
    number: Annotated[int, Field(ge=1)] | None = None
    season: Annotated[int, Field(ge=1)] | None = None
    date: When | None = None
    kind: EpisodeKind | None = None
    description: str | None = None
    draft: bool | None = None


@dataclass(frozen=True)
class Facts:
    """What each source says. tags: without picture and lyrics, though ``tags.sources`` tells whether there are any.

    damage: why the tags could not be read, if they could not.
    """

    recording: Path
    sound: Sound
    tags: Tags
    name: Name
    overrides: Overrides
    damage: str = ""


def gather(recording: Path, overrides: Overrides) -> Facts:
    """Read the recording; tags too damaged to read are as if there were none.

    Raises ``Unreadable`` where the file is no recording.
    """
    sound, name = audio.probe(recording), filenames.parse(recording.stem)
    try:
        tags = audio.read_tags(recording).model_copy(update=HEAVY)
        return Facts(recording, sound, tags, name, overrides)
    except Unreadable as fault:
        return Facts(recording, sound, Tags(), name, overrides, damage=fault.message)
