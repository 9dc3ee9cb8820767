"""``turncast check``: everything wrong with the project."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from turncast import loading
from turncast.building import build
from turncast.commands import rulebook
from turncast.commands.opening import Call, open_catalog
from turncast.commands.selecting import Wishes, faults, judged
from turncast.commands.templates import FOLDER, unused
from turncast.errors import ShowHasErrors, Unreadable
from turncast.models.artifact import Release, Wave
from turncast.models.catalog import Catalog
from turncast.models.finding import Finding, Level
from turncast.models.loudness import Loudness
from turncast.models.project import Checking

Look = Callable[[Call], tuple[Finding, ...]]
"""What else is looked at: what listeners have, above all."""

_NOTHING: Final = Wishes()


@dataclass(frozen=True)
class Unseen:
    """Something that was not looked at, and what is typed to have it looked at."""

    what: str
    how: str


@dataclass(frozen=True)
class Report:
    """What was looked at, and what is wrong with it.

    recordings: how many could be read. measured: how loud they are, by path, of those that have been measured; their
    waveforms are left out. fail_on: from which level on the project fails. whole: whether all was looked at that the
    project itself asks for. unseen: what was not.
    """

    shows: int
    episodes: int
    findings: tuple[Finding, ...]
    recordings: int = 0
    measured: Mapping[str, Loudness] = field(default_factory=dict)
    fail_on: Level = Level.ERROR
    whole: bool = True
    unseen: tuple[Unseen, ...] = ()

    def count(self, level: Level) -> int:
        """How many findings have that *level*."""
        return sum(finding.level is level for finding in self.findings)

    @property
    def sound(self) -> bool:
        """Whether nothing that was found stands in the way of publishing."""
        return self.count(Level.ERROR) == 0

    @property
    def failed(self) -> bool:
        """Whether something is as bad as the project must not be."""
        return any(finding.level.reaches(self.fail_on) for finding in self.findings)


def check(call: Call, ears: loading.Ears | None = None, wishes: Wishes = _NOTHING, live: Look | None = None) -> Report:
    """Check the whole project, or what *wishes* ask for.

    With *ears*, recordings that were not measured yet are measured first. Pages are tried, and what listeners have
    is compared with *live*, only where there are no errors before.
    """
    try:
        catalog, findings = open_catalog(call, ears, wishes)
    except ShowHasErrors as error:
        found = tuple(finding for finding in error.findings if isinstance(finding, Finding))
        return Report(0, 0, found, fail_on=wishes.fail_on or Level.ERROR, whole=False)
    settings = wishes.over(catalog.project.check)
    broken = any(finding.level is Level.ERROR for finding in findings)
    more = [*loading.placed(_misused(catalog.project.check), call.root)]
    if not broken and not wishes.narrow:
        more += _mistakes(build(catalog, call.at), loading.Tried(call.root))
    if not wishes.narrow:
        more += _unused(call)
    if not broken and live:
        more += live(call)
    findings = tuple(sorted((*findings, *judged(more, settings, rulebook.BY_CODE)), key=lambda one: one.order))
    measured = {path: one.model_copy(update={"waveform": ()}) for path, one in catalog.loudness.items()}
    return Report(
        shows=len(catalog.shows),
        episodes=len(catalog.episodes),
        findings=findings,
        recordings=len(catalog.recordings),
        measured=measured,
        fail_on=settings.fail_on,
        whole=not wishes.narrow,
        unseen=tuple(_unseen(catalog, live=live is not None, broken=broken)),
    )


def _unseen(catalog: Catalog, *, live: bool, broken: bool) -> Iterator[Unseen]:
    silent = len(catalog.recordings.keys() - catalog.loudness.keys())
    if silent:
        yield Unseen(f"how loud {'1 recording is' if silent == 1 else f'{silent} recordings are'}", "--audio")
    if broken and live:
        yield Unseen("what listeners have now", "mend the errors first")
    elif not live:
        yield Unseen("what listeners have now", "--live")


def _misused(settings: Checking) -> tuple[Finding, ...]:
    """What is wrong with ``[check]``; all rules are loaded only where a word may mean one of any feed."""
    return tuple(faults(settings, rulebook.rules())) if any(faults(settings, rulebook.OF_CHECK)) else ()


def _mistakes(release: Release, tried: loading.Tried) -> tuple[Finding, ...]:
    """What pages cannot be made for: one finding, for the same template makes many pages.

    A page that could be made is made again only where something it is made of has changed.
    """
    pages = {one.fingerprint: one for one in release.artifacts.values() if one.wave is Wave.PAGE}
    made = pages.keys() & tried.known
    for fingerprint, page in pages.items():
        try:
            if fingerprint not in made:
                page.make()
        except Unreadable as mistake:
            tried.save(made)
            return (_mistake(mistake),)
        made.add(fingerprint)
    tried.save(made)
    return ()


def _unused(call: Call) -> Iterator[Finding]:
    """The templates of the project that are misspelt, or were left behind."""
    for one in unused(call.root):
        meant = f", perhaps meant as {one.near}" if one.near else ""
        message = f"expected the name of a built-in template, or of one that another includes, found {one.name}{meant}"
        yield loading.UNUSED_TEMPLATE.finding(message, path=f"{FOLDER}/{one.name}")


def _mistake(mistake: Unreadable) -> Finding:
    place, _, message = mistake.message.partition(": ")
    return loading.TEMPLATE_MISTAKE.finding(
        message, path=place.partition(":")[0], remedy=mistake.hint, line=mistake.line
    )
