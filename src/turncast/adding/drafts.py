"""The draft of an episode: everything that is about to be written, and where each value comes from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any

from turncast import frontmatter
from turncast.adding.obstacles import Form
from turncast.adding.words import Told
from turncast.errors import Unreadable
from turncast.models.recording import Sound


@dataclass(frozen=True)
class Draft:
    """An episode as it would be added.

    recording: the file handed over. destination: where it will stand in the project, relative, with ``/``; in_place if
    it stands there already. form: what it is converted to on the way, if it is. heard: what its sound alone becomes, as
    a second rendition, if that is wished and there is any. obstacle: why it cannot be added as it is. table: the front
    matter, in the order of ``EpisodeFile``. told: each value with its source, also such as stand in no front matter.
    attachments: what makes the other files, by destination. remarks: what to look at or fill in, each one line.
    """

    slug: str
    recording: Path
    destination: str
    in_place: bool
    form: Form | None
    heard: Form | None
    obstacle: Unreadable | None
    sound: Sound
    table: Mapping[str, Any]
    notes: str
    told: Mapping[str, Told]
    attachments: Mapping[str, Callable[[], bytes]] = field(default_factory=dict, repr=False)
    remarks: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """Of the episode's file, relative to the project."""
        return f"episodes/{self.slug}.md"

    @property
    def text(self) -> str:
        """What the episode's file will say."""
        return frontmatter.compose(self.table, self.notes)

    @property
    def artwork(self) -> str | None:
        """Where the episode's own artwork will stand, if it has any."""
        return self.table.get("artwork")

    @property
    def transcripts(self) -> tuple[str, ...]:
        """Where the episode's transcripts will stand."""
        return tuple(one["file"] for one in self.table.get("transcripts", ()))

    @property
    def rendition(self) -> str | None:
        """Where the sound alone will stand."""
        return f"media/{self.slug}.{self.heard}" if self.heard else None

    @property
    def writes(self) -> tuple[str, ...]:
        """Every file that would be made, the episode's last."""
        recordings = () if self.in_place else (self.destination,), (self.rendition,) if self.rendition else ()
        return (*chain(*recordings), *self.attachments, self.path)
