"""The catalog: everything a project holds, resolved."""

from collections.abc import Mapping

from turncast.models.artwork import Artwork
from turncast.models.base import Frozen
from turncast.models.copies import Copy
from turncast.models.episode import Episode
from turncast.models.loudness import Loudness
from turncast.models.project import Project
from turncast.models.recording import Chapter, ChapterFile, Recording
from turncast.models.show import Show
from turncast.models.transcript import Transcript, TranscriptReference


class Catalog(Frozen):
    """Shows and episodes as written, and the facts of every file they name, by its path.

    A path an episode names and that is missing here could not be read; a finding says why. loudness: of the recordings
    that have been measured. copies: what is published of a recording for an episode, by the episode's slug and the
    recording's path. unreadable: the paths of show files that could not be read; findings say why.
    """

    project: Project
    shows: tuple[Show, ...] = ()
    episodes: tuple[Episode, ...] = ()
    recordings: Mapping[str, Recording] = {}
    artworks: Mapping[str, Artwork] = {}
    transcripts: Mapping[str, Transcript] = {}
    chapters: Mapping[str, ChapterFile] = {}
    loudness: Mapping[str, Loudness] = {}
    copies: Mapping[tuple[str, str], Copy] = {}
    unreadable: frozenset[str] = frozenset()

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

    def language_of(self, written: TranscriptReference, show: Show | None) -> str:
        """The language of a transcript: its own, or else the show's, or else the site's."""
        return written.language or (show and show.language) or self.project.site.language

    def recording_of(self, episode: Episode) -> Recording | None:
        """The episode's recording, unless it could not be read."""
        return self.recordings.get(episode.recording) if episode.recording else None

    def renditions_of(self, episode: Episode) -> tuple[Recording, ...]:
        """The episode's recording, then its other forms that could be read; nothing where the recording could not."""
        first = self.recording_of(episode)
        others = (self.recordings[file] for file in episode.renditions if file in self.recordings)
        return (first, *others) if first else ()

    def copy_of(self, episode: Episode, recording: Recording) -> Copy | None:
        """What is published of one of the episode's recordings; None where that is the recording as it stands."""
        return self.copies.get((episode.slug, recording.path))

    def chapters_of(self, episode: Episode) -> tuple[Chapter, ...]:
        """The chapters the episode names or lists, or else those in its recording, or else those stamped in its notes.

        Time stamps that go on after the recording are about something else, and then there are none.
        """
        if isinstance(episode.chapters, str):
            file = self.chapters.get(episode.chapters)
            return file.chapters if file else ()
        if episode.chapters is not None:
            return episode.chapters
        recording = self.recording_of(episode)
        if recording is None or recording.chapters:
            return recording.chapters if recording else ()
        within = all(chapter.start < recording.duration for chapter in episode.stamped)
        return episode.stamped if within else ()
