"""Rules of pictures beside the artwork."""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Final

from turncast.models.catalog import Catalog
from turncast.models.check import Notice, Rules
from turncast.models.finding import Level
from turncast.models.pictures import PictureFile
from turncast.models.rule import Scope

rule = Rules(Scope.ARTWORK)

_PURPOSES: Final = ("artwork", "social", "canvas", "banner", "publisher", "circular", "poster")
_SQUARE: Final = {"artwork", "circular"}


def _pictures(catalog: Catalog) -> Iterator[tuple[PictureFile, str, str]]:
    for one in catalog.written:
        for index, picture in enumerate(one.pictures):
            yield picture, one.path, f"pictures.{index}"


@rule("picture-without-alt", Level.WARNING, "W3C Web Content Accessibility Guidelines; podcast namespace: image")
def without_alt(catalog: Catalog) -> Iterator[Notice]:
    """a picture has no words for those who cannot see it

    Add alt = "…": what it shows, in a sentence.
    """
    for picture, path, key in _pictures(catalog):
        if not picture.alt:
            yield Notice(f"{picture.file}: expected an alt text, found none", path, key)


@rule("picture-purpose-unknown", Level.ADVICE, "podcast namespace: image")
def unknown_purpose(catalog: Catalog) -> Iterator[Notice]:
    """a picture has a purpose no app looks for

    Use one of the podcast namespace's, or one of a vendor's own, written vendor/purpose.
    """
    for picture, path, key in _pictures(catalog):
        for word in (picture.purpose or "").split():
            if word not in _PURPOSES and "/" not in word:
                near = get_close_matches(word, _PURPOSES, n=1)
                remedy = f'did you mean "{near[0]}"?' if near else ""
                yield Notice(f"expected one of {', '.join(_PURPOSES)}; found {word!r}", path, f"{key}.purpose", remedy)


@rule("picture-repeated", Level.WARNING, "podcast namespace: image")
def repeated(catalog: Catalog) -> Iterator[Notice]:
    """a picture is named twice

    Name it once, with all its purposes: purpose = "social banner".
    """
    for one in catalog.written:
        files = [picture.file for picture in one.pictures]
        for index, file in enumerate(files):
            if file in files[:index]:
                yield Notice(f"expected each picture once, found {file} again", one.path, f"pictures.{index}.file")


@rule("picture-not-square", Level.WARNING, "podcast namespace: image")
def not_square(catalog: Catalog) -> Iterator[Notice]:
    """a picture for a purpose that wants a square one is not square, so apps cut it

    Crop it: width and height must be the same.
    """
    for picture, path, key in _pictures(catalog):
        found = catalog.artworks.get(picture.file)
        if found and found.width != found.height and _SQUARE & set((picture.purpose or "").split()):
            size = f"{found.width} × {found.height}"
            yield Notice(f"{picture.file}: expected a square picture, found {size} pixels", path, f"{key}.file")
