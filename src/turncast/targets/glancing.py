"""A glance at many keys: a listing tells of a thousand objects at once, what a question each would take."""

from collections.abc import Callable, Collection, Iterator
from os.path import commonpath
from typing import Final

from turncast.targets.protocol import Stored

FEW: Final = 16
"""Keys up to which each is asked for by itself; and so many questions a request of a listing has to spare."""
_PAGE: Final = 1000


def glance(keys: Collection[str], listed: Callable[[str], Iterator[Stored]]) -> dict[str, Stored | None]:
    """What is stored under those of *keys* of which that can be told in fewer requests than asking for each.

    listed: what is stored under the keys that begin so, as a target lists it: it tells no media types, and some stores
    list late.
    """
    if len(keys) <= FEW:
        return {}
    wanted = set(keys)
    found: dict[str, Stored | None] = {}
    for count, stored in enumerate(listed(commonpath(wanted))):
        if count == len(keys) // FEW * _PAGE:
            return found
        if stored.key in wanted:
            found[stored.key] = stored
    return {key: found.get(key) for key in keys}
