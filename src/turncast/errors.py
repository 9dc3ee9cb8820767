"""The tree of errors: what is wrong with the world, or with how Turncast was called.

What is wrong with the *show* is not an error but a :class:`turncast.models.finding.Finding`.
Every error carries a message (lower case: what was expected, what was found), a hint that can be
typed, and the exit code of its branch. Nothing here imports anything of Turncast.
"""

from collections.abc import Sequence
from enum import IntEnum


class ExitCode(IntEnum):
    """What a ``turncast`` process answers to whoever started it."""

    FINE = 0
    SHOW_HAS_ERRORS = 1
    USAGE = 2
    WORLD = 3
    CHANGES = 10
    BUG = 70
    INTERRUPTED = 130
    TERMINATED = 143


class TurncastError(Exception):
    """Anything Turncast stops for.

    message: one line, lower case, what was expected and what was found.
    hint: what to do next, ideally a command; may be empty.
    """

    exit_code: ExitCode = ExitCode.WORLD

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(TurncastError):
    """Turncast was called in a way that cannot work here (exit code 2)."""

    exit_code = ExitCode.USAGE


class NoProject(UsageError):
    """There is no ``turncast.toml`` in this folder or any folder above it."""


class ShowHasErrors(TurncastError):
    """A command that needs a sound show met one with errors (exit code 1); findings are what it met."""

    exit_code = ExitCode.SHOW_HAS_ERRORS

    def __init__(self, message: str, hint: str = "", findings: Sequence[object] = ()) -> None:
        super().__init__(message, hint)
        self.findings = findings


class Unreadable(TurncastError):
    """A file of the project is not what its place says it should be (exit code 1).

    Stages that read many files turn it into a finding and go on; line and column count from 1.
    """

    exit_code = ExitCode.SHOW_HAS_ERRORS

    def __init__(self, message: str, hint: str = "", *, line: int | None = None, column: int | None = None) -> None:
        super().__init__(message, hint)
        self.line = line
        self.column = column


class WorldError(TurncastError):
    """Something outside the project is in the way: a store, a disk, a network (exit code 3)."""


class TargetDenied(WorldError):
    """The target does not accept these credentials, or they may not do this."""


class TargetMissing(WorldError):
    """The bucket or the parent directory of the target is not there."""


class TargetUnavailable(WorldError):
    """The target does not answer, or answers that it cannot now."""


class TargetConflict(WorldError):
    """Somebody else changed the target since it was read: nothing of theirs was overwritten."""


class TargetFull(WorldError):
    """No room is left where something was to be written."""


class TargetCorrupt(WorldError):
    """What the target gave back is not what was given to it."""
