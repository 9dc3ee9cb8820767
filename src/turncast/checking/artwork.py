"""Rules of artwork: Apple's numbers, which every other directory accepts."""

from collections.abc import Iterator
from typing import Final

from turncast.models.artwork import HEAVY, LARGEST, SMALLEST, Artwork
from turncast.models.catalog import Catalog
from turncast.models.check import Notice, Rules
from turncast.models.finding import Level
from turncast.models.rule import Scope

rule = Rules(Scope.ARTWORK)

_SOURCE: Final = "Apple Podcasts artwork requirements; PSP-1"


def _artworks(catalog: Catalog) -> Iterator[tuple[Artwork, str]]:
    """Each picture once, with the file that names it first."""
    seen: set[str] = set()
    for one in catalog.written:
        picture = catalog.artworks.get(one.artwork) if one.artwork else None
        if picture and picture.path not in seen:
            seen.add(picture.path)
            yield picture, one.path


@rule("artwork-not-square", Level.ERROR, _SOURCE)
def not_square(catalog: Catalog) -> Iterator[Notice]:
    """artwork is not square

    Crop it: width and height must be the same.
    """
    for picture, path in _artworks(catalog):
        if picture.width != picture.height:
            size = f"{picture.width} × {picture.height}"
            yield Notice(f"{picture.path}: expected a square picture, found {size} pixels", path, "artwork")


@rule("artwork-size", Level.ERROR, _SOURCE)
def wrong_size(catalog: Catalog) -> Iterator[Notice]:
    """artwork is smaller than 1400 or larger than 3000 pixels

    Export it at 3000 × 3000 pixels.
    """
    for picture, path in _artworks(catalog):
        smaller, larger = sorted((picture.width, picture.height))
        if smaller < SMALLEST or larger > LARGEST:
            size = f"{picture.width} × {picture.height}"
            wanted = f"{SMALLEST} to {LARGEST} pixels a side"
            yield Notice(f"{picture.path}: expected {wanted}, found {size}", path, "artwork")


@rule("artwork-not-rgb", Level.ERROR, _SOURCE)
def not_rgb(catalog: Catalog) -> Iterator[Notice]:
    """artwork is not in RGB colours

    Export it as RGB (sRGB), not CMYK, grey or with a palette.
    """
    for picture, path in _artworks(catalog):
        if picture.mode not in ("RGB", "RGBA"):
            yield Notice(f"{picture.path}: expected RGB colours, found {picture.mode}", path, "artwork")


@rule("artwork-transparent", Level.ERROR, _SOURCE)
def transparent(catalog: Catalog) -> Iterator[Notice]:
    """artwork has a transparent layer

    Export it without an alpha channel; a JPEG never has one.
    """
    for picture, path in _artworks(catalog):
        if picture.alpha:
            yield Notice(f"{picture.path}: expected no transparency, found an alpha channel", path, "artwork")


@rule("artwork-heavy", Level.ADVICE, "usual advice of podcast hosts")
def heavy(catalog: Catalog) -> Iterator[Notice]:
    """artwork is heavier than 512 kB

    Export it as a JPEG of lower quality: every app loads it, often over a mobile network.
    """
    for picture, path in _artworks(catalog):
        if picture.size > HEAVY:
            yield Notice(f"{picture.path}: expected at most 512 kB, found {picture.size // 1024} kB", path, "artwork")
