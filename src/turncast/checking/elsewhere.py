"""Rules of other people's feeds that a show names: its recommendations, its publisher, its list."""

from collections.abc import Iterator

from turncast.models.catalog import Catalog
from turncast.models.check import Notice, Rules
from turncast.models.finding import Level
from turncast.models.rule import Scope

rule = Rules(Scope.SHOW)


@rule("podroll-item", Level.WARNING, "podcast namespace: podroll")
def podroll_item(catalog: Catalog) -> Iterator[Notice]:
    """a show recommends an episode, but only shows can be recommended

    Remove item_guid; to link to the episode, use the notes.
    """
    for show in catalog.shows:
        for index, feed in enumerate(show.podroll):
            if feed.item_guid:
                message = f"expected a show, found the episode {feed.item_guid}"
                yield Notice(message, show.path, f"podroll.{index}.item_guid")


@rule("podroll-repeated", Level.WARNING, "podcast namespace: podroll")
def podroll_repeated(catalog: Catalog) -> Iterator[Notice]:
    """a show recommends another one twice

    Remove one of the two.
    """
    for show in catalog.shows:
        seen: set[str] = set()
        for index, feed in enumerate(show.podroll):
            if feed.feed_guid in seen:
                yield Notice(f"expected each show once, found {feed.feed_guid} again", show.path, f"podroll.{index}")
            seen.add(feed.feed_guid)


@rule("podroll-itself", Level.WARNING, "podcast namespace: podroll")
def podroll_itself(catalog: Catalog) -> Iterator[Notice]:
    """a show recommends itself

    Name another show.
    """
    for show in catalog.shows:
        for index, feed in enumerate(show.podroll):
            if feed.feed_guid == show.guid:
                yield Notice("expected another show, found this one", show.path, f"podroll.{index}.feed_guid")


@rule("podroll-bare", Level.ADVICE, "podcast namespace: podroll")
def podroll_bare(catalog: Catalog) -> Iterator[Notice]:
    """a recommended show has no address or no title, so apps show nothing until they have looked it up

    Add feed_url = "https://…" and title = "…".
    """
    for show in catalog.shows:
        for index, feed in enumerate(show.podroll):
            missing = [name for name in ("feed_url", "title") if not getattr(feed, name)]
            if missing:
                message = f"expected feed_url and title, found no {' and no '.join(missing)}"
                yield Notice(message, show.path, f"podroll.{index}")


@rule("publisher-without-url", Level.WARNING, "podcast namespace: publisher")
def publisher_without_url(catalog: Catalog) -> Iterator[Notice]:
    """a show's publisher has no address, so apps cannot see whether it names the show in turn

    Add feed_url = "https://…", where the publisher's feed is.
    """
    for show in catalog.shows:
        if show.publisher and not show.publisher.feed_url:
            yield Notice("expected a feed_url, found none", show.path, "publisher")


@rule("publisher-itself", Level.WARNING, "podcast namespace: publisher")
def publisher_itself(catalog: Catalog) -> Iterator[Notice]:
    """a show names itself as its publisher

    Write the guid of the publisher's own feed, which lists its shows, or remove the line.
    """
    for show in catalog.shows:
        if show.publisher and show.publisher.feed_guid == show.guid:
            yield Notice("expected another feed, found this one", show.path, "publisher.feed_guid")


@rule("remote-item-repeated", Level.WARNING, "podcast namespace: remoteItem")
def repeated_item(catalog: Catalog) -> Iterator[Notice]:
    """a list names the same thing twice

    Remove one of the two.
    """
    for show in catalog.shows:
        seen: set[tuple[str, str | None]] = set()
        for index, item in enumerate(show.remote_items):
            known_as = (item.feed_guid, item.item_guid)
            if known_as in seen:
                message = f"expected each once, found {item.item_guid or item.feed_guid} again"
                yield Notice(message, show.path, f"remote_items.{index}")
            seen.add(known_as)
