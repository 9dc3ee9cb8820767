"""Differences: what is new to listeners in a feed, beside the one that is live."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from turncast.models.feed import Feed, FeedEpisode
from turncast.models.plan import Change, Difference
from turncast.publishing.pairing import NOWHERE, Move, Pair, pairs, second

_OF_FEED: Final = ("title", "guid", "address")
_OF_EPISODE: Final = ("guid", "title", "date", "page", "url", "length", "media_type")
_ADDRESSES: Final = ("page", "url")


def difference(key: str, live: Feed | None, new: Feed) -> Difference:
    """What *new* has that *live* has not, and the other way; live: None where there was no feed under *key*."""
    paired = tuple(pairs(live, new)) if live else ()
    move = Move.between(live, new) if live else NOWHERE
    kept = {pair.new.guid for pair in paired if pair.new}
    return Difference(
        key=key,
        new=live is None,
        added=tuple(episode for episode in new.episodes if episode.guid not in kept),
        gone=tuple(pair.live for pair in paired if pair.new is None),
        changed=(
            *(_of_feed(live, new) if live else ()),
            *(change for pair in paired for change in _of_episode(pair, move)),
        ),
    )


def _of_feed(live: Feed, new: Feed) -> Iterator[Change]:
    for word in _OF_FEED:
        before, after = getattr(live, word), getattr(new, word)
        if before and before != after:
            yield Change(word=word, before=before, after=after)


def _of_episode(pair: Pair, move: Move) -> Iterator[Change]:
    """A word that is not known of what is live is not known to have changed; nor has one that moved with its feed."""
    live, new = pair.live, pair.new
    for word in _OF_EPISODE if new else ():
        before, after = _said(live, word), _said(new, word)
        if before and before != after and not (word in _ADDRESSES and move.leads(before, after)):
            yield Change(word=word, before=before, after=after, guid=live.guid, title=live.title)


def _said(episode: FeedEpisode | None, word: str) -> str:
    held = getattr(episode, word)
    moment = second(held) if isinstance(held, datetime) else None
    return moment.isoformat() if moment else "" if held is None else str(held)
