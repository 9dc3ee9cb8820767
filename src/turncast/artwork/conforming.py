"""A copy of a picture that every directory takes: square, of the right size, RGB in sRGB, a JPEG of little weight.

The same bytes in give the same bytes out. A picture that conforms already is given back as it is.
"""

import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PIL import Image, ImageOps
from PIL.GifImagePlugin import GifImageFile
from PIL.ImageFile import ImageFile
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.WebPImagePlugin import WebPImageFile

from turncast.artwork import colours
from turncast.artwork.encoding import encoded
from turncast.artwork.measuring import HINT, opened
from turncast.errors import Unreadable
from turncast.models.artwork import HEAVY, LARGEST, SMALLEST

MOST_PIXELS: Final = 36_000_000
MOST_JPEG_PIXELS: Final = 64_000_000
"""Width times height of what is decoded; a JPEG may be larger, for it is decoded at a fraction of its size."""
NEARLY_SQUARE: Final = 1.1
"""Up to this ratio of the sides the longer one is cropped; beyond, cropping would lose what matters."""
STRETCH: Final = 2
"""How many times its size a picture is scaled up at most: more is blur."""
READERS: Final[tuple[tuple[bytes, type[ImageFile]], ...]] = (
    (b"\xff\xd8\xff", JpegImageFile),
    (b"\x89PNG\r\n\x1a\n", PngImageFile),
    (b"GIF8", GifImageFile),
    (b"RIFF", WebPImageFile),
)
ORIENTATION: Final = 0x0112
"""The EXIF tag that says how the camera was held."""


@dataclass(frozen=True)
class Conformed:
    """A picture every directory takes: its bytes, the suffix that says its form, and what was done to it, in order.

    Without remarks, the bytes are those that were given.
    """

    data: bytes
    extension: str
    remarks: tuple[str, ...] = ()


def conform(source: Path | bytes) -> Conformed:
    """A conforming copy of a JPEG, PNG, WebP or GIF, its first frame; *source* itself is never touched.

    Turned as the camera was held, in sRGB, on white where it was transparent. Sides that differ by a tenth at most are
    cropped around the middle; others get borders in the colour of their edges. Scaled down to 3000 pixels, or up to
    1400, at most twofold. Saved as a JPEG, as good as 512 kB allow.

    Raises ``Unreadable`` for what is no such picture, is damaged, far too large or too small to be scaled up.
    """
    with opened(source) as file:
        head = file.read(8)
        file.seek(0)
        reader = next((reader for signature, reader in READERS if head.startswith(signature)), None)
        if reader is None:
            raise Unreadable("expected a JPEG, PNG, WebP or GIF picture, found something else", HINT)
        try:
            with warnings.catch_warnings(action="ignore"), reader(file) as picture:
                _check(picture)
                if _conforms(picture, file.seek(0, 2)):
                    file.seek(0)
                    return Conformed(file.read(), ".png" if reader is PngImageFile else ".jpg")
                return _conformed(picture)
        except (Unreadable, MemoryError):
            raise
        except Exception as fault:  # whatever a decoder raises on hostile bytes
            raise Unreadable(f"expected a picture, found damaged data ({type(fault).__name__})", HINT) from fault


def _check(picture: ImageFile) -> None:
    width, height = picture.size
    most = MOST_JPEG_PIXELS if isinstance(picture, JpegImageFile) else MOST_PIXELS
    if width * height > most:
        raise Unreadable(f"expected a picture of at most {most // 1_000_000} megapixels, found a larger one", HINT)
    if _extent(width, height) * STRETCH < SMALLEST:
        raise Unreadable(
            f"expected at least {SMALLEST // STRETCH} pixels a side, found {width} × {height}",
            f"export it anew, at {LARGEST} × {LARGEST} pixels",
        )


