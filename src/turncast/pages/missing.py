"""The view of an address at which nothing is."""

from dataclasses import dataclass

from turncast.models.edition import Picture
from turncast.pages.frames import OfSite
from turncast.pages.linked import Thing, document, website


@dataclass(frozen=True, kw_only=True)
class MissingPage(OfSite):
    """What is shown at an address where nothing is (404), and where to go instead.

    It is shown at any address, so its links begin at the root of the host. editions: without entries.
    """

    key: str

    @property
    def title(self) -> str:
        """What is to be said."""
        return self.frame.words("Nothing is here")

    @property
    def description(self) -> str:
        """What may have happened."""
        return self.frame.words("What you looked for has moved, or was never here.")

    @property
    def artwork(self) -> Picture | None:
        """None: nobody shares it."""
        return None

    @property
    def hidden(self) -> bool:
        """It is no page anyone looks for."""
        return True

    @property
    def linked(self) -> Thing:
        """The site."""
        return document([website(self.site, self.frame.home_key, ())])
