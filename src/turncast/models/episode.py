"""Episodes: instalments of a show, one ``episodes/<slug>.md`` each."""

from datetime import UTC, date, datetime, time
from typing import Annotated, Any

from pydantic import AwareDatetime, BeforeValidator, Field

from turncast.models.base import Written
from turncast.models.people import Person
from turncast.models.recording import Chapter
from turncast.models.show import License
from turncast.models.transcript import TranscriptReference
from turncast.models.vocabulary import EpisodeKind

NOON = time(12, tzinfo=UTC)


def _moment(value: Any) -> Any:
    """A date alone means noon UTC, so that it is the same day nearly everywhere."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return datetime.combine(value, NOON)
    if isinstance(value, datetime) and value.tzinfo is None:
        raise ValueError(f"the time {value:%H:%M} has no zone: write {value.isoformat()}Z or an offset like -05:00")
    return value


Moment = Annotated[AwareDatetime, BeforeValidator(_moment)]
"""An instant with a zone; TOML's local date is taken as noon UTC."""


class Soundbite(Written):
    """A quotable stretch of an episode, in seconds (becomes ``podcast:soundbite``)."""

    start: float = Field(ge=0)
    duration: float = Field(gt=0)
    title: Annotated[str, Field(max_length=128)] | None = None


class EpisodeFile(Written):
    """What a producer may say of an episode in the front matter of ``episodes/<slug>.md``.

    guid: minted once by ``turncast add``; listeners' apps know the episode by it, so it never changes.
    number: of "Episode 11 of 11"; date: when listeners may have it, an episode of the future is held back.
    description: a sentence or two, plain text. chapters: only where the recording's own are not wanted.
    """

    guid: Annotated[str, Field(min_length=1)]
    show: str
    title: Annotated[str, Field(min_length=1)]
    date: Moment
    recording: str
    number: Annotated[int, Field(ge=1)] | None = None
    season: Annotated[int, Field(ge=1)] | None = None
    kind: EpisodeKind = "full"
    description: str | None = None
    artwork: str | None = None
    people: tuple[Person, ...] = ()
    transcripts: tuple[TranscriptReference, ...] = ()
    chapters: tuple[Chapter, ...] | None = None
    soundbites: tuple[Soundbite, ...] = ()
    explicit: bool | None = None
    license: License | None = None
    draft: bool = False
    block: bool = False


class Episode(EpisodeFile):
    """An instalment: what its file says, its notes in Markdown, the slug and the place of the file."""

    notes: str
    slug: str
    path: str