def _conforms(picture: ImageFile, size: int) -> bool:
    """Whether nothing is to be done, as far as the header says."""
    return (
        isinstance(picture, JpegImageFile | PngImageFile)
        and picture.width == picture.height
        and SMALLEST <= picture.width <= LARGEST
        and picture.mode == "RGB"
        and not picture.has_transparency_data
        and size <= HEAVY
        and picture.getexif().get(ORIENTATION, 1) == 1
        and not colours.is_foreign(picture)
    )


def _conformed(picture: ImageFile) -> Conformed:
    remarks = list(_remarks(picture))
    side = _side(picture.width, picture.height)
    if isinstance(picture, JpegImageFile):
        picture.draft(None, (side, side))  # decodes a fraction of the pixels, where that is enough
    profile = picture.info.get("icc_profile")
    upright = ImageOps.exif_transpose(_shrunk(picture, side))
    rgb, said = colours.to_srgb(upright, profile)
    square = _square(rgb, side)
    data, weight = encoded(square)
    return Conformed(data, ".jpg", (*remarks, *said, *weight))


def _cropped(width: int, height: int) -> bool:
    """Whether it is nearly square, so that it is cropped rather than given borders."""
    return max(width, height) <= min(width, height) * NEARLY_SQUARE


def _extent(width: int, height: int) -> int:
    """How long each side is once it is square, before it is scaled."""
    return min(width, height) if _cropped(width, height) else max(width, height)


def _side(width: int, height: int) -> int:
    """How long each side becomes."""
    return max(SMALLEST, min(LARGEST, _extent(width, height)))


def _remarks(picture: ImageFile) -> Iterator[str]:
    """What will be done to its shape and size."""
    if picture.getexif().get(ORIENTATION, 1) not in (0, 1):
        yield "turned upright, as the camera was held"
    side, before = _side(*picture.size), _extent(*picture.size)
    size = f"{picture.width} × {picture.height}"
    if picture.width != picture.height:
        done = "cropped around the middle" if _cropped(*picture.size) else "widened in the colour of its edges"
        yield f"{done} to a square (it was {size} pixels)"
    if before < side:
        yield f"scaled up to {side} × {side} pixels from {size}: a larger original would be sharper"
    elif before > side:
        yield f"scaled down to {side} × {side} pixels from {size}"


def _shrunk(picture: Image.Image, side: int) -> Image.Image:
    """*picture*, or a whole fraction of it that still has *side* pixels, so that all that follows costs little."""
    picture.load()
    factor = min(picture.size) // side
    return picture.reduce(factor) if factor > 1 and picture.mode in ("RGB", "RGBA", "L", "CMYK") else picture


def _square(picture: Image.Image, side: int) -> Image.Image:
    """*picture* in a square of *side* pixels: cropped if it is nearly square, with borders if it is not."""
    if _cropped(*picture.size):
        return ImageOps.fit(picture, (side, side), Image.Resampling.LANCZOS)
    scale = side / max(picture.size)
    width, height = (max(1, round(length * scale)) for length in picture.size)
    scaled = picture.resize((width, height), Image.Resampling.LANCZOS)
    square = Image.new("RGB", (side, side))
    first, second = _edges(scaled)
    flat = width > height
    middle = side // 2
    square.paste(first, (0, 0, side, middle) if flat else (0, 0, middle, side))
    square.paste(second, (0, middle, side, side) if flat else (middle, 0, side, side))
    square.paste(scaled, ((side - width) // 2, (side - height) // 2))
    return square


def _edges(picture: Image.Image) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    """The mean colours of the two long edges, top and bottom or left and right."""
    width, height = picture.size
    flat = width > height
    boxes = (
        ((0, 0, width, 1), (0, height - 1, width, height))
        if flat
        else ((0, 0, 1, height), (width - 1, 0, width, height))
    )
    first, second = (picture.resize((1, 1), Image.Resampling.BOX, box).getpixel((0, 0)) for box in boxes)
    return _colour(first), _colour(second)


def _colour(pixel: object) -> tuple[int, int, int]:
    red, green, blue = pixel if isinstance(pixel, tuple) else (0, 0, 0)
    return int(red), int(green), int(blue)
