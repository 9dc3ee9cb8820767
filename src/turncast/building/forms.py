"""The feeds of a show: the one all know and, if the show asks for a feed per rendition, one for each other form."""

import uuid
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, get_args

from turncast.building import keys
from turncast.models.edition import Edition, Entry
from turncast.models.feed import Feed, FeedEpisode
from turncast.models.show import Show
from turncast.models.vocabulary import Medium, RenditionKind
from turncast.rss import clean

_KINDS: Final[tuple[RenditionKind, ...]] = get_args(RenditionKind)
_MEDIA: Final[Mapping[RenditionKind, Medium]] = {"audio": "podcast", "video": "video"}
_WATCHED: Final = ("video", "film")
"""How the media begin that people watch."""


def preferred(show: Show) -> RenditionKind | None:
    """The form apps are given where an episode has both; None where that is the recording as its episode names it."""
    if show.prefers or show.feed_per == "show":
        return show.prefers
    return "video" if show.medium.startswith(_WATCHED) else "audio"


def other_feeds(show: Show, entries: tuple[Entry, ...]) -> dict[RenditionKind, str]:
    """The keys of the feeds beside the show's own: one for each other form that one of *entries* has."""
    if show.feed_per == "show":
        return {}
    others = (kind for kind in _KINDS if kind != preferred(show))
    return {kind: keys.feed_of(show, kind) for kind in others if any(_has(entry, kind) for entry in entries)}


def feeds(edition: Edition) -> Iterator[Edition]:
    """*edition* once for each feed of its show, its own first: in each, the entries in the forms that feed has.

    Where there is a feed per rendition, an entry without the preferred form stands in the show's own feed as it is,
    and is left out of the feeds of forms it has not.
    """
    if edition.show.feed_per == "show":
        yield edition
        return
    own = preferred(edition.show)
    yield _with(
        edition, tuple(_in_form(entry, own) if own and _has(entry, own) else entry for entry in edition.entries)
    )
    for kind, key in edition.other_feeds.items():
        inside = tuple(_in_form(entry, kind) for entry in edition.entries if _has(entry, kind))
        other = {"feed_key": key, "guid": _guid(edition, kind), "show": _other_show(edition.show, kind)}
        yield _with(edition, inside).model_copy(update=other)


def addresses(seen: Iterable[Edition]) -> tuple[str, ...]:
    """The public addresses of all feeds of the shows *seen*, those of a show one after the other, its own first."""
    return tuple(edition.site.address(feed.feed_key) for edition in seen for feed in feeds(edition))


def feed_of(edition: Edition) -> Feed:
    """What apps remember of the feed of *edition*, all its parts joined: each word as it will be written there."""
    return Feed(
        address=edition.site.address(edition.feed_key),
        guid=clean(edition.guid),
        title=clean(edition.show.title) or edition.show.slug,
        episodes=tuple(_episode(edition, entry) for entry in edition.entries),
    )


def _episode(edition: Edition, entry: Entry) -> FeedEpisode:
    enclosure, episode = entry.rendition.enclosure, entry.episode
    return FeedEpisode(
        guid=clean(episode.guid) or episode.slug,
        title=clean(episode.title) or episode.slug,
        date=episode.date,
        page=edition.site.address(entry.key),
        url=edition.site.address(enclosure.key),
        length=enclosure.length,
        media_type=enclosure.media_type,
    )


def _has(entry: Entry, kind: RenditionKind) -> bool:
    return any(rendition.recording.kind == kind for rendition in entry.renditions)


def _in_form(entry: Entry, kind: RenditionKind) -> Entry:
    renditions = tuple(rendition for rendition in entry.renditions if rendition.recording.kind == kind)
    return entry if renditions == entry.renditions else entry.model_copy(update={"renditions": renditions})


def _with(edition: Edition, entries: tuple[Entry, ...]) -> Edition:
    trailers = tuple(entry for entry in entries if entry.episode.kind == "trailer")
    return edition.model_copy(update={"entries": entries, "trailers": trailers})


def _guid(edition: Edition, kind: RenditionKind) -> str:
    """Made from that of the show's own feed, so that it stays when the show moves."""
    return str(uuid.uuid5(uuid.UUID(edition.guid), kind))


def _other_show(show: Show, kind: RenditionKind) -> Show:
    """The show as a feed of another form has it: told apart by its title; where it moved to is not where this did."""
    medium = _MEDIA[kind] if show.medium in _MEDIA.values() else show.medium
    told = {"title": f"{show.title} ({kind.capitalize()})", "medium": medium, "new_feed_url": None}
    return show.model_copy(update=told)
