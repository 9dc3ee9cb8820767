"""Whether a picture that came with a recording can be the episode's artwork, and what to make of it if not.

The numbers are those directories insist on: square, 1400 to 3000 pixels, RGB, no transparency.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from turncast import artwork
from turncast.adding.files import holds
from turncast.errors import Unreadable
from turncast.models.artwork import LARGEST, SMALLEST, Pixels

LARGEST_FILE: Final = 32 * 1024 * 1024
"""Bytes of a picture that is looked at."""


@dataclass(frozen=True)
class Candidate:
    """A picture, what it is called in a remark (``the picture in the tags``), and where it would stand: path
    without suffix, relative to the project. place: where it stands already, if it does.
    """

    read: Callable[[], bytes]
    name: str
    stem: str
    place: str | None = None


@dataclass(frozen=True)
class Cover:
    """Where the artwork will stand, relative to the project, and what makes it, unless it stands there already.

    Or neither, and remarks that say why not, where there was one.
    """

    path: str | None = None
    make: Callable[[], bytes] | None = None
    remarks: tuple[str, ...] = ()


def choose(candidate: Candidate, root: Path, show_artwork: str | None, *, fix: bool = False) -> Cover:
    """*candidate*, if it meets the numbers, or was made to where *fix*, and is not the show's own.

    show_artwork is relative to *root*, the project. A picture that has that name already is not overwritten.
    """
    picture = candidate.read()
    if show_artwork and holds(root / show_artwork, picture):
        return Cover()
    try:
        return _fixed(candidate, picture, root) if fix else _as_it_is(candidate, picture, root)
    except Unreadable as fault:
        return Cover(remarks=(f"{candidate.name} is not used: {fault.message}",))


def read(path: Path) -> bytes:
    """The bytes of a picture; nothing of one that is too large or cannot be read, which then is no picture."""
    try:
        return path.read_bytes() if path.stat().st_size <= LARGEST_FILE else b""
    except OSError:
        return b""


def _as_it_is(candidate: Candidate, picture: bytes, root: Path) -> Cover:
    pixels = artwork.measure(picture)
    if faults := ", ".join(_faults(pixels)):
        expected = f"expected a square of {SMALLEST} to {LARGEST} pixels in RGB, found {faults}"
        return Cover(remarks=(f"{candidate.name} is not used: {expected}; mend it on the way: turncast add --fix",))
    if candidate.place:
        return Cover(candidate.place)
    return _placed(candidate.name, f"{candidate.stem}{pixels.extension}", picture, candidate.read, root)


def _fixed(candidate: Candidate, picture: bytes, root: Path) -> Cover:
    made = artwork.conform(picture)
    if candidate.place and not made.remarks:
        return Cover(candidate.place)
    path = f"{candidate.stem}{'-fixed' if candidate.place else ''}{made.extension}"
    cover = _placed(candidate.name, path, made.data, lambda: artwork.conform(candidate.read()).data, root)
    said = (f"{candidate.name} was mended: {remark}" for remark in made.remarks)
    return Cover(cover.path, cover.make, (*said, *cover.remarks)) if cover.path else cover


def _placed(name: str, path: str, picture: bytes, make: Callable[[], bytes], root: Path) -> Cover:
    if not (root / path).exists():
        return Cover(path, make)
    if holds(root / path, picture):
        return Cover(path)
    return Cover(remarks=(f"{name} is not used: {path} is there already; name it as `artwork` if it is meant",))


def _faults(pixels: Pixels) -> Iterator[str]:
    if pixels.width != pixels.height or not SMALLEST <= pixels.width <= LARGEST:
        yield f"{pixels.width}x{pixels.height} pixels"
    if pixels.mode != "RGB":
        yield f"the colour mode {pixels.mode}"
    if pixels.alpha:
        yield "transparency"
