"""The door to mutagen: what a recording's own bytes say of it, and the tagged copy of it that is published.

In: the path of a file anybody may have made. Out: a ``Sound`` (type, duration, codecs, size of the picture, chapters,
what directories would not take of it, and doubts) and ``Tags`` (title, number, people… in Turncast's words, each with
where it stood), or ``Unreadable`` with a hint; and, given ``TagWords``, a copy that is a new head spliced onto the
master's own sound. Reads headers, and more only where they cannot be believed; writes no file. May not know projects,
episodes or where the file will go; the file's name decides nothing.

``reading`` asks ``containers`` what a file is and then who knows that kind: ``mp3`` (with ``frames``, ``tails``,
``xing``), ``mp4`` (``boxes``, ``tracks``, ``codecs``, ``fragments``, ``marks``), ``wav``, ``aiff`` (``chunks``),
``flac``, ``ogg``, ``matroska``. Tags are told by ``id3`` (``sieve``, ``id3frames``), ``atoms`` (``extracts``),
``vorbis``, ``ape``, ``riff`` to ``telling``, in the words of ``words``. ``copies`` makes the tagged ones: of an MP3 by
``copies_mp3``, of an MP4 by ``copies_mp4`` (``parts``, ``copies_atoms``, ``copies_chapters``). All read through
``source``, which bounds the work.
"""

from turncast.audio.copies import MAKER as COPIER
from turncast.audio.copies import Tagged, as_it_stands, tagged
from turncast.audio.reading import enclosure, probe, read_chapter_pictures, read_tags

__all__ = ["COPIER", "Tagged", "as_it_stands", "enclosure", "probe", "read_chapter_pictures", "read_tags", "tagged"]
