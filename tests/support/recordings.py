"""Small real recordings, made here: silence in MPEG frames, and MP4 files built box by box.

Nothing needs a program but ``encoded``, which asks ffmpeg for what only an encoder makes.
"""

import hashlib
import shutil
import struct
import subprocess
from collections.abc import Iterable, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from mutagen.id3 import APIC, CHAP, CTOC, ID3, TALB, TDRC, TIT2, TPE1, TPE2, TRCK, WXXX, CTOCFlags
from PIL import Image

BITRATES = {32: 1, 64: 5, 128: 9}
FRAME_SECONDS = 1152 / 44100


def frame(kilobits: int = 64) -> bytes:
    """One frame of silence: MPEG 1 layer III, mono, 44.1 kHz."""
    header = bytes((0xFF, 0xFB, BITRATES[kilobits] << 4, 0xC0))
    return header.ljust(144 * kilobits * 1000 // 44100, b"\0")


def info_frame(frames: int, size: int) -> bytes:
    """The frame that says how many follow (``Info``, as LAME writes it for a constant bit rate)."""
    head = frame()[:4] + bytes(17) + b"Info" + struct.pack(">III", 3, frames, size)
    return head.ljust(len(frame()), b"\0")


def mp3(path: Path, *, frames: int = 100, info: bool = True, tags: Iterable[Any] = ()) -> Path:
    """An MP3 of silence, 26 ms a frame, tagged with the ID3 frames given (as ID3v2.3)."""
    body = frame() * frames
    path.write_bytes((info_frame(frames, len(body)) if info else b"") + body)
    if tags:
        tag = ID3()
        for one in tags:
            tag.add(one)
        tag.save(path, v2_version=3)
    return path


def careful_tags(**other: str) -> list[Any]:
    """What a careful producer writes: title, show, number and total, day, guest."""
    said = {"title": "Nick Wahl", "show": "Interviews", "number": "11/11", "date": "2020-06-19", "artist": "Nick Wahl"}
    said |= other
    return [
        TIT2(text=said["title"]),
        TALB(text=said["show"]),
        TPE2(text=said["show"]),
        TRCK(text=said["number"]),
        TDRC(text=said["date"]),
        TPE1(text=said["artist"]),
    ]


def chapter_tags(*chapters: tuple[str, int, str, str | None], order: Sequence[str] | None = None) -> list[Any]:
    """``CHAP`` for each (id, start in ms, title, link), and a ``CTOC`` in *order*, by default as given."""
    made: list[Any] = []
    for key, start, title, link in chapters:
        inner: list[Any] = [TIT2(text=title)] if title else []
        inner += [WXXX(desc="", url=link)] if link else []
        made.append(CHAP(element_id=key, start_time=start, end_time=start + 1000, sub_frames=inner))
    names = list(order) if order is not None else [chapter[0] for chapter in chapters]
    flags = CTOCFlags.TOP_LEVEL | CTOCFlags.ORDERED
    return [*made, CTOC(element_id="toc", flags=flags, child_element_ids=names, sub_frames=[])]


def picture(width: int = 1400, height: int = 1400, *, mode: str = "RGB", form: str = "JPEG", colour: int = 0) -> bytes:
    """A picture of one colour."""
    stream = BytesIO()
    Image.new(mode, (width, height), colour).save(stream, form)
    return stream.getvalue()


def cover_tag(data: bytes, kind: int = 3, desc: str = "") -> Any:
    """A picture in the tags; kind 3 is the front cover."""
    return APIC(encoding=3, mime="image/jpeg", type=kind, desc=desc, data=data)


def box(kind: bytes, *parts: bytes) -> bytes:
    """One box of an MP4."""
    content = b"".join(parts)
    return struct.pack(">I4s", 8 + len(content), kind) + content


def mvhd(ticks: int, timescale: int = 1000) -> bytes:
    """A movie header that lasts *ticks*."""
    return box(b"mvhd", struct.pack(">IIIII", 0, 0, 0, timescale, ticks), bytes(80))


def track(
    number: int,
    handler: bytes,
    *,
    ticks: int,
    timescale: int = 1000,
    size: tuple[int, int] = (0, 0),
    turned: bool = False,
    chapter_track: int = 0,
    table: bytes = b"",
) -> bytes:
    """A track; *size* in pixels, *turned* as phones do it, *table* the sample table it has."""
    matrix = (
        (0, 0x10000, 0, 0xFFFF0000, 0, 0, 0, 0, 0x40000000)
        if turned
        else (0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
    )
    header = struct.pack(">IIIIII", 7, 0, 0, number, 0, ticks) + bytes(16) + struct.pack(">9I", *matrix)
    media = box(
        b"mdia",
        box(b"mdhd", struct.pack(">IIIIII", 0, 0, 0, timescale, ticks, 0)),
        box(b"hdlr", bytes(8), handler, bytes(13)),
        box(b"minf", box(b"stbl", table)),
    )
    named = box(b"tref", box(b"chap", struct.pack(">I", chapter_track))) if chapter_track else b""
    return box(b"trak", box(b"tkhd", header, struct.pack(">II", size[0] << 16, size[1] << 16)), named, media)


def chpl(*chapters: tuple[float, bytes]) -> bytes:
    """Nero's list of (seconds, title)."""
    listed = (struct.pack(">QB", round(start * 1e7), len(title)) + title for start, title in chapters)
    return box(b"udta", box(b"chpl", b"\1" + bytes(7), bytes((len(chapters),)), *listed))


def mp4(path: Path, *boxes: bytes, brand: bytes = b"isom", data: bytes = b"") -> Path:
    """An MP4: its brand, the media data, and an index of *boxes*."""
    path.write_bytes(box(b"ftyp", brand, bytes(4)) + box(b"mdat", data) + box(b"moov", *boxes))
    return path


def heard(data: bytes) -> str:
    """The digest of what is heard and seen of a recording: the largest ``mdat`` of an MP4, an MP3 without its tags."""
    return hashlib.sha256(_largest_media(data) if data[4:8] == b"ftyp" else _untagged(data)).hexdigest()


def _largest_media(data: bytes) -> bytes:
    found, at = b"", 0
    while at < len(data):
        size = struct.unpack_from(">I", data, at)[0]
        found = max(found, data[at + 8 : at + size] if data[at + 4 : at + 8] == b"mdat" else b"", key=len)
        at += size
    return found


def _untagged(data: bytes) -> bytes:
    while data[:3] == b"ID3":
        data = data[10 + (data[6] << 21 | data[7] << 14 | data[8] << 7 | data[9]) :]
    return data[:-128] if data[-128:-125] == b"TAG" else data


def encoded(
    path: Path, *options: str, chapters: Sequence[tuple[int, str]] = (), video: bool = False, seconds: int = 4
) -> Path:
    """A recording as ffmpeg writes it; *chapters* as (start in ms, title). Skips where ffmpeg is not."""
    ffmpeg = shutil.which("ffmpeg")
    if not ffmpeg:
        pytest.skip("ffmpeg is not installed: it makes the recording this test reads")
    described = path.with_suffix(".ffmetadata")
    starts = [start for start, _ in chapters]
    ends = [*starts[1:], seconds * 1000]
    marks = (
        f"[CHAPTER]\nTIMEBASE=1/1000\nSTART={start}\nEND={end}\ntitle={title}\n"
        for (start, title), end in zip(chapters, ends, strict=bool(chapters))
    )
    described.write_text(";FFMETADATA1\n" + "".join(marks), encoding="utf-8")
    sources = ["-i", str(described), "-f", "lavfi", "-i", f"sine=d={seconds}"]
    sources += ["-f", "lavfi", "-i", f"testsrc=s=320x180:r=5:d={seconds}"] if video else []
    maps = ["-map_metadata", "0", "-map_chapters", "0", "-map", "1:a", *(["-map", "2:v"] if video else [])]
    subprocess.run(
        [ffmpeg, "-v", "error", "-y", *sources, *maps, *options, str(path)], check=True, stdin=subprocess.DEVNULL
    )
    return path
