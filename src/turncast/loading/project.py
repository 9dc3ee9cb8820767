"""Finding the project and reading ``turncast.toml``."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from turncast.errors import NoProject
from turncast.loading.words import Reading, read_table, validated
from turncast.models.project import Project, ProjectFile

PROJECT_FILE = "turncast.toml"


def find_root(start: Path) -> Path:
    """The project's folder: *start* or the nearest folder above it that holds ``turncast.toml``.

    Raises NoProject where there is none.
    """
    for folder in (start, *start.parents):
        if (folder / PROJECT_FILE).is_file():
            return folder
    raise NoProject(
        f"expected a Turncast project: there is no {PROJECT_FILE} in {start} or any folder above it",
        "cd into a project, or make one with: turncast init",
    )


def read_project(root: Path, overrides: Mapping[str, str]) -> Reading[Project]:
    """What ``turncast.toml`` says, with *overrides* by dotted key (``site.url``) laid over it."""
    reading = read_table(root, PROJECT_FILE)
    if reading.value is None:
        return Reading(None, reading.findings)
    written = validated(ProjectFile, _overridden(reading.value, overrides.items()), PROJECT_FILE)
    if written.value is None:
        return Reading(None, written.findings)
    return Reading(Project(root=root, site=written.value.site, publish=written.value.publish))


def _overridden(table: Mapping[str, object], overrides: Iterable[tuple[str, str]]) -> dict[str, object]:
    result = dict(table)
    for key, value in overrides:
        section, word = key.split(".")
        inner = result.get(section)
        result[section] = {**(inner if isinstance(inner, Mapping) else {}), word: value}
    return result
