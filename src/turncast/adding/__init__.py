"""The stage that makes an episode of a recording.

In: a recording a producer hands over, what stands beside it, the show it is for, the slugs that are taken, a GUID, the
moment, and what the producer says otherwise. Out: a ``Draft`` (nothing written yet), in which each value has its
source, and from it an ``Added``: the recording in ``media/`` and ``episodes/<slug>.md``, whole or not at all, nothing
overwritten. May not know the clock, the catalog's other shows, nor who is told of the progress.

``arrivals`` puts what is handed over in order; ``facts`` and ``filenames`` know what is said of a recording, ``words``
whom to believe; ``companions`` what came with it, with ``covers``, ``captions`` and ``beside``; ``obstacles`` what must
be converted. ``drafting`` makes a ``drafts.Draft`` of that, ``writing`` writes it, with ``files`` and ``leftovers``;
``shelf`` knows what is there already.
"""

from turncast.adding.arrivals import expanded, order, twins
from turncast.adding.beside import Beside
from turncast.adding.drafting import draft
from turncast.adding.drafts import Draft
from turncast.adding.facts import Facts, Overrides, gather
from turncast.adding.leftovers import Workshop, sweep
from turncast.adding.shelf import AlreadyAdded, Shelf
from turncast.adding.words import Told
from turncast.adding.writing import Added, Convert, Hands, Placing, write

__all__ = [
    "Added",
    "AlreadyAdded",
    "Beside",
    "Convert",
    "Draft",
    "Facts",
    "Hands",
    "Overrides",
    "Placing",
    "Shelf",
    "Told",
    "Workshop",
    "draft",
    "expanded",
    "gather",
    "order",
    "sweep",
    "twins",
    "write",
]
