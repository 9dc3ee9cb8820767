"""The stage that brings a release to a target so that no listener ever sees a broken feed.

In: a release and a target. Out: a plan (pure, nothing written) that also says which promises to listeners it
would break, and, once that was carried out, a receipt. What was live before can be brought back in the same way, and
what nothing names any more be pruned. Publishing only adds, pruning only removes; whatever happens half-way, running
it again finishes it. May not know what artifacts are made from, nor what kind of place the target is; of the feeds that
stand there it knows what apps remember.
"""

from turncast.publishing.events import Event, Kind
from turncast.publishing.executing import execute
from turncast.publishing.inventory import take_inventory
from turncast.publishing.live import read_changing, read_live
from turncast.publishing.manifests import read_manifest
from turncast.publishing.planning import make_plan
from turncast.publishing.promises import PROMISES
from turncast.publishing.pruning import GRACE, KEPT, make_pruning, prune
from turncast.publishing.restoring import make_rollback, restored, revision_before

__all__ = [
    "GRACE",
    "KEPT",
    "PROMISES",
    "Event",
    "Kind",
    "execute",
    "make_plan",
    "make_pruning",
    "make_rollback",
    "prune",
    "read_changing",
    "read_live",
    "read_manifest",
    "restored",
    "revision_before",
    "take_inventory",
]
