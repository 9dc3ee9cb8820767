"""The copy of a picture that every directory takes."""

import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms, ImageDraw
from tests.support.recordings import picture

from turncast.artwork import Conformed, conform, measure
from turncast.errors import Unreadable, WorldError
from turncast.models.artwork import HEAVY, LARGEST, SMALLEST

RED, BLUE = (200, 30, 30), (30, 30, 200)


def saved(image: Image.Image, form: str = "PNG", **options: Any) -> bytes:
    """The bytes of a picture."""
    stream = BytesIO()
    image.save(stream, form, **options)
    return stream.getvalue()


def halves(width: int, height: int) -> Image.Image:
    """Red on the left, blue on the right."""
    image = Image.new("RGB", (width, height), RED)
    ImageDraw.Draw(image).rectangle((width // 2, 0, width, height), fill=BLUE)
    return image


def shown(made: Conformed) -> Image.Image:
    """The picture as people see it, after a look that it conforms."""
    pixels = measure(made.data)
    assert pixels.width == pixels.height
    assert SMALLEST <= pixels.width <= LARGEST
    assert (pixels.mode, pixels.alpha, pixels.extension) == ("RGB", False, made.extension)
    assert len(made.data) <= HEAVY
    return Image.open(BytesIO(made.data))


def near(found: Any, wanted: tuple[int, int, int]) -> bool:
    """Whether a colour is what is wanted, as far as a JPEG keeps it."""
    return all(abs(one - other) <= 6 for one, other in zip(found, wanted, strict=True))


@pytest.mark.parametrize(("form", "extension"), [("JPEG", ".jpg"), ("PNG", ".png")])
def test_what_conforms_is_given_back(tmp_path: Path, form: str, extension: str) -> None:
    """Byte for byte, without a remark, from a file and from memory; so a second time changes nothing."""
    data = picture(1400, 1400, form=form)
    (tmp_path / "cover").write_bytes(data)
    assert conform(data) == conform(tmp_path / "cover") == Conformed(data, extension)
    made = conform(picture(1500, 1400))
    assert conform(made.data) == Conformed(made.data, ".jpg")


def test_nearly_square_is_cropped() -> None:
    """A tenth more is cut off on both sides alike."""
    made = conform(saved(halves(1650, 1500)))
    image = shown(made)
    assert image.size == (1500, 1500)
    assert near(image.getpixel((740, 700)), RED)
    assert near(image.getpixel((760, 700)), BLUE)
    assert made.remarks[0] == "cropped around the middle to a square (it was 1650 × 1500 pixels)"


@pytest.mark.parametrize(("width", "height", "corner"), [(1920, 1080, (5, 5)), (1080, 1920, (5, 900))])
def test_wide_and_tall_pictures_get_borders(width: int, height: int, corner: tuple[int, int]) -> None:
    """Nothing of the picture is lost, and the borders have the colour of the edge they continue."""
    made = conform(saved(halves(width, height)))
    image = shown(made)
    assert image.size == (1920, 1920)
    if width > height:
        assert near(image.getpixel(corner), (115, 30, 115))
        assert near(image.getpixel((10, 960)), RED)
        assert near(image.getpixel((1910, 960)), BLUE)
    else:
        assert near(image.getpixel((10, 960)), RED)
        assert near(image.getpixel((1910, 960)), BLUE)
    assert "widened in the colour of its edges" in made.remarks[0]


def test_large_pictures_are_scaled_down() -> None:
    """To the largest directories take."""
    made = conform(picture(4000, 4000))
    assert shown(made).size == (3000, 3000)
    assert "scaled down to 3000 × 3000 pixels from 4000 × 4000" in made.remarks


def test_small_pictures_are_scaled_up_and_it_is_said() -> None:
    """To the smallest directories take, no further, and at most twofold."""
    made = conform(picture(800, 800))
    assert shown(made).size == (1400, 1400)
    assert "a larger original would be sharper" in made.remarks[0]
    for size in ((699, 699), (720, 690), (600, 30)):
        with pytest.raises(Unreadable, match="at least 700 pixels"):
            conform(picture(*size))


def test_a_picture_is_turned_as_the_camera_was_held() -> None:
    """The orientation of EXIF is applied, and is gone from the copy."""
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was turned a quarter to the left
    made = conform(saved(halves(1600, 1600), "JPEG", exif=exif, quality=95))
    image = shown(made)
    assert near(image.getpixel((800, 100)), RED)
    assert near(image.getpixel((800, 1500)), BLUE)
    assert image.getexif().get(0x0112) is None
    assert made.remarks[0] == "turned upright, as the camera was held"


@pytest.mark.parametrize(
    ("data", "colour", "said"),
    [
        (saved(Image.new("L", (1400, 1400), 90)), (90, 90, 90), "from grey"),
        (saved(Image.new("LA", (1400, 1400), (90, 255))), (90, 90, 90), "on white where it was transparent"),
        (saved(Image.new("CMYK", (1400, 1400), (0, 255, 255, 0)), "JPEG"), (255, 0, 0), "from CMYK"),
        (saved(Image.new("RGB", (1400, 1400), BLUE).quantize()), BLUE, "from a palette"),
        (saved(Image.new("RGB", (1400, 1400), BLUE).quantize(), "GIF"), BLUE, "from a palette"),
        (saved(Image.new("1", (1400, 1400), 1)), (255, 255, 255), "from black and white"),
        (saved(Image.new("RGBA", (1400, 1400), (*RED, 0))), (255, 255, 255), "on white where it was transparent"),
        (saved(Image.new("RGBA", (1400, 1400), (0, 0, 0, 128))), (127, 127, 127), "on white where it was transparent"),
        (saved(Image.new("RGB", (1400, 1400), RED), transparency=RED), (255, 255, 255), "on white"),
        (saved(Image.new("RGBA", (1400, 1400), (*RED, 0)), "WEBP", lossless=True), (255, 255, 255), "on white"),
        (saved(Image.new("I;16", (1400, 1400), 0x8000)), (128, 128, 128), ""),
    ],
    ids=["grey", "grey, alpha", "CMYK", "palette", "GIF", "bitmap", "clear", "half clear", "tRNS", "WebP", "16 bits"],
)  # fmt: skip
def test_colours_become_rgb(data: bytes, colour: tuple[int, int, int], said: str) -> None:
    """Grey, print, palette and transparent pictures look the same in RGB, on white."""
    made = conform(data)
    assert near(shown(made).getpixel((700, 700)), colour)
    assert any(said in remark for remark in made.remarks)


def test_colours_of_another_space_become_srgb() -> None:
    """A profile is followed and left out; one that is damaged is left out and told."""
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    made = conform(saved(Image.new("RGB", (1400, 1400), RED), "JPEG", icc_profile=lab))
    assert "its colour profile does not fit and is left out" in made.remarks
    assert "icc_profile" not in shown(made).info
    broken = conform(saved(Image.new("RGB", (1400, 1400), RED), "JPEG", icc_profile=b"no profile"))
    assert near(shown(broken).getpixel((0, 0)), RED)
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    other = srgb.replace("sRGB".encode("utf-16-be"), "Wide".encode("utf-16-be"))
    followed = conform(saved(Image.new("RGB", (1400, 1400), RED), "JPEG", icc_profile=other))
    assert near(shown(followed).getpixel((0, 0)), RED)
    assert any(remark.startswith("turned into sRGB colours from Wide") for remark in followed.remarks)
    assert conform(saved(Image.new("RGB", (1400, 1400), RED), "JPEG", icc_profile=srgb)).remarks == ()


def test_weight() -> None:
    """Noise, the heaviest there is, becomes as light as hosts advise, at the price of its size."""
    noise = Image.effect_noise((2000, 2000), 60).convert("RGB")
    made = conform(saved(noise, "JPEG", quality=98))
    image = shown(made)
    assert image.width < 2000
    assert made.remarks[-1].startswith("saved as a JPEG of ")


def test_the_same_bytes_make_the_same_copy() -> None:
    """Nothing of time, place or chance is in it."""
    data = saved(halves(1920, 1080))
    assert conform(data) == conform(data)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "something else"),
        (b"not a picture", "something else"),
        (b"BM" + bytes(100), "something else"),
        (saved(halves(1500, 1400), "JPEG")[:5000], "damaged"),
        (saved(halves(1500, 1400))[:2000], "damaged"),
        (b"RIFF\x00\x00\x00\x00WAVE", "damaged"),
        (b"GIF89a", "damaged"),
    ],
)
def test_no_picture(data: bytes, said: str) -> None:
    """What is no picture, or half of one, is refused with a hint."""
    with pytest.raises(Unreadable, match=said) as refusal:
        conform(data)
    assert refusal.value.hint


