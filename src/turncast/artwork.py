"""The door to Pillow: what a picture's own bytes say of it.

In: the path or the bytes of a picture anybody may have made. Out: ``Pixels``, or ``Unreadable``. Only JPEG and PNG, the
two that directories take. Reads the header, never decodes. May not know what the picture is for.
"""

import warnings
from io import BytesIO
from pathlib import Path
from typing import Final, Literal, cast

from PIL import Image, UnidentifiedImageError

from turncast.errors import Unreadable, WorldError
from turncast.models.artwork import Pixels

MOST_PIXELS: Final = 100_000_000
"""Width times height: ten times the largest artwork a directory takes; more is a decompression bomb."""
HINT: Final = "save it as a JPEG or PNG, square, 1400 to 3000 pixels wide, RGB"


def measure(source: Path | bytes) -> Pixels:
    """Format, width and height in pixels, colour mode and transparency of a JPEG or PNG.

    Raises ``Unreadable`` for anything else, for damaged headers and for decompression bombs.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow's own, and smaller, idea of a bomb
            with Image.open(
                BytesIO(source) if isinstance(source, bytes) else source, formats=("JPEG", "PNG")
            ) as picture:
                return _pixels(picture)
    except UnidentifiedImageError as fault:
        raise Unreadable(f"expected a JPEG or PNG picture, found {_what(source)}", HINT) from fault
    except Image.DecompressionBombError as fault:
        raise _bomb() from fault
    except OSError as fault:
        if fault.errno is None:  # Pillow's way to say that the data is damaged
            raise _damaged(fault) from fault
        raise WorldError(f"{source!s}: cannot be read ({fault.strerror})", f"ls -l {source!s}") from fault
    except (Unreadable, MemoryError):
        raise
    except Exception as fault:  # SyntaxError, struct.error, ValueError from hostile headers
        raise _damaged(fault) from fault


def _pixels(picture: Image.Image) -> Pixels:
    if picture.width * picture.height > MOST_PIXELS:
        raise _bomb()
    return Pixels(
        format=cast(Literal["jpeg", "png"], (picture.format or "").lower()),
        width=picture.width,
        height=picture.height,
        mode=picture.mode,
        alpha=picture.has_transparency_data,
    )


def _bomb() -> Unreadable:
    return Unreadable(f"expected a picture of at most {MOST_PIXELS // 1_000_000} megapixels, found a larger one", HINT)


def _damaged(fault: Exception) -> Unreadable:
    return Unreadable(f"expected a JPEG or PNG picture, found damaged data ({type(fault).__name__})", HINT)


def _what(source: Path | bytes) -> str:
    """What Pillow did not know: nothing, a damaged picture, or none."""
    head = source[:8] if isinstance(source, bytes) else _head(source)
    if not head:
        return "nothing: it is empty"
    return "damaged data" if head.startswith((b"\xff\xd8\xff", b"\x89PNG")) else "something else"


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(8)
