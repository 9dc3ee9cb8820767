"""Finding the project and reading ``turncast.toml``."""

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Final

from turncast.errors import NoProject
from turncast.loading.words import Reading, read_table, validated
from turncast.models.finding import Finding
from turncast.models.project import Project, ProjectFile

PROJECT_FILE = "turncast.toml"
_CHECK: Final = "check"


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
    """What ``turncast.toml`` says, with *overrides* by dotted key (``site.url``) laid over it.

    A word of ``[check]`` that does not fit is told and left out: it says nothing of what is published.
    """
    reading = read_table(root, PROJECT_FILE)
    if reading.value is None:
        return Reading(None, reading.findings)
    table = _overridden(reading.value, overrides.items())
    written = validated(ProjectFile, table, PROJECT_FILE)
    findings = tuple(_traced(finding, overrides) for finding in written.findings)
    if findings and all(finding.key.partition(".")[0] == _CHECK for finding in findings):
        wrong = {finding.key.split(".")[1] for finding in findings if "." in finding.key}
        written = validated(ProjectFile, _without(table, wrong), PROJECT_FILE)
    return Reading(Project(root=root, **dict(written.value)) if written.value else None, findings)


def _without(table: Mapping[str, object], wrong: Collection[str]) -> dict[str, object]:
    """*table* without the *wrong* words of its settings, or without all of them where they are none."""
    settings = table.get(_CHECK)
    kept = {word: value for word, value in settings.items() if word not in wrong} if isinstance(settings, dict) else {}
    return {**table, _CHECK: kept}


def _traced(finding: Finding, overrides: Mapping[str, str]) -> Finding:
    """A finding about a value that does not stand in the file says so."""
    if finding.key not in overrides:
        return finding
    remedy = f"correct what is laid over turncast.toml as {finding.key}, by a TURNCAST_ variable for example"
    return finding.model_copy(update={"path": "", "remedy": remedy})


def _overridden(table: Mapping[str, object], overrides: Iterable[tuple[str, str]]) -> dict[str, object]:
    result = dict(table)
    for key, value in overrides:
        section, _, word = key.partition(".")
        inner = result.get(section)
        result[section] = {**(inner if isinstance(inner, Mapping) else {}), word: value}
    return result
