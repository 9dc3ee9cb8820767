"""Small square copies of a picture: for lists and players, and as the icon of a page."""

from collections.abc import Iterable
from functools import partial
from io import BytesIO
from pathlib import Path
from threading import BoundedSemaphore
from typing import Final, Literal

import PIL
from PIL import Image, ImageOps

from turncast.artwork.colours import to_srgb
from turncast.artwork.measuring import HINT
from turncast.errors import Unreadable

QUALITY: Final = 80
COLOURS: Final = 128
"""Of a PNG, which is for icons: they have few pixels, and one is loaded with every page."""
SCALABLE: Final = ("RGB", "RGBA", "L", "CMYK")
"""Modes whose colours are mixed as they stand; scaled first, for then there are fewer to turn into sRGB."""
THUMBNAILER: Final = f"1 pillow {PIL.__version__}"
"""Raise the number whenever other bytes are made of the same picture."""

DRAWING: Final = BoundedSemaphore(2)
"""Pictures that are made at once: artwork of 3000 pixels takes 30 MB while it is decoded."""

Form = tuple[int, Literal["webp", "png"]]
"""Pixels a side, and how they are saved."""


def thumbnails(source: Path, forms: Iterable[Form]) -> dict[Form, bytes]:
    """*source*, a JPEG or PNG, in each of *forms*: decoded once. Same picture, same bytes.

    Upright, cropped around the middle, in sRGB, on white where it is transparent.
    Raises ``Unreadable`` for what is neither JPEG nor PNG, or damaged.
    """
    forms = tuple(forms)
    with DRAWING:
        whole = square(source, max(side for side, _ in forms))
        return {(side, form): _saved(_scaled(whole, side), form) for side, form in forms}


def square(source: Path, side: int) -> Image.Image:
    """*source*, a JPEG or PNG, as a square of *side* pixels, in RGB. Raises ``Unreadable`` as `thumbnails` does."""
    try:
        with Image.open(source, formats=("JPEG", "PNG")) as opened:
            opened.draft(None, (2 * side, 2 * side))  # decodes a fraction of the pixels, where that is enough
            profile = opened.info.get("icc_profile")
            ImageOps.exif_transpose(opened, in_place=True)
            fitted = partial(ImageOps.fit, size=(side, side), method=Image.Resampling.LANCZOS)
            if opened.mode in SCALABLE and "transparency" not in opened.info:
                return to_srgb(fitted(opened), profile)[0]
            return fitted(to_srgb(opened, profile)[0])
    except Exception as fault:  # a header may be sound and the rest hostile: OSError, SyntaxError, struct.error
        raise Unreadable(
            f"expected a JPEG or PNG picture, found damaged data ({type(fault).__name__})", HINT
        ) from fault


def _scaled(whole: Image.Image, side: int) -> Image.Image:
    return whole if side == whole.width else whole.resize((side, side), Image.Resampling.LANCZOS)


def _saved(picture: Image.Image, form: str) -> bytes:
    stream = BytesIO()
    if form == "webp":
        picture.save(stream, "WEBP", quality=QUALITY)
    else:
        picture.quantize(COLOURS).save(stream, "PNG", optimize=True)
    return stream.getvalue()
