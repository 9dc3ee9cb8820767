"""Reading ``episodes/*.md``."""

from collections.abc import Collection
from pathlib import Path

from turncast import chapters
from turncast.loading import faults
from turncast.loading.names import files_of, misnamed
from turncast.loading.words import Reading, read_document, validated
from turncast.models.episode import Episode, EpisodeFile
from turncast.models.finding import Finding


def read_episodes(root: Path, shows: Collection[str]) -> tuple[list[Episode], list[Finding]]:
    """Every episode that could be read, in the order of their slugs, and why the others could not."""
    readings = [read_episode(root, path, shows) for path in files_of(root, "episodes", ".md")]
    episodes = [reading.value for reading in readings if reading.value]
    return episodes, [finding for reading in readings for finding in reading.findings]


def read_episode(root: Path, path: str, shows: Collection[str]) -> Reading[Episode]:
    """The episode whose file is *path*; *shows* are the slugs it may belong to."""
    document = read_document(root, path)
    if document.value is None:
        return Reading(None, document.findings)
    written = validated(EpisodeFile, document.value.table, path)
    findings = (*misnamed(path), *written.findings)
    if written.value is None or findings:
        return Reading(None, findings)
    if written.value.show not in shows:
        return Reading(None, (_unknown_show(written.value.show, path, shows),))
    notes = document.value.notes
    episode = Episode(
        **dict(written.value), notes=notes, stamped=chapters.from_notes(notes), slug=Path(path).stem, path=path
    )
    return Reading(episode)


def _unknown_show(show: str, path: str, shows: Collection[str]) -> Finding:
    there = f"there is: {', '.join(sorted(shows))}" if shows else "there is no show yet"
    return faults.UNKNOWN_SHOW.finding(f"there is no show {show!r}", path=path, key="show", remedy=there)
