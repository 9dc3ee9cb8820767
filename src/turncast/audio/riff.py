"""The tags of a WAV: an ID3 chunk, ``LIST INFO``, and what broadcasters write: ``bext`` and ``iXML``.

Sources: Multimedia Programming Interface and Data Specifications 1.0; EBU Tech 3285 (``bext``); iXML 3.
"""

import html
import re
from collections.abc import Iterator
from typing import Final

from turncast.audio import id3, pairs, wav, words
from turncast.audio.chunks import Chunk, chunks, text
from turncast.audio.source import Source
from turncast.audio.telling import Telling

LONGEST: Final = 256 * 1024
IXML: Final = {"SCENE": "title", "PROJECT": "show", "NOTE": "description"}


def tell(source: Source, start: int, telling: Telling) -> None:
    """Say what the chunks say, the richest first."""
    found = wav.parts(source, start)
    tag = found.get(b"id3 ") or found.get(b"ID3 ")
    if tag:
        id3.tell(source, telling, tag.start)
    if info := found.get(b"LISTINFO"):
        pairs.tell(list(_info(source, info)), "RIFF", telling)
    if bext := found.get(b"bext"):
        _tell_broadcast(source.at(bext.start, 602), telling)
    if ixml := found.get(b"iXML"):
        _tell_ixml(text(source, ixml, LONGEST), telling)


def _info(source: Source, info: Chunk) -> Iterator[tuple[str, str]]:
    for chunk in chunks(source, info.start + 4, info.end, "little"):
        yield chunk.kind.decode("latin-1"), text(source, chunk, LONGEST)


def _tell_broadcast(bext: bytes, telling: Telling) -> None:
    """A description of 256 letters, who made it (32) with which machine (32), and the day (10)."""
    fields = [bext[start:end].partition(b"\0")[0].decode("utf-8", "replace") for start, end in ((0, 256), (320, 330))]
    telling.say("description", words.paragraphs(fields[0]), "BWF Description")
    telling.say("date", words.moment(fields[1].replace(":", "-").replace("_", "-")), "BWF OriginationDate")


def _tell_ixml(xml: str, telling: Telling) -> None:
    """The few elements that are words of ours; matched, not parsed: nobody needs the entities an XML may define."""
    for name, word in IXML.items():
        if found := re.search(rf"<{name}>([^<]{{1,10000}})</{name}>", xml):
            telling.say(word, words.MEANINGS[word](html.unescape(found[1])), f"iXML {name}")
