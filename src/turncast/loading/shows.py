"""Reading ``feeds/*.toml``."""

from pathlib import Path

from turncast.loading.names import files_of, misnamed
from turncast.loading.words import Reading, read_table, validated
from turncast.models.finding import Finding
from turncast.models.show import Show, ShowFile


def show_slugs(root: Path) -> set[str]:
    """The slugs of all shows that have a file, be it readable or not."""
    return {Path(path).stem for path in files_of(root, "feeds", ".toml")}


def read_shows(root: Path) -> tuple[list[Show], list[Finding]]:
    """Every show that could be read, in the order of their slugs, and why the others could not."""
    readings = [read_show(root, path) for path in files_of(root, "feeds", ".toml")]
    shows = [reading.value for reading in readings if reading.value]
    return shows, [finding for reading in readings for finding in reading.findings]


def read_show(root: Path, path: str) -> Reading[Show]:
    """The show whose file is *path*."""
    table = read_table(root, path)
    if table.value is None:
        return Reading(None, table.findings)
    written = validated(ShowFile, table.value, path)
    findings = (*misnamed(path), *written.findings)
    if written.value is None or findings:
        return Reading(None, findings)
    return Reading(Show(**dict(written.value), slug=Path(path).stem, path=path))
