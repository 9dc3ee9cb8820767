"""``turncast rollback``: make live what was live before."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from turncast import loading
from turncast.commands import hooks
from turncast.commands.opening import Call, open_place
from turncast.commands.publish import Publisher
from turncast.commands.rehearsing import rehearse
from turncast.models.artifact import Release
from turncast.models.manifest import Manifest
from turncast.models.plan import Plan, Receipt
from turncast.publishing import execute, make_rollback, read_manifest, restored, revision_before
from turncast.publishing.events import OnEvent
from turncast.publishing.hooks import changed
from turncast.targets import Target


@dataclass(frozen=True)
class Rollback:
    """An earlier release, read back and found to be as it was published. plan: what bringing it back changes."""

    plan: Plan
    _release: Release
    _manifest: Manifest
    _version: str | None
    _target: Target
    _call: Call

    def carry_out(self, publisher: Publisher, on_event: OnEvent | None = None, *, tell: bool = True) -> Receipt:
        """Make it live, as any release. TargetConflict if somebody has published since.

        tell: whether the project's hooks and hubs are told of what changed.
        """
        receipt = execute(
            self.plan,
            self._release,
            self._manifest,
            self._version,
            self._target,
            nonce=publisher.nonce,
            by=publisher.by,
            at=self._call.at,
            on_event=on_event,
        )
        told = self._told(receipt) if tell else ()
        return receipt.model_copy(update={"warnings": (*receipt.warnings, *told)})

    def _told(self, receipt: Receipt) -> tuple[str, ...]:
        catalog = loading.load(self._call.root, self._call.overrides).catalog
        if catalog is None:
            return ()
        news = changed(self.plan, self._release, catalog.project.site, receipt.revision)
        return hooks.tell(catalog, news, self._call.environment)


@contextmanager
def rollback(call: Call, to: str | None = None, revision: int | None = None) -> Iterator[Rollback]:
    """The release of that *revision*, by default the one before the live one, at *to*; nothing is written yet.

    The project's shows and episodes do not matter. Raises UsageError where there is no such release, WorldError where
    what it names was pruned, or the target is in the way.
    """
    target = open_place(call, to)
    manifest, version = read_manifest(target)
    wanted = revision_before(manifest, target) if revision is None else revision
    with restored(target, manifest, wanted) as release:
        plan = make_rollback(release, manifest, target, wanted)
        rehearse(plan, release)
        yield Rollback(plan, release, manifest, version, target, call)
