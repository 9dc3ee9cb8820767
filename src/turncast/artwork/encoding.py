"""JPEG as good as its weight allows."""

from io import BytesIO
from typing import Final

from PIL import Image

from turncast.models.artwork import HEAVY, SMALLEST

LADDER: Final = ((92, 0), (88, 0), (84, 0), (84, 2), (78, 2), (72, 2), (66, 2))
"""Quality, and how colours are sampled (0: each pixel's own, 2: one for four), from the best to the least fair."""
LAST: Final = ((56, 2), (46, 2), (36, 2), (26, 2))
"""What is tried at the smallest size alone."""
SIDES: Final = (2400, 2000, SMALLEST)
"""Pixels a side to fall back to where even the least quality is too heavy."""


def encoded(square: Image.Image) -> tuple[bytes, tuple[str, ...]]:
    """*square* as a JPEG of at most 512 kB where that can be had, and a remark where it cost something."""
    data = b""
    for side in (square.width, *(side for side in SIDES if side < square.width)):
        scaled = square if side == square.width else square.resize((side, side), Image.Resampling.LANCZOS)
        for quality, sampling in LADDER + LAST * (side == SMALLEST):
            data = _jpeg(scaled, quality, sampling)
            if len(data) <= HEAVY:
                return data, (f"saved as a JPEG of {-(-len(data) // 1024)} kB at {side} × {side} pixels",)
    return data, (f"saved as a JPEG of {-(-len(data) // 1024)} kB: it has too much detail to be lighter",)


def _jpeg(picture: Image.Image, quality: int, sampling: int) -> bytes:
    stream = BytesIO()
    picture.save(stream, "JPEG", quality=quality, subsampling=sampling, optimize=True)
    return stream.getvalue()
