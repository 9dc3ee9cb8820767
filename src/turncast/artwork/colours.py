"""Colours as every screen shows them alike: RGB in the sRGB space, nothing transparent."""

from io import BytesIO
from typing import Final

from PIL import Image, ImageCms
from PIL.ImageCms import Intent, PyCMSError

WHITE: Final = (255, 255, 255)
_DEEP: Final = ("I;16", "I;16L", "I;16B", "I")
"""Modes of grey with 16 bits."""


def is_foreign(picture: Image.Image) -> bool:
    """Whether the picture brings a colour profile that is not sRGB."""
    profile: bytes | None = picture.info.get("icc_profile")
    return profile is not None and "srgb" not in _name(profile).lower()


def to_srgb(picture: Image.Image, profile: bytes | None) -> tuple[Image.Image, tuple[str, ...]]:
    """*picture* in RGB, on white where it is transparent, and remarks on what was done."""
    remarks: list[str] = []
    if picture.has_transparency_data:
        remarks.append("put on white where it was transparent")
        picture = picture.convert("LA" if picture.mode == "LA" else "RGBA")
    elif picture.mode in _DEEP:
        picture = picture.point(lambda value: value * (1 / 256)).convert("L")
    if picture.mode not in ("RGB", "RGBA"):
        remarks.append(f"turned into RGB colours from {_mode(picture.mode)}")
    if profile and "srgb" not in _name(profile).lower():
        picture, said = _through(picture, profile)
        remarks += said
    return flat(picture), tuple(remarks)


def flat(picture: Image.Image) -> Image.Image:
    """*picture* in RGB, on white where something shines through."""
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    picture = picture.convert("RGBA")
    paper = Image.new("RGB", picture.size, WHITE)
    paper.paste(picture, mask=picture.getchannel("A"))
    return paper


def _through(picture: Image.Image, profile: bytes) -> tuple[Image.Image, list[str]]:
    """*picture* as its profile means its colours; one that does not fit is left out of account."""
    base = picture.convert("RGB") if picture.mode == "P" else picture
    out = "RGBA" if base.mode == "RGBA" else "RGB"
    try:
        space = ImageCms.ImageCmsProfile(BytesIO(profile))
        target = ImageCms.createProfile("sRGB")
        done = ImageCms.profileToProfile(base, space, target, Intent.PERCEPTUAL, outputMode=out)
    except (PyCMSError, OSError, ValueError, TypeError):
        return picture, ["its colour profile does not fit and is left out"]
    return done or base, [f"turned into sRGB colours from {_name(profile) or 'another space'}"]


def _name(profile: bytes) -> str:
    try:
        described = ImageCms.getProfileDescription(ImageCms.ImageCmsProfile(BytesIO(profile)))
    except (PyCMSError, OSError, ValueError, TypeError):
        return ""
    return "".join(sign for sign in described if sign.isprintable()).strip()[:60]


def _mode(mode: str) -> str:
    names = {"CMYK": "CMYK", "L": "grey", "LA": "grey", "P": "a palette", "1": "black and white"}
    return names.get(mode, mode)
