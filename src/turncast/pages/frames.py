"""What every page has: the frame around it."""

from dataclasses import dataclass
from typing import Protocol

from turncast.models.edition import Edition, Picture, Thumbnail
from turncast.models.project import Site


class Page(Protocol):
    """What every page has, and ``base.html`` counts on.

    key and stylesheet_key: where the page and its stylesheet are stored. language: BCP 47.
    title, description, artwork: of what the page is about. editions: the shows it belongs to, whose feeds it names.
    icons: what stands for it among others, the smallest first.
    """

    @property
    def site(self) -> Site: ...
    @property
    def key(self) -> str: ...
    @property
    def stylesheet_key(self) -> str: ...
    @property
    def home_key(self) -> str: ...
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
    stylesheet_key: str
    home_key: str = "index.html"

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
