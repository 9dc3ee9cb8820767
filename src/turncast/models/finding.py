"""Findings: something wrong with the show, and where."""

from enum import StrEnum

from turncast.models.base import Frozen


class Level(StrEnum):
    """How bad: an error stops publishing, a warning loses something somewhere, advice is taste."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"

    def reaches(self, other: "Level") -> bool:
        """Whether it is as bad as *other*, or worse."""
        levels = list(Level)
        return levels.index(self) <= levels.index(other)


class Finding(Frozen):
    """One thing wrong with the show.

    code: the stable name of the rule that noticed. message: what was expected and found, lower case.
    remedy: what to do. path: the file, relative to the project. key: the word in that file it is about,
    dotted (``people.0.role``). line and column count from 1; None where the place is the whole file.
    """

    code: str
    level: Level
    message: str
    remedy: str = ""
    path: str = ""
    key: str = ""
    line: int | None = None
    column: int | None = None

    @property
    def place(self) -> str:
        """``path:line:column`` as editors read it, as far as it is known."""
        return ":".join(str(part) for part in (self.path, self.line, self.column) if part)

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """What findings are sorted by: as a reader goes through the files."""
        return self.path, self.line or 0, self.column or 0, self.code, self.message
