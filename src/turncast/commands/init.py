"""``turncast init``: a new project."""

from pathlib import Path

from turncast import artwork
from turncast.adding.project import NewProject, write_project
from turncast.errors import UsageError
from turncast.loading.project import PROJECT_FILE


def init(folder: Path, new: NewProject, cover: Path | None) -> tuple[str, ...]:
    """Make a project in *folder* and give the paths of the files that were written; nothing is overwritten.

    cover: artwork to copy into it. Raises UsageError where a project is there already, Unreadable where *cover*
    is no picture, WorldError where the disk refuses.
    """
    if (folder / PROJECT_FILE).exists():
        raise UsageError(f"expected a folder without a project, found {folder / PROJECT_FILE}", "turncast check")
    if cover and not cover.is_file():
        raise UsageError(f"expected a picture, found no file {cover}", "check the path, or leave --artwork out")
    extension = artwork.measure(cover).extension if cover else ""
    return write_project(folder, new, cover, extension)
