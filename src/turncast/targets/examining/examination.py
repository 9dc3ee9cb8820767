"""An examination: all that is tried on one target, in its order, and clearing away after it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, Self

from turncast.targets.examining.samples import Sample
from turncast.targets.examining.trials import Result, Step


class Bench(Protocol):
    """The target under trial, and what was written to it."""

    @property
    def name(self) -> str:
        """What people see."""

    @property
    def headers(self) -> bool:
        """Whether the place itself keeps of which type an object is, and how long caches may have it."""

    @property
    def endpoint(self) -> str:
        """The address of the store, empty for a directory."""

    @property
    def stored(self) -> Sequence[Sample]:
        """The samples that stand there now, for anybody to fetch."""

    def clear(self) -> Sequence[str]:
        """Remove whatever was written and is still there; the keys that could not be removed."""


@dataclass
class Examination:
    """A target under trial; at the end of the block nothing of it is left there.

    first: what is tried before strangers look. last: what is tried then. left: what could not be removed again, known
    once the block has ended.
    """

    bench: Bench
    first: Sequence[Step[Any]]
    last: Sequence[Step[Any]]
    left: Sequence[str] = ()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.left = self.bench.clear()

    def begin(self) -> Iterator[Result]:
        """Write the samples and try all that can be tried with them; one that fails stops no other."""
        return (step.result(self.bench) for step in self.first)

    def end(self) -> Iterator[Result]:
        """Remove what was written, as trials themselves."""
        return (step.result(self.bench) for step in self.last)
