"""Views: what each page is made of. This is all that a template may use.

A template is given ``page``, one of the views below or a `turncast.pages.broadcasts.BroadcastPage`, and two
functions: ``link(key)`` is the relative way from this page to an object of the release, ``address(key)`` its absolute
public address. ``script`` is the script of all pages: its ``key`` and its ``integrity``.

Filters beside Jinja's own: ``day``, ``duration``, ``iso_duration``, ``clock``, ``offset``, ``size``,
``format_name``, ``language_name``, ``instalment(show)``, ``direction`` (see `turncast.pages.formats`), and of a
broadcast ``occasion`` (see `turncast.pages.occasions`). The test ``linkable`` says whether an address from outside
may become a link.
"""

from dataclasses import dataclass
from typing import Protocol

from markupsafe import Markup

from turncast.models.edition import Caption, Edition, Entry, Picture, Rendition
from turncast.models.project import Site
from turncast.models.transcript import Cue
from turncast.pages.broadcasts import Announcement, announced
from turncast.pages.embeds import snippet
from turncast.pages.turns import Turn, turns_of
from turncast.pages.waves import Wave, wave


class Page(Protocol):
    """What every page has, and ``base.html`` counts on.

    key and stylesheet_key: where the page and its stylesheet are stored. language: BCP 47.
    title, description, artwork: of what the page is about. editions: the shows it belongs to, whose feeds it names.
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
    def editions(self) -> tuple[Edition, ...]: ...


@dataclass(frozen=True, kw_only=True)
class HomePage:
    """The project's front page: its shows, and all their entries."""

    site: Site
    editions: tuple[Edition, ...]
    stylesheet_key: str
    key: str = "index.html"

    @property
    def home_key(self) -> str:
        """Itself."""
        return self.key

    @property
    def language(self) -> str:
        """The site's."""
        return self.site.language

    @property
    def title(self) -> str:
        """The site's."""
        return self.site.title

    @property
    def description(self) -> str:
        """The site's, or else its title."""
        return self.site.description or self.site.title

    @property
    def artwork(self) -> Picture | None:
        """The first show's that has one."""
        return next((edition.artwork for edition in self.editions if edition.artwork), None)

    @property
    def broadcasts(self) -> tuple[Announcement, ...]:
        """The events of all shows that have no recording yet."""
        return announced(self.editions)

    @property
    def items(self) -> tuple[tuple[Edition, Entry], ...]:
        """Every entry with its edition, newest first; equal dates in the order of their keys."""
        items = ((edition, entry) for edition in self.editions for entry in edition.entries)
        return tuple(sorted(items, key=lambda item: (-item[1].episode.date.timestamp(), item[1].key)))


@dataclass(frozen=True, kw_only=True)
class ShowPage:
    """A show: what it is, how to subscribe, and its entries, newest first."""

    edition: Edition
    stylesheet_key: str
    home_key: str = "index.html"

    @property
    def site(self) -> Site:
        """The site it is part of."""
        return self.edition.site

    @property
    def key(self) -> str:
        """Where it is stored."""
        return self.edition.key

    @property
    def language(self) -> str:
        """The show's."""
        return self.edition.language

    @property
    def title(self) -> str:
        """The show's."""
        return self.edition.show.title

    @property
    def description(self) -> str:
        """The show's."""
        return self.edition.show.description

    @property
    def artwork(self) -> Picture | None:
        """The show's."""
        return self.edition.artwork

    @property
    def editions(self) -> tuple[Edition, ...]:
        """The one show."""
        return (self.edition,)

    @property
    def broadcasts(self) -> tuple[Announcement, ...]:
        """Its events that have no recording yet."""
        return announced(self.editions)


@dataclass(frozen=True)
class Neighbour:
    """The episode before or after, to go on to: its page and its title, for a page depends on nothing else of it."""

    key: str
    title: str


@dataclass(frozen=True, kw_only=True)
class EpisodePage:
    """An episode: player, chapters, people, notes and transcript.

    older and newer: its neighbours in the show. Other entries of the edition are not looked at, so that a
    new episode leaves the pages of old ones as they are.
    notes_html: sanitised; it goes onto the page as it is. cues: the transcript's lines. spoken: which caption they are
    of; None where they are in the page's language and timed. waveform: the recording's peaks, if it was measured.
    embed_key and oembed_key: of the player for other sites, and of what tells their programs of it.
    """

    edition: Edition
    entry: Entry
    stylesheet_key: str
    notes_html: str = ""
    cues: tuple[Cue, ...] = ()
    spoken: Caption | None = None
    waveform: tuple[int, ...] = ()
    embed_key: str | None = None
    oembed_key: str | None = None
    older: Neighbour | None = None
    newer: Neighbour | None = None
    home_key: str = "index.html"

    @property
    def site(self) -> Site:
        """The site it is part of."""
        return self.edition.site

    @property
    def key(self) -> str:
        """Where it is stored."""
        return self.entry.key

    @property
    def language(self) -> str:
        """The show's."""
        return self.edition.language

    @property
    def title(self) -> str:
        """The episode's."""
        return self.entry.episode.title

    @property
    def description(self) -> str:
        """The episode's, or else the show's."""
        return self.entry.episode.description or self.edition.show.description

    @property
    def artwork(self) -> Picture | None:
        """The episode's, or else the show's."""
        return self.entry.artwork or self.edition.artwork

    @property
    def editions(self) -> tuple[Edition, ...]:
        """The show it is part of."""
        return (self.edition,)

    @property
    def poster_key(self) -> str | None:
        """Of what stands for the video before it plays: its poster, or else the artwork."""
        return self.entry.poster_key or (self.artwork.key if self.artwork else None)

    @property
    def sources(self) -> tuple[Rendition, ...]:
        """What the player may play: the renditions of the kind the show prefers."""
        kind = self.entry.rendition.recording.kind
        return tuple(rendition for rendition in self.entry.renditions if rendition.recording.kind == kind)

    @property
    def tracks(self) -> tuple[Caption, ...]:
        """The captions browsers can show: WebVTT alone."""
        return tuple(caption for caption in self.entry.captions if caption.media_type == "text/vtt")

    @property
    def snippet(self) -> str | None:
        """HTML that shows the player on other sites, if there is one for them."""
        return snippet(self.site, self.entry, self.embed_key) if self.embed_key else None

    @property
    def wave(self) -> Wave | None:
        """The waveform to seek in, if the recording was measured."""
        return wave(self.waveform)

    @property
    def notes(self) -> Markup:
        """The notes, as HTML."""
        return Markup(self.notes_html)  # noqa: S704 (sanitised by whoever made it: that is notes_html's contract)

    @property
    def turns(self) -> tuple[Turn, ...]:
        """The transcript in paragraphs."""
        return tuple(turns_of(self.cues, self.timed))

    @property
    def timed(self) -> bool:
        """Whether the transcript's times are known."""
        return self.spoken is None or self.spoken.timed

    @property
    def spoken_language(self) -> str:
        """The language of the transcript."""
        return self.spoken.language if self.spoken else self.language
