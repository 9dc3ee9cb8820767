"""Reading ``episodes/*.md``."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from turncast import chapters
from turncast.loading import faults
from turncast.loading.names import files_of, misnamed
from turncast.loading.words import Reading, read_document, validated
from turncast.models.episode import Episode, EpisodeFile
from turncast.models.finding import Finding


@dataclass(frozen=True)
class EpisodeReading(Reading[Episode]):
    """What came of reading an episode's file; draft: whether it says so, be the rest of it readable or not."""

    draft: bool = False


def read_episodes(root: Path, shows: Collection[str]) -> tuple[list[Episode], list[Finding], frozenset[str]]:
    """Every episode that could be read, in the order of their slugs; why the others could not; the paths of drafts."""
    readings = {path: read_episode(root, path, shows) for path in files_of(root, "episodes", ".md")}
    episodes = [reading.value for reading in readings.values() if reading.value]
    findings = [finding for reading in readings.values() for finding in reading.findings]
    return episodes, findings, frozenset(path for path, reading in readings.items() if reading.draft)


def read_episode(root: Path, path: str, shows: Collection[str]) -> EpisodeReading:
    """The episode whose file is *path*; *shows* are the slugs it may belong to."""
    document = read_document(root, path)
    if document.value is None:
        return EpisodeReading(None, document.findings)
    written = validated(EpisodeFile, document.value.table, path)
    draft = document.value.table.get("draft") is True
    findings = (*misnamed(path), *written.findings)
    if written.value is None or findings:
        return EpisodeReading(None, findings, draft)
    if written.value.show not in shows:
        return EpisodeReading(None, (_unknown_show(written.value.show, path, shows),), draft)
    notes = document.value.notes
    episode = Episode(
        **dict(written.value), notes=notes, stamped=chapters.from_notes(notes), slug=Path(path).stem, path=path
    )
    return EpisodeReading(episode, draft=draft)


def _unknown_show(show: str, path: str, shows: Collection[str]) -> Finding:
    there = f"there is: {', '.join(sorted(shows))}" if shows else "there is no show yet"
    return faults.UNKNOWN_SHOW.finding(f"there is no show {show!r}", path=path, key="show", remedy=there)
