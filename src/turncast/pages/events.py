"""The view of all events: what is on, what comes, and what ended."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from turncast.models.edition import Status
from turncast.pages import linked
from turncast.pages.broadcasts import Announcement, announced
from turncast.pages.frames import OfSite
from turncast.pages.linked import Thing


@dataclass(frozen=True, kw_only=True)
class EventsPage(OfSite):
    """The events of all shows that have no recording yet.

    It is there also while there is none, for an address that was live once stays. editions: with their events, and
    without entries. key: where it is stored. people_keys: of the pages of people, by name.
    """

    key: str
    people_keys: Mapping[str, str] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """What is listed."""
        return self.frame.words("Live events")

    @property
    def description(self) -> str:
        """What the page is for, or that there is no event."""
        words = self.frame.words
        if not self.broadcasts:
            return words("No events are planned.")
        return words("What is on, what comes next, and how to take part.")

    @property
    def hidden(self) -> bool:
        """Only while there is nothing to be found."""
        return not self.broadcasts

    @cached_property
    def broadcasts(self) -> tuple[Announcement, ...]:
        """All of them: what is on, then what comes, then what ended."""
        return announced(self.editions)

    @property
    def live(self) -> tuple[Announcement, ...]:
        """What is on."""
        return self._standing(Status.LIVE)

    @property
    def pending(self) -> tuple[Announcement, ...]:
        """What comes, soonest first."""
        return self._standing(Status.PENDING)

    @property
    def ended(self) -> tuple[Announcement, ...]:
        """What ended, latest first; the recording follows."""
        return self._standing(Status.ENDED)

    @property
    def linked(self) -> Thing:
        """The events, and the way here."""
        steps = ((self.site.title, self.frame.home_key), (self.title, self.key))
        events = [
            linked.event(edition, event, event.episode.description or edition.show.description, self.people_keys)
            for edition, event in self.broadcasts
        ]
        return linked.document([*events, linked.breadcrumbs(self.site, *steps)])

    def _standing(self, status: Status) -> tuple[Announcement, ...]:
        return tuple(one for one in self.broadcasts if one[1].status is status)
