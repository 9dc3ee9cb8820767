"""Long lists in parts, so that no page grows without end and a new episode changes few of them.

The older parts are filled once, from the oldest episode on, and then stay as they are.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

SHELF: Final = 24
"""Entries in a list, at most: with their pictures' names and a few words about 40 kB of HTML."""

Thing = TypeVar("Thing")


@dataclass(frozen=True)
class Shelf(Generic[Thing]):
    """A part of a list: what stands in it, newest first; its number, 1 is the oldest; and the keys of this part, of the
    newer one and of the older one.
    """

    things: tuple[Thing, ...]
    number: int
    key: str
    newer_key: str | None
    older_key: str | None


def shelves(
    things: Sequence[Thing], first: str, older: Callable[[int], str], most: int = SHELF
) -> Iterator[Shelf[Thing]]:
    """*things*, newest first, in parts of at most *most*: the newest under the key *first*, part n under *older(n)*."""
    size = max(1, most // 2)
    count = 0 if len(things) <= most else -(-(len(things) - most) // size)
    keys = [first, *(older(number) for number in range(count, 0, -1))]
    end = len(things) - count * size
    for place, (newer, key, following) in enumerate(zip([None, *keys], keys, [*keys[1:], None], strict=False)):
        start = end + (place - 1) * size if place else 0
        inside = tuple(things[start : end + place * size])
        yield Shelf(inside, count + 1 - place, key, newer, following)
