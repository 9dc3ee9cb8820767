"""Feeds in parts (RFC 5005): the newest episodes where apps subscribe, the older ones in documents it leads to.

The older parts are filled once, from the oldest episode on, and then stay as they are: a new episode changes the first
part and, once in a while, adds a part and tells the one before it.
"""

from collections.abc import Iterator
from typing import Final

from turncast.building import keys
from turncast.models.edition import Edition, Paging

_FILLED: Final = 2
"""Into how many parts of the limit an older part goes: the first one then has between half the limit and all of it."""


def parts(edition: Edition) -> tuple[Edition, ...]:
    """The documents of the feed of *edition*, the newest entries first; one alone where all stand in it.

    Events and trailers are told in the first: an app looks there for what is new, and for what the show is.
    """
    limit, count = edition.show.feed_limit, len(edition.entries)
    if limit is None or count <= limit:
        return (edition,)
    size = limit // _FILLED
    older = -(-(count - limit) // size)
    names = [edition.feed_key, *(keys.part(edition.feed_key, number) for number in range(older, 0, -1))]
    return tuple(_parts(edition, names, count - older * size, size))


def _parts(edition: Edition, names: list[str], first: int, size: int) -> Iterator[Edition]:
    """The parts by their *names*: *first* entries in the first, *size* in each other."""
    for place, (newer, name, older) in enumerate(zip([None, *names], names, [*names[1:], None], strict=False)):
        start, end = (first + (place - 1) * size if place else 0), first + place * size
        shown = {} if place == 0 else {"broadcasts": (), "trailers": ()}
        paging = Paging(first=names[0], last=names[-1], next=older, previous=newer)
        inside = {"feed_key": name, "entries": edition.entries[start:end], "paging": paging}
        yield edition.model_copy(update={**shown, **inside})
