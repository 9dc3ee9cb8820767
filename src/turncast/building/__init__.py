"""Building: from a catalog and a moment to a release.

In: a Catalog, the moment, the theme. Out: one Edition a show, and a Release of artifacts whose bodies are
made only when asked for. May not know where the release goes, nor what is live there; reads no clock.
"""

from turncast.building.editions import editions
from turncast.building.forms import addresses, feed_of
from turncast.building.release import build

__all__ = ["addresses", "build", "editions", "feed_of"]
