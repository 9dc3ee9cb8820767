"""What kind of file these bytes are, whatever the file is called.

Signatures: RFC 6381 and ISO/IEC 14496-12 (``ftyp``), id3.org (``ID3``), ISO/IEC 11172-3 (MPEG frame sync), RIFF,
EA IFF 85, RFC 9639 (FLAC), RFC 3533 (Ogg), RFC 8794 (EBML), and those of formats that are not read, so that a refusal
can name them.
"""

import re
from enum import Enum
from typing import Final

from turncast.audio.source import Source
from turncast.errors import Unreadable

CONVERT: Final = "convert it to MP3 or M4A, for example: ffmpeg -i IN -c:a aac -b:a 128k OUT.m4a"
AGAIN: Final = "export or download the recording again"
HEAD: Final = 4096
MOST_TAGS: Final = 64
"""ID3 tags before the sound."""


class Container(Enum):
    """The forms that are read."""

    MP3 = "MP3"
    MP4 = "MP4"
    WAV = "WAV"
    AIFF = "AIFF"
    FLAC = "FLAC"
    OGG = "Ogg"
    MATROSKA = "Matroska"


SIGNATURES: Final[tuple[tuple[int, bytes, Container], ...]] = (
    (8, b"WAVE", Container.WAV),
    (8, b"AIFF", Container.AIFF),
    (8, b"AIFC", Container.AIFF),
    (0, b"fLaC", Container.FLAC),
    (0, b"OggS", Container.OGG),
    (0, b"\x1a\x45\xdf\xa3", Container.MATROSKA),
)
"""Offset, bytes, and what they begin."""


FOREIGN: Final[tuple[tuple[int, bytes, str], ...]] = (
    (8, b"AVI ", "an AVI video"),
    (8, b"WEBP", "a WebP picture"),
    (0, b"caff", "a Core Audio (CAF) recording"),
    (0, b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "a Windows Media file"),
    (0, b"MAC ", "a Monkey's Audio recording"),
    (0, b"wvpk", "a WavPack recording"),
    (0, b"TTA1", "a TTA recording"),
    (0, b"MPCK", "a Musepack recording"),
    (0, b"MP+", "a Musepack recording"),
    (0, b"#!AMR", "an AMR recording"),
    (0, b".snd", "a Sun audio recording"),
    (0, b"MThd", "a MIDI file"),
    (0, b"DSD ", "a DSD recording"),
    (0, b"FLV\x01", "a Flash video"),
    (0, b"\x00\x00\x01\xba", "an MPEG programme stream"),
)
"""Offset, bytes, and the name of recordings that are not read."""

STRANGERS: Final[tuple[tuple[bytes, str], ...]] = (
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"Rar!", "a RAR archive"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"\x89PNG", "a PNG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
)
"""What is no recording at all."""

BOXES: Final = frozenset({b"ftyp", b"moov", b"mdat", b"wide", b"skip", b"pnot", b"styp"})
PICTURE_BRANDS: Final = frozenset({b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif", b"avis"})


def identify(source: Source) -> tuple[Container, int]:
    """The container of the file and where it begins, ID3 tags left aside.

    Raises ``Unreadable`` naming what it is instead, where that is known.
    """
    start = id3_end(source)
    head = source.at(start, HEAD)
    if not head:
        raise Unreadable("expected a recording, found an empty file", AGAIN)
    if _is_mp4(head):
        return Container.MP4, start
    for offset, signature, container in SIGNATURES:
        if head.startswith(signature, offset):
            return container, start
    _refuse_foreign(head)
    _refuse_text(head)
    return Container.MP3, start


def id3_end(source: Source) -> int:
    """Where the leading ID3v2 tags end; one that claims more than the file holds is believed only its header."""
    start = 0
    for _ in range(MOST_TAGS):
        header = source.at(start, 10)
        if len(header) < 10 or header[:3] != b"ID3" or any(byte & 0x80 for byte in header[6:10]):
            break
        end = start + 10 + _synchsafe(header[6:10]) + (10 if header[3] == 4 and header[5] & 0x10 else 0)
        start = end if end <= source.size else start + 10
    return start


def _synchsafe(four: bytes) -> int:
    return four[0] << 21 | four[1] << 14 | four[2] << 7 | four[3]


def _is_mp4(head: bytes) -> bool:
    if head[4:8] not in BOXES:
        return False
    if head[4:8] == b"ftyp" and head[8:12] in PICTURE_BRANDS:
        raise Unreadable("expected a recording, found a HEIC or AVIF picture", AGAIN)
    return True


def _refuse_foreign(head: bytes) -> None:
    for offset, signature, name in FOREIGN:
        if head.startswith(signature, offset):
            raise Unreadable(f"expected an MP3, M4A or MP4 recording, found {name}", CONVERT)
    if _is_adts(head):
        raise Unreadable(
            "expected an MP3, M4A or MP4 recording, found bare AAC (ADTS)",
            "wrap it without loss: ffmpeg -i IN -c copy OUT.m4a",
        )
    for signature, name in STRANGERS:
        if head.startswith(signature):
            raise Unreadable(f"expected a recording, found {name}", AGAIN)


def _is_adts(head: bytes) -> bool:
    """The sync word of MPEG audio with layer 0, which only AAC uses."""
    return len(head) > 2 and head[0] == 0xFF and head[1] & 0xF6 == 0xF0


def _refuse_text(head: bytes) -> None:
    text = _as_text(head)
    if text is not None:
        raise Unreadable(f"expected a recording, found {_kind_of_text(text)}", AGAIN)


def _as_text(head: bytes) -> str | None:
    """*head* as text, or None if it is not: UTF-8 (the last character may be cut) and no control characters."""
    try:
        text = head[:-3].decode() if len(head) == HEAD else head.decode()
    except UnicodeDecodeError:
        return None
    return None if re.search(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]", text) else text


def _kind_of_text(text: str) -> str:
    start = text.lstrip("\ufeff \t\r\n").lower()
    if start.startswith(("<!doctype html", "<html")) or "<body" in start:
        return "an HTML page"
    if start.startswith(("<?xml", "<error")):
        code = re.search(r"<code>\s*(\w{1,40})\s*</code>", text, re.IGNORECASE)
        return f"an XML document that says {code[1]}" if code else "an XML document"
    if start.startswith(("{", "[{")):
        return "a JSON document"
    return "a text file"
