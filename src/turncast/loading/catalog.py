"""The whole line of loading: project, shows, episodes, then the files they name."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from turncast.loading import faults, files
from turncast.loading.copies import with_copies
from turncast.loading.episodes import read_episodes
from turncast.loading.files import Named
from turncast.loading.known import Known
from turncast.loading.loudness import Ears, read_loudness
from turncast.loading.project import read_project
from turncast.loading.shows import read_shows, show_slugs
from turncast.models.artwork import Artwork
from turncast.models.catalog import Catalog
from turncast.models.episode import Episode
from turncast.models.finding import Finding
from turncast.models.recording import ChapterFile, Recording
from turncast.models.show import Show
from turncast.models.transcript import Transcript


@dataclass(frozen=True)
class Loaded:
    """A catalog, or None where ``turncast.toml`` itself cannot be read, and everything that could not be read.

    drafts: the paths of all drafts, also of those that cannot be read.
    """

    catalog: Catalog | None
    findings: tuple[Finding, ...] = ()
    drafts: frozenset[str] = frozenset()


def load(root: Path, overrides: Mapping[str, str] | None = None, ears: Ears | None = None) -> Loaded:
    """Read the project at *root*.

    overrides: values laid over ``turncast.toml``, by dotted key (``{"site.url": "https://…"}``).
    ears: what measures recordings that were not measured before; without it, none is.
    """
    project = read_project(root, overrides or {})
    if project.value is None:
        return Loaded(None, project.findings)
    shows, show_findings = read_shows(root)
    episodes, episode_findings, drafts = read_episodes(root, show_slugs(root))
    known = Known(root)
    recordings, recording_findings = files.read_files(
        _recordings(episodes), Recording, files.read_recording, faults.UNREADABLE_RECORDING, root, known
    )
    artworks, artwork_findings = files.read_files(
        _pictures(shows, episodes), Artwork, files.read_artwork, faults.UNREADABLE_ARTWORK, root, known
    )
    transcripts, transcript_findings = files.read_files(
        _transcripts(episodes), Transcript, files.read_transcript, faults.UNREADABLE_TRANSCRIPT, root, known
    )
    chapters, chapters_findings = files.read_files(
        _chapters(episodes), ChapterFile, files.read_chapters, faults.UNREADABLE_CHAPTERS, root, known
    )
    loudness, loudness_findings = read_loudness(_recordings(episodes), recordings, root, known, ears)
    catalog = Catalog(
        project=project.value,
        shows=tuple(shows),
        episodes=tuple(episodes),
        recordings=recordings,
        artworks=artworks,
        transcripts=transcripts,
        chapters=chapters,
        loudness=loudness,
        unreadable=frozenset(finding.path for finding in show_findings),
    )
    catalog = with_copies(catalog, known)
    known.save()
    written = [*project.findings, *show_findings, *episode_findings]
    named = recording_findings + artwork_findings + transcript_findings + chapters_findings + loudness_findings
    return Loaded(catalog, tuple(written + named), drafts)


def _recordings(episodes: Iterable[Episode]) -> Iterable[Named]:
    for episode in episodes:
        if episode.recording is not None:
            yield Named(file=episode.recording, path=episode.path, key="recording")
        for index, file in enumerate(episode.renditions):
            yield Named(file=file, path=episode.path, key=f"renditions.{index}")


def _pictures(shows: Sequence[Show], episodes: Sequence[Episode]) -> Iterable[Named]:
    named = [(one.artwork, one.path, "artwork") for one in shows]
    named += [(one.artwork, one.path, "artwork") for one in episodes]
    named += [(one.poster, one.path, "poster") for one in episodes if isinstance(one.poster, str)]
    beside = [(one.pictures, one.path) for one in shows] + [(one.pictures, one.path) for one in episodes]
    for pictures, path in beside:
        named += [(one.file, path, f"pictures.{place}.file") for place, one in enumerate(pictures)]
    return (Named(file=file, path=path, key=key) for file, path, key in named if file is not None)


def _transcripts(episodes: Iterable[Episode]) -> Iterable[Named]:
    return (
        Named(file=transcript.file, path=episode.path, key=f"transcripts.{index}.file")
        for episode in episodes
        for index, transcript in enumerate(episode.transcripts)
    )


def _chapters(episodes: Iterable[Episode]) -> Iterable[Named]:
    named = ((one.chapters, one.path) for one in episodes if isinstance(one.chapters, str))
    return (Named(file=file, path=path, key="chapters") for file, path in named)
