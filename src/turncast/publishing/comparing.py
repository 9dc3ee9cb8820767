"""Comparing: which promises to listeners a new feed breaks, beside one they have (law 3). Pure."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from turncast.models.feed import Feed, FeedEpisode
from turncast.models.plan import Breach
from turncast.models.project import host_of, reserved
from turncast.models.rule import Rule
from turncast.publishing import promises
from turncast.publishing.pairing import Move, pairs, second


def compare(live: Feed, new: Feed, show: str = "") -> Iterator[Breach]:
    """What *new* breaks of what listeners' apps remember of *live*, both feeds of *show*; in the order of *live*.

    What is not known of one of them breaks nothing. Addresses below that of a feed that moves may move along. What
    stood at an example's address nobody could subscribe to: it is free to go to its real one.
    """
    if live == new:  # as most are, in most publishes
        return
    yield from _of_feed(live, new, show)
    if live.episodes and not new.episodes:
        yield _about(promises.EMPTIED, show, f"the feed of {show} was live with {_count(live)}, now it has none")
        return
    move = Move.between(live, new)
    for pair in pairs(live, new):
        for rule, message in _of_episode(pair.live, pair.new, move):
            yield _about(rule, show, message, pair.live)


def gone(live: Feed, show: str) -> Iterator[Breach]:
    """What it breaks to publish no such feed any more."""
    yield _about(promises.FEED_GONE, show, f"the feed of {show} was live with {_count(live)} and is gone")


def _of_feed(live: Feed, new: Feed, show: str) -> Iterator[Breach]:
    if _given_address(live.address, new.address):
        return
    if _differ(live.guid, new.guid):
        message = f"the feed of {show} was live with the guid {live.guid}, now it has {new.guid}; it never changes"
        yield _about(promises.FEED_GUID_CHANGED, show, message)
    if _differ(live.address, new.address):
        message = f"the feed of {show} was live at {live.address}, now it is at {new.address}"
        yield _about(promises.ADDRESS_CHANGED, show, message)


def _of_episode(live: FeedEpisode, new: FeedEpisode | None, move: Move) -> Iterator[tuple[Rule, str]]:
    name = f"“{live.title or live.guid}”"
    if new is None:
        yield promises.EPISODE_GONE, f"{name} was live, and is gone, a draft, or held back"
    elif _another(live, new, move):
        said = f"the guid {live.guid} was that of {name} of {_said(live.date)}"
        yield promises.GUID_REUSED, f"{said}, now it is that of “{new.title}” of {_said(new.date)}"
    else:
        yield from _changes(name, live, new, move)


def _changes(name: str, live: FeedEpisode, new: FeedEpisode, move: Move) -> Iterator[tuple[Rule, str]]:
    if live.guid != new.guid:
        yield promises.GUID_CHANGED, f"{name} was live with the guid {live.guid}, now it has {new.guid}"
    if _differ(second(live.date), second(new.date)):
        yield promises.DATE_MOVED, f"{name} was live with the date {_said(live.date)}, now it has {_said(new.date)}"
    moved = _differ(live.page, new.page) and not move.leads(live.page, new.page)
    if moved and not _given_address(live.page, new.page):
        yield promises.PAGE_MOVED, f"{name} was live at {live.page}, now it is at {new.page}"
    if move.leads(live.url, new.url) and (_differ(live.length, new.length) or _differ(live.media_type, new.media_type)):
        before, after = _recording(live), _recording(new)
        yield promises.ENCLOSURE_REPLACED, f"{name} was live with {before} at {new.url}, now there is {after}"


def _given_address(live: str, new: str) -> bool:
    """Whether what was at an example's address, which leads nowhere, has a real one now."""
    return reserved(host_of(live)) and not reserved(host_of(new)) and bool(host_of(new))


def _another(live: FeedEpisode, new: FeedEpisode, move: Move) -> bool:
    """Whether nothing but the GUID is the same."""
    return (
        live.guid == new.guid
        and _differ(live.title, new.title)
        and _differ(second(live.date), second(new.date))
        and _differ(live.url, new.url)
        and not move.leads(live.url, new.url)
    )


def _differ(live: Any, new: Any) -> bool:
    """Whether both are known, and not the same."""
    return bool(live) and bool(new) and live != new


def _about(rule: Rule, show: str, message: str, episode: FeedEpisode | None = None) -> Breach:
    about = {"guid": episode.guid, "episode": episode.slug} if episode else {}
    return Breach(code=rule.code, show=show, message=message, **about)


def _said(date: datetime | None) -> str:
    return date.isoformat() if date else "an unknown date"


def _recording(episode: FeedEpisode) -> str:
    length = "" if episode.length is None else f"{episode.length} bytes of "
    return f"{length}{episode.media_type or 'a recording'}"


def _count(feed: Feed) -> str:
    number = len(feed.episodes)
    return "1 episode" if number == 1 else f"{number} episodes"
