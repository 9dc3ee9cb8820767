"""Ogg: Vorbis, Opus, FLAC and Speex in pages, each of which says how far it brings the sound.

Sources: RFC 3533 (pages), RFC 7845 (Opus), Vorbis I, Ogg FLAC mapping. The last page says how long a stream is; a file
of several streams one after another is walked page by page.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from turncast.audio import doubts, vorbis
from turncast.audio.containers import AGAIN
from turncast.audio.source import Source
from turncast.audio.telling import Telling
from turncast.errors import Unreadable
from turncast.models.recording import Doubt, Sound

LARGEST: Final = 27 + 255 + 255 * 255
MOST_HEADERS: Final = 2000
"""Pages that are looked through for the comments."""
COMMENTS: Final = 8 * 1024 * 1024
NOWHERE: Final = (1 << 64) - 1
FIRST, LAST = 2, 4


class _Page(NamedTuple):
    """A page; place: samples until its end. number: its place among its stream's. end: where it should end."""

    flags: int
    place: int
    serial: int
    number: int
    start: int
    end: int
    lacing: bytes


class _Stream(NamedTuple):
    """What a stream's first packet says; lead: samples that are not played; prefix: bytes before its comments."""

    codec: str
    sample_rate: int
    channels: int
    lead: int
    prefix: int


def sound(source: Source, start: int) -> Sound:
    """The recording's sound; raises ``Unreadable`` where no page begins a stream that is known."""
    page, stream = _first(source, start)
    last = _last(source, start)
    if last is None or last.serial != page.serial or _gaps(source, start, last):
        seconds, links = _walked(source, start)
    else:
        seconds, links = _played(source, page, stream, last), 1
    chapters, chapters_from = vorbis.chapters(_comments(source, page, stream))
    return Sound(
        media_type="audio/ogg",
        duration=seconds,
        container="Ogg",
        codec=stream.codec,
        bitrate=round(8 * (source.size - start) / seconds) if seconds else None,
        bitrate_mode="VBR",
        sample_rate=stream.sample_rate,
        channels=stream.channels,
        chapters=chapters,
        chapters_from=chapters_from,
        obstacle=f"{'an' if stream.codec == 'Opus' else 'a'} {stream.codec} recording (Ogg)",
        doubts=tuple(_doubts(last, links)),
    )


def tell(source: Source, start: int, telling: Telling) -> None:
    """Say what the stream's comments say."""
    page, stream = _first(source, start)
    vorbis.tell(_comments(source, page, stream), telling)


def _page(source: Source, at: int) -> _Page | None:
    header = source.at(at, 27 + 255)
    if len(header) < 27 or header[:5] != b"OggS\0":
        return None
    lacing = header[27 : 27 + header[26]]
    start = at + 27 + header[26]
    place, serial, number = (int.from_bytes(header[a:b], "little") for a, b in ((6, 14), (14, 18), (18, 22)))
    return _Page(header[5], place, serial, number, start, start + sum(lacing), lacing)


def _first(source: Source, start: int) -> tuple[_Page, _Stream]:
    """The first stream that is sound, by the page that begins it."""
    at = start
    while (page := _page(source, at)) and page.flags & FIRST:
        if stream := _stream(source.at(page.start, min(page.end - page.start, 128))):
            return page, stream
        at = page.end
    raise Unreadable("expected an Ogg recording, found no Vorbis, Opus, FLAC or Speex in it", AGAIN)


