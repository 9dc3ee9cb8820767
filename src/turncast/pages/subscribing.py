"""The view of how to follow a show."""

from dataclasses import dataclass

from turncast.pages.apps import App, apps_of
from turncast.pages.frames import OfShow, way_to
from turncast.pages.linked import Thing, document, series


@dataclass(frozen=True, kw_only=True)
class SubscribePage(OfShow):
    """How to follow a show: a button an app, the address of its feed, and a code for a phone's camera.

    key: where it is stored. code_key: of the code, which leads here.
    """

    key: str
    code_key: str

    @property
    def title(self) -> str:
        """What to do."""
        return self.frame.words("Subscribe to %(show)s", show=self.edition.show.title)

    @property
    def description(self) -> str:
        """What the page is for."""
        words = self.frame.words
        return words("Follow %(show)s in the podcast app of your choice.", show=self.edition.show.title)

    @property
    def linked(self) -> Thing:
        """The show, and the way here."""
        return document([series(self.edition), way_to(self)])

    @property
    def apps(self) -> tuple[App, ...]:
        """Where people can follow it."""
        return apps_of(self.edition)
