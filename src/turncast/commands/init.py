"""``turncast init``: a new project."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from turncast import artwork, checking, frontmatter
from turncast.adding.project import NewProject, project_files, write_project
from turncast.commands.opening import target_of
from turncast.errors import UsageError
from turncast.loading.project import PROJECT_FILE
from turncast.loading.words import validated
from turncast.models.catalog import Catalog
from turncast.models.finding import Finding, Level
from turncast.models.project import Project, ProjectFile
from turncast.models.show import Show, ShowFile

_LATER: Final = ("show-without-artwork", "show-without-category")
"""What a project that has just begun may still lack."""


def init(folder: Path, new: NewProject, cover: Path | None) -> tuple[str, ...]:
    """Make a project in *folder* and give the paths of the files that were written; nothing is overwritten.

    cover: artwork to copy into it. Raises UsageError where a project is there already, or where what *new* says
    is nothing a project can say; Unreadable where *cover* is no picture; WorldError where the disk refuses.
    """
    if (folder / PROJECT_FILE).exists():
        raise UsageError(f"expected a folder without a project, found {folder / PROJECT_FILE}", "turncast check")
    if cover and not cover.is_file():
        raise UsageError(f"expected a picture, found no file {cover}", "check the path, or leave --artwork out")
    extension = artwork.measure(cover).extension if cover else ""
    files = project_files(new, cover.read_bytes() if cover else b"", extension)
    for finding in _wrong(folder.absolute(), new, dict(files)):
        raise UsageError(finding.message, finding.remedy or "turncast init --help")
    return write_project(folder, files)


def _wrong(root: Path, new: NewProject, files: Mapping[str, bytes]) -> Iterator[Finding]:
    """What ``turncast check`` would call an error in the files, before they are written."""
    show_path = f"feeds/{new.show}.toml"
    project = validated(ProjectFile, frontmatter.parse(files[PROJECT_FILE].decode()), PROJECT_FILE)
    show = validated(ShowFile, frontmatter.parse(files[show_path].decode()), show_path)
    yield from (*project.findings, *show.findings)
    if project.value and show.value:
        made = Project(root=root, site=project.value.site, publish=project.value.publish)
        target_of(made)
        catalog = Catalog(project=made, shows=(Show(**dict(show.value), slug=new.show, path=show_path),))
        found = checking.check(catalog)
        yield from (one for one in found if one.level is Level.ERROR and one.code not in _LATER)
