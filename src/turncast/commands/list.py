"""``turncast list``: what is in the project."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from turncast.commands.opening import Call, open_catalog
from turncast.errors import UsageError
from turncast.models.catalog import Catalog
from turncast.models.episode import Episode
from turncast.models.show import Show


class State(StrEnum):
    """Whether listeners may have an episode: now, from its date on, or not yet at all."""

    DUE = "due"
    SCHEDULED = "scheduled"
    DRAFT = "draft"


@dataclass(frozen=True)
class Row:
    """An episode as a list shows it; duration in seconds, None where the recording cannot be read."""

    show: str
    slug: str
    number: int | None
    total: int | None
    title: str
    date: datetime
    duration: float | None
    kind: str
    state: State
    path: str


def list_episodes(call: Call, show: str | None = None) -> tuple[Row, ...]:
    """Every episode, show by show, newest first; of one *show* alone where its slug is given."""
    catalog, _ = open_catalog(call)
    if show is not None and catalog.show(show) is None:
        there = ", ".join(one.slug for one in catalog.shows) or "none"
        raise UsageError(f"expected the name of a show, found {show!r}", f"there is: {there}")
    shows = (one for one in catalog.shows if show in (None, one.slug))
    return tuple(_row(catalog, one, episode, call.at) for one in shows for episode in catalog.episodes_of(one))


def state_of(episode: Episode, at: datetime) -> State:
    """Whether listeners may have *episode* at the moment *at*."""
    if episode.draft:
        return State.DRAFT
    return State.DUE if episode.date <= at else State.SCHEDULED


def _row(catalog: Catalog, show: Show, episode: Episode, at: datetime) -> Row:
    recording = catalog.recording_of(episode)
    return Row(
        show=show.slug,
        slug=episode.slug,
        number=episode.number,
        total=show.total,
        title=episode.title,
        date=episode.date,
        duration=recording.duration if recording else None,
        kind=recording.kind if recording else "missing",
        state=state_of(episode, at),
        path=episode.path,
    )
