"""The whole line of loading: project, shows, episodes, then the files they name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from turncast.loading import faults, files
from turncast.loading.copies import with_copies
from turncast.loading.episodes import read_episodes
from turncast.loading.files import Named
from turncast.loading.known import Known
from turncast.loading.project import read_project
from turncast.loading.shows import read_shows, show_slugs
from turncast.models.artwork import Artwork
from turncast.models.catalog import Catalog
from turncast.models.episode import Episode
from turncast.models.finding import Finding
from turncast.models.recording import Recording
from turncast.models.show import Show
from turncast.models.transcript import Transcript


@dataclass(frozen=True)
class Loaded:
    """A catalog, or None where ``turncast.toml`` itself cannot be read, and everything that could not be read."""

    catalog: Catalog | None
    findings: tuple[Finding, ...] = ()


def load(root: Path, overrides: Mapping[str, str] | None = None) -> Loaded:
    """Read the project at *root*.

    overrides: values laid over ``turncast.toml``, by dotted key (``{"site.url": "https://…"}``).
    """
    project = read_project(root, overrides or {})
    if project.value is None:
        return Loaded(None, project.findings)
    shows, show_findings = read_shows(root)
    episodes, episode_findings = read_episodes(root, show_slugs(root))
    known = Known(root)
    recordings, recording_findings = files.read_files(
        _recordings(episodes), Recording, files.read_recording, faults.UNREADABLE_RECORDING, root, known
    )
    artworks, artwork_findings = files.read_files(
        _artworks(shows, episodes), Artwork, files.read_artwork, faults.UNREADABLE_ARTWORK, root, known
    )
    transcripts, transcript_findings = files.read_files(
        _transcripts(episodes), Transcript, files.read_transcript, faults.UNREADABLE_TRANSCRIPT, root, known
    )
    catalog = Catalog(
        project=project.value,
        shows=tuple(shows),
        episodes=tuple(episodes),
        recordings=recordings,
        artworks=artworks,
        transcripts=transcripts,
    )
    catalog = with_copies(catalog, known)
    known.save()
    findings = show_findings + episode_findings + recording_findings + artwork_findings + transcript_findings
    return Loaded(catalog, tuple(findings))


def _recordings(episodes: Iterable[Episode]) -> Iterable[Named]:
    return (Named(file=episode.recording, path=episode.path, key="recording") for episode in episodes)


def _artworks(shows: Iterable[Show], episodes: Iterable[Episode]) -> Iterable[Named]:
    named = [(one.artwork, one.path) for one in shows] + [(one.artwork, one.path) for one in episodes]
    return (Named(file=file, path=path, key="artwork") for file, path in named if file)


def _transcripts(episodes: Iterable[Episode]) -> Iterable[Named]:
    return (
        Named(file=transcript.file, path=episode.path, key=f"transcripts.{index}.file")
        for episode in episodes
        for index, transcript in enumerate(episode.transcripts)
    )
