"""The names of show and episode files, which become parts of public addresses."""

import re
from pathlib import Path
from typing import Final

from turncast.loading import faults
from turncast.models.finding import Finding

_NAME: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\.(md|toml)")
_LONGEST: Final = 100
"""Characters: addresses and names of published files are made of it."""


def files_of(root: Path, folder: str, suffix: str) -> list[str]:
    """The files in *folder* with that *suffix*, as paths from *root*, sorted; hidden ones are left out."""
    names = (file.name for file in (root / folder).glob("*"))
    return sorted(f"{folder}/{name}" for name in names if name.lower().endswith(suffix) and not name.startswith("."))


def misnamed(path: str) -> tuple[Finding, ...]:
    """A finding where the file's name cannot be part of an address."""
    name = Path(path).name
    if not _NAME.fullmatch(name):
        message = f"expected a name of lower-case letters, digits and hyphens, found {name!r}"
    elif len(name) > _LONGEST:
        message = f"expected a name of at most {_LONGEST} characters, found {len(name)}"
    elif Path(path).stem == "index":
        message = f"expected another name than {name!r}: the page of a show is called index"
    else:
        return ()
    return (faults.WRONG_NAME.finding(message, path=path),)
