"""Whether the picture in a recording's tags can be the episode's artwork.

The numbers are Apple's and PSP-1's: square, 1400 to 3000 pixels, RGB, no transparency.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from turncast import artwork
from turncast.errors import Unreadable
from turncast.models.artwork import LARGEST, SMALLEST, Pixels


@dataclass(frozen=True)
class Cover:
    """Where the artwork will stand, relative to the project, and the picture, unless it stands there already.

    Or neither, and a remark that says why not, where there was one.
    """

    path: str | None = None
    picture: bytes | None = None
    remark: str | None = None


def choose(picture: bytes | None, root: Path, show_artwork: str | None, stem: str) -> Cover:
    """The picture from the tags, to stand at *stem* and its suffix, if it meets the numbers and is not the show's own.

    show_artwork and stem are relative to *root*, the project. A picture that has that name already is not overwritten.
    """
    if picture is None or (show_artwork and _same(picture, root / show_artwork)):
        return Cover()
    try:
        pixels = artwork.measure(picture)
    except Unreadable as fault:
        return Cover(remark=f"the picture in the tags is not used: {fault.message}")
    faults = ", ".join(_faults(pixels))
    if faults:
        return Cover(remark=f"the picture in the tags is not used: expected {_wanted()}, found {faults}")
    path = f"{stem}{pixels.extension}"
    if not (root / path).exists():
        return Cover(path, picture)
    if _same(picture, root / path):
        return Cover(path)
    return Cover(
        remark=f"the picture in the tags is not used: {path} is there already; name it as `artwork` if it is meant"
    )


def _wanted() -> str:
    return f"a square of {SMALLEST} to {LARGEST} pixels in RGB"


def _faults(pixels: Pixels) -> Iterator[str]:
    if pixels.width != pixels.height or not SMALLEST <= pixels.width <= LARGEST:
        yield f"{pixels.width}x{pixels.height} pixels"
    if pixels.mode != "RGB":
        yield f"the colour mode {pixels.mode}"
    if pixels.alpha:
        yield "transparency"


def _same(picture: bytes, other: Path) -> bool:
    """Whether *other* is these very bytes; one that cannot be read is another's finding."""
    try:
        return other.stat().st_size == len(picture) and other.read_bytes() == picture
    except OSError:
        return False
