"""The stage that makes an episode of a recording.

In: a recording a producer hands over, the show it is for, the slugs that are taken, a GUID, the moment, and what the
producer says otherwise. Out: a ``Draft`` (nothing written yet), and from it an ``Added``: the recording in ``media/``
and ``episodes/<slug>.md``, whole or not at all, nothing overwritten. May not know the clock, the catalog's other shows,
nor who is told of the progress.
"""

from turncast.adding.drafting import Draft, draft
from turncast.adding.facts import Overrides
from turncast.adding.writing import Added, AlreadyAdded, write

__all__ = ["Added", "AlreadyAdded", "Draft", "Overrides", "draft", "write"]
