"""What nearly every verb begins with: the project as a catalog, its findings, its target."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Final

from turncast import checking, loading
from turncast.commands.selecting import Wishes, judged
from turncast.errors import ShowHasErrors, UsageError
from turncast.loading.project import read_project
from turncast.models.catalog import Catalog
from turncast.models.finding import Finding, Level
from turncast.models.project import Project
from turncast.targets import Target, open_target

_FOLDERS: Final = ("feeds", "episodes", "media", "templates")


@dataclass(frozen=True)
class Call:
    """What every verb is told: the project's folder, the moment, and values laid over ``turncast.toml``.

    environment: where the secrets are that hooks ask for.
    """

    root: Path
    at: datetime
    overrides: Mapping[str, str] = field(default_factory=dict)
    environment: Mapping[str, str] = field(default_factory=dict, repr=False)


def open_catalog(
    call: Call, ears: loading.Ears | None = None, wishes: Wishes | None = None
) -> tuple[Catalog, tuple[Finding, ...]]:
    """The project and what is wrong with it that counts, with lines; *ears* measure recordings not measured before.

    What counts is said in ``[check]``, and by *wishes* that lie over it.

    Raises ShowHasErrors where ``turncast.toml`` itself cannot be read: without it there is no project to speak of.
    """
    loaded = loading.load(call.root, call.overrides, ears)
    if loaded.catalog is None:
        raise _errors(loading.placed(loaded.findings, call.root))
    settings = (wishes or Wishes()).over(loaded.catalog.project.check)
    found = (*loaded.findings, *checking.check(loaded.catalog))
    told = (_of_draft(one) if one.path in loaded.drafts else one for one in judged(found, settings))
    return loaded.catalog, loading.placed(told, call.root)


def _of_draft(finding: Finding) -> Finding:
    """Listeners never see a draft, so what is wrong with one stops nothing; it will when it is one no more."""
    level = Level.WARNING if finding.level is Level.ERROR else finding.level
    return finding.model_copy(update={"level": level})


def open_sound_catalog(call: Call) -> tuple[Catalog, tuple[Finding, ...]]:
    """The project and its findings, none of which is an error: only such a project is built and published."""
    catalog, findings = open_catalog(call)
    if any(finding.level is Level.ERROR for finding in findings):
        raise _errors(findings, "; nothing was published")
    return catalog, findings


def _errors(findings: tuple[Finding, ...], consequence: str = "") -> ShowHasErrors:
    count = sum(finding.level is Level.ERROR for finding in findings)
    things = "1 error" if count == 1 else f"{count} errors"
    return ShowHasErrors(
        f"expected a project without errors, found {things}{consequence}",
        "mend what is listed above; `turncast check --explain CODE` says more of each",
        findings,
    )


def _own(root: Path, place: str) -> bool:
    """Whether *place* is where a producer's own files are: the project's folder or one of those in it that matter."""
    if "://" in place:
        return False
    target, home = (root / place).resolve(), root.resolve()
    return target == home or any(target.is_relative_to(home / name) for name in _FOLDERS)


def target_of(project: Project, to: str | None = None) -> Target:
    """The target *to*, or else the one ``turncast.toml`` names."""
    publish = project.publish
    place = to or publish.to
    if _own(project.root, place):
        raise UsageError(
            f"expected a place of its own to publish to, found {place}, where the project itself stands",
            "turncast publish --to public",
        )
    return open_target(place, root=project.root, endpoint=publish.endpoint, region=publish.region)


def open_place(call: Call, to: str | None = None) -> Target:
    """The same where nothing but ``turncast.toml`` matters: what is wrong with shows and episodes is not in the way."""
    reading = read_project(call.root, call.overrides)
    if reading.value is None:
        raise _errors(loading.placed(reading.findings, call.root))
    return target_of(reading.value, to)
