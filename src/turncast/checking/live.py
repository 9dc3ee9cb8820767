"""Rules of events that are announced before there is a recording."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from turncast.models.catalog import Catalog
from turncast.models.check import Notice, Rules
from turncast.models.episode import Episode, Live
from turncast.models.finding import Level
from turncast.models.rule import Scope

rule = Rules(Scope.EPISODE)

_LONGEST: Final = timedelta(days=1)
_STREAMS: Final = ("audio/", "video/", "application/x-mpegurl", "application/vnd.apple.mpegurl", "application/dash+xml")


def _events(catalog: Catalog) -> Iterator[tuple[Episode, Live]]:
    return ((episode, episode.live) for episode in catalog.episodes if episode.live)


@rule("live-ends-early", Level.ERROR, "podcast namespace: liveItem")
def ends_early(catalog: Catalog) -> Iterator[Notice]:
    """an event ends before it begins

    Correct the end, or the date of the episode, at which the event begins; mind the zones of both.
    """
    for episode, live in _events(catalog):
        if live.end <= episode.date:
            yield Notice(f"expected an end after {episode.date}, found {live.end}", episode.path, "live.end")


@rule("live-long", Level.WARNING, "podcast namespace: liveItem; Turncast")
def long(catalog: Catalog) -> Iterator[Notice]:
    """an event lasts longer than a day, and apps show it as live all the time

    Correct the end, or make an episode of each day.
    """
    for episode, live in _events(catalog):
        if (length := live.end - episode.date) > _LONGEST:
            yield Notice(f"expected an end within a day, found one after {length}", episode.path, "live.end")


@rule("live-media-type", Level.WARNING, "podcast namespace: liveItem")
def media_type(catalog: Catalog) -> Iterator[Notice]:
    """the stream of an event is of a type that no app plays

    Write what the stream is, such as "audio/mpeg", or "application/x-mpegURL" of a list (.m3u8); a page to watch it on
    belongs into register_at.
    """
    for episode, live in _events(catalog):
        if live.stream and not live.media_type.lower().startswith(_STREAMS):
            yield Notice(f"expected sound or pictures, found {live.media_type}", episode.path, "live.media_type")


@rule("live-left-behind", Level.ADVICE, "Turncast")
def left_behind(catalog: Catalog) -> Iterator[Notice]:
    """an event has no recording, though its show has newer episodes that have one

    Name its recording, or set draft = true: what is over stays announced as ended.
    """
    for show in catalog.shows:
        recorded = False
        for episode in catalog.episodes_of(show):
            if episode.event and recorded and not episode.draft:
                yield Notice("expected a recording, as newer episodes have; found none", episode.path, "live")
            recorded = recorded or (episode.recording is not None and not episode.draft)


@rule("live-without-stream", Level.ADVICE, "podcast namespace: liveItem")
def without_stream(catalog: Catalog) -> Iterator[Notice]:
    """an event names no stream, so its feed can only name the page to register at, which apps try to play

    Add stream = "https://…" to [live], once it is known; leave it, if the event can only be met on that page.
    """
    for episode in catalog.episodes:
        if episode.event and not episode.event.stream:
            yield Notice("expected a stream, found none", episode.path, "live")
