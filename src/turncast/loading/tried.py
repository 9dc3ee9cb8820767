"""The memory of pages that could be made, so that trying a project costs only what has changed.

It may be deleted at any time, as may be what is known of files.
"""

import os
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Final

MEMORY: Final = Path(".turncast", "pages.txt")


class Tried:
    """Fingerprints of pages that could be made, one a line in ``.turncast/pages.txt`` below *root*."""

    def __init__(self, root: Path) -> None:
        self._file = root / MEMORY

    @cached_property
    def known(self) -> frozenset[str]:
        """Those that are remembered; of a memory that cannot be read, none."""
        try:
            return frozenset(self._file.read_text(encoding="ascii").split())
        except (OSError, ValueError):
            return frozenset()

    def save(self, fingerprints: set[str]) -> None:
        """Remember these and no others. A folder that cannot be written only costs time, so it is no error."""
        if fingerprints == self.known:
            return
        draft = self._file.with_name(f"{self._file.name}.{os.getpid()}")
        with suppress(OSError):
            self._file.parent.mkdir(exist_ok=True)
            draft.write_text("".join(f"{one}\n" for one in sorted(fingerprints)), encoding="ascii")
            draft.replace(self._file)
        with suppress(OSError):
            draft.unlink(missing_ok=True)
