"""``turncast publish`` and ``turncast build``: make live what should be live."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from turncast.building import addresses, editions
from turncast.building import build as build_release
from turncast.commands import hooks
from turncast.commands.allowing import allowances
from turncast.commands.live import as_findings
from turncast.commands.opening import Call, open_sound_catalog, target_of
from turncast.commands.plan import plan_for, stock
from turncast.commands.rehearsing import rehearse
from turncast.errors import ShowHasErrors, UsageError
from turncast.models.catalog import Catalog
from turncast.models.finding import Finding
from turncast.models.manifest import Manifest
from turncast.models.plan import Breach, Plan, Receipt
from turncast.publishing import Event, execute, read_manifest
from turncast.publishing.hooks import changed
from turncast.targets import Target


@dataclass(frozen=True)
class Published:
    """What came of publishing: the receipt, the findings that did not stop it, the public addresses."""

    receipt: Receipt
    findings: tuple[Finding, ...]
    home: str
    feeds: tuple[str, ...]


@dataclass(frozen=True)
class Permission:
    """What a producer allows beyond the ordinary.

    foreign: asked with the target's name before the first publish to a place where something else is stored.
    broken: the promises to listeners that may be broken, as :func:`turncast.commands.allowing.allowances` has them.
    """

    foreign: Callable[[str], bool]
    broken: Collection[str] = ()


@dataclass(frozen=True)
class Publisher:
    """Who publishes: a nonce nobody else has, a name for people."""

    nonce: str
    by: str


def publish(
    call: Call,
    to: str | None,
    publisher: Publisher,
    permission: Permission,
    on_plan: Callable[[Plan], None] | None = None,
    on_event: Callable[[Event], None] | None = None,
    *,
    tell: bool = True,
    verify: bool = False,
) -> Published:
    """Publish the project to *to*, or else to its own target; tell: whether hooks and hubs are told of what changed.

    verify: look first whether all is there that should be, and send again what is not.

    Raises, before anything is written, ShowHasErrors where the project has errors or would break a promise to
    listeners, Unreadable where a template cannot be used, UsageError where permission is missing; and WorldError
    where the target is in the way.
    """
    allowed = allowances(permission.broken)
    catalog, findings = open_sound_catalog(call)
    target = target_of(catalog.project, to)
    said, version = read_manifest(target)
    if version is None:
        _ask_for_foreign(target, permission)
    release = build_release(catalog, call.at)
    there = stock(target, said, verify=verify)
    plan = plan_for(release, target, there, allowed)
    if plan.refused:
        raise _refusal(plan.refused, catalog, _other(said, publisher))
    rehearse(plan, release)
    if on_plan:
        on_plan(plan)
    receipt = execute(
        plan,
        release,
        there.manifest,
        version,
        target,
        nonce=publisher.nonce,
        by=publisher.by,
        at=call.at,
        on_event=on_event,
    )
    if tell:
        news = changed(plan, release, catalog.project.site, receipt.revision)
        told = hooks.tell(catalog, news, call.environment)
        receipt = receipt.model_copy(update={"warnings": (*receipt.warnings, *told)})
    return Published(receipt, findings, *_addresses(catalog, call))


def _ask_for_foreign(target: Target, permission: Permission) -> None:
    if target.occupied() and not permission.foreign(target.name):
        raise UsageError(
            f"{target.name}: expected an empty place or one Turncast has published to, found other files",
            "publish somewhere else with --to, or say that it is right with --yes",
        )


def _other(manifest: Manifest, publisher: Publisher) -> str:
    """Who is publishing there, or published there last, and since when, if that is somebody else."""
    claim = manifest.claim
    if claim and claim.by != publisher.by:
        return f"{claim.by} is publishing there since {claim.at:%Y-%m-%d %H:%M %Z}, and may not have ended"
    last = manifest.history[-1] if manifest.history else None
    return f"{last.by} published there last, at {last.at:%Y-%m-%d %H:%M %Z}" if last and last.by != publisher.by else ""


def _refusal(refused: tuple[Breach, ...], catalog: Catalog, other: str) -> ShowHasErrors:
    pull = f"{other}: pull their changes, " if other else ""
    promises = "1 promise" if len(refused) == 1 else f"{len(refused)} promises"
    flags = " ".join(dict.fromkeys(breach.flag for breach in refused))
    return ShowHasErrors(
        f"expected a release that keeps what listeners' apps remember, found {promises} broken; nothing was published",
        f"{pull}put back what changed, or, if it must be, run it again with {flags}",
        as_findings(refused, catalog),
    )


def _addresses(catalog: Catalog, call: Call) -> tuple[str, tuple[str, ...]]:
    return catalog.project.site.address("index.html"), addresses(editions(catalog, call.at))
