"""Rules of artwork as it is served: what its bytes are, whatever they are called."""

from collections.abc import Iterator
from typing import Final

from turncast import artwork
from turncast.errors import Unreadable
from turncast.fetching import Answer
from turncast.models.artwork import HEAVY, LARGEST, SMALLEST, Pixels
from turncast.models.check import Notice, Rules
from turncast.models.finding import Level
from turncast.models.rule import Scope
from turncast.verifying.served.observations import Kind, Observations, Said, Try, Visit, once, shown

rule = Rules(Scope.SERVED)

_APPLE: Final = "Apple Podcasts artwork requirements; PSP-1"


def _pictures(met: Observations) -> Iterator[tuple[Visit, Answer, Pixels]]:
    """The pictures that are some."""
    for visit, answer in met.got(Kind.ARTWORK):
        try:
            yield visit, answer, artwork.measure(answer.body)
        except Unreadable:
            continue


@rule("served-artwork-unreadable", Level.ERROR, _APPLE)
def unreadable(met: Observations) -> Iterator[Notice]:
    """artwork is neither a JPEG nor a PNG

    Upload one of either; a page in its place means that it is not public, or not there.
    """
    for visit, answer in met.got(Kind.ARTWORK):
        try:
            artwork.measure(answer.body)
        except Unreadable as fault:
            yield visit.notice(fault.message)


@rule("served-artwork-type", Level.ERROR, _APPLE)
def other_type(met: Observations) -> Iterator[Notice]:
    """artwork is served as another type than it is

    Serve a JPEG as image/jpeg and a PNG as image/png.
    """
    for visit, answer, pixels in _pictures(met):
        if answer.media_type != pixels.media_type:
            yield visit.notice(f"expected {pixels.media_type}, found {shown(answer.media_type) or 'no type'}")


@rule("served-artwork-not-square", Level.ERROR, _APPLE)
def not_square(met: Observations) -> Iterator[Notice]:
    """artwork is not square

    Crop it, and publish it under a new name.
    """
    for visit, _, pixels in _pictures(met):
        if pixels.width != pixels.height:
            yield visit.notice(f"expected a square picture, found {pixels.width} × {pixels.height} pixels")


@rule("served-artwork-size", Level.ERROR, _APPLE)
def wrong_size(met: Observations) -> Iterator[Notice]:
    """artwork is smaller than 1400 or larger than 3000 pixels

    Export it at 3000 × 3000 pixels, and publish it under a new name.
    """
    for visit, _, pixels in _pictures(met):
        smaller, larger = sorted((pixels.width, pixels.height))
        if smaller < SMALLEST or larger > LARGEST:
            size = f"{pixels.width} × {pixels.height}"
            yield visit.notice(f"expected {SMALLEST} to {LARGEST} pixels a side, found {size}")


@rule("served-artwork-not-rgb", Level.ERROR, _APPLE)
def not_rgb(met: Observations) -> Iterator[Notice]:
    """artwork is not in RGB colours

    Export it as RGB (sRGB), not CMYK, grey or with a palette, and publish it under a new name.
    """
    for visit, _, pixels in _pictures(met):
        if pixels.mode not in ("RGB", "RGBA"):
            yield visit.notice(f"expected RGB colours, found {pixels.mode}")


@rule("served-artwork-transparent", Level.ERROR, _APPLE)
def transparent(met: Observations) -> Iterator[Notice]:
    """artwork has a transparent layer

    Export it without an alpha channel, and publish it under a new name.
    """
    for visit, _, pixels in _pictures(met):
        if pixels.alpha:
            yield visit.notice("expected no transparency, found an alpha channel")


@rule("served-artwork-heavy", Level.ADVICE, "usual advice of podcast hosts")
def heavy(met: Observations) -> Iterator[Notice]:
    """artwork is heavier than 512 kB

    Export it as a JPEG of lower quality: every app loads it, often over a mobile network.
    """
    for visit, answer, _ in _pictures(met):
        if len(answer.body) > HEAVY:
            yield visit.notice(f"expected at most {HEAVY // 1024} kB, found {len(answer.body) // 1024} kB")


@rule("served-artwork-undated", Level.WARNING, _APPLE)
@once
def undated(met: Observations) -> Iterator[Said]:
    """HEAD does not say when artwork was made: directories do not see that it is new

    Answer with Last-Modified; any object storage does.
    """
    for visit, _ in met.got(Kind.ARTWORK):
        head = visit.answer(Try.HEAD)
        if head and head.ok and not head.headers.get("last-modified"):
            yield visit, "expected Last-Modified for HEAD, found none"
