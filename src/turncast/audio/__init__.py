"""The door to mutagen: what a recording's own bytes say of it.

In: the path of a file anybody may have made. Out: a ``Sound`` (type, duration, size of the picture, chapters) and
``Tags`` (title, number, people… in Turncast's words), or ``Unreadable`` with a hint. Reads headers, never the whole
file. May not know projects, episodes or where the file will go; the file's name decides nothing.
"""

from turncast.audio.reading import probe, read_tags

__all__ = ["probe", "read_tags"]
