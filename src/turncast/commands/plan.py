"""``turncast plan``: what a publish would change and why."""

from turncast.building import build
from turncast.commands.opening import Call, open_sound_catalog, target_of
from turncast.models.plan import Plan
from turncast.publishing import make_plan, read_manifest


def plan(call: Call, to: str | None = None) -> Plan:
    """What publishing to *to*, or else to the project's own target, would change. Nothing is written."""
    catalog, _ = open_sound_catalog(call)
    target = target_of(catalog.project, to)
    manifest, _ = read_manifest(target)
    return make_plan(build(catalog, call.at), manifest, target.name)
