"""The door to Pillow: what a picture's own bytes say of it, and a smaller one made of it.

In: the path or the bytes of a picture anybody may have made. Out: ``Pixels``, or the bytes of a picture small enough
for a tag, or ``Unreadable``. Only JPEG and PNG, the two that directories take. To measure it reads the header and
never decodes. May not know what the picture is for.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Final, Literal

import PIL
from PIL import Image, ImageOps
from PIL.ImageFile import ImageFile
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile

from turncast.errors import Unreadable, WorldError
from turncast.models.artwork import Pixels

MOST_PIXELS: Final = 100_000_000
"""Width times height: ten times the largest artwork a directory takes; more is a decompression bomb."""
HINT: Final = "save it as a JPEG or PNG, square, 1400 to 3000 pixels wide, RGB"
SIGNATURES: Final[tuple[tuple[bytes, Literal["jpeg", "png"], type[ImageFile]], ...]] = (
    (b"\xff\xd8\xff", "jpeg", JpegImageFile),
    (b"\x89PNG\r\n\x1a\n", "png", PngImageFile),
)
SMALLER: Final = ((1400, 88), (1400, 80), (1400, 70), (1000, 80), (1000, 65), (600, 75), (600, 50), (300, 50))
"""Pixels a side and JPEG quality, the first of which is taken that is light enough."""
LARGEST_PROFILE: Final = 16 * 1024
SCALER: Final = f"1 pillow {PIL.__version__}"
"""Raise the number whenever other bytes are made of the same picture."""


def measure(source: Path | bytes) -> Pixels:
    """Format, width and height in pixels, colour mode and transparency of a JPEG or PNG.

    Raises ``Unreadable`` for anything else, for damaged headers and for decompression bombs.
    """
    return _measured(source)


def _measured(source: Path | bytes) -> Pixels:
    with _opened(source) as file:
        head = file.read(8)
        file.seek(0)
        for signature, form, reader in SIGNATURES:
            if head.startswith(signature):
                return _pixels(file, form, reader)
    raise Unreadable(f"expected a JPEG or PNG picture, found {'something else' if head else 'an empty file'}", HINT)


@contextmanager
def _opened(source: Path | bytes) -> Iterator[BinaryIO]:
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


def embeddable(path: Path, limit: int = 300_000) -> bytes:
    """The picture at *path* in at most *limit* bytes: as it is, or else as a smaller JPEG. Same picture, same bytes.

    Raises ``Unreadable`` for what is neither JPEG nor PNG, is damaged, or cannot be made that small.
    """
    _measured(path)
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
    whole = _opaque(ImageOps.exif_transpose(picture))
    for side, quality in SMALLER:
        yield (
            ImageOps.contain(whole, (side, side), Image.Resampling.LANCZOS) if max(whole.size) > side else whole,
            quality,
        )


def _opaque(picture: Image.Image) -> Image.Image:
    """What shines through is white."""
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    seen = picture.convert("RGBA")
    ground = Image.new("RGB", seen.size, "white")
    ground.paste(seen, mask=seen)
    return ground


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
