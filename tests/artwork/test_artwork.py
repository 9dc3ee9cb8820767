"""What is told of a picture."""

import struct
import warnings
import zlib
from io import BytesIO
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from tests.support.recordings import picture

from turncast.artwork import embeddable, measure
from turncast.errors import Unreadable, WorldError


def png(width: int, height: int) -> bytes:
    """The header of a PNG of that size, with no picture behind it."""
    fields = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + fields
    head = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", len(fields)) + chunk + struct.pack(">I", zlib.crc32(chunk))
    return head + struct.pack(">I", 0) + b"IDAT" + struct.pack(">I", zlib.crc32(b"IDAT"))


@pytest.mark.parametrize(
    ("form", "media_type", "extension"), [("JPEG", "image/jpeg", ".jpg"), ("PNG", "image/png", ".png")]
)
def test_size_and_type(tmp_path: Path, form: str, media_type: str, extension: str) -> None:
    """Format, size and colour are by the bytes, from a file or from memory, whatever its name."""
    data = picture(30, 20, form=form)
    path = tmp_path / "cover.gif"
    path.write_bytes(data)
    for source in (path, data):
        pixels = measure(source)
        assert (pixels.width, pixels.height, pixels.mode, pixels.alpha) == (30, 20, "RGB", False)
        assert (pixels.media_type, pixels.extension) == (media_type, extension)


@pytest.mark.parametrize(("mode", "form"), [("L", "JPEG"), ("CMYK", "JPEG"), ("P", "PNG")])
def test_other_colours(mode: str, form: str) -> None:
    """Grey, print and palette pictures are told from RGB."""
    assert measure(picture(8, 8, mode=mode, form=form)).mode == mode


def test_transparency() -> None:
    """An alpha channel is seen, and so is a single transparent colour in an RGB picture."""
    assert measure(picture(8, 8, mode="RGBA", form="PNG")).alpha
    stream = BytesIO()
    Image.new("RGB", (8, 8)).save(stream, "PNG", transparency=(0, 0, 0))
    assert measure(stream.getvalue()).alpha


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "an empty file"),
        (b"not a picture", "something else"),
        (b"GIF89a\x08\x00\x08\x00\x80\x00\x00", "something else"),
        (picture(8, 8, form="WEBP"), "something else"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "damaged"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR", "damaged"),
    ],
)
def test_no_picture_for_a_directory(tmp_path: Path, data: bytes, said: str) -> None:
    """What is no JPEG or PNG, or damaged, is refused with a hint, from a file and from memory."""
    path = tmp_path / "cover.jpg"
    path.write_bytes(data)
    for source in (path, data):
        with pytest.raises(Unreadable, match=said) as refusal:
            measure(source)
        assert refusal.value.hint


