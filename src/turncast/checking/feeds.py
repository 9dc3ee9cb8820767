"""Rules of a show's feed as a whole: who may have it, what it is known by, what stands in it."""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Final
from uuid import UUID

from turncast.checking.media import lists_others
from turncast.models.catalog import Catalog
from turncast.models.check import Notice, Rules
from turncast.models.finding import Level
from turncast.models.rule import Scope
from turncast.models.services import SERVICES
from turncast.models.show import Show, feed_guid

rule = Rules(Scope.SHOW)

_FEW: Final = 50
_HEAVY: Final = 5_000_000
"""Bytes at which the W3C's validator stops reading."""
_ITEM: Final = 2_000
"""Bytes of an item beside its notes."""


def feed_address(catalog: Catalog, show: Show) -> str:
    """Where the feed of *show* is published."""
    return catalog.project.site.address(f"{show.slug}/feed.xml")


@rule("show-without-guid", Level.WARNING, "podcast namespace: guid; PSP-1")
def without_guid(catalog: Catalog) -> Iterator[Notice]:
    """a show has no guid of its own, so it would get another one when it moves

    Add the line that `turncast check` shows; it stays the same for ever.
    """
    for show in catalog.shows:
        if show.guid is None:
            remedy = f'add: guid = "{feed_guid(feed_address(catalog, show))}"; it stays the same for ever'
            yield Notice("expected a guid, found none", show.path, remedy=remedy)


@rule("show-guid-version", Level.ADVICE, "podcast namespace: guid")
def guid_version(catalog: Catalog) -> Iterator[Notice]:
    """a show's guid is a UUID of another kind than the one made from a feed's address

    Keep it if the show was ever published; for a new show take the line `turncast check` shows.
    """
    for show in catalog.shows:
        if show.guid and (version := UUID(show.guid).version) != 5:
            remedy = f'for a show that was never published: guid = "{feed_guid(feed_address(catalog, show))}"'
            yield Notice(f"expected a UUID of version 5, found version {version}", show.path, "guid", remedy)


@rule("show-moved-elsewhere", Level.ERROR, "A Podcaster's Guide to RSS; RSS 2.0; AntennaPod; gPodder")
def moved_elsewhere(catalog: Catalog) -> Iterator[Notice]:
    """a show's new feed address is not its own

    A feed may only announce its own address: a wrong one sends every subscriber away at once.
    """
    for show in catalog.shows:
        own = feed_address(catalog, show)
        if show.new_feed_url and show.new_feed_url != own:
            yield Notice(f"expected {own}, found {show.new_feed_url}", show.path, "new_feed_url")


@rule("show-without-episode", Level.WARNING, "RSS 2.0; Apple Podcasts requirements; Spotify")
def without_episode(catalog: Catalog) -> Iterator[Notice]:
    """a show has no episode yet, and directories take no empty show

    Add one: turncast add RECORDING.
    """
    for show in catalog.shows:
        if not lists_others(show) and not any(not episode.draft for episode in catalog.episodes_of(show)):
            yield Notice("expected at least one episode that is not a draft, found none", show.path)


@rule("show-blocked", Level.WARNING, "podcast namespace: block; A Podcaster's Guide to RSS")
def blocked(catalog: Catalog) -> Iterator[Notice]:
    """a show is hidden from every directory

    Remove the line block = true, unless that is what you want.
    """
    for show in catalog.shows:
        if show.block is True:
            yield Notice("the whole show is hidden: block = true", show.path, "block")


@rule("show-service-unknown", Level.WARNING, "podcast namespace: block")
def unknown_service(catalog: Catalog) -> Iterator[Notice]:
    """a show is to be hidden from a service nobody knows by that name, so it stays visible

    Write the name as the podcast namespace's list of services does.
    """
    for show in catalog.shows:
        for index, service in enumerate(show.block if isinstance(show.block, tuple) else ()):
            if service not in SERVICES:
                near = get_close_matches(service.lower(), SERVICES, n=1)
                remedy = f'did you mean "{near[0]}"?' if near else ""
                yield Notice(f"expected a service, found {service!r}", show.path, f"block.{index}", remedy)


