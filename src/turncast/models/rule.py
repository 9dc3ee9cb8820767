"""Rules: what can be wrong with a show, and what to do about it."""

from turncast.models.base import Frozen
from turncast.models.finding import Finding, Level


class Rule(Frozen):
    """One thing that can be wrong.

    code: stable, never reused. message: what is wrong in general, one line. remedy: what to do.
    source: who says so (a specification, a directory, an app), by name.
    """

    code: str
    level: Level
    message: str
    remedy: str
    source: str = "Turncast"

    def finding(
        self, message: str = "", *, path: str = "", key: str = "", remedy: str = "", line: int | None = None
    ) -> Finding:
        """This rule noticed something: *message* and *remedy* say it of the case at hand."""
        return Finding(
            code=self.code,
            level=self.level,
            message=message or self.message,
            remedy=remedy or self.remedy,
            path=path,
            key=key,
            line=line,
        )
