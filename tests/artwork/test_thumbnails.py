"""Small copies of pictures, for pages."""

from contextlib import suppress
from io import BytesIO
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms
from tests.support.recordings import picture

from turncast.artwork import Form, thumbnails
from turncast.errors import Unreadable

FORMS: tuple[Form, ...] = ((160, "webp"), (320, "webp"), (64, "png"))


def small(data: bytes, folder: Path, form: Form = (160, "webp")) -> Image.Image:
    """The copy of the picture *data* in that form, decoded."""
    file = folder / "cover"
    file.write_bytes(data)
    with Image.open(BytesIO(thumbnails(file, [form])[form])) as opened:
        opened.load()
        return opened.convert("RGB")


def saved(picture: Image.Image, form: str = "PNG", **how: object) -> bytes:
    """The bytes of *picture*."""
    stream = BytesIO()
    picture.save(stream, form, **how)
    return stream.getvalue()


def test_a_picture_is_made_in_every_form_that_is_asked_for(tmp_path: Path) -> None:
    """Squares of the sides that are asked for, as what they say they are; the same again, to the byte."""
    file = tmp_path / "cover.jpg"
    file.write_bytes(picture(1400, 1400))
    made = thumbnails(file, FORMS)
    assert made == thumbnails(file, FORMS)
    for (side, form), data in made.items():
        with Image.open(BytesIO(data)) as opened:
            assert (opened.size, (opened.format or "").lower()) == ((side, side), form)


def test_a_thumbnail_weighs_a_fraction_of_the_picture(tmp_path: Path) -> None:
    """Also of a picture with as much detail as there can be."""
    noise = Image.frombytes("RGB", (1500, 1500), Random(0).randbytes(1500 * 1500 * 3))
    noise.save(tmp_path / "cover.jpg", quality=92)
    large, middle, icon = thumbnails(tmp_path / "cover.jpg", [(640, "webp"), (320, "webp"), (64, "png")]).values()
    assert (len(large) < 200_000, len(middle) < 50_000, len(icon) < 5_000) == (True, True, True)


def test_the_middle_of_a_picture_that_is_not_square_is_shown(tmp_path: Path) -> None:
    """As browsers crop it where they are told to fill a square."""
    wide = Image.new("RGB", (300, 100), "red")
    wide.paste("blue", (90, 0, 210, 100))
    shown = small(saved(wide), tmp_path).tobytes()
    assert (max(shown[0::3]) < 20, max(shown[1::3]) < 20, min(shown[2::3]) > 235) == (True, True, True)


def test_a_picture_stands_upright(tmp_path: Path) -> None:
    """As the camera was held."""
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned a quarter to the right
    left = Image.new("RGB", (400, 400), "white")
    left.paste("black", (0, 0, 200, 400))
    turned = small(saved(left, "JPEG", exif=exif), tmp_path)
    assert (turned.getpixel((80, 10)), turned.getpixel((80, 150))) == ((0, 0, 0), (255, 255, 255))


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "L", "CMYK", "1", "I;16"])
def test_colours_of_every_kind_arrive_in_srgb_on_white(tmp_path: Path, mode: str) -> None:
    """What is transparent is white, whatever the mode of the picture."""
    plain = Image.new(mode, (400, 400))
    data = saved(plain, "JPEG" if mode == "CMYK" else "PNG", **({"transparency": 0} if mode == "P" else {}))
    black_or_white = small(data, tmp_path).getpixel((80, 80))
    assert black_or_white == ((255, 255, 255) if mode in ("RGBA", "LA", "P", "CMYK") else (0, 0, 0))


def test_a_single_transparent_colour_becomes_white(tmp_path: Path) -> None:
    """A PNG may say so of a colour, without a layer for it."""
    assert small(saved(Image.new("RGB", (200, 200)), transparency=(0, 0, 0)), tmp_path).getpixel((9, 9)) == (255,) * 3


def test_another_space_of_colours_is_turned_into_srgb(tmp_path: Path) -> None:
    """Thumbnails carry no profile, so their colours are those every screen shows."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    assert small(saved(Image.new("RGB", (200, 200), "teal"), icc_profile=profile), tmp_path).size == (160, 160)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(place=st.integers(0, 5000), value=st.integers(0, 255), cut=st.integers(0, 5000))
def test_damaged_pictures_are_told_or_made(tmp_path: Path, place: int, value: int, cut: int) -> None:
    """Whatever stands in the file, there is a thumbnail or a message: never another failure."""
    data = bytearray(picture(64, 64) if place % 2 else picture(64, 64, form="PNG"))
    data[place % len(data)] = value
    file = tmp_path / "cover"
    file.write_bytes(data[: len(data) - cut % (len(data) // 2)])
    with suppress(Unreadable):
        assert thumbnails(file, [(32, "webp")])[32, "webp"]
