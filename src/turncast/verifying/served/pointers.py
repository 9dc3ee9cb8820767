"""Pointers: all that a feed names that an app will fetch, of its newest episodes."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final

from turncast.models.document import Document, Element
from turncast.verifying.served.observations import Kind, Pointer

_WEB: Final = ("http:", "https:")
_EARLIEST: Final = datetime.min.replace(tzinfo=UTC)


def pointers(document: Document, path: str, episodes: int | None) -> tuple[Pointer, ...]:
    """What the feed at *path* and its newest *episodes* (None: all) point at, each once, in the document's order.

    The first of each kind is that of the newest episode.
    """
    newest = _newest(document.items, episodes)
    channel = document.channel
    found = [*(_of_show(channel, path) if channel else ())]
    found += [pointer for item in newest for pointer in _of_episode(item, path)]
    unlike: dict[tuple[object, ...], Pointer] = {}
    for pointer in found:
        unlike.setdefault((pointer.kind, pointer.address, pointer.media_type, pointer.length), pointer)
    return tuple(sorted(_first(unlike.values()), key=lambda one: (one.line or 0, one.column or 0)))


def _newest(items: tuple[Element, ...], episodes: int | None) -> list[Element]:
    """The newest first; those without a date that can be read last, in their order."""
    return sorted(items, key=_date, reverse=True)[:episodes]


def _date(item: Element) -> datetime:
    try:
        date = parsedate_to_datetime(item.value("pubDate"))
    except (ValueError, TypeError, IndexError, OverflowError):
        return _EARLIEST
    return date if date.tzinfo else date.replace(tzinfo=UTC)


def _first(found: Iterable[Pointer]) -> Iterator[Pointer]:
    met: set[Kind] = set()
    for pointer in found:
        yield replace(pointer, first=pointer.kind not in met)
        met.add(pointer.kind)


def _of_show(channel: Element, path: str) -> Iterator[Pointer]:
    for image in channel.all("itunes:image"):
        yield _pointer(Kind.ARTWORK, image, "href", path)
    for trailer in channel.all("podcast:trailer"):
        yield _pointer(Kind.MEDIA, trailer, "url", path)


def _of_episode(item: Element, path: str) -> Iterator[Pointer]:
    lasting = _seconds(item.value("itunes:duration"))
    named = (
        *((Kind.MEDIA, one, "url") for one in list(item.all("enclosure"))[:1]),
        *((Kind.ARTWORK, one, "href") for one in item.all("itunes:image")),
        *((Kind.TRANSCRIPT, one, "url") for one in item.all("podcast:transcript")),
        *((Kind.CHAPTERS, one, "url") for one in item.all("podcast:chapters")),
    )
    for kind, element, attribute in named:
        yield replace(_pointer(kind, element, attribute, path), duration=lasting)
    for form in item.all("podcast:alternateEnclosure"):
        yield from _sources(form, path)


def _sources(form: Element, path: str) -> Iterator[Pointer]:
    """The sources of another form of a recording that are on the web; apps may know others, such as IPFS."""
    for source in form.all("podcast:source"):
        pointer = _pointer(Kind.MEDIA, source, "uri", path)
        if pointer.address.lower().startswith(_WEB):
            stated = source.attributes.get("contentType") or form.attributes.get("type", "")
            yield replace(pointer, media_type=stated.strip().lower(), length=_length(form))


def _pointer(kind: Kind, element: Element, attribute: str, path: str) -> Pointer:
    return Pointer(
        kind=kind,
        address=element.attributes.get(attribute, "").strip(),
        path=path,
        element=element.name,
        line=element.line,
        column=element.column,
        media_type=element.attributes.get("type", "").strip().lower(),
        length=_length(element),
    )


def _length(element: Element) -> int | None:
    """Bytes; 0 says as little as nothing does."""
    said = element.attributes.get("length", "").strip()
    return (int(said) or None) if re.fullmatch(r"[0-9]{1,18}", said) else None


def _seconds(text: str) -> float | None:
    """``3600``, ``60:00`` or ``1:00:00``; None for anything else, which the rules of documents speak of."""
    if not re.fullmatch(r"([0-9]{1,4}:){0,2}[0-9]{1,7}(\.[0-9]{1,6})?", text):
        return None
    seconds = 0.0
    for part in text.split(":"):
        seconds = 60 * seconds + float(part)
    return seconds or None
