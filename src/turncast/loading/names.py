"""The names of show and episode files, which become parts of public addresses."""

import re
from pathlib import Path

from turncast.loading import faults
from turncast.models.finding import Finding

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def files_of(root: Path, folder: str, suffix: str) -> list[str]:
    """The files in *folder* with that *suffix*, as paths from *root*, sorted; hidden ones are left out."""
    found = (root / folder).glob(f"*{suffix}")
    return sorted(f"{folder}/{file.name}" for file in found if not file.name.startswith("."))


def misnamed(path: str) -> tuple[Finding, ...]:
    """A finding where the file's name cannot be part of an address."""
    stem = Path(path).stem
    if _SLUG.fullmatch(stem) and stem != "index":
        return ()
    message = f"expected a name of lower-case letters, digits and hyphens, found {stem!r}"
    return (faults.WRONG_NAME.finding(message, path=path),)
