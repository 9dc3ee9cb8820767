"""The door to mutagen: what a recording's own bytes say of it, and the tagged copy of it that is published.

In: the path of a file anybody may have made. Out: a ``Sound`` (type, duration, size of the picture, chapters) and
``Tags`` (title, number, people… in Turncast's words), or ``Unreadable`` with a hint; and, given ``TagWords``, a copy
that is a new head spliced onto the master's own sound. Reads headers, never the whole file, and writes none. May not
know projects, episodes or where the file will go; the file's name decides nothing.
"""

from turncast.audio.copies import MAKER as COPIER
from turncast.audio.copies import Tagged, as_it_stands, tagged
from turncast.audio.reading import probe, read_tags

__all__ = ["COPIER", "Tagged", "as_it_stands", "probe", "read_tags", "tagged"]
