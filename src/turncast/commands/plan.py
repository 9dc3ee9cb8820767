"""``turncast plan``: what a publish would change and why."""

from collections.abc import Collection

from turncast.building import build
from turncast.commands.allowing import allowances
from turncast.commands.opening import Call, open_sound_catalog, target_of
from turncast.commands.rehearsing import rehearse
from turncast.models.artifact import Release
from turncast.models.manifest import Manifest
from turncast.models.plan import Plan
from turncast.publishing import make_plan, read_changing, read_manifest, take_inventory
from turncast.publishing.inventory import Inventory
from turncast.targets import Target


def plan(call: Call, to: str | None = None, allow: Collection[str] = (), *, verify: bool = False) -> Plan:
    """What publishing to *to*, or else to the project's own target, would change. Nothing is written.

    allow: the promises to listeners that may be broken, as :func:`turncast.commands.allowing.allowances` has them.
    verify: see :func:`stock`. Raises what publishing would raise before it writes, but for breaches: the plan names
    them.
    """
    allowed = allowances(allow)
    catalog, _ = open_sound_catalog(call)
    target = target_of(catalog.project, to)
    manifest, _ = read_manifest(target)
    release = build(catalog, call.at)
    planned = plan_for(release, target, stock(target, manifest, verify=verify), allowed)
    rehearse(planned, release)
    return planned


def stock(target: Target, manifest: Manifest, *, verify: bool) -> Inventory:
    """What is live at *target*: as *manifest* says, or, with *verify*, as everything was looked at."""
    return take_inventory(target, manifest) if verify else Inventory(manifest)


def plan_for(release: Release, target: Target, stock: Inventory, allowed: Collection[str] = ()) -> Plan:
    """What brings *release* to *target*, where *stock* is live."""
    found = read_changing(target, release, stock.manifest)
    return make_plan(release, stock.manifest, target.name, found, allowed, stock.lost)
