"""``turncast rollback``: make live what was live before."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from turncast import loading
from turncast.commands import hooks
from turncast.commands.allowing import allowances
from turncast.commands.opening import Call, open_place
from turncast.commands.publish import Publisher
from turncast.commands.rehearsing import rehearse
from turncast.errors import ShowHasErrors
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

    def carry_out(
        self, publisher: Publisher, on_event: OnEvent | None = None, *, tell: bool = True, anyway: bool = False
    ) -> Receipt:
        """Make it live, as any release. TargetConflict if somebody has published since.

        tell: whether the project's hooks and hubs are told of what changed. anyway: whether somebody who was told of
        the promises it breaks wants it all the same; without that, ShowHasErrors where one is not allowed.
        """
        if self.plan.refused and not anyway:
            raise _refusal(self.plan)
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
def rollback(
    call: Call, to: str | None = None, revision: int | None = None, allow: Collection[str] = ()
) -> Iterator[Rollback]:
    """The release of that *revision*, by default the one before the live one, at *to*; nothing is written yet.

    The project's shows and episodes do not matter. allow: the promises to listeners that may be broken, as
    :func:`turncast.commands.allowing.allowances` has them. Raises UsageError where there is no such release, WorldError
    where what it names was pruned, or the target is in the way.
    """
    allowed = allowances(allow)
    target = open_place(call, to)
    manifest, version = read_manifest(target)
    wanted = revision_before(manifest, target) if revision is None else revision
    with restored(target, manifest, wanted) as release:
        plan = make_rollback(release, manifest, target, wanted, allowed)
        rehearse(plan, release)
        yield Rollback(plan, release, manifest, version, target, call)


def _refusal(plan: Plan) -> ShowHasErrors:
    """Episodes others have published since would vanish, or a date move back: not without a word that says so."""
    more = f", and {len(plan.refused) - 1} more" if len(plan.refused) > 1 else ""
    flags = " ".join(dict.fromkeys(breach.flag for breach in plan.refused))
    return ShowHasErrors(
        f"expected a release that keeps what listeners' apps remember, found that with revision {plan.restores} "
        f"{plan.refused[0].message}{more}; nothing was changed",
        f"mend the project and publish it, or, if it must be, run it again with {flags}",
    )