@pytest.mark.parametrize("side", [10_001, 60_000, 2_000_000_000])
def test_decompression_bombs(side: int) -> None:
    """A picture that would fill the memory is refused by its header, without a warning."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with pytest.raises(Unreadable, match="megapixels"):
            measure(png(side, side))


def test_large_artwork_is_measured() -> None:
    """A picture larger than directories take is measured, so that a rule can say so."""
    assert measure(png(9000, 9000)).width == 9000


def test_missing_file(tmp_path: Path) -> None:
    """A file that is not there is an error of the world that names it."""
    with pytest.raises(WorldError, match=r"gone\.jpg"):
        measure(tmp_path / "gone.jpg")


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    place=st.integers(0, 600), value=st.integers(0, 255), form=st.sampled_from(["JPEG", "PNG"]), cut=st.integers(0, 700)
)
def test_whatever_bytes(place: int, value: int, form: str, cut: int) -> None:
    """Whatever is done to the bytes of a picture, it is measured or refused."""
    data = bytearray(picture(8, 8, form=form))
    if place < len(data):
        data[place] = value
    try:
        assert measure(bytes(data[:cut])).width > 0
    except Unreadable as refusal:
        assert refusal.hint  # noqa: PT017


def noise(width: int, height: int, *, form: str = "PNG", mode: str = "RGB") -> bytes:
    """A picture that cannot be compressed, the same each time."""
    count = width * height * len(Image.new(mode, (1, 1)).getbands())
    stream = BytesIO()
    Image.frombytes(mode, (width, height), Random(7).randbytes(count)).save(stream, form)
    return stream.getvalue()


@pytest.mark.parametrize("form", ["JPEG", "PNG"])
def test_a_light_picture_is_embedded_as_it_is(tmp_path: Path, form: str) -> None:
    """What a player can show already is not encoded again."""
    path = tmp_path / "cover"
    path.write_bytes(picture(3000, 3000, form=form))
    assert embeddable(path) == path.read_bytes()


@pytest.mark.parametrize(
    "data", [noise(1600, 1500), noise(900, 900, mode="RGBA"), noise(1000, 1400, mode="CMYK", form="JPEG")]
)
def test_a_heavy_picture_is_made_light(tmp_path: Path, data: bytes) -> None:
    """Even noise fits into 300 kB, as a JPEG in RGB of the same proportions, and the same bytes come out each time."""
    path = tmp_path / "cover"
    path.write_bytes(data)
    light = embeddable(path)
    assert len(light) <= 300_000
    before, after = measure(path), measure(light)
    assert (after.format, after.mode) == ("jpeg", "RGB")
    assert after.width / after.height == pytest.approx(before.width / before.height, rel=0.01)
    assert max(after.width, after.height) <= min(1400, max(before.width, before.height))
    assert embeddable(path) == light


def test_a_cover_of_usual_weight_keeps_its_size(tmp_path: Path) -> None:
    """A cover of 3000 pixels that is nothing but smooth colours becomes one of 1400, hardly worse."""
    path = tmp_path / "cover.png"
    gradient = Image.linear_gradient("L").resize((3000, 3000))
    Image.merge("RGB", (gradient, gradient.rotate(90), gradient.rotate(180))).save(path, compress_level=0)
    pixels = measure(embeddable(path))
    assert (pixels.width, pixels.height) == (1400, 1400)


def test_what_shines_through_becomes_white(tmp_path: Path) -> None:
    """A player knows no transparency: a picture with some is laid on white."""
    path = tmp_path / "cover.png"
    Image.new("RGBA", (800, 800), (255, 0, 0, 0)).save(path, compress_level=0)
    with Image.open(BytesIO(embeddable(path))) as seen:
        assert seen.getpixel((0, 0)) == (255, 255, 255)


def test_a_colour_profile_is_kept(tmp_path: Path) -> None:
    """Colours look the same in the small picture as in the large one; a profile as heavy as a picture is left out."""
    path = tmp_path / "cover.png"
    for profile, kept in ((b"x" * 500, b"x" * 500), (b"x" * 50_000, None)):
        with Image.open(BytesIO(noise(900, 900))) as heavy:
            heavy.save(path, icc_profile=profile)
        with Image.open(BytesIO(embeddable(path))) as seen:
            assert seen.info.get("icc_profile") == kept


@pytest.mark.parametrize(
    "data",
    [
        b"GIF89a" + bytes(400_000),
        noise(900, 900)[:2000] + bytes(400_000),
        png(900, 900) + bytes(400_000),
        png(20_000, 20_000) + bytes(400_000),
        noise(1600, 1600, form="JPEG")[:400_000],
    ],
)
def test_what_is_no_picture_is_refused(tmp_path: Path, data: bytes) -> None:
    """A damaged picture, one of another kind and a bomb raise the door's own error."""
    path = tmp_path / "cover"
    path.write_bytes(data)
    with pytest.raises(Unreadable, match="expected a"):
        embeddable(path)


def test_what_cannot_be_made_light_enough_is_refused(tmp_path: Path) -> None:
    """A limit below any picture is told, and nothing is returned that breaks it."""
    path = tmp_path / "cover"
    path.write_bytes(noise(900, 900))
    with pytest.raises(Unreadable, match="can be made smaller than 1 kB"):
        embeddable(path, limit=1000)
