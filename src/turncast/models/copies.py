"""Published copies: what is written into the tag of a recording when it is published, never into the master."""

from pydantic import AwareDatetime

from turncast.models.base import Frozen
from turncast.models.recording import Chapter


class TagWords(Frozen):
    """An episode in the words a player shows: everything of a copy's tag but its picture.

    artists: who is heard, or else who makes the show. language: three letters (ISO 639-2), as tags want it. chapters:
    those that lists of chapters show.
    """

    title: str
    show: str
    author: str | None = None
    artists: tuple[str, ...] = ()
    number: int | None = None
    total: int | None = None
    season: int | None = None
    date: AwareDatetime
    description: str | None = None
    language: str | None = None
    copyright: str | None = None
    chapters: tuple[Chapter, ...] = ()


class CopyFacts(Frozen):
    """What is known of a copy without making it.

    size: bytes. digest: 64 hexadecimal digits that stand for its bytes; equal digests, equal bytes; those of the
    recording where it is published as it stands. picture: the path of the artwork in its tag. remark: what was left
    out and why.
    """

    size: int
    digest: str
    picture: str | None = None
    remark: str | None = None


class Copy(CopyFacts):
    """The copy of a recording that is published for an episode, and the words its tag says.

    sha256: of its bytes, 64 hexadecimal digits; None where nobody asks: an app that has no choice needs none.
    """

    words: TagWords
    sha256: str | None = None
