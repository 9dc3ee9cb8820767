"""``turncast check``: everything wrong with the project, and what each rule means."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from turncast import checking, loading
from turncast.building import build
from turncast.commands.opening import Call, open_catalog
from turncast.errors import ShowHasErrors, Unreadable, UsageError
from turncast.models.artifact import Release, Wave
from turncast.models.finding import Finding, Level
from turncast.models.loudness import Loudness
from turncast.models.rule import Rule


@dataclass(frozen=True)
class Report:
    """What was looked at, and what is wrong with it.

    recordings: how many could be read. measured: how loud they are, by path, of those that have been measured; their
    waveforms are left out.
    """

    shows: int
    episodes: int
    findings: tuple[Finding, ...]
    recordings: int = 0
    measured: Mapping[str, Loudness] = field(default_factory=dict)

    def count(self, level: Level) -> int:
        """How many findings have that *level*."""
        return sum(finding.level is level for finding in self.findings)

    @property
    def sound(self) -> bool:
        """Whether nothing stands in the way of publishing."""
        return self.count(Level.ERROR) == 0


def check(call: Call, ears: loading.Ears | None = None) -> Report:
    """Check the whole project; with *ears*, recordings that were not measured yet are measured first."""
    try:
        catalog, findings = open_catalog(call, ears)
    except ShowHasErrors as error:
        return Report(0, 0, tuple(finding for finding in error.findings if isinstance(finding, Finding)))
    if not any(finding.level is Level.ERROR for finding in findings):
        findings = (*findings, *_mistakes(build(catalog, call.at)))
    measured = {path: one.model_copy(update={"waveform": ()}) for path, one in catalog.loudness.items()}
    return Report(len(catalog.shows), len(catalog.episodes), findings, len(catalog.recordings), measured)


def _mistakes(release: Release) -> Iterator[Finding]:
    """What pages cannot be made for: one finding, for the same template makes many pages."""
    for artifact in release.artifacts.values():
        if artifact.wave is Wave.PAGE:
            try:
                artifact.make()
            except Unreadable as mistake:
                place, _, message = mistake.message.partition(": ")
                finding = loading.TEMPLATE_MISTAKE.finding(message, path=place.partition(":")[0], remedy=mistake.hint)
                yield finding.model_copy(update={"line": mistake.line})
                return


def rules() -> tuple[Rule, ...]:
    """Every rule, those of files first."""
    return (*loading.FAULTS, *(check.rule for check in checking.CHECKS))


def explain(code: str) -> Rule:
    """The rule of that *code*; UsageError, with the nearest one, where there is none."""
    by_code = {rule.code: rule for rule in rules()}
    if code in by_code:
        return by_code[code]
    near = get_close_matches(code, by_code, n=1)
    hint = f"turncast check --explain {near[0]}" if near else "turncast check --list-rules"
    raise UsageError(f"expected the code of a rule, found {code!r}", hint)
