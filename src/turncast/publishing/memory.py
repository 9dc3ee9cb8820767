"""Memory: what listeners' apps remember of the feeds at a target, and what a release would break of it (law 3).

Three things tell. What the last publish that settled made live; what one that never settled may have made live beside
it, for listeners may have seen either; and the feeds that stand there, where somebody else has put or changed them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from turncast.models.artifact import Release
from turncast.models.feed import Feed, FeedEpisode
from turncast.models.manifest import Manifest
from turncast.models.plan import Breach
from turncast.publishing.comparing import compare, gone
from turncast.publishing.promises import FEED_UNREADABLE

Feeds = Mapping[str, Feed]
"""Feeds by key."""

Thing = TypeVar("Thing", Feed, FeedEpisode)


def show_of(key: str) -> str:
    """The show a feed, or a part of one, is of: they stand in its folder."""
    return key.partition("/")[0]


def breaches(release: Release, manifest: Manifest, found: Feeds) -> Iterator[Breach]:
    """What *release* would break of what listeners' apps remember, by show; found: the feeds that stand there now."""
    claimed = manifest.claim.feeds if manifest.claim else {}
    live = {*manifest.feeds, *claimed, *found}
    fresh = [feed for key, feed in release.feeds.items() if key not in live]
    told: dict[Breach, None] = {}
    for key in sorted(live):
        memory = [feeds[key] for feeds in (manifest.feeds, claimed) if key in feeds]
        document = found.get(key)
        if document and document.fault:
            told |= dict.fromkeys(_of_fault(memory, document, show_of(key)))
            document = None
        if not memory and document is None:
            continue
        new = release.feeds.get(key) or _successor(memory, fresh)
        told |= dict.fromkeys(_of_feed(memory, document, new, show_of(key)))
    yield from told


def united(before: Feed | None, new: Feed) -> Feed:
    """*new*, and the episodes listeners may have seen of *before* that it lacks."""
    guids = {episode.guid for episode in new.episodes}
    older = tuple(episode for episode in (before.episodes if before else ()) if episode.guid not in guids)
    return new.model_copy(update={"episodes": (*new.episodes, *older)})


@dataclass(frozen=True)
class _Form:
    """A form in which listeners may have seen a feed, and what would be broken of it."""

    feed: Feed
    breaches: tuple[Breach, ...]

    @cached_property
    def broken(self) -> frozenset[tuple[str, str]]:
        return frozenset((breach.code, breach.guid) for breach in self.breaches)

    @cached_property
    def guids(self) -> frozenset[str]:
        """Of its episodes, and the empty one of the feed itself."""
        return frozenset(("", *(episode.guid for episode in self.feed.episodes)))

    def keeps(self, breach: Breach) -> bool:
        """Whether it is one of which that is not broken."""
        return breach.guid in self.guids and (breach.code, breach.guid) not in self.broken


def _of_feed(memory: Sequence[Feed], document: Feed | None, new: Feed | None, show: str) -> Iterator[Breach]:
    """What *new* breaks of a feed of which listeners may have seen several forms; document: the one that stands there.

    What one of them has as *new* has it is kept; but a document that somebody else has put there counts as it stands.
    """
    feeds = [*memory, document] if document else memory
    if new is None:
        yield from gone(feeds[-1], show)
        return
    known = [_completed(feed, (other for other in feeds if other is not feed)) for feed in feeds]
    forms = [_Form(feed, tuple(compare(feed, new, show))) for feed in known]
    strange = document and not any(_alike(document, feed) for feed in memory)
    told = [breach for form in forms for breach in form.breaches if not any(other.keeps(breach) for other in forms)]
    first: dict[tuple[str, str], Breach] = {}
    for breach in (*(forms[-1].breaches if strange else ()), *told):
        first.setdefault((breach.code, breach.guid), breach)
    yield from first.values()


def _of_fault(memory: Sequence[Feed], document: Feed, show: str) -> Iterator[Breach]:
    """What it breaks to replace a *document* that cannot be read: something nobody knows, unless it was ours."""
    if not memory:
        message = f"a feed stands there that cannot be read: {document.fault}"
        yield Breach(code=FEED_UNREADABLE.code, show=show, message=message)


def _completed(feed: Feed, others: Iterable[Feed]) -> Feed:
    """*feed*, and what it does not know of itself and its episodes as the *others* have it."""
    for other in others:
        known = {episode.guid: episode for episode in other.episodes}
        episodes = tuple(_filled(episode, known.get(episode.guid)) for episode in feed.episodes)
        feed = _filled(feed, other).model_copy(update={"episodes": episodes})
    return feed


def _filled(one: Thing, other: Thing | None) -> Thing:
    empty = [word for word in type(one).model_fields if not getattr(one, word)] if other else []
    return one.model_copy(update={word: getattr(other, word) for word in empty}) if empty else one


def _alike(one: Feed, other: Feed) -> bool:
    """Whether apps remember the same of both."""
    return not any(compare(one, other)) and not any(compare(other, one))


def _successor(forms: Sequence[Feed], fresh: Sequence[Feed]) -> Feed | None:
    """The one of the *fresh* feeds that must be the same show under another name: of its guid, or with its episodes."""
    guids = {form.guid for form in forms if form.guid}
    episodes = {episode.guid for form in forms for episode in form.episodes}

    def likeness(feed: Feed) -> tuple[bool, int]:
        return feed.guid in guids, len(episodes & {episode.guid for episode in feed.episodes})

    best = max(fresh, key=likeness, default=None)
    return best if best and any(likeness(best)) else None
