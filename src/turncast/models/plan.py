"""Plans and receipts: what a publish would change and why, and what it did."""

from enum import StrEnum

from pydantic import AwareDatetime

from turncast.models.artifact import Wave
from turncast.models.base import Frozen
from turncast.models.feed import FeedEpisode


class Action(StrEnum):
    """What is done to a key. There is no removing: publishing only adds."""

    ADD = "add"
    REPLACE = "replace"


class Step(Frozen):
    """One object to be written, and why.

    rank: within its wave, steps of a lower rank are done before others begin: they are what the others point at.
    size: bytes, where that is known before they are made: of recordings and artwork.
    """

    action: Action
    key: str
    wave: Wave
    why: str
    rank: int = 0
    size: int | None = None


class Breach(Frozen):
    """A promise to listeners the release would break (law 3).

    code: of the rule that says which. guid: of the episode as it is live, and episode: its slug; both empty where it
    is about the feed. allowed: whether the producer has said that it may be.
    """

    code: str
    show: str
    message: str
    guid: str = ""
    episode: str = ""
    allowed: bool = False

    @property
    def flag(self) -> str:
        """What lets it pass, as it is typed."""
        return f"--allow {self.code}"

    def meant_by(self, allowance: str) -> bool:
        """Whether *allowance* is about it: its code, or ``code:`` and the episode's GUID or slug, or the show's."""
        code, _, which = allowance.partition(":")
        return code == self.code and which in ("", self.guid or self.show, self.episode)


class Change(Frozen):
    """One thing that is otherwise than it was: *word* of the episode with that GUID and title, or of the feed itself.

    before, after: as text. guid and title are empty where it is of the feed.
    """

    word: str
    before: str
    after: str
    guid: str = ""
    title: str = ""


class Difference(Frozen):
    """What is new to listeners in the feed stored under *key*, beside the one that is live.

    new: whether nothing was live there. added and gone: episodes, in the order of their feed.
    """

    key: str
    new: bool = False
    added: tuple[FeedEpisode, ...] = ()
    gone: tuple[FeedEpisode, ...] = ()
    changed: tuple[Change, ...] = ()


class Plan(Frozen):
    """What a publish would change: steps in the order of their waves, how many objects stay, what it would break.

    feeds: what would be new to listeners in each feed that changes. restores: the revision it brings back, or 0.
    """

    target: str
    revision: int
    steps: tuple[Step, ...] = ()
    kept: int = 0
    breaches: tuple[Breach, ...] = ()
    feeds: tuple[Difference, ...] = ()
    restores: int = 0

    @property
    def refused(self) -> tuple[Breach, ...]:
        """The breaches nobody has allowed: with one of them nothing is published."""
        return tuple(breach for breach in self.breaches if not breach.allowed)

    @property
    def size(self) -> int:
        """Bytes to be sent, as far as they are known."""
        return sum(step.size or 0 for step in self.steps)

    @property
    def empty(self) -> bool:
        """Whether there is nothing to do."""
        return not self.steps


class Receipt(Frozen):
    """What a publish did. written: keys, in the order of the plan. sent: bytes that were written."""

    target: str
    revision: int
    at: AwareDatetime
    added: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    kept: int = 0
    sent: int = 0
    warnings: tuple[str, ...] = ()