def test_missing_file(tmp_path: Path) -> None:
    """A file that is not there is an error of the world."""
    with pytest.raises(WorldError, match=r"gone\.jpg"):
        conform(tmp_path / "gone.jpg")


def test_decompression_bombs() -> None:
    """A picture of a few kilobytes that would fill the memory is refused by its header."""
    bomb = saved(Image.new("1", (8000, 8000)))
    assert len(bomb) < 20_000
    with pytest.raises(Unreadable, match="36 megapixels"):
        conform(bomb)


MEASURED = """
import resource, sys
from turncast.artwork import conform
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
conform(open(sys.argv[1], "rb").read())
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("mode", "size", "form", "most"), [("RGB", (8000, 8000), "JPEG", 250), ("RGBA", (6000, 6000), "PNG", 400)]
)
def test_memory(tmp_path: Path, mode: str, size: tuple[int, int], form: str, most: int) -> None:
    """The largest pictures that are taken cost no more megabytes than this."""
    (tmp_path / "large").write_bytes(saved(Image.new(mode, size), form))
    command = [sys.executable, "-c", MEASURED, str(tmp_path / "large")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert int(done.stdout) < most


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    place=st.integers(0, 900), value=st.integers(0, 255), form=st.sampled_from(["JPEG", "PNG", "GIF", "WEBP"]),
    cut=st.integers(0, 30_000),
)  # fmt: skip
def test_whatever_bytes(place: int, value: int, form: str, cut: int) -> None:
    """Whatever is done to the bytes of a picture, it conforms afterwards or is refused."""
    data = bytearray(picture(700, 700, form=form))
    if place < len(data):
        data[place] = value
    try:
        shown(conform(bytes(data[: cut or None])))
    except Unreadable as refusal:
        assert refusal.hint  # noqa: PT017
