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


def chunk(kind: bytes, content: bytes, *, said: int | None = None, order: str = "<") -> bytes:
    """One chunk of a WAV (or, with ``>``, of an AIFF); *said* is the size it claims."""
    size = struct.pack(f"{order}I", len(content) if said is None else said)
    return kind + size + content + bytes(len(content) % 2)


def wav(path: Path, *chunks: bytes, seconds: float = 2.0, said: int | None = None, riff: int | None = None) -> Path:
    """A WAV of silence, 8000 samples of 16 bits a second, then *chunks*; *said* is the size of the sound."""
    fmt = struct.pack("<HHIIHH", 1, 1, 8000, 16000, 2, 16)
    body = (
        b"WAVE" + chunk(b"fmt ", fmt) + chunk(b"data", bytes(round(seconds * 8000) * 2), said=said) + b"".join(chunks)
    )
    path.write_bytes(b"RIFF" + struct.pack("<I", len(body) if riff is None else riff) + body)
    return path


def rf64(path: Path, *, seconds: float = 2.0, name: bytes = b"RF64", missing: int = 0) -> Path:
    """A WAV whose sizes take eight bytes; *missing* bytes of its sound are not there."""
    data = bytes(round(seconds * 8000) * 2 - missing)
    ds64 = chunk(b"ds64", struct.pack("<QQQI", len(data) + 100, len(data) + missing, 0, 0))
    fmt = chunk(b"fmt ", struct.pack("<HHIIHH", 1, 1, 8000, 16000, 2, 16))
    body = b"WAVE" + ds64 + fmt + chunk(b"data", data, said=0xFFFFFFFF)
    path.write_bytes(name + b"\xff\xff\xff\xff" + body)
    return path


def aiff(path: Path, *chunks: bytes, frames: int = 16000, there: int | None = None, said: int | None = None) -> Path:
    """An AIFF of silence, 8000 samples of 16 bits a second: *frames* are counted by its header, *there* are there."""
    data = bytes(8 + 2 * (frames if there is None else there))
    rate = struct.pack(">HQ", 16383 + 12, 8000 << 51)
    comm = chunk(b"COMM", struct.pack(">HIH", 1, frames, 16) + rate, order=">")
    body = b"AIFF" + comm + b"".join(chunks) + chunk(b"SSND", data, order=">", said=said)
    path.write_bytes(b"FORM" + struct.pack(">I", len(body)) + body)
    return path


def ape_tag(*items: tuple[str, bytes, int]) -> bytes:
    """An APEv2 tag of (key, value, flags), without a header."""
    body = b"".join(struct.pack("<II", len(value), flags) + key.encode() + b"\0" + value for key, value, flags in items)
    return body + b"APETAGEX" + struct.pack("<IIII", 2000, len(body) + 32, len(items), 0) + bytes(8)


def vorbis_comments(*pairs: tuple[str, str]) -> bytes:
    """Vorbis comments, as FLAC has them."""
    lines = [f"{name}={value}".encode() for name, value in pairs]
    return struct.pack("<II", 0, len(lines)) + b"".join(struct.pack("<I", len(line)) + line for line in lines)


def flac(path: Path, *blocks: tuple[int, bytes], frames: int = 10, samples: int | None = None) -> Path:
    """A FLAC of silent frames of 4096 samples, 44100 a second; *samples* as its header counts them; *blocks* before."""
    count = 4096 * frames if samples is None else samples
    info = struct.pack(">HH", 4096, 4096) + bytes(6) + (44100 << 44 | 15 << 36 | count).to_bytes(8, "big") + bytes(16)
    listed = [(0, info), *blocks]
    head = b"".join(
        bytes((kind | (0x80 if place == len(listed) else 0),)) + len(data).to_bytes(3, "big") + data
        for place, (kind, data) in enumerate(listed, 1)
    )
    path.write_bytes(b"fLaC" + head + b"".join(map(_flac_frame, range(frames))))
    return path


def _flac_frame(number: int) -> bytes:
    header = b"\xff\xf8\xc9\x08" + bytes((number,))
    check = 0
    for byte in header:
        check ^= byte
        for _ in range(8):
            check = (check << 1 ^ 0x107 if check & 0x80 else check << 1) & 0x1FF
    return header + bytes((check & 0xFF,)) + bytes(6)


def page(serial: int, number: int, place: int, packet: bytes, flags: int = 0) -> bytes:
    """A page of Ogg that holds one packet; *place* is the sample it ends with."""
    lacing = bytes((255,)) * (len(packet) // 255) + bytes((len(packet) % 255,))
    return b"OggS" + struct.pack("<BBQIIIB", 0, flags, place, serial, number, 0, len(lacing)) + lacing + packet


def opus(serial: int = 1, seconds: float = 2.0, comments: bytes = b"", last: int = 4, pages: int = 20) -> bytes:
    """An Opus stream: its two headers and *pages* of nothing that last *seconds*."""
    head = b"OpusHead" + struct.pack("<BBHIHB", 1, 2, 312, 48000, 0, 0)
    sound = [
        page(serial, 2 + n, 312 + round(48000 * seconds * (n + 1) / pages), bytes(200), last if n == pages - 1 else 0)
        for n in range(pages)
    ]
    tags = page(serial, 1, 0, b"OpusTags" + (comments or vorbis_comments()))
    return page(serial, 0, 0, head, 2) + tags + b"".join(sound)


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
