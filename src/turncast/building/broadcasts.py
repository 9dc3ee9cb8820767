"""Broadcasts: events that are announced before there is a recording of them, and where each stands at a moment."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from turncast.building import keys
from turncast.building.pictures import artwork
from turncast.models.catalog import Catalog
from turncast.models.edition import Broadcast, Status
from turncast.models.episode import Episode
from turncast.models.show import Show


def broadcasts(
    catalog: Catalog, show: Show, episodes: Iterable[Episode], at: datetime, *, drafts: bool
) -> tuple[Broadcast, ...]:
    """The events among *episodes*, the soonest first; drafts only for a preview with *drafts*.

    One that is to come is shown: that is what it is announced for.
    """
    found = _announced(catalog, show, episodes, at, drafts=drafts)
    return tuple(sorted(found, key=lambda one: (one.episode.date, one.key)))


def _announced(
    catalog: Catalog, show: Show, episodes: Iterable[Episode], at: datetime, *, drafts: bool
) -> Iterator[Broadcast]:
    for episode in episodes:
        if (live := episode.event) and (drafts or not episode.draft):
            yield Broadcast(
                episode=episode,
                live=live,
                key=keys.episode_page(episode),
                status=Status.at(at, episode.date, live.end),
                artwork=artwork(catalog, episode),
                people=episode.people or show.people,
                explicit=show.explicit if episode.explicit is None else episode.explicit,
            )
