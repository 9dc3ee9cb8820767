"""What a picture's own bytes say of it: the header is read, nothing is decoded."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Final, Literal

from PIL.ImageFile import ImageFile
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile

from turncast.errors import Unreadable, WorldError
from turncast.models.artwork import LARGEST, SMALLEST, Pixels

MOST_PIXELS: Final = 100_000_000
"""Width times height: ten times the largest artwork a directory takes; more is a decompression bomb."""
HINT: Final = f"save it as a JPEG or PNG, square, {SMALLEST} to {LARGEST} pixels wide, RGB"
SIGNATURES: Final[tuple[tuple[bytes, Literal["jpeg", "png"], type[ImageFile]], ...]] = (
    (b"\xff\xd8\xff", "jpeg", JpegImageFile),
    (b"\x89PNG\r\n\x1a\n", "png", PngImageFile),
)


def measure(source: Path | bytes) -> Pixels:
    """Format, width and height in pixels, colour mode and transparency of a JPEG or PNG.

    Raises ``Unreadable`` for anything else, for damaged headers and for decompression bombs.
    """
    with opened(source) as file:
        head = file.read(8)
        file.seek(0)
        for signature, form, reader in SIGNATURES:
            if head.startswith(signature):
                return _pixels(file, form, reader)
    raise Unreadable(f"expected a JPEG or PNG picture, found {'something else' if head else 'an empty file'}", HINT)


@contextmanager
def opened(source: Path | bytes) -> Iterator[BinaryIO]:
    """The bytes as a stream, wherever they are; ``WorldError`` where the file cannot be read."""
    if isinstance(source, bytes):
        yield BytesIO(source)
        return
    try:
        with source.open("rb") as file:
            yield file
    except OSError as fault:
        raise WorldError(f"{source}: cannot be read ({fault.strerror or fault})", f"ls -l {source}") from fault


def _pixels(file: BinaryIO, form: Literal["jpeg", "png"], reader: type[ImageFile]) -> Pixels:
    """What the header says; the reader is asked directly, for Pillow's front door warns where this one refuses."""
    try:
        with reader(file) as picture:
            width, height = picture.size
            pixels = Pixels(
                format=form, width=width, height=height, mode=picture.mode, alpha=picture.has_transparency_data
            )
    except Exception as fault:  # SyntaxError, struct.error, OSError, ValueError from hostile headers
        raise Unreadable(
            f"expected a JPEG or PNG picture, found damaged data ({type(fault).__name__})", HINT
        ) from fault
    if width * height > MOST_PIXELS:
        raise Unreadable(
            f"expected a picture of at most {MOST_PIXELS // 1_000_000} megapixels, found a larger one", HINT
        )
    return pixels