@rule("show-complete-early", Level.WARNING, "Turncast; A Podcaster's Guide to RSS")
def complete_early(catalog: Catalog) -> Iterator[Notice]:
    """a show says it is complete, but planned episodes are missing

    Remove complete = true, after which apps look for no more episodes, or add the ones that are missing.
    """
    for show in catalog.shows:
        there = {episode.number for episode in catalog.episodes_of(show) if episode.number}
        if show.complete and show.total and len(there) < show.total:
            yield Notice(f"expected {show.total} numbered episodes, found {len(there)}", show.path, "complete")


@rule("show-complete-continued", Level.WARNING, "Turncast; A Podcaster's Guide to RSS")
def complete_continued(catalog: Catalog) -> Iterator[Notice]:
    """a show says it is complete, but an episode of it is still to come

    Remove complete = true until then: after it, apps look for no more episodes.
    """
    for show in catalog.shows:
        coming = (one for one in catalog.episodes_of(show) if one.draft or (one.live and not one.recording))
        if show.complete and (episode := next(coming, None)):
            yield Notice(f"expected no more episodes, found {episode.path} to come", show.path, "complete")


@rule("show-feed-limit-serial", Level.WARNING, "A Podcaster's Guide to RSS; RFC 5005")
def limited_serial(catalog: Catalog) -> Iterator[Notice]:
    """the feed of a serial show leaves out its first episodes, with which listeners begin

    Remove feed_limit: few apps follow a feed to its older parts.
    """
    for show in catalog.shows:
        count = len(catalog.episodes_of(show))
        if show.feed_limit and show.type == "serial" and show.feed_limit < count:
            message = f"expected all {count} episodes in the feed of a serial show, found {show.feed_limit}"
            yield Notice(message, show.path, "feed_limit")


@rule("show-feed-limit-small", Level.ADVICE, "RFC 5005; Apple Podcasts; Spotify")
def small_limit(catalog: Catalog) -> Iterator[Notice]:
    """a feed holds fewer than fifty of a show's episodes, and few apps follow it to the others

    Raise feed_limit: a feed of a thousand episodes is still read everywhere.
    """
    for show in catalog.shows:
        count = len(catalog.episodes_of(show))
        if show.feed_limit and show.type == "episodic" and show.feed_limit < min(_FEW, count):
            message = f"expected at least {_FEW} of {count} episodes in the feed, found {show.feed_limit}"
            yield Notice(message, show.path, "feed_limit")


@rule("show-feed-heavy", Level.ADVICE, "W3C Feed Validation Service; RFC 5005")
def heavy_feed(catalog: Catalog) -> Iterator[Notice]:
    """a show's feed grows beyond 5 MB, which every app loads again with each new episode

    Add a line such as feed_limit = 500: older episodes then stand in further documents the feed leads to.
    """
    for show in catalog.shows:
        episodes = catalog.episodes_of(show)[: show.feed_limit]
        size = sum(_ITEM + len(episode.notes) for episode in episodes)
        if size > _HEAVY:
            yield Notice(f"expected a feed of at most 5 MB, found about {size // 1_000_000} MB", show.path)


@rule("show-prefers-nothing", Level.WARNING, "Turncast")
def prefers_nothing(catalog: Catalog) -> Iterator[Notice]:
    """a show prefers a form that no episode of it has

    Name recordings of that form, or remove the line.
    """
    for show in catalog.shows:
        kinds = _kinds(catalog, show)
        if show.prefers and kinds and show.prefers not in kinds:
            yield Notice(f"expected episodes with {show.prefers}, found none", show.path, "prefers")


@rule("show-feed-per-idle", Level.WARNING, "Turncast")
def idle_feed_per(catalog: Catalog) -> Iterator[Notice]:
    """a show wants a feed for each form of its episodes, but they have only one form

    Name the other forms in the episodes' `renditions`, or remove the line.
    """
    for show in catalog.shows:
        kinds = _kinds(catalog, show)
        if show.feed_per == "rendition" and len(kinds) == 1:
            yield Notice(f"expected audio and video, found only {kinds.pop()}", show.path, "feed_per")


def _kinds(catalog: Catalog, show: Show) -> set[str]:
    episodes = catalog.episodes_of(show)
    return {recording.kind for episode in episodes for recording in catalog.renditions_of(episode)}
