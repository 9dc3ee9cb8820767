"""What is made to hurt: bounded in time and memory, and harmless."""

import base64
import struct
import time
import tracemalloc
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.support.recordings import (
    ape_tag,
    box,
    chunk,
    flac,
    frame,
    info_frame,
    mp4,
    mvhd,
    opus,
    page,
    track,
    vorbis_comments,
    wav,
)

from turncast.audio import probe, read_chapter_pictures, read_tags
from turncast.errors import Unreadable

MEGABYTE = 1024 * 1024
SOUND = track(1, b"soun", ticks=5000)


@contextmanager
def bounded(seconds: float = 10, megabytes: int = 60) -> Iterator[None]:
    """Neither more time nor more memory than that; being watched takes four times as long as not."""
    started = time.process_time()
    tracemalloc.start()
    try:
        yield
        assert tracemalloc.get_traced_memory()[1] < megabytes * MEGABYTE
    finally:
        tracemalloc.stop()
    assert time.process_time() - started < seconds


def id3(body: bytes, version: int = 3) -> bytes:
    """A tag with that body."""
    size = bytes(len(body) >> shift & 0x7F for shift in (21, 14, 7, 0))
    return b"ID3" + bytes((version, 0, 0)) + size + body


def picture(size: int, flags: int = 0) -> bytes:
    """A frame of a picture."""
    data = b"\0image/png\0\3\0" + bytes(size)
    return b"APIC" + struct.pack(">IH", len(data), flags) + data


def nested(kinds: list[bytes], depth: int) -> bytes:
    """Boxes in boxes."""
    data = b""
    for level in range(depth):
        data = box(kinds[level % len(kinds)], data)
    return data


def fragments(count: int) -> bytes:
    """A movie of so many fragments, each of many runs."""
    moov = box(b"moov", mvhd(0), track(1, b"soun", ticks=0), box(b"mvex", box(b"trex", bytes(24))))
    run = box(b"trun", struct.pack(">II", 0, 1))
    moof = box(b"moof", box(b"traf", box(b"tfhd", struct.pack(">III", 0x8, 1, 100)), run * 200))
    return box(b"ftyp", b"iso5", bytes(4)) + moov + moof * count


def tables(count: int) -> bytes:
    """A movie whose tables claim to be without end."""
    lying = struct.pack(">II", 0, 0xFFFFFFFF)
    named = (b"stts", b"stsc", b"stco", b"co64")
    stbl = b"".join(box(kind, lying + bytes(count)) for kind in named) + box(b"stsz", lying + lying[4:] + bytes(count))
    chapters = track(2, b"text", ticks=1, table=stbl)
    return box(b"moov", mvhd(5000), track(1, b"soun", ticks=5000, chapter_track=2), chapters)


