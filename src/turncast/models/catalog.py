"""The catalog: everything a project holds, resolved."""

from collections.abc import Mapping

from turncast.models.artwork import Artwork
from turncast.models.base import Frozen
from turncast.models.copies import Copy
from turncast.models.episode import Episode
from turncast.models.project import Project
from turncast.models.recording import Chapter, Recording
from turncast.models.show import Show
from turncast.models.transcript import Transcript


class Catalog(Frozen):
    """Shows and episodes as written, and the facts of every file they name, by its path.

    A path an episode names and that is missing here could not be read; a finding says why. copies: what is published
    of an episode's recording, by the episode's slug and the recording's path.
    """

    project: Project
    shows: tuple[Show, ...] = ()
    episodes: tuple[Episode, ...] = ()
    recordings: Mapping[str, Recording] = {}
    artworks: Mapping[str, Artwork] = {}
    transcripts: Mapping[str, Transcript] = {}
    copies: Mapping[tuple[str, str], Copy] = {}

    @property
    def written(self) -> tuple[Show | Episode, ...]:
        """Everything a producer wrote a file for: shows, then episodes."""
        return (*self.shows, *self.episodes)

    def show(self, slug: str) -> Show | None:
        """The show of that slug, if there is one."""
        return next((show for show in self.shows if show.slug == slug), None)

    def episodes_of(self, show: Show) -> tuple[Episode, ...]:
        """The show's episodes, newest first; equal dates in the order of their slugs."""
        mine = (episode for episode in self.episodes if episode.show == show.slug)
        return tuple(sorted(mine, key=lambda episode: (-episode.date.timestamp(), episode.slug)))

    def recording_of(self, episode: Episode) -> Recording | None:
        """The episode's recording, unless it could not be read."""
        return self.recordings.get(episode.recording)

    def copy_of(self, episode: Episode) -> Copy | None:
        """What is published of the episode's recording; None where that is the recording as it stands."""
        return self.copies.get((episode.slug, episode.recording))

    def chapters_of(self, episode: Episode) -> tuple[Chapter, ...]:
        """The chapters the episode's file gives, or else those in its recording."""
        if episode.chapters is not None:
            return episode.chapters
        recording = self.recording_of(episode)
        return recording.chapters if recording else ()
