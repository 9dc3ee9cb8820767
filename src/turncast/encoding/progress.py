"""How far a long task is, told about once a second of the recording."""

from collections.abc import Callable

OnProgress = Callable[[float, float], None]
"""Told the seconds of the recording that are done, and of how many; raising stops the task, and nothing is left."""


class Progress:
    """Tells *listener*, if there is one; the total is a claim of the headers, and grows where it proves too small."""

    def __init__(self, listener: OnProgress | None, total: float | None) -> None:
        self._listener = listener
        self._total = total or 0.0
        self._told = 0.0

    def at(self, seconds: float) -> None:
        """The task is so far."""
        if seconds >= self._told + 1:
            self._tell(seconds, max(seconds, self._total))

    def end(self, seconds: float) -> None:
        """The task is done, and this is how long the recording was."""
        self._tell(seconds, seconds)

    def _tell(self, seconds: float, total: float) -> None:
        self._told = seconds
        if self._listener:
            self._listener(seconds, total)
