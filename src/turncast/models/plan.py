"""Plans and receipts: what a publish would change and why, and what it did."""

from enum import StrEnum

from pydantic import AwareDatetime

from turncast.models.artifact import Wave
from turncast.models.base import Frozen


class Action(StrEnum):
    """What is done to a key. There is no removing: publishing only adds."""

    ADD = "add"
    REPLACE = "replace"


class Step(Frozen):
    """One object to be written, and why.

    rank: within its wave, steps of a lower rank are done before others begin: they are what the others point at.
    """

    action: Action
    key: str
    wave: Wave
    why: str
    rank: int = 0


class Breach(Frozen):
    """A promise to listeners the release would break (law 3): what happens to an episode that was live."""

    show: str
    guid: str
    message: str


class Plan(Frozen):
    """What a publish would change: steps in the order of their waves, how many objects stay, what it would break."""

    target: str
    revision: int
    steps: tuple[Step, ...] = ()
    kept: int = 0
    breaches: tuple[Breach, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether there is nothing to do."""
        return not self.steps


class Receipt(Frozen):
    """What a publish did. written: keys, in the order of the plan. sent: bytes that were written."""

    target: str
    revision: int
    at: AwareDatetime
    added: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    kept: int = 0
    sent: int = 0
    warnings: tuple[str, ...] = ()
