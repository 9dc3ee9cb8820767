"""Thumbnails: pages show small copies of artwork, for a list of it as directories take it would weigh megabytes."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from pathlib import Path
from typing import Final

from turncast import artwork
from turncast.building import fingerprints, keys
from turncast.building.files import unchanged
from turncast.errors import Unreadable
from turncast.models.artifact import Artifact, Body, CacheControl, Wave
from turncast.models.artwork import Artwork
from turncast.models.catalog import Catalog
from turncast.models.edition import Edition, Thumbnail
from turncast.models.episode import Episode
from turncast.models.show import Show

SIDES: Final = (160, 320, 640)
"""Pixels a side: a list on a phone; a list, or one on a fine screen; the top of a page on a fine screen."""
ICONS: Final = (64, 192, 512)
"""Pixels a side: a browser's tab; a phone's home screen; the screen while it opens."""

Forms = tuple[artwork.Form, ...]
Drawer = Callable[[Artwork, Forms], Mapping[artwork.Form, bytes]]
"""Gives a picture in each of these forms."""

_THUMBNAILS: Final[Forms] = tuple((side, "webp") for side in SIDES)
_ICONS: Final[Forms] = tuple((side, "png") for side in ICONS)


def thumbnails(found: Artwork) -> tuple[Thumbnail, ...]:
    """The small copies of *found*, none larger than it is."""
    return tuple(small for small, _ in _small(found, _THUMBNAILS))


def icons(found: Artwork) -> tuple[Thumbnail, ...]:
    """The icons of a show whose artwork is *found*."""
    return tuple(small for small, _ in _small(found, _ICONS))


def _small(found: Artwork, forms: Forms) -> Iterator[tuple[Thumbnail, artwork.Form]]:
    made_of = fingerprints.of(artwork.THUMBNAILER, found.sha256)
    for side, extension in forms:
        if side <= min(found.width, found.height):
            key = keys.thumbnail(found.path, made_of, side, extension)
            yield Thumbnail(key=key, side=side), (side, extension)


def thumbnail_artifacts(catalog: Catalog, seen: Sequence[Edition]) -> Iterator[Artifact]:
    """The small copies of every artwork in *seen*: a picture is decoded once for all that are wanted at a time."""
    drawn = lru_cache(maxsize=8)(partial(_drawn, catalog.project.root))
    shown: list[Show | Episode] = []
    for edition in seen:
        shown += edition.show, *(told.episode for told in edition.shown)
    for forms, written in ((_THUMBNAILS, shown), (_ICONS, [edition.show for edition in seen])):
        for path in sorted({one.artwork for one in written if one.artwork}):
            if found := catalog.artworks.get(path):
                yield from _artifacts(found, forms, drawn)


def _artifacts(found: Artwork, forms: Forms, drawn: Drawer) -> Iterator[Artifact]:
    for small, form in _small(found, forms):

        def make(form: artwork.Form = form) -> Body:
            return drawn(found, forms)[form]

        # The key itself is made from the fingerprint of the inputs, so it says all there is to say.
        fingerprint = fingerprints.of(small.key)
        yield Artifact(small.key, Wave.MEDIA, f"image/{form[1]}", CacheControl.IMMUTABLE, fingerprint, make)


def _drawn(root: Path, found: Artwork, forms: Forms) -> dict[artwork.Form, bytes]:
    file = unchanged(root, found)
    try:
        return artwork.thumbnails(file, forms)
    except Unreadable as error:
        raise Unreadable(f"{found.path}: {error.message}", error.hint) from error
