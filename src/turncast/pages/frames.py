"""What every page has: the frame around it."""

from dataclasses import dataclass
from typing import Protocol

from turncast.models.edition import Edition, Picture, Thumbnail
from turncast.models.project import Site


@dataclass(frozen=True, kw_only=True)
class Frame:
    """Where things are stored that many pages share: the stylesheet, the home page, and of a show, how to subscribe."""

    stylesheet_key: str
    home_key: str = "index.html"
    subscribe_key: str | None = None


class Page(Protocol):
    """What every page has, and ``base.html`` counts on.

    key: where the page is stored. language: BCP 47.
    title, description, artwork: of what the page is about. editions: the shows it belongs to, whose feeds it names.
    icons: what stands for it among others, the smallest first.
    """

    @property
    def frame(self) -> Frame: ...
    @property
    def site(self) -> Site: ...
    @property
    def key(self) -> str: ...
    @property
    def language(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def description(self) -> str: ...
    @property
    def artwork(self) -> Picture | None: ...
    @property
    def icons(self) -> tuple[Thumbnail, ...]: ...
    @property
    def editions(self) -> tuple[Edition, ...]: ...


@dataclass(frozen=True, kw_only=True)
class OfShow:
    """A page that belongs to one show: what it does not say of itself, its show says."""

    edition: Edition
    frame: Frame

    @property
    def site(self) -> Site:
        """The site it is part of."""
        return self.edition.site

    @property
    def language(self) -> str:
        """The show's."""
        return self.edition.language

    @property
    def artwork(self) -> Picture | None:
        """The show's."""
        return self.edition.artwork

    @property
    def icons(self) -> tuple[Thumbnail, ...]:
        """The show's."""
        return icons_of(self.edition)

    @property
    def editions(self) -> tuple[Edition, ...]:
        """The one show."""
        return (self.edition,)


def icons_of(*editions: Edition) -> tuple[Thumbnail, ...]:
    """The icons of the first show that has any."""
    pictures = (edition.artwork for edition in editions)
    return next((picture.icons for picture in pictures if picture and picture.icons), ())
