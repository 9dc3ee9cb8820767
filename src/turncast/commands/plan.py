"""``turncast plan``: what a publish would change and why."""

from collections.abc import Collection

from turncast.building import build
from turncast.commands.allowing import allowances
from turncast.commands.opening import Call, open_sound_catalog, target_of
from turncast.commands.rehearsing import rehearse
from turncast.models.plan import Plan
from turncast.publishing import make_plan, read_changing, read_manifest


def plan(call: Call, to: str | None = None, allow: Collection[str] = ()) -> Plan:
    """What publishing to *to*, or else to the project's own target, would change. Nothing is written.

    allow: the promises to listeners that may be broken, as :func:`turncast.commands.allowing.allowances` has them.
    Raises what publishing would raise before it writes, but for breaches: the plan names them.
    """
    allowed = allowances(allow)
    catalog, _ = open_sound_catalog(call)
    target = target_of(catalog.project, to)
    manifest, _ = read_manifest(target)
    release = build(catalog, call.at)
    planned = make_plan(release, manifest, target.name, read_changing(target, release, manifest), allowed)
    rehearse(planned, release)
    return planned
