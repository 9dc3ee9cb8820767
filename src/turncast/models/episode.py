"""Episodes: instalments of a show, one ``episodes/<slug>.md`` each."""

import re
from contextlib import suppress
from datetime import UTC, date, datetime, time
from typing import Annotated, Any, Final

from pydantic import AwareDatetime, BeforeValidator, Field, TypeAdapter

from turncast.models.base import Truth, Written, shaped
from turncast.models.elsewhere import Chat, Link, Social, Txt
from turncast.models.people import Person
from turncast.models.pictures import PictureFile
from turncast.models.recording import Chapter
from turncast.models.show import Count, Funding, License, Location
from turncast.models.transcript import TranscriptReference
from turncast.models.value import Value
from turncast.models.vocabulary import EpisodeKind

NOON = time(12, tzinfo=UTC)

EPISODE_LINK: Final = re.compile(r"(?:(?:\.\./)?episodes/|\./)?(?P<slug>[a-z0-9-]+)\.md(?P<place>#.*)?")
"""How the notes of an episode link to the file of another one."""

_MEDIA_TYPE: Final = r"[a-zA-Z]+/[a-zA-Z0-9.+-]+"
_FIRST_YEAR: Final = 1900
_LAST_YEAR: Final = 9998
"""Years that can be told in any time zone."""
_EXPECTED: Final = "expected a date such as 2020-06-19, or a moment such as 2020-06-19T13:00:00Z"


def _moment(value: Any) -> datetime:
    """A date alone means noon UTC, so that it is the same day nearly everywhere."""
    day = _from_text(value) if isinstance(value, str) else value
    if not isinstance(day, date):
        raise ValueError(_EXPECTED)
    moment = day if isinstance(day, datetime) else datetime.combine(day, NOON)
    if moment.tzinfo is None:
        raise ValueError(f"the time {moment:%H:%M} has no zone: write {moment.isoformat()}Z or an offset like -05:00")
    if not _FIRST_YEAR <= moment.year <= _LAST_YEAR:
        raise ValueError(f"expected a year from {_FIRST_YEAR} to {_LAST_YEAR}")
    return moment


def _from_text(value: str) -> date:
    """ISO 8601 in quotes, and the JSON this noun is dumped to."""
    for read in (date.fromisoformat, datetime.fromisoformat):
        with suppress(ValueError):
            return read(value)
    raise ValueError(_EXPECTED)


Moment = Annotated[AwareDatetime, BeforeValidator(_moment)]
"""An instant with a zone; TOML's local date is taken as noon UTC."""


_LIST = TypeAdapter(tuple[Chapter, ...])


def _path_or_list(value: Any) -> Any:
    """Told apart by hand, so that what is wrong in a list is said of its words and not of a union."""
    return value if value is None or isinstance(value, str) else _LIST.validate_python(value)


def _path_or_moment(value: Any) -> Any:
    """A number is seconds and a text is a path; told apart by hand, so that what is wrong is said in one line."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < float("inf"):
        raise ValueError('expected a picture such as "media/poster.jpg", or a moment in seconds such as 12.5')
    return float(value)


class Soundbite(Written):
    """A quotable stretch of an episode, in seconds (becomes ``podcast:soundbite``)."""

    start: float = Field(ge=0)
    duration: float = Field(gt=0)
    title: Annotated[str, Field(max_length=128)] | None = None


class Live(Written):
    """An event that takes place before there is a recording of it (becomes ``podcast:liveItem``).

    It begins at the episode's date. end: when it is over. zone: what people call the time zone, such as "Pacific
    Time"; without it, pages tell the offset of the date. register_at: where people sign up or join. stream: the
    address of its sound or picture while it is on, and media_type what that is.
    """

    end: Moment
    zone: Annotated[str, Field(min_length=1, max_length=64)] | None = None
    register_at: str
    stream: str | None = None
    media_type: Annotated[str, shaped(_MEDIA_TYPE, 'a media type such as "audio/mpeg"')] = "audio/mpeg"


class EpisodeFile(Written):
    """What a producer may say of an episode in the front matter of ``episodes/<slug>.md``.

    guid: minted once by ``turncast add``; listeners' apps know the episode by it, so it never changes.
    number: of "Episode 11 of 11"; date: when listeners may have it, an episode of the future is held back.
    recording: the form of it apps are given unless they ask for another; renditions: the paths of its other forms.
    live: an event people can register for; it is shown until the recording is named.
    poster: what stands for a video before it plays: the path of a picture, or the frame at so many seconds.
    description: a sentence or two, plain text. chapters: a list, or the path of a file; only where the
    recording's own are not wanted.
    """

    guid: Annotated[str, Field(min_length=1)]
    show: str
    title: Annotated[str, Field(min_length=1)]
    date: Moment
    recording: str | None = None
    live: Live | None = None
    renditions: tuple[str, ...] = ()
    number: Count | None = None
    season: Count | None = None
    kind: EpisodeKind = "full"
    description: str | None = None
    artwork: str | None = None
    poster: Annotated[str | float | None, BeforeValidator(_path_or_moment)] = None
    people: tuple[Person, ...] = ()
    transcripts: tuple[TranscriptReference, ...] = ()
    chapters: Annotated[str | tuple[Chapter, ...] | None, BeforeValidator(_path_or_list)] = None
    soundbites: tuple[Soundbite, ...] = ()
    explicit: Truth | None = None
    license: License | None = None
    funding: tuple[Funding, ...] = ()
    locations: tuple[Location, ...] = ()
    pictures: tuple[PictureFile, ...] = ()
    links: tuple[Link, ...] = ()
    social: tuple[Social, ...] = ()
    chat: Chat | None = None
    value: tuple[Value, ...] = ()
    txt: tuple[Txt, ...] = ()
    draft: Truth = False
    block: Truth = False


class Episode(EpisodeFile):
    """An instalment: what its file says, its notes in Markdown, the slug and the place of the file.

    stamped: the chapters that time stamps in the notes give; for where nothing else gives any.
    """

    notes: str
    stamped: tuple[Chapter, ...] = ()
    slug: str
    path: str

    @property
    def event(self) -> Live | None:
        """The event that is announced here; None once there is a recording."""
        return self.live if self.recording is None else None
