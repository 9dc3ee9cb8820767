"""A picture small enough for the tag of a recording."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Final

import PIL
from PIL import Image, ImageOps

from turncast.artwork.colours import flat
from turncast.artwork.measuring import HINT, measure
from turncast.errors import Unreadable

SMALLER: Final = ((1400, 88), (1400, 80), (1400, 70), (1000, 80), (1000, 65), (600, 75), (600, 50), (300, 50))
"""Pixels a side and JPEG quality, the first of which is taken that is light enough."""
LARGEST_PROFILE: Final = 16 * 1024
SCALER: Final = f"1 pillow {PIL.__version__}"
"""Raise the number whenever other bytes are made of the same picture."""


def embeddable(path: Path, limit: int = 300_000) -> bytes:
    """The picture at *path* in at most *limit* bytes: as it is, or else as a smaller JPEG. Same picture, same bytes.

    Raises ``Unreadable`` for what is neither JPEG nor PNG, is damaged, or cannot be made that small.
    """
    measure(path)
    if path.stat().st_size <= limit:
        return path.read_bytes()
    try:
        with Image.open(path, formats=("JPEG", "PNG")) as opened:
            candidates = (_jpeg(scaled, quality) for scaled, quality in _scaled(opened))
            found = next((data for data in candidates if len(data) <= limit), None)
    except Exception as fault:  # a header may be sound and the rest hostile: OSError, SyntaxError, struct.error
        raise Unreadable(
            f"expected a JPEG or PNG picture, found damaged data ({type(fault).__name__})", HINT
        ) from fault
    if found is None:
        raise Unreadable(f"expected a picture that can be made smaller than {limit // 1000} kB, found none", HINT)
    return found


def _scaled(picture: Image.Image) -> Iterator[tuple[Image.Image, int]]:
    """The picture in RGB, upright, never larger than it is, and the quality to write it with."""
    picture.draft("RGB", (SMALLER[0][0], SMALLER[0][0]))
    whole = flat(ImageOps.exif_transpose(picture))
    for side, quality in SMALLER:
        yield (
            ImageOps.contain(whole, (side, side), Image.Resampling.LANCZOS) if max(whole.size) > side else whole,
            quality,
        )


def _jpeg(picture: Image.Image, quality: int) -> bytes:
    """Not progressive: some players of the past show nothing else. A colour profile stays if it is not heavy."""
    stream = BytesIO()
    profile = picture.info.get("icc_profile") or b""
    picture.save(
        stream,
        "JPEG",
        quality=quality,
        optimize=True,
        icc_profile=profile if 0 < len(profile) <= LARGEST_PROFILE else None,
    )
    return stream.getvalue()
