"""Editions: one show as seen at a moment, with the keys its objects are stored under.

This is all that feeds and pages are made from. Keys, not addresses: pages link one another by
relative path, so that they work under any prefix; feeds need the absolute address, which is
``site.address(key)``.
"""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from turncast.models.base import Frozen
from turncast.models.episode import Episode, Live
from turncast.models.people import Person
from turncast.models.project import Site
from turncast.models.recording import Chapter, Recording
from turncast.models.show import Show
from turncast.models.vocabulary import RenditionKind


class Enclosure(Frozen):
    """The public pointer to a rendition: key, length in bytes, media type (becomes ``<enclosure>``).

    sha256: of the bytes behind it, 64 hexadecimal digits; None where nobody asks (becomes ``podcast:integrity``).
    """

    key: str
    length: int
    media_type: str
    sha256: str | None = None


class Rendition(Frozen):
    """One published form of an episode's recording (becomes ``podcast:alternateEnclosure`` where there are several)."""

    recording: Recording
    enclosure: Enclosure

    @property
    def bitrate(self) -> int | None:
        """Bits a second, on average, of all that is in the file; None where the duration is not known."""
        seconds = self.recording.duration
        return round(8 * self.enclosure.length / seconds) if seconds > 0 else None


class Thumbnail(Frozen):
    """A small square copy of a picture: its key, and the pixels of a side."""

    key: str
    side: int


class Picture(Frozen):
    """Published artwork, or a picture for another purpose: its key and its size in pixels (becomes ``podcast:image``).

    alt: what it shows. purpose: as the podcast namespace has it. thumbnails: of artwork, for lists and players;
    icons: of a show's, for what stands for its pages; both the smallest first.
    """

    key: str
    media_type: str
    width: int
    height: int
    alt: str | None = None
    purpose: str | None = None
    thumbnails: tuple[Thumbnail, ...] = ()
    icons: tuple[Thumbnail, ...] = ()


class Caption(Frozen):
    """A published transcript: its key, media type and language (becomes ``podcast:transcript``).

    path: where its text is, relative to the project, and sha256 the digest of it. timed: whether its times are known.
    made: whether it is made from that text, instead of being that file as it stands.
    """

    key: str
    media_type: str
    language: str
    path: str
    sha256: str
    timed: bool = True
    made: bool = False


class Entry(Frozen):
    """An episode as an edition shows it: its words, and the keys of what is published for it.

    key: of its page. artwork: the episode's own, or None where the show's serves.
    poster_key: of the picture that stands for a video before it plays.
    people: the episode's, or else the show's. chapters_key: of the chapters document, if it has chapters.
    """

    episode: Episode
    key: str
    renditions: tuple[Rendition, ...]
    artwork: Picture | None = None
    poster_key: str | None = None
    people: tuple[Person, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    chapters_key: str | None = None
    captions: tuple[Caption, ...] = ()
    pictures: tuple[Picture, ...] = ()
    explicit: bool = False

    @property
    def rendition(self) -> Rendition:
        """The form the show prefers: what the enclosure names and the page plays."""
        return self.renditions[0]

    @property
    def heard(self) -> Rendition | None:
        """What to listen to instead of watching: the first sound alone beside a video."""
        sounds = (one for one in self.renditions if one.recording.kind == "audio")
        return next(sounds, None) if self.watchable else None

    @property
    def contents(self) -> tuple[Chapter, ...]:
        """The chapters a list of them shows: all but the hidden ones."""
        return tuple(chapter for chapter in self.chapters if not chapter.hidden)

    @property
    def duration(self) -> float:
        """Seconds."""
        return self.rendition.recording.duration

    @property
    def watchable(self) -> bool:
        """Whether people watch it: WATCH NOW; otherwise LISTEN NOW."""
        return self.rendition.recording.kind == "video"


class Status(StrEnum):
    """Where an event stands at a moment."""

    PENDING = "pending"
    LIVE = "live"
    ENDED = "ended"

    @classmethod
    def at(cls, moment: datetime, start: datetime, end: datetime) -> "Status":
        """Where an event from *start* to *end* stands at that *moment*."""
        if moment < start:
            return cls.PENDING
        return cls.LIVE if moment < end else cls.ENDED


class Broadcast(Frozen):
    """An event, before there is a recording of it (becomes ``podcast:liveItem``): REGISTER.

    key: of its page, where the episode's will stand. live: what its file says of it. It starts at the episode's date.
    """

    episode: Episode
    live: Live
    key: str
    status: Status
    artwork: Picture | None = None
    people: tuple[Person, ...] = ()
    explicit: bool = False

    @property
    def since(self) -> datetime | None:
        """When it came to stand where it does; None while it is to come, for nobody says when it was announced."""
        return {Status.LIVE: self.episode.date, Status.ENDED: self.live.end}.get(self.status)


class Paging(Frozen):
    """Where the other documents of a feed in parts are, by key (RFC 5005).

    first: the one apps subscribe to, with the newest episodes. next: the next older ones; previous: the next newer
    ones. last: the oldest.
    """

    first: str
    last: str
    next: str | None = None
    previous: str | None = None


def json_beside(feed_key: str) -> str:
    """The key of the JSON that says the same as the document under *feed_key*."""
    return f"{feed_key.removesuffix('.xml')}.json"


class Edition(Frozen):
    """One show as seen at a moment: drafts and undue episodes left out, newest entry first.

    key: of the show's page. feed_key: of its feed. guid: of the feed (``podcast:guid``).
    language: the show's, or else the site's. updated: when its newest entry came; None while it has none.
    broadcasts: events without a recording, the soonest first. trailers: the entries that are trailers, newest first.
    paging: where the other parts of the feed are; None where all of it is in one document.
    other_feeds: the keys of the feeds beside it, by the form of recording each has.
    """

    site: Site
    show: Show
    key: str
    feed_key: str
    guid: str
    language: str
    artwork: Picture | None = None
    pictures: tuple[Picture, ...] = ()
    entries: tuple[Entry, ...] = ()
    broadcasts: tuple[Broadcast, ...] = ()
    trailers: tuple[Entry, ...] = ()
    paging: Paging | None = None
    other_feeds: Mapping[RenditionKind, str] = {}

    @property
    def hidden(self) -> bool:
        """Whether nobody is to find it who was not told of it."""
        return self.show.block is True

    @property
    def json_key(self) -> str:
        """Of the same feed as JSON."""
        return json_beside(self.feed_key)

    @property
    def shown(self) -> tuple[Entry | Broadcast, ...]:
        """Everything that has a page of its own: the entries, then the broadcasts."""
        return (*self.entries, *self.broadcasts)

    @property
    def changed(self) -> datetime | None:
        """When an entry came, or an event began or ended, the last time; None before any did."""
        moments = (broadcast.since for broadcast in self.broadcasts)
        return max((moment for moment in (self.updated, *moments) if moment), default=None)

    @property
    def updated(self) -> datetime | None:
        """The date of the newest entry."""
        return max((entry.episode.date for entry in self.entries), default=None)
