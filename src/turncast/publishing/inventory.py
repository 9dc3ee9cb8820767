"""Inventory: whether what the manifest says is live is there, as long as it says, and nobody else's."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from turncast.models.manifest import LiveObject, Manifest
from turncast.publishing.crew import together
from turncast.publishing.events import Reporter
from turncast.targets import Stored, Target

_WORKERS = 8


@dataclass(frozen=True)
class Inventory:
    """What was found. manifest: as it is true. lost: of what the live release names, why each key is not as it said."""

    manifest: Manifest
    lost: Mapping[str, str] = field(default_factory=dict)


def take_inventory(target: Target, manifest: Manifest) -> Inventory:
    """Look at everything *manifest* says is live: one listing, a request a thousand objects.

    What a listing lacks or tells otherwise is looked at by itself: some stores list late, or not all.
    """
    listed = {stored.key: stored for stored in target.list()}
    odd = [key for key, live in manifest.live.items() if _fault(live, listed.get(key))]
    looked = together(target.head, odd, workers=_WORKERS, reporter=Reporter(None))
    found = dict(zip(odd, looked, strict=True))
    faults = {key: why for key in odd if (why := _fault(manifest.live[key], found[key]))}
    live = {
        key: one.model_copy(update={"fingerprint": ""}) if key in faults else one
        for key, one in manifest.live.items()
        if key not in faults or found[key]
    }
    lost = {key: why for key, why in faults.items() if manifest.live[key].until is None}
    return Inventory(manifest.model_copy(update={"live": live}) if faults else manifest, lost)


def _fault(live: LiveObject, found: Stored | None) -> str:
    """How *found* is not what was published; empty where it may be that."""
    if found is None:
        return "it is gone"
    if found.size != live.size:
        return f"it should have {live.size} bytes, and has {found.size}"
    return "somebody else has changed it" if live.version and found.version != live.version else ""
