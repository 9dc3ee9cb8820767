"""``turncast add``: recordings become episodes.

First every recording is looked at, then all are put in order and drafted, and only then anything is written: what a
producer is shown is what is done.
"""

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Self

from turncast import adding, checking
from turncast.adding import (
    Added,
    AlreadyAdded,
    Beside,
    Convert,
    Draft,
    Facts,
    Hands,
    Overrides,
    Placing,
    Shelf,
    Told,
    Workshop,
)
from turncast.commands.opening import Call, open_catalog
from turncast.commands.selecting import judged
from turncast.errors import TurncastError, UsageError
from turncast.models.catalog import Catalog
from turncast.models.episode import Episode
from turncast.models.finding import Finding
from turncast.models.recording import Recording
from turncast.models.show import Show


@dataclass(frozen=True)
class Wishes:
    """What a producer asks for. show: its slug, where it is not plain. convert: whether what directories do not take is
    to be converted. heard: whether the sound of a video is wanted on its own besides. converter: who does either.
    fix: whether artwork that does not conform is to be mended. placing: how recordings come into the project.
    """

    show: str | None = None
    overrides: Overrides = field(default_factory=Overrides)
    convert: bool = False
    heard: bool = False
    converter: Convert | None = None
    fix: bool = False
    placing: Placing = "copy"


@dataclass(frozen=True)
class Prospect:
    """What would become of a recording: an episode of *show*, as in *draft*; or nothing, because of *error*, which is
    ``AlreadyAdded`` where it is one. facts: what is known of it, as far as it could be read.
    """

    recording: Path
    facts: Facts | None = None
    show: Show | None = None
    draft: Draft | None = None
    error: TurncastError | None = None

    @property
    def there(self) -> str | None:
        """The file of the episode that has this recording already."""
        return self.error.episode if isinstance(self.error, AlreadyAdded) else None


class Batch:
    """Recordings on their way into a project; ``prospects`` says, in order, what would become of each."""

    def __init__(self, call: Call, given: Sequence[Path], wishes: Wishes) -> None:
        """Look at the recordings; a folder stands for those in it. The project is read once.

        Raises ``UsageError`` where what is wished cannot be, ``ShowHasErrors`` where there is no project to speak of.
        """
        recordings = adding.expanded(given)
        if len(recordings) > 1 and (wishes.overrides.title or wishes.overrides.number):
            raise UsageError("--title and --number are of one recording; add it alone", f"turncast add {recordings[0]}")
        self._root, self._wishes, self._beside, self._workshop = call.root, wishes, Beside(), Workshop()
        self._catalog, _ = open_catalog(call)
        self._shelf = Shelf(_known(self._catalog))
        self._taken = {episode.slug for episode in self._catalog.episodes}
        self.prospects = tuple(self._drafted([self._looked(path) for path in recordings], call.at))

    def __enter__(self) -> Self:
        """Begin to write: first what adds that were killed left behind is removed."""
        for folder in ("media", "episodes"):
            adding.sweep(self._root / folder)
        return self

    def __exit__(self, *_: object) -> None:
        self._workshop.close()

    def add(self, prospect: Prospect, hands: Hands) -> Added:
        """Make the episode: whole, or not at all. Raises what stands in the way: ``Prospect.error``, or the disk."""
        if prospect.error or prospect.draft is None:
            raise prospect.error or UsageError(f"{prospect.recording} was not drafted")
        wishes = self._wishes
        hands = replace(hands, convert=wishes.converter, placing=wishes.placing, workshop=self._workshop)
        return adding.write(prospect.draft, self._root, self._shelf, hands)

    def findings(self, prospect: Prospect) -> tuple[Finding, ...]:
        """What ``turncast check`` would say of the episode and its recording."""
        draft = prospect.draft
        if draft is None:
            return ()
        told = {**draft.table, "notes": draft.notes, "slug": draft.slug, "path": draft.path}
        facts = {**dict(draft.sound), "path": draft.destination, "sha256": "0" * 64}
        one = {"episodes": (Episode.model_validate(told),), "recordings": {draft.destination: Recording(**facts)}}
        found = judged(checking.check(self._catalog.model_copy(update=one)), self._catalog.project.check)
        return tuple(finding for finding in found if finding.path == draft.path)

    def _looked(self, recording: Path) -> Prospect:
        """What can be said of a recording before it has a place among the others."""
        try:
            if not recording.is_file():
                raise UsageError(f"expected a recording, found no file {recording}", "check the path: ls")
            facts = adding.gather(recording, self._wishes.overrides)
            if episode := self._shelf.episode_of(recording):
                return Prospect(recording, facts, error=AlreadyAdded(recording, episode))
            return Prospect(recording, facts)
        except TurncastError as error:
            return Prospect(recording, error=error)

    def _drafted(self, looked: list[Prospect], now: datetime) -> Iterator[Prospect]:
        """The same in order, with drafts; those without a date come a second after one another, as they are ordered."""
        looked.sort(key=lambda one: (0, adding.order(one.facts)) if one.facts else (1, ()))
        twins = adding.twins([one.recording for one in looked if one.error is None])
        paths: dict[Path, str] = {}
        for number, one in enumerate(looked, 1):
            if one.facts is None or one.error:
                yield one
                continue
            drafted = self._draft(one, one.facts, now - timedelta(seconds=len(looked) - number))
            if one.recording in twins:
                first = paths.get(twins[one.recording])
                drafted = replace(drafted, error=AlreadyAdded(one.recording, first)) if first else drafted
            elif drafted.draft and not drafted.error:
                paths[one.recording] = drafted.draft.path
                self._taken.add(drafted.draft.slug)
            yield drafted

    def _draft(self, one: Prospect, facts: Facts, now: datetime) -> Prospect:
        try:
            show = _show(self._catalog, self._wishes.show, facts)
            wishes: dict[str, Any] = {word: getattr(self._wishes, word) for word in ("convert", "heard", "fix")}
            draft = adding.draft(
                facts, root=self._root, show=show, taken=self._taken, guid=str(uuid.uuid4()), now=now,
                beside=self._beside, **wishes,
            )  # fmt: skip
        except TurncastError as error:
            return replace(one, error=error)
        return replace(one, show=show.value, draft=draft, error=draft.obstacle)


def _known(catalog: Catalog) -> Iterator[tuple[str, int, str]]:
    """Digest and length of each recording, and the episode it is of."""
    for episode in catalog.episodes:
        for recording in catalog.renditions_of(episode):
            yield recording.sha256, recording.size, episode.path


def _show(catalog: Catalog, slug: str | None, facts: Facts) -> Told:
    """The show that is named, or the only one, or the one the recording's tags name; and who says so."""
    if slug is not None:
        return Told(_named(catalog, slug), "--show")
    if len(catalog.shows) == 1:
        return Told(catalog.shows[0], "the only show")
    tagged = (facts.tags.show or "").casefold()
    found = [show for show in catalog.shows if show.title.casefold() == tagged]
    if len(found) == 1:
        return Told(found[0], facts.tags.sources.get("show", "tags"))
    raise UsageError(
        f"expected to know which show {facts.recording.name} is for, found {len(catalog.shows)} shows",
        " or ".join(f"--show {show.slug}" for show in catalog.shows) or "write feeds/<show>.toml first",
    )


def _named(catalog: Catalog, slug: str) -> Show:
    if show := catalog.show(slug):
        return show
    there = ", ".join(one.slug for one in catalog.shows) or "none that can be read"
    raise UsageError(f"expected the name of a show, found {slug!r}", f"there is: {there}")
