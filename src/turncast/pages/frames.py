"""What every page has: the frame around it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from turncast.models.edition import Edition, Picture, Thumbnail
from turncast.models.project import Site
from turncast.pages.linked import Thing, breadcrumbs
from turncast.pages.words import ENGLISH, Words


@dataclass(frozen=True, kw_only=True)
class Frame:
    """Where things are stored that many pages share: stylesheet, home page, web app manifest, the list of all feeds;
    and of a show, the stylesheet of its accent colour, and how to subscribe. words: what pages say in their language.
    """

    stylesheet_key: str
    home_key: str = "index.html"
    manifest_key: str | None = None
    outline_key: str | None = None
    accent_key: str | None = None
    subscribe_key: str | None = None
    words: Words = ENGLISH


class Page(Protocol):
    """What every page has, and ``base.html`` counts on.

    key: where the page is stored. language: BCP 47.
    title, description, artwork: of what the page is about. editions: the shows it belongs to, whose feeds it names.
    image: what is shown of it where it is shared. icons: what stands for it among others, the smallest first.
    linked: what it is about, as JSON-LD. hidden: whether search engines leave it out.
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
    def image(self) -> Picture | None: ...
    @property
    def icons(self) -> tuple[Thumbnail, ...]: ...
    @property
    def linked(self) -> Thing: ...
    @property
    def hidden(self) -> bool: ...
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
    def hidden(self) -> bool:
        """As its show is."""
        return self.edition.hidden

    @property
    def image(self) -> Picture | None:
        """The show's picture for this purpose, or else what it is about."""
        return social_of(self.edition.pictures) or self.artwork

    @property
    def icons(self) -> tuple[Thumbnail, ...]:
        """The show's."""
        return icons_of(self.edition)

    @property
    def editions(self) -> tuple[Edition, ...]:
        """The one show."""
        return (self.edition,)


@dataclass(frozen=True, kw_only=True)
class OfSite:
    """A page that belongs to several shows: what it does not say of itself, the site says, or its first show."""

    site: Site
    editions: tuple[Edition, ...]
    frame: Frame

    @property
    def language(self) -> str:
        """The site's."""
        return self.site.language

    @property
    def artwork(self) -> Picture | None:
        """The first show's that has one."""
        return next((edition.artwork for edition in self.editions if edition.artwork), None)

    @property
    def hidden(self) -> bool:
        """It is there to be found."""
        return False

    @property
    def image(self) -> Picture | None:
        """The artwork."""
        return self.artwork

    @property
    def icons(self) -> tuple[Thumbnail, ...]:
        """The first show's that has any."""
        return icons_of(*self.editions)


def way_to(page: Page) -> Thing:
    """The breadcrumbs of a *page* below that of its show."""
    (edition,) = page.editions
    steps = ((page.site.title, page.frame.home_key), (edition.show.title, edition.key), (page.title, page.key))
    return breadcrumbs(page.site, *steps)


def social_of(pictures: Iterable[Picture]) -> Picture | None:
    """The one of *pictures* that is for where a page is shared."""
    return next((picture for picture in pictures if "social" in (picture.purpose or "").split()), None)


def icons_of(*editions: Edition) -> tuple[Thumbnail, ...]:
    """The icons of the first show that has any."""
    pictures = (edition.artwork for edition in editions)
    return next((picture.icons for picture in pictures if picture and picture.icons), ())
