"""``turncast status``: what is live, what is waiting, and whether there is anything to do."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from turncast.building import addresses, build, editions
from turncast.commands.list import EVENTS, State, changes_at, state_of
from turncast.commands.opening import Call, open_catalog, target_of
from turncast.commands.plan import plan_for, stock
from turncast.models.catalog import Catalog
from turncast.models.finding import Level
from turncast.models.manifest import Manifest
from turncast.models.plan import Breach
from turncast.models.show import Show
from turncast.publishing import read_manifest


@dataclass(frozen=True)
class ShowStatus:
    """A show's episodes, counted.

    events: without a recording yet. next: when the first of the scheduled ones is due, or an event begins or ends.
    """

    show: str
    title: str
    live: int
    waiting: int
    scheduled: int
    drafts: int
    events: int
    next: datetime | None


@dataclass(frozen=True)
class Status:
    """A project beside its target.

    revision: of what is live, 0 before the first publish. changes: objects a publish would write, None where
    errors stand in its way. refused: why it would not be published all the same: what it would break of what
    listeners' apps remember. interrupted: who began a publish that never settled. lost: what of it is not there as it
    should be, and why, where that was looked at. feeds: the public addresses of all.
    """

    target: str
    revision: int
    shows: tuple[ShowStatus, ...]
    errors: int
    changes: int | None
    refused: tuple[Breach, ...]
    interrupted: str | None
    lost: Mapping[str, str] = field(default_factory=dict)
    feeds: tuple[str, ...] = ()

    @property
    def done(self) -> bool:
        """Whether there is nothing to do."""
        open_ends = self.changes or self.errors or self.refused or self.interrupted or self.lost
        return self.changes is not None and not open_ends


def status(call: Call, to: str | None = None, *, verify: bool = False) -> Status:
    """How the project stands to *to*, or else to its own target; verify: look at everything that should be live."""
    catalog, findings = open_catalog(call)
    target = target_of(catalog.project, to)
    manifest, _ = read_manifest(target)
    errors = sum(finding.level is Level.ERROR for finding in findings)
    there = stock(target, manifest, verify=verify)
    planned = None if errors else plan_for(build(catalog, call.at), target, there)
    return Status(
        target=target.name,
        revision=manifest.revision,
        shows=tuple(_show(catalog, show, manifest, call.at) for show in catalog.shows),
        errors=errors,
        changes=len(planned.steps) if planned else None,
        refused=planned.refused if planned else (),
        interrupted=manifest.claim.by if manifest.claim else None,
        lost=there.lost,
        feeds=addresses(editions(catalog, call.at)),
    )


def _show(catalog: Catalog, show: Show, manifest: Manifest, at: datetime) -> ShowStatus:
    live = manifest.guids_of(show.slug)
    episodes = catalog.episodes_of(show)
    states = [state_of(episode, at) for episode in episodes]
    waiting = sum(
        state is State.DUE and episode.guid not in live for episode, state in zip(episodes, states, strict=True)
    )
    moments = [moment for episode in episodes if (moment := changes_at(episode, at))]
    return ShowStatus(
        show=show.slug,
        title=show.title,
        live=len(live),
        waiting=waiting,
        scheduled=states.count(State.SCHEDULED),
        drafts=states.count(State.DRAFT),
        events=sum(state in EVENTS for state in states),
        next=min(moments, default=None),
    )
