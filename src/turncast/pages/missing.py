"""The view of an address at which nothing is."""

from dataclasses import dataclass

from turncast.models.edition import Edition, Picture, Thumbnail
from turncast.models.project import Site
from turncast.pages.frames import Frame, icons_of
from turncast.pages.linked import Thing, document, website


@dataclass(frozen=True, kw_only=True)
class MissingPage:
    """What is shown at an address where nothing is (404), and where to go instead.

    It is shown at any address, so its links begin at the root of the host. editions: without entries.
    """

    site: Site
    editions: tuple[Edition, ...]
    frame: Frame
    key: str

    @property
    def language(self) -> str:
        """The site's."""
        return self.site.language

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
        """None."""
        return None

    @property
    def hidden(self) -> bool:
        """It is no page anyone looks for."""
        return True

    @property
    def image(self) -> Picture | None:
        """None: nobody shares it."""
        return None

    @property
    def icons(self) -> tuple[Thumbnail, ...]:
        """The first show's that has any."""
        return icons_of(*self.editions)

    @property
    def linked(self) -> Thing:
        """The site."""
        return document([website(self.site, self.frame.home_key, ())])
