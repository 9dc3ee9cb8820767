"""The views of events that have no recording yet: their page, and the order in which lists tell of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from turncast.models.edition import Broadcast, Edition, Picture, Status
from turncast.pages import linked
from turncast.pages.frames import OfShow, way_to
from turncast.pages.linked import Thing

Announcement = tuple[Edition, Broadcast]
"""An event and the show it is of."""


def announced(editions: Iterable[Edition]) -> tuple[Announcement, ...]:
    """The events of *editions*: what is on, then what comes, soonest first, then what ended, latest first."""
    return tuple(sorted(((one, event) for one in editions for event in one.broadcasts), key=_place))


def _place(announcement: Announcement) -> tuple[int, float, str]:
    _, broadcast = announcement
    when = broadcast.episode.date.timestamp()
    ended = broadcast.status is Status.ENDED
    order = (Status.LIVE, Status.PENDING, Status.ENDED).index(broadcast.status)
    return order, -when if ended else when, broadcast.key


@dataclass(frozen=True, kw_only=True)
class BroadcastPage(OfShow):
    """An event: when it is, how to register, who speaks. It stands where the page of its recording will stand.

    Other entries and events of the edition are not looked at. notes_html: sanitised; it goes onto the page as it is.
    card: what is drawn of it for where it is shared. people_keys: of the pages of
    people, by name.
    """

    broadcast: Broadcast
    notes_html: str = ""
    card: Picture | None = None
    people_keys: Mapping[str, str] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """Where it is stored."""
        return self.broadcast.key

    @property
    def title(self) -> str:
        """The event's."""
        return self.broadcast.episode.title

    @property
    def description(self) -> str:
        """The event's, or else the show's."""
        return self.broadcast.episode.description or self.edition.show.description

    @property
    def artwork(self) -> Picture | None:
        """The event's, or else the show's."""
        return self.broadcast.artwork or self.edition.artwork

    @property
    def image(self) -> Picture | None:
        """The event's picture for this purpose, or else its card."""
        return self.card or super().image

    @property
    def linked(self) -> Thing:
        """The event, and the way to it."""
        return linked.document(
            [linked.event(self.edition, self.broadcast, self.description, self.people_keys), way_to(self)]
        )

    @property
    def notes(self) -> Markup:
        """The notes, as HTML."""
        return Markup(self.notes_html)  # noqa: S704 (sanitised by whoever made it: that is notes_html's contract)
