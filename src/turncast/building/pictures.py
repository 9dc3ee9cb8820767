"""Pictures of shows and episodes: their artwork, and those for other purposes, under the keys they are published by."""

from collections.abc import Iterable, Iterator

from turncast.building import keys, thumbnails
from turncast.models.artwork import Artwork
from turncast.models.catalog import Catalog
from turncast.models.edition import Edition, Entry, Picture
from turncast.models.episode import Episode
from turncast.models.pictures import PictureFile
from turncast.models.show import Show


def artwork(catalog: Catalog, of: Show | Episode) -> Picture | None:
    """The artwork *of* names, with its thumbnails, and icons of a show; None where there is none, or it is unreadable.

    What it shows is said among the other pictures, if it is named there as well.
    """
    found = catalog.artworks.get(of.artwork) if of.artwork else None
    if found is None:
        return None
    alt = next((one.alt for one in of.pictures if one.file == found.path), None)
    small = {
        "thumbnails": thumbnails.thumbnails(found),
        "icons": thumbnails.icons(found) if isinstance(of, Show) else (),
    }
    return _picture(found, PictureFile(file=found.path, alt=alt)).model_copy(update=small)


def pictures(catalog: Catalog, written: Iterable[PictureFile]) -> tuple[Picture, ...]:
    """The pictures that are named beside the artwork, without those that could not be read."""
    named = ((one, catalog.artworks.get(one.file)) for one in written)
    return tuple(_picture(found, one) for one, found in named if found)


def picture_files(seen: Iterable[Edition]) -> set[str]:
    """The paths of every picture file that *seen* shows."""
    return {path for edition in seen for path in _paths(edition) if path}


def _paths(edition: Edition) -> Iterator[str | None]:
    yield from _written(edition.show)
    for one in edition.shown:
        yield from _written(one.episode)
    yield from (_poster(entry) for entry in edition.entries)


def _written(words: Show | Episode) -> Iterator[str | None]:
    yield words.artwork
    yield from (one.file for one in words.pictures)


def _poster(entry: Entry) -> str | None:
    """The picture the episode names to stand for its video."""
    return entry.episode.poster if entry.poster_key and isinstance(entry.episode.poster, str) else None


def _picture(found: Artwork, written: PictureFile) -> Picture:
    return Picture(
        key=keys.media(found.path, found.sha256, found.media_type),
        media_type=found.media_type,
        width=found.width,
        height=found.height,
        alt=written.alt,
        purpose=written.purpose,
    )
