"""A directory under trial: what was written to it."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from turncast.targets.examining.samples import Sample, Samples
from turncast.targets.examining.trials import Untold


@dataclass
class DirectoryBench:
    """The directory that is tried.

    there: whether it is one. stored: samples that stand there. made: folders that were not there before.
    """

    root: Path
    name: str
    samples: Samples
    headers: bool = False
    endpoint: str = ""
    there: bool = False
    stored: list[Sample] = field(default_factory=list)
    made: list[Path] = field(default_factory=list)

    def path(self, suffix: str) -> Path:
        """A file of this examination alone."""
        return self.root / self.samples.key(suffix)

    def recording(self) -> Path:
        """The sample recording, if it could be stored."""
        if self.samples.recording not in self.stored:
            raise Untold("nothing could be stored to try it with")
        return self.root / self.samples.recording.key

    def standing(self) -> Path:
        """The directory, if it is there."""
        if not self.there:
            raise Untold("there is no directory to try it with")
        return self.root

    def clear(self) -> Sequence[str]:
        """Remove whatever was written, and folders that were made for it; the names that could not be removed."""
        self.stored.clear()
        for file in self._files():
            with suppress(OSError):
                file.unlink()
        left = [file.name for file in self._files()]
        for folder in reversed(self.made):
            with suppress(OSError):  # somebody else has put something there meanwhile
                folder.rmdir()
        return left

    def _files(self) -> list[Path]:
        with suppress(OSError):
            return sorted(self.root.glob(f"{self.samples.key('')}*"))
        return []
