"""The door to mutagen: what a recording's own bytes say of it.

In: the path of a file anybody may have made. Out: a ``Sound`` (type, duration, codecs, size of the picture, chapters,
what directories would not take of it, and doubts) and ``Tags`` (title, number, people… in Turncast's words, each with
where it stood), or ``Unreadable`` with a hint. Reads headers, and more only where they cannot be believed. May not
know projects, episodes or where the file will go; the file's name decides nothing.

``reading`` asks ``containers`` what a file is and then who knows that kind: ``mp3`` (with ``frames``, ``xing``),
``mp4`` (``boxes``, ``tracks``, ``codecs``, ``fragments``, ``marks``), ``wav``, ``aiff`` (``chunks``), ``flac``,
``ogg``, ``matroska``. Tags are told by ``id3`` (``sieve``, ``id3frames``), ``atoms`` (``extracts``), ``vorbis``,
``ape``, ``riff`` to ``telling``, in the words of ``words``. All read through ``source``, which bounds the work.
"""

from turncast.audio.reading import enclosure, probe, read_chapter_pictures, read_tags

__all__ = ["enclosure", "probe", "read_chapter_pictures", "read_tags"]
