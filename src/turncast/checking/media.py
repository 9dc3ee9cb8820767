"""Rules of what a show holds: its medium, and whether its episodes are of it."""

from collections.abc import Iterator
from typing import Final

from turncast.models.catalog import Catalog
from turncast.models.check import Notice, Rules
from turncast.models.finding import Level
from turncast.models.rule import Scope
from turncast.models.show import Show

rule = Rules(Scope.SHOW)

_WATCHED: Final = ("video", "film")
_HEARD: Final = ("music", "audiobook")


def lists_others(show: Show) -> bool:
    """Whether the show holds what others publish, and no episodes of its own."""
    return show.medium.endswith("L") or show.medium in ("mixed", "publisher")


@rule("show-list-with-episodes", Level.WARNING, "podcast namespace: medium")
def list_with_episodes(catalog: Catalog) -> Iterator[Notice]:
    """a show is a list of what others publish, but has episodes, which apps pass over

    Set medium to what the episodes are, such as "podcast", or move them to a show of their own.
    """
    for show in catalog.shows:
        if lists_others(show) and (episodes := catalog.episodes_of(show)):
            message = f"expected no episodes in a show of medium {show.medium}, found {len(episodes)}"
            yield Notice(message, show.path, "medium")


@rule("show-list-empty", Level.WARNING, "podcast namespace: medium")
def empty_list(catalog: Catalog) -> Iterator[Notice]:
    """a show is a list of what others publish, and lists nothing

    Add remote_items = [{ feed_guid = "…", title = "…" }], or set medium to what the show is, such as "podcast".
    """
    for show in catalog.shows:
        if lists_others(show) and not show.remote_items:
            yield Notice(f"expected remote_items in a show of medium {show.medium}, found none", show.path, "medium")


@rule("show-list-unexpected", Level.WARNING, "podcast namespace: medium")
def unexpected_list(catalog: Catalog) -> Iterator[Notice]:
    """a show lists what others publish, which apps look for only in a list

    Recommend shows in `podroll`, or add an L to the medium, such as "podcastL", if the show is nothing but that list.
    """
    for show in catalog.shows:
        if show.remote_items and not lists_others(show):
            yield Notice(f"expected a list such as podcastL, found {show.medium}", show.path, "remote_items")


@rule("show-film-episodes", Level.WARNING, "podcast namespace: medium")
def film_of_episodes(catalog: Catalog) -> Iterator[Notice]:
    """a show is a film, but has several full episodes, of which apps play one

    Set medium = "video", or make a show of each film; trailers and extras may stay.
    """
    for show in catalog.shows:
        full = [episode for episode in catalog.episodes_of(show) if episode.kind == "full"]
        if show.medium == "film" and len(full) > 1:
            yield Notice(f"expected one full episode of a film, found {len(full)}", show.path, "medium")


@rule("episode-of-other-medium", Level.WARNING, "podcast namespace: medium")
def of_other_medium(catalog: Catalog) -> Iterator[Notice]:
    """an episode can only be heard in a show to be watched, or only be watched in a show to be heard

    Name the missing form in `renditions`, or correct the show's `medium`: apps choose their player by it.
    """
    for show in catalog.shows:
        wanted = "video" if show.medium in _WATCHED else "audio" if show.medium in _HEARD else None
        for episode in catalog.episodes_of(show) if wanted else ():
            kinds = {recording.kind for recording in catalog.renditions_of(episode)}
            if kinds and wanted not in kinds:
                message = f"expected {wanted} in a show of medium {show.medium}, found none"
                yield Notice(message, episode.path, "recording")