PICTURE = struct.pack(">II", 3, 0) + struct.pack(">IIIIII", 0, 1, 1, 24, 0, 5 * MEGABYTE) + bytes(5 * MEGABYTE)
ATTACKS: dict[str, Callable[[], bytes]] = {
    "a tag of 256 MB that is not there": lambda: b"ID3\3\0\0\x7f\x7f\x7f\x7f" + frame() * 50,
    "a picture of 11 MB": lambda: id3(picture(11 * MEGABYTE)) + frame() * 50,
    "pictures of 22 MB": lambda: id3(picture(2 * MEGABYTE) * 11) + frame() * 50,
    "a picture of 11 MB that is unsynchronised": lambda: id3(picture(11 * MEGABYTE, 2), 4) + frame() * 50,
    "a picture that is compressed": lambda: (
        id3(b"APIC" + struct.pack(">IH", 50_004, 0x80) + zlib.compress(bytes(50_000_000)).ljust(50_004, b"\0"))
        + frame() * 50
    ),
    "tags before the sound without end": lambda: b"ID3\3\0\0\0\0\0\0" * 500_000 + frame() * 50,
    "sync words without end": lambda: b"\xff\xfb" * 3_000_000,
    "a header and sync words": lambda: info_frame(9, 9) + frame() * 5 + b"\xff\xfb\x50" * 2_000_000 + frame() * 5,
    "headers of other files without end": lambda: frame() * 9 + (info_frame(9, 9) + b"Info") * 50_000,
    "an APE tag of 20 MB": lambda: frame() * 50 + ape_tag(("Title", bytes(20 * MEGABYTE), 0)),
    "an APE tag of a million values": lambda: frame() * 50 + ape_tag(("Title", b"\0" * MEGABYTE, 0)),
    "boxes in boxes": lambda: box(b"ftyp", b"isom") + box(b"moov", mvhd(9), SOUND, nested([b"udta", b"meta"], 5000)),
    "tracks without end": lambda: box(b"ftyp", b"isom") + box(b"moov", mvhd(9), SOUND * 4000),
    "fragments without end": lambda: fragments(4000),
    "tables without end": lambda: box(b"ftyp", b"isom") + tables(2 * MEGABYTE),
    "chunks without end": lambda: b"RIFF\xff\xff\xff\xffWAVE" + chunk(b"junk", b"") * 1_000_000,
    "chunks of AIFF without end": lambda: b"FORM\xff\xff\xff\xffAIFF" + chunk(b"junk", b"") * 1_000_000,
    "blocks without end": lambda: b"fLaC" + (b"\0\0\0\x22" + bytes(34)) + b"\1\0\0\0" * 1_000_000,
    "a FLAC of sync words": lambda: (
        b"fLaC\x80\0\0\x22" + bytes(10) + b"\x0a\xc4\x40" + bytes(21) + b"\xff\xf8" * 2_000_000
    ),
    "pages without end": lambda: opus() + page(9, 0, 0, b"", 2) * 100_000,
    "comments over pages without end": lambda: opus(comments=bytes(200)) + page(1, 1, 0, bytes(255 * 254)) * 500,
    "a picture in comments": lambda: opus().replace(
        vorbis_comments(),
        vorbis_comments(("METADATA_BLOCK_PICTURE", base64.b64encode(PICTURE[:40_000]).decode())),
    ),
    "an EBML of elements without end": lambda: (
        b"\x1a\x45\xdf\xa3\x80\x18\x53\x80\x67\x01\xff\xff\xff\xff\xff\xff\xff" + b"\xec\x80" * 400_000
    ),
}


@pytest.mark.parametrize("name", ATTACKS)
def test_attacks_cost_little(tmp_path: Path, name: str) -> None:
    """Files made to hold a reader up or fill its memory do neither."""
    path = tmp_path / "talk.mp3"
    path.write_bytes(ATTACKS[name]())
    with bounded():
        for read in (probe, read_tags, read_chapter_pictures):
            try:
                read(path)
            except Unreadable as refusal:
                assert refusal.hint  # noqa: PT017


def test_a_picture_of_five_megabytes_is_read(tmp_path: Path) -> None:
    """What is large but true is read within the bounds."""
    path = flac(tmp_path / "talk.flac", (6, PICTURE))
    with bounded():
        assert read_tags(path).artwork == bytes(5 * MEGABYTE)


HOSTILE = "../../etc/<b>Talk</b>\x1b[31m\u202eevil\r\n" + "x" * 1_000_000


@pytest.mark.parametrize("form", ["mp3", "m4a", "wav", "ape", "flac"])
def test_hostile_words(tmp_path: Path, form: str) -> None:
    """A title of a megabyte, of control characters and turned writing, is a short clean line in every form."""
    path, said = tmp_path / "talk", HOSTILE.encode()
    if form == "mp3":
        text = b"\3" + said
        path.write_bytes(id3(b"TIT2" + struct.pack(">IH", len(text), 0) + text) + frame() * 50)
    elif form == "m4a":
        title = box(b"\xa9nam", box(b"data", struct.pack(">II", 1, 0), said[:200_000]))
        mp4(path, mvhd(5000), SOUND, box(b"udta", box(b"meta", bytes(4), box(b"ilst", title))))
    elif form == "wav":
        wav(path, chunk(b"LIST", b"INFO" + chunk(b"INAM", said)))
    elif form == "ape":
        path.write_bytes(frame() * 50 + ape_tag(("Title", said, 0)))
    else:
        flac(path, (4, vorbis_comments(("TITLE", HOSTILE))))
    with bounded():
        title_read = read_tags(path).title
    assert title_read is not None
    assert title_read.startswith("../../etc/<b>Talk</b>[31mevil x")
    assert len(title_read) <= 255
    assert title_read.isprintable()


def test_four_gigabytes(tmp_path: Path) -> None:
    """A recording of 4 GB, with a header or without, is measured in little memory."""
    for head in (wav(tmp_path / "head").read_bytes(), flac(tmp_path / "head").read_bytes(), opus(), frame() * 50):
        path = tmp_path / "large"
        with path.open("wb") as file:
            file.write(head)
            file.truncate(4 << 30)
        with bounded():
            try:
                probe(path)
            except Unreadable as refusal:
                assert refusal.hint  # noqa: PT017
