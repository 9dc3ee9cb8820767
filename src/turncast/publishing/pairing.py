"""Pairing: which episode of a new feed is which of the one that is live, and where a moved site has its addresses."""

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from turncast.models.feed import Feed, FeedEpisode


@dataclass(frozen=True)
class Pair:
    """An episode that is live, and what has become of it; None where it is gone."""

    live: FeedEpisode
    new: FeedEpisode | None


@dataclass(frozen=True)
class Move:
    """Where a site went: what addresses began with, and what they begin with now. The same twice: nowhere."""

    old: str
    new: str

    @classmethod
    def between(cls, live: Feed, new: Feed) -> "Move":
        """As the feed's own addresses tell, whose ends are alike; nowhere if one of them says none."""
        old, now = (live.address.split("/"), new.address.split("/")) if live.address and new.address else ([], [])
        while old and now and old[-1] == now[-1]:
            old.pop()
            now.pop()
        return cls("/".join(old), "/".join(now))

    def leads(self, live: str, new: str) -> bool:
        """Whether what was at *live* is at *new*, moved or not; in manifests of the first format pages are keys."""
        keys = ((live, new), (new, live))
        by_key = any("://" not in key and address.endswith(f"/{key}") for key, address in keys)
        return new in (live, self.of(live)) or by_key

    def of(self, address: str) -> str:
        """Where what was at *address* is after the move, if nothing else happened to it."""
        within = self.old and address.startswith(f"{self.old}/")
        return self.new + address.removeprefix(self.old) if within else address


NOWHERE: Final = Move("", "")


def pairs(live: Feed, new: Feed) -> Iterator[Pair]:
    """Each episode of *live* with its successor in *new*: of its GUID, or else one new there that must be it.

    An episode nobody can tell from others, for it has no GUID and nothing that could stand for one, is left out; of
    several with one GUID only the first is one, as apps have it.
    """
    move = Move.between(live, new)
    known, now = _by_guid(live), _by_guid(new)
    lost = [episode for guid, episode in known.items() if guid not in now]
    found = _found(lost, [episode for guid, episode in now.items() if guid not in known], move)
    for guid, episode in known.items():
        yield Pair(episode, now.get(guid) or found.get(guid))


def second(date: datetime | None) -> datetime | None:
    """The moment as feeds can tell it, in UTC."""
    return date.astimezone(UTC).replace(microsecond=0) if date else None


def _by_guid(feed: Feed) -> dict[str, FeedEpisode]:
    known: dict[str, FeedEpisode] = {}
    for episode in feed.episodes:
        known.setdefault(episode.guid, episode)
    known.pop("", None)
    return known


Mark = Callable[[FeedEpisode, Move], Hashable]

_MARKS: Final[tuple[Mark, ...]] = (
    lambda episode, move: move.of(episode.url),
    lambda episode, _: episode.url,
    lambda episode, move: move.of(episode.page),
    lambda episode, _: episode.page,
    lambda episode, _: episode.title and episode.date and (episode.title, second(episode.date)),
)
"""What an episode is known by when its GUID is another: its recording, its page, its title and date; the best first."""


def _found(lost: list[FeedEpisode], fresh: list[FeedEpisode], move: Move) -> dict[str, FeedEpisode]:
    """By the GUID that is lost, the fresh episode that must be the same one; each is found once."""
    found: dict[str, FeedEpisode] = {}
    taken: set[str] = set()
    for mark in _MARKS:
        by_mark = {mark(one, NOWHERE): one for one in reversed(fresh) if one.guid not in taken}
        for episode in lost:
            same = by_mark.get(mark(episode, move)) if mark(episode, move) else None
            if same and episode.guid not in found and same.guid not in taken:
                found[episode.guid] = same
                taken.add(same.guid)
    return found
