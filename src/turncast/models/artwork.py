"""Artwork: square cover pictures."""

from typing import Final, Literal

from turncast.models.base import Frozen

SMALLEST: Final = 1400
LARGEST: Final = 3000
"""Pixels a side: what Apple and PSP-1 take, and with them every other directory."""
HEAVY: Final = 512 * 1024
"""Bytes: more is slow to load over a mobile network, as podcast hosts advise."""


class Pixels(Frozen):
    """What a picture's own bytes say of it, whatever its name claims.

    width and height: pixels. mode: the colour mode as Pillow names it (``RGB`` is wanted).
    """

    format: Literal["jpeg", "png"]
    width: int
    height: int
    mode: str
    alpha: bool

    @property
    def media_type(self) -> str:
        """``image/jpeg`` or ``image/png``."""
        return f"image/{self.format}"

    @property
    def extension(self) -> str:
        """The suffix directories know: ``.jpg`` or ``.png``."""
        return ".jpg" if self.format == "jpeg" else ".png"


class Artwork(Pixels):
    """A cover picture in the project (becomes ``itunes:image``): its place, length in bytes and digest."""

    path: str
    size: int
    sha256: str
