"""Loading: from the folder a producer keeps to a catalog.

In: ``turncast.toml``, ``feeds/``, ``episodes/`` and the files they name. Out: a Catalog, and a Finding for
everything that could not be read: one bad file never hides the others. May not judge what it could read
(checking does), and writes nothing but its memory, ``.turncast/``: of files already read, and of pages that could be
made.
"""

from turncast.loading.catalog import Loaded, load
from turncast.loading.faults import FAULTS, TEMPLATE_MISTAKE, UNUSED_TEMPLATE
from turncast.loading.loudness import Ears
from turncast.loading.places import placed
from turncast.loading.project import find_root
from turncast.loading.tried import Tried

__all__ = ["FAULTS", "TEMPLATE_MISTAKE", "UNUSED_TEMPLATE", "Ears", "Loaded", "Tried", "find_root", "load", "placed"]
