"""What stands beside a recording under its name: a picture, transcripts.

``talk.jpg``, or else ``cover.jpg`` or ``folder.jpg``; ``talk.vtt``, ``talk.srt``, ``talk.json``, ``talk.es.vtt``.
"""

import os
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from turncast.languages import bcp47

PICTURES: Final = (".jpg", ".jpeg", ".png", ".webp")
FOLDER_PICTURES: Final = ("cover", "folder")
TRANSCRIPTS: Final = (".vtt", ".srt", ".json")
"""In the order in which they are preferred, of one language."""


@dataclass
class Beside:
    """Looks into folders, into each once: in a folder of five hundred recordings that is what keeps it quick."""

    _names: dict[Path, list[tuple[str, str]]] = field(default_factory=dict)

    def picture(self, recording: Path, *, folder_wide: bool) -> Path | None:
        """The picture of *recording* alone, or, where *folder_wide*, that of its folder."""
        stems = (recording.stem, *(FOLDER_PICTURES if folder_wide else ()))
        found = (self._named(recording.parent, f"{stem}{suffix}") for stem in stems for suffix in PICTURES)
        return next((path for path in found if path), None)

    def transcripts(self, recording: Path) -> dict[str | None, Path]:
        """The transcript of each language, as far as the names say one; the best form of those there are."""
        found: dict[str | None, Path] = {}
        for suffix in TRANSCRIPTS:
            for language, path in self._transcripts(recording, suffix):
                found.setdefault(language, path)
        return found

    def _transcripts(self, recording: Path, suffix: str) -> Iterator[tuple[str | None, Path]]:
        stem = f"{recording.stem}.".casefold()
        for name, path in self._beginning(recording.parent, stem):
            middle = name.removeprefix(stem).removesuffix(suffix.lstrip("."))
            language = bcp47(middle.rstrip(".")) if middle else None
            if name.endswith(suffix) and (language or not middle):
                yield language, path

    def _named(self, folder: Path, name: str) -> Path | None:
        return next(
            (path for found, path in self._beginning(folder, name.casefold()) if found == name.casefold()), None
        )

    def _beginning(self, folder: Path, beginning: str) -> Iterator[tuple[str, Path]]:
        names = self._listed(folder)
        for at in range(bisect_left(names, (beginning, "")), len(names)):
            folded, name = names[at]
            if not folded.startswith(beginning):
                return
            yield folded, folder / name

    def _listed(self, folder: Path) -> list[tuple[str, str]]:
        """The names of the files in *folder*, each as it is compared and as it is; of one that cannot be read none."""
        if folder not in self._names:
            try:
                with os.scandir(folder) as entries:
                    found = [entry.name for entry in entries if not entry.name.startswith(".") and entry.is_file()]
            except OSError:
                found = []
            self._names[folder] = sorted((name.casefold(), name) for name in found)
        return self._names[folder]
