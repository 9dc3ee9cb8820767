"""``turncast list``: what is in the project."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from turncast.commands.opening import Call, open_catalog
from turncast.errors import UsageError
from turncast.models.catalog import Catalog
from turncast.models.edition import Status
from turncast.models.episode import Episode
from turncast.models.recording import Recording
from turncast.models.show import Show


class State(StrEnum):
    """Whether listeners may have an episode: now, from its date on, or not yet at all.

    An event that has no recording yet is upcoming, live or ended: it is shown all the time.
    """

    DUE = "due"
    SCHEDULED = "scheduled"
    DRAFT = "draft"
    UPCOMING = "upcoming"
    LIVE = "live"
    ENDED = "ended"


EVENTS: Final = frozenset((State.UPCOMING, State.LIVE, State.ENDED))
_STATES: Final = {Status.PENDING: State.UPCOMING, Status.LIVE: State.LIVE, Status.ENDED: State.ENDED}


@dataclass(frozen=True)
class Row:
    """An episode as a list shows it; duration in seconds, None where the recording cannot be read.

    kind: audio, video, event where there is no recording yet, or missing.
    """

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
    if event := episode.event:
        return _STATES[Status.at(at, episode.date, event.end)]
    return State.DUE if episode.date <= at else State.SCHEDULED


def changes_at(episode: Episode, at: datetime) -> datetime | None:
    """When what listeners have of *episode* changes next, for nothing but the time; None where it does not."""
    match state_of(episode, at):
        case State.SCHEDULED | State.UPCOMING:
            return episode.date
        case State.LIVE if episode.event:
            return episode.event.end
    return None


def _kind(episode: Episode, recording: Recording | None) -> str:
    if recording:
        return recording.kind
    return "event" if episode.event else "missing"


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
        kind=_kind(episode, recording),
        state=state_of(episode, at),
        path=episode.path,
    )
