"""The stage that brings a release to a target so that no listener ever sees a broken feed.

In: a release and a target. Out: a plan (pure, nothing written) and, once that was carried out, a
receipt. Only adds; whatever happens half-way, running it again finishes it. May not know what
artifacts are made from, nor what kind of place the target is.
"""

from turncast.publishing.events import Event, Kind
from turncast.publishing.executing import execute
from turncast.publishing.manifests import read_manifest
from turncast.publishing.planning import make_plan

__all__ = ["Event", "Kind", "execute", "make_plan", "read_manifest"]
