"""``turncast prune``: remove what no feed has named for a while."""

from dataclasses import dataclass
from datetime import timedelta

from turncast.commands.opening import Call, open_place
from turncast.commands.publish import Publisher
from turncast.models.history import Pruning
from turncast.models.manifest import Manifest
from turncast.publishing import GRACE, KEPT, make_pruning, read_manifest
from turncast.publishing import prune as remove
from turncast.targets import Target


@dataclass(frozen=True)
class Prune:
    """A prune that is ready. pruning: what it removes."""

    pruning: Pruning
    _manifest: Manifest
    _version: str | None
    _target: Target
    _call: Call

    def carry_out(self, publisher: Publisher) -> None:
        """Remove it. TargetConflict if somebody has published since."""
        nonce, by, at = publisher.nonce, publisher.by, self._call.at
        remove(self.pruning, self._manifest, self._version, self._target, nonce=nonce, by=by, at=at)


def prune(call: Call, to: str | None = None, grace: timedelta = GRACE, keep: int = KEPT) -> Prune:
    """What no feed of the last *grace* names at *to*, or else at the project's own target; nothing is removed yet.

    keep: how many releases can be brought back at least, however old they are. Raises TargetConflict where somebody
    publishes, or was stopped while they did.
    """
    target = open_place(call, to)
    manifest, version = read_manifest(target)
    return Prune(make_pruning(manifest, target, call.at, grace, keep), manifest, version, target, call)
