"""The list of what had to be mended: one entry a kind of fault, however often it occurs."""

from collections.abc import Iterator
from typing import Final

from turncast.models.transcript import Repair

HINT: Final = "export it as WebVTT (.vtt) or SubRip (.srt)"
"""What to do with a transcript that cannot be read at all."""


class Repairs:
    """Repairs as they are made; kept are each message, the first line it is about, and how often it was made."""

    def __init__(self) -> None:
        self._made: dict[str, tuple[int | None, int]] = {}

    def note(self, message: str, line: int | None = None, count: int = 1) -> None:
        """Remember that *message* applied at *line* (from 1)."""
        first, times = self._made.get(message, (line, 0))
        earliest = min((one for one in (first, line) if one is not None), default=None)
        self._made[message] = (earliest, times + count)

    def __iter__(self) -> Iterator[Repair]:
        """In the order of lines."""
        made = (Repair(message=message, line=line, count=count) for message, (line, count) in self._made.items())
        return iter(sorted(made, key=lambda repair: (repair.line or 0, repair.message)))