def _stream(packet: bytes) -> _Stream | None:
    stream = None
    if packet.startswith(b"\x01vorbis"):
        stream = _Stream("Vorbis", int.from_bytes(packet[12:16], "little"), packet[11] if len(packet) > 11 else 0, 0, 7)
    elif packet.startswith(b"OpusHead") and len(packet) > 18:
        stream = _Stream("Opus", 48000, packet[9], int.from_bytes(packet[10:12], "little"), 8)
    elif packet.startswith(b"\x7fFLAC"):
        packed = int.from_bytes(packet[27:35], "big")
        stream = _Stream("FLAC", packed >> 44, (packed >> 41 & 7) + 1, 0, 4)
    elif packet.startswith(b"Speex   "):
        rate, channels = (int.from_bytes(packet[at : at + 4], "little") for at in (36, 48))
        stream = _Stream("Speex", rate, channels, 0, 0)
    return stream if stream and 0 < stream.sample_rate < 10_000_000 and 0 < stream.channels < 256 else None


def _last(source: Source, start: int) -> _Page | None:
    """The last whole page on which a packet ends."""
    begin = max(start, source.size - 2 * LARGEST)
    data = source.at(begin, source.size - begin)
    at = len(data)
    while (at := data.rfind(b"OggS", 0, at)) >= 0:
        page = _page(source, begin + at)
        if page and page.end <= source.size and page.place != NOWHERE:
            return page
    return None


def _gaps(source: Source, start: int, last: _Page) -> bool:
    """Whether the pages' numbers cannot be those of one stream: too few for the file, or not rising."""
    size, numbers = source.size - start, []
    for quarter in (1, 2, 3):
        place = start + quarter * size // 4
        at = source.at(place, LARGEST).find(b"OggS")
        between = _page(source, place + at) if at >= 0 else None
        numbers += [between.number] if between and between.serial == last.serial else []
    return (last.number + 1) * LARGEST < size or sorted(numbers) != numbers or max(numbers, default=0) > last.number


def _played(source: Source, page: _Page, stream: _Stream, last: _Page) -> float:
    """Seconds of one stream; what was cut out of a longer one does not begin at 0."""
    begun = 0
    for one in _pages(source, page.end, MOST_HEADERS):
        if one.serial == page.serial and 0 < one.place < NOWHERE:
            begun = one.place if one.place > 10 * stream.sample_rate else 0
            break
    return max(0, last.place - max(begun, stream.lead)) / stream.sample_rate


def _pages(source: Source, at: int, most: int) -> Iterator[_Page]:
    """The pages from *at* on; what stands between them is passed over."""
    for _ in range(most):
        page = _page(source, at)
        if page is None:
            found = source.at(at, LARGEST).find(b"OggS", 1)
            if found < 0:
                return
            at += found
        else:
            yield page
            at = page.end


def _walked(source: Source, start: int) -> tuple[float, int]:
    """Seconds of all streams that follow one another, and how many they are."""
    seconds, links, stream, serial, reached = 0.0, 0, None, -1, 0
    for page in _pages(source, start, source.size):
        if page.flags & FIRST and (begun := _stream(source.at(page.start, 128))):
            seconds += max(0, reached - stream.lead) / stream.sample_rate if stream else 0
            stream, serial, reached, links = begun, page.serial, 0, links + 1
        elif page.serial == serial and page.place != NOWHERE and page.end <= source.size:
            reached = max(reached, page.place)
    return seconds + (max(0, reached - stream.lead) / stream.sample_rate if stream else 0), links


def _doubts(last: _Page | None, links: int) -> Iterator[Doubt]:
    if links > 1:
        yield doubts.stitched(f"{links} streams one after another")
    if last is None or not last.flags & LAST:
        yield doubts.ends_abruptly("a page that says it is the last")


def _comments(source: Source, page: _Page, stream: _Stream) -> vorbis.Comments:
    """The second packet of the stream, from as many pages as it takes."""
    packet, size = [], 0
    for one in _pages(source, page.end, MOST_HEADERS):
        if one.serial != page.serial:
            continue
        ended = next((place for place, length in enumerate(one.lacing) if length < 255), None)
        length = sum(one.lacing if ended is None else one.lacing[: ended + 1])
        packet.append(source.at(one.start, length))
        size += length
        if ended is not None or size > COMMENTS:
            break
    return vorbis.parse(b"".join(packet)[stream.prefix :])
