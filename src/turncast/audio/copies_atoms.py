"""The tags of a copied MP4: iTunes metadata made anew of an episode's words, and what of the master's is kept."""

from collections.abc import Iterator
from datetime import UTC
from io import BytesIO
from itertools import islice
from typing import Any, Final

from mutagen.mp4 import MP4Cover, MP4Tags

from turncast.audio.parts import Odd, Part, split
from turncast.models.copies import TagWords

PODCAST: Final = 21
"""``stik``: the kind of media, in Apple's numbers."""
SHORT: Final = 255
"""Characters of the short description; the long one stands beside it."""
LARGEST_NUMBER: Final = 0xFFFF
MOST_KEPT: Final = 100
LARGEST_KEPT: Final = 256 * 1024
KEPT: Final = frozenset((b"\xa9lyr", b"\xa9too", b"cprt", b"----"))
"""Of the master's tags: lyrics, encoder, rights, loudness."""
LOUDNESS: Final = (b"replaygain_", b"itunnorm")
OLD_TEXTS: Final = frozenset(b"\xa9nam \xa9ART \xa9alb \xa9day \xa9des \xa9cmt \xa9gen \xa9aut \xa9inf".split())
"""QuickTime's own texts, which would contradict the new ones."""


def user_data(old: Part | None, words: TagWords, chapters: Part | None, picture: bytes | None) -> Part:
    """The new ``udta``: what stood in the *old* one, but with new tags, and the list of *chapters*."""
    replaced = {b"meta", b"chpl", *OLD_TEXTS}
    parts = _split(old.content) if old else ()
    kept = [part for part in parts if part.kind not in replaced]
    tags = _metadata(words, picture, [*_kept(parts, words)])
    return Part(b"udta", (*kept, *([chapters] if chapters else []), tags))


def _split(data: bytes) -> tuple[Part, ...]:
    """What can be read of a list; of a damaged one nothing is kept."""
    try:
        return split(data)
    except Odd:
        return ()


def _kept(parts: tuple[Part, ...], words: TagWords) -> Iterator[Part]:
    meta = next((part.content for part in parts if part.kind == b"meta"), b"")
    listed = _split(meta if meta[4:8] == b"hdlr" else meta[4:])  # QuickTime's has no version before its boxes
    items = [item for part in listed if part.kind == b"ilst" for item in _split(part.content)]
    yield from islice((item for item in items if _worth_keeping(item, words)), MOST_KEPT)


def _worth_keeping(item: Part, words: TagWords) -> bool:
    if item.kind not in KEPT or len(item.content) > LARGEST_KEPT or (item.kind == b"cprt" and words.copyright):
        return False
    return item.kind != b"----" or any(name in item.content[:512].lower() for name in LOUDNESS)


def _metadata(words: TagWords, picture: bytes | None, kept: list[Part]) -> Part:
    """``meta`` as mutagen writes it into an empty movie, without the room it leaves for more."""
    stream = BytesIO(Part(b"moov", b"").boxed)
    tags = MP4Tags()
    tags.update(_atoms(words, picture))
    tags.save(stream, padding=lambda _: 0)
    (meta,) = split(split(stream.getvalue())[0].content[8:])
    handler, listed = (part for part in split(meta.content[4:]) if part.kind in (b"hdlr", b"ilst"))
    return Part(b"meta", bytes(4) + handler.boxed + Part(b"ilst", (*split(listed.content), *kept)).boxed)


def _atoms(words: TagWords, picture: bytes | None) -> dict[str, Any]:
    author = words.author or words.show
    said = {
        "\xa9nam": words.title,
        "\xa9alb": words.show,
        "\xa9ART": ", ".join(words.artists) or author,
        "aART": author,
        "\xa9day": f"{words.date.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
        "\xa9gen": "Podcast",
        "desc": (words.description or "")[:SHORT],
        "ldes": words.description,
        "cprt": words.copyright,
    }
    atoms: dict[str, Any] = {key: text.replace("\0", "") for key, text in said.items() if text}
    atoms["stik"] = [PODCAST]
    if words.number and words.number <= LARGEST_NUMBER:
        atoms["trkn"] = [(words.number, min(words.total or 0, LARGEST_NUMBER))]
    if words.season:
        atoms["tvsn"] = [words.season]
    if picture:
        png = picture.startswith(b"\x89PNG")
        atoms["covr"] = [MP4Cover(picture, MP4Cover.FORMAT_PNG if png else MP4Cover.FORMAT_JPEG)]
    return atoms
