"""The door to chapter files: what editors, podcast tools and people write down as chapters.

In: the path of a file of any of the formats in ``reading``, or show notes in Markdown. Out: ``Chapter`` values, in the
order of time, clean and bounded; or ``Unreadable`` with the line where it is known. The format is found by content,
never by name. May not know episodes, recordings (``audio`` reads the chapters in those), nor how they are published.

Files are hostile: see ``marks`` for text and counts, ``markup`` for XML, ``reading`` for size.
"""

from turncast.chapters.notes import from_notes
from turncast.chapters.reading import parse, read
from turncast.chapters.times import normal_play_time

__all__ = ["from_notes", "normal_play_time", "parse", "read"]
