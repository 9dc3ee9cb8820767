"""Trials: one small thing a target should be able to do, what it means where it is not, and what came of trying."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from turncast.errors import WorldError
from turncast.models.base import Frozen
from turncast.models.finding import Level

Subject = TypeVar("Subject")
"""What is tried: a bucket, a directory, a public address."""


class Outcome(StrEnum):
    """What came of a trial. untold: it could not be tried, or its answer says nothing."""

    WORKS = "works"
    FAILS = "fails"
    UNTOLD = "untold"


class Trial(Frozen):
    """One thing that is tried.

    level: how bad a failure is; with an error, publishing cannot work, or listeners would be hurt. tries: what is done.
    means: what the producer or listeners would notice of a failure. remedy: what to do about it.
    """

    name: str
    level: Level
    tries: str
    means: str
    remedy: str


class Result(Frozen):
    """What came of a trial. found: what was met, in words. remedy: what to do; empty where nothing is to be done."""

    trial: Trial
    outcome: Outcome
    found: str
    remedy: str = ""

    @property
    def failed(self) -> bool:
        """Whether it does not work, and that is bad: publishing fails, or listeners are hurt."""
        return self.outcome is Outcome.FAILS and self.trial.level is Level.ERROR


class Amiss(Exception):
    """What a trial raises to say that it found something else than it should; lower case."""


class Untold(Exception):
    """What a trial raises to say why nothing can be told."""


Attempt = Callable[[Subject], str]
"""Does a trial and says what it met. Raises Amiss, Untold, or the WorldError of what was in the way."""


@dataclass(frozen=True)
class Step(Generic[Subject]):
    """A trial, and how it is done."""

    trial: Trial
    attempt: Attempt[Subject]

    def result(self, subject: Subject) -> Result:
        """What comes of trying it on *subject*; what is in the way is a result, too."""
        try:
            return Result(trial=self.trial, outcome=Outcome.WORKS, found=self.attempt(subject))
        except Untold as reason:
            return Result(trial=self.trial, outcome=Outcome.UNTOLD, found=str(reason))
        except Amiss as found:
            return self._failure(str(found), self.trial.remedy)
        except WorldError as error:
            return self._failure(error.message, error.hint or self.trial.remedy)

    def _failure(self, found: str, remedy: str) -> Result:
        return Result(trial=self.trial, outcome=Outcome.FAILS, found=found, remedy=remedy)


def trial(
    name: str, level: Level, *, tries: str, means: str, remedy: str
) -> Callable[[Attempt[Subject]], Step[Subject]]:
    """Make a step of the function that tries it: ``@trial("range", Level.ERROR, tries=…, means=…, remedy=…)``."""

    def made(attempt: Attempt[Subject]) -> Step[Subject]:
        return Step(Trial(name=name, level=level, tries=tries, means=means, remedy=remedy), attempt)

    return made
