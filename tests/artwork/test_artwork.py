"""What is told of a picture."""

import struct
import warnings
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from tests.support.recordings import picture

from turncast.artwork import measure
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
