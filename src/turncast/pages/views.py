"""Views: what each page is made of. This is all that a template may use.

A template is given ``page``, one of the views below or a `turncast.pages.broadcasts.BroadcastPage`, and two
functions: ``link(key)`` is the relative way from this page to an object of the release, ``address(key)`` its absolute
public address. ``script`` is the script of all pages: its ``key`` and its ``integrity``. ``folder`` is where the page
is stored. What many pages have in common stands in ``{% shared … %}`` (see `turncast.pages.sharing`).

Filters beside Jinja's own: ``day``, ``duration``, ``iso_duration``, ``clock``, ``offset``, ``size``, ``number``,
``listed``, ``format_name``, ``language_name``, ``instalment(show)``, ``role``, ``direction``, ``bdi`` (see
`turncast.pages.formats`), and of a broadcast ``occasion`` (see `turncast.pages.occasions`). The test ``linkable``
says whether an address from outside may become a link. ``_("Subscribe to %(show)s", show=…)`` and ``ngettext(one,
many, number)`` say something in the language of the page (see `turncast.pages.words`).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from turncast.models.edition import Edition, Entry, Picture
from turncast.pages import embeds, linked
from turncast.pages.apps import App, apps_of
from turncast.pages.broadcasts import Announcement, announced
from turncast.pages.frames import OfShow, OfSite, social_of, way_to
from turncast.pages.linked import Thing
from turncast.pages.playing import OfTranscript


@dataclass(frozen=True)
class Neighbour:
    """A page to go on to, such as that of the next episode: its key and its title, and nothing else of it."""

    key: str
    title: str


@dataclass(frozen=True, kw_only=True)
class HomePage(OfSite):
    """The project's front page: its shows, and their newest entries.

    editions: with those entries alone; counts: how many each show has in all, by its slug. most: how many are listed.
    events_key: of the page of all events, of which most_events are listed.
    """

    counts: Mapping[str, int] = field(default_factory=dict)
    most: int | None = None
    events_key: str | None = None
    most_events: int | None = None

    @property
    def key(self) -> str:
        """Where it is stored."""
        return self.frame.home_key

    @property
    def title(self) -> str:
        """The site's."""
        return self.site.title

    @property
    def description(self) -> str:
        """The site's, or else its title."""
        return self.site.description or self.site.title

    @property
    def linked(self) -> Thing:
        """The site and its shows."""
        return linked.document([linked.website(self.site, self.key, self.editions)])

    @property
    def broadcasts(self) -> tuple[Announcement, ...]:
        """The next events of all shows, and what ended last, as long as it has no recording."""
        return announced(self.editions)[: self.most_events]

    @property
    def items(self) -> tuple[tuple[Edition, Entry], ...]:
        """The newest entries with their editions."""
        return newest_first(self.editions)[: self.most]

    def count(self, edition: Edition) -> int:
        """How many entries the show has in all."""
        return self.counts.get(edition.show.slug, len(edition.entries))


def newest_first(editions: Iterable[Edition]) -> tuple[tuple[Edition, Entry], ...]:
    """Every entry with its edition, newest first; equal dates in the order of their keys."""
    items = ((edition, entry) for edition in editions for entry in edition.entries)
    return tuple(sorted(items, key=lambda item: (-item[1].episode.date.timestamp(), item[1].key)))


@dataclass(frozen=True, kw_only=True)
class ShowPage(OfShow):
    """A show: what it is, how to subscribe, and its newest entries, which are those of its edition.

    seasons: their pages, newest first. older_key: of earlier entries, where there are more. people_keys: of the pages
    of people, by name.
    """

    seasons: tuple[Neighbour, ...] = ()
    people_keys: Mapping[str, str] = field(default_factory=dict)
    older_key: str | None = None

    @property
    def apps(self) -> tuple[App, ...]:
        """Where people can follow it."""
        return apps_of(self.edition)

    @property
    def key(self) -> str:
        """Where it is stored."""
        return self.edition.key

    @property
    def title(self) -> str:
        """The show's."""
        return self.edition.show.title

    @property
    def description(self) -> str:
        """The show's."""
        return self.edition.show.description

    @property
    def linked(self) -> Thing:
        """The show, and the way to it."""
        way = linked.breadcrumbs(self.site, (self.site.title, self.frame.home_key), (self.title, self.key))
        return linked.document([linked.series(self.edition), way])

    @property
    def broadcasts(self) -> tuple[Announcement, ...]:
        """Its events that have no recording yet."""
        return announced(self.editions)


@dataclass(frozen=True, kw_only=True)
class EpisodePage(OfTranscript):
    """An episode: player, chapters, people, notes and transcript.

    older and newer: its neighbours in the show. Other entries of the edition are not looked at, so that a
    new episode leaves the pages of old ones as they are.
    notes_html: sanitised; it goes onto the page as it is. card: what is drawn of it for where it is shared. embed_key
    and oembed_key: of the player for other sites, and of what tells their programs of it; transcript_key: of the page
    of the whole transcript; season: the page of its season. people_keys: of the pages of people, by name.
    """

    notes_html: str = ""
    embed_key: str | None = None
    oembed_key: str | None = None
    transcript_key: str | None = None
    season: Neighbour | None = None
    people_keys: Mapping[str, str] = field(default_factory=dict)
    card: Picture | None = None
    older: Neighbour | None = None
    newer: Neighbour | None = None

    @property
    def key(self) -> str:
        """Where it is stored."""
        return self.entry.key

    @property
    def image(self) -> Picture | None:
        """The episode's picture for this purpose, or else its card."""
        return social_of(self.entry.pictures) or self.card or super().image

    @property
    def linked(self) -> Thing:
        """The episode, and the way to it."""
        return linked.document(
            [linked.episode(self.edition, self.entry, self.description, self.people_keys), way_to(self)]
        )

    @property
    def embedded_size(self) -> tuple[int, int]:
        """CSS pixels of the player on other sites: how wide, how high."""
        return embeds.WIDTH, embeds.height(self.entry)

    @property
    def snippet(self) -> str | None:
        """HTML that shows the player on other sites, if there is one for them."""
        return embeds.snippet(self.site, self.entry, self.embed_key) if self.embed_key else None

    @property
    def notes(self) -> Markup:
        """The notes, as HTML."""
        return Markup(self.notes_html)  # noqa: S704 (sanitised by whoever made it: that is notes_html's contract)
