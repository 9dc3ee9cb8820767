"""Cards: what an episode looks like where its page is shared, in a chat or a timeline."""

from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.metadata import version
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import Final

import PIL
from PIL import Image, ImageColor, ImageDraw, ImageFont

from turncast.artwork import letters
from turncast.artwork.thumbnails import DRAWING, square

SIZE: Final = (1200, 630)
"""Pixels, wide and high: what Facebook, LinkedIn, Mastodon, Slack, WhatsApp and X show whole."""
MARGIN: Final = 48
INK: Final = "#ffffff"
QUALITY: Final = 84
SIZES: Final = range(76, 38, -4)
"""Of the title, in pixels: the largest at which all of it fits."""
SMALL: Final = 28
LEADING: Final = 1.18
"""From line to line, in sizes."""
CARDER: Final = f"1 pillow {PIL.__version__} noto {version('fontpkg-noto-sans')}"
"""Raise the number whenever other bytes are made of the same words and picture."""

_FONT: Final = "files/NotoSans[wdth,wght].ttf"
_WIDTH: Final = 100


@dataclass(frozen=True)
class Words:
    """What a card says: the title, above it what it is of, and below it a line of facts."""

    title: str
    of: str = ""
    facts: str = ""


def card(words: Words, picture: Path | None, ground: str) -> bytes:
    """A JPEG of 1200 × 630 pixels: *picture* as a square, and *words* in white on *ground* (``#rrggbb``, dark).

    Words in letters the typeface has not (it has Latin, Greek and Cyrillic), or that run from right to left, are left
    out, and the picture stands in the middle. Same words, picture and ground, same bytes.
    Raises ``Unreadable`` where the picture is damaged.
    """
    with DRAWING:
        return _drawn(words, picture, ground)


def _drawn(words: Words, picture: Path | None, ground: str) -> bytes:
    sheet = Image.new("RGB", SIZE, ImageColor.getrgb(ground))
    height = SIZE[1]
    told = letters.drawable(words.title, _font(400, SMALL))
    if picture:
        found = picture.stat()
        sheet.paste(_square(picture, found.st_mtime_ns, found.st_size), (0 if told else (SIZE[0] - height) // 2, 0))
    if told:
        _write(sheet, words, height + MARGIN if picture else MARGIN)
    stream = BytesIO()
    sheet.save(stream, "JPEG", quality=QUALITY, optimize=True)
    return stream.getvalue()


def _write(sheet: Image.Image, words: Words, left: int) -> None:
    draw, width = ImageDraw.Draw(sheet), SIZE[0] - MARGIN - left
    small = _font(500, SMALL)
    above, below = (_line(text, small, width) for text in (words.of, words.facts))
    draw.text((left, MARGIN), above, fill=INK, font=small, anchor="la")
    draw.text((left, SIZE[1] - MARGIN), below, fill=INK, font=small, anchor="ls")
    top, room = MARGIN + 2 * SMALL, SIZE[1] - 2 * MARGIN - 4 * SMALL
    lines, size = _fitted(letters.drawable(words.title, small), width, room)
    top += (room - round(len(lines) * size * LEADING)) // 2
    for number, line in enumerate(lines):
        draw.text((left, top + round(number * size * LEADING)), line, fill=INK, font=_font(750, size), anchor="la")


def _line(text: str, font: ImageFont.FreeTypeFont, width: int) -> str:
    """*text* in one line, as far as it goes."""
    return next(iter(letters.lines(letters.drawable(text, font), font, width, most=1)), "")


def _fitted(title: str, width: int, room: int) -> tuple[list[str], int]:
    """The lines of *title*, and the largest size at which they fit and no word is broken; cut where none is small
    enough.
    """
    for size in SIZES:
        font = _font(750, size)
        lines = list(letters.lines(title, font, width))
        if len(lines) * size * LEADING <= room and letters.widest(title, font) <= width:
            return lines, size
    most = int(room // (SIZES[-1] * LEADING))
    return list(letters.lines(title, _font(750, SIZES[-1]), width, most=most)), SIZES[-1]


@lru_cache(maxsize=4)
def _square(picture: Path, _changed: int, _size: int) -> Image.Image:
    """*picture* as high as a card, kept while it is the same: most episodes of a show have their show's."""
    return square(picture, SIZE[1])


@cache
def _font(weight: int, size: int) -> ImageFont.FreeTypeFont:
    """The typeface; laid out by Pillow alone, for what else there is differs from machine to machine."""
    data = BytesIO((files("fontpkg_noto_sans") / _FONT).read_bytes())
    font = ImageFont.truetype(data, size, layout_engine=ImageFont.Layout.BASIC)
    font.set_variation_by_axes([weight, _WIDTH])
    return font
