"""What of a tag reaches mutagen: enough to lose nothing, and never so much that it costs."""

import struct
import time
import tracemalloc
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mutagen.id3 import APIC, COMM, ID3, TALB, TIT2, TIT3, TPE1, TRCK, TXXX
from tests.support.recordings import chapter_tags, frame, mp3

from turncast.audio import probe, read_tags, sieve
from turncast.audio.source import Source
from turncast.errors import Unreadable


def synchsafe(number: int) -> bytes:
    """A number of four times seven bits."""
    return bytes(number >> shift & 0x7F for shift in (21, 14, 7, 0))


def part(name: bytes, data: bytes, flags: int = 0, version: int = 3) -> bytes:
    """One frame of a tag."""
    size = synchsafe(len(data)) if version == 4 else struct.pack(">I", len(data))
    return name + size + struct.pack(">H", flags) + data


def tagged(path: Path, body: bytes, version: int = 3, flags: int = 0) -> Path:
    """An MP3 with that tag."""
    path.write_bytes(b"ID3" + bytes((version, 0, flags)) + synchsafe(len(body)) + body + frame() * 20)
    return path


@pytest.mark.parametrize("version", [3, 4])
def test_nothing_is_lost(version: int) -> None:
    """What Turncast reads comes through as mutagen reads it from the whole tag."""
    tag = ID3()
    kept = [TIT2(text="Größe"), TALB(text="Show"), TRCK(text="11/11"), TPE1(text=["A", "B"])]
    kept += [TXXX(desc="Host", text="Jo"), COMM(lang="eng", desc="", text="Notes")]
    kept += [APIC(mime="image/png", type=3, desc="Front", data=b"\xff\x00\xe0" * 99)]
    kept += chapter_tags(("a", 0, "One", "https://x.org/"), ("b", 9000, "Two", None))
    for one in [*kept, TIT3(text="not read")]:
        tag.add(one)
    stream = BytesIO()
    tag.save(stream, v2_version=version)
    source, whole = Source(stream), ID3(BytesIO(stream.getvalue()))
    sifted = {**ID3(BytesIO(sieve.words(source))), **ID3(BytesIO(sieve.chapters(source)))}
    assert {key: repr(value) for key, value in sifted.items()} == {
        key: repr(value) for key, value in whole.items() if key[:4] not in ("TIT3", "APIC")
    }
    assert sieve.picture(source) == ("APIC", whole["APIC:Front"].data)


def test_version_2_2(tmp_path: Path) -> None:
    """Tags with names of three letters are read, picture and all."""
    fields = [(b"TT2", b"\0Talk"), (b"TRK", b"\x003/8"), (b"PIC", b"\0JPG\3\0picture"), (b"TYE", b"\x002020")]
    body = b"".join(name + len(data).to_bytes(3, "big") + data for name, data in fields)
    tags = read_tags(tagged(tmp_path / "talk.mp3", body, version=2))
    assert (tags.title, tags.number, tags.total, tags.artwork) == ("Talk", 3, 8, b"picture")


def test_sizes_of_old_itunes(tmp_path: Path) -> None:
    """Sizes in v2.4 that are written as v2.3 has them are understood."""
    body = part(b"COMM", b"\0eng\0" + b"x" * 300, version=3) + part(b"TIT2", b"\0Talk", version=3)
    assert read_tags(tagged(tmp_path / "talk.mp3", body, version=4)).title == "Talk"


def test_unsynchronised(tmp_path: Path) -> None:
    """A picture that had zeros put in is given back as it was, in the whole tag or in one frame."""
    picture = b"\xff\xe0\xff\x00"
    data = b"\0image/jpeg\0\3\0" + picture
    whole = part(b"APIC", data).replace(b"\xff", b"\xff\x00")
    one = part(b"APIC", data.replace(b"\xff", b"\xff\x00"), 0x02, version=4)
    old, new = tagged(tmp_path / "a.mp3", whole, flags=0x80), tagged(tmp_path / "b.mp3", one, version=4)
    assert read_tags(old).artwork == read_tags(new).artwork == picture


def test_old_tags_at_the_end(tmp_path: Path) -> None:
    """ID3v1 at the end of the file is read where nothing newer is."""
    path = mp3(tmp_path / "talk.mp3")
    with path.open("ab") as file:
        file.write(b"TAG" + b"Talk".ljust(30, b"\0") + b"A guest".ljust(30, b"\0") + bytes(65))
    assert read_tags(path).title == "Talk"


BOMB = bytes(4) + zlib.compress(bytes(50_000_000))
ATTACKS = {
    "a hundred thousand frames": (part(b"TIT2", b"\0") * 95_000, 3),
    "frames nobody reads": (part(b"XXXX", b"\0") * 95_000, 4),
    "a chapter of frames": (part(b"CHAP", b"a\0" + bytes(16) + part(b"TIT2", b"\0a") * 90_000), 3),
    "chapters": (b"".join(part(b"CHAP", b"%d\0" % n + bytes(16) + part(b"TIT2", b"\0a")) for n in range(20_000)), 3),
    "a compressed frame": (part(b"TIT2", BOMB, 0x80), 3),
    "a compressed frame of v2.4": (part(b"TIT2", BOMB, 0x09, version=4), 4),
    "a compressed chapter": (part(b"CHAP", b"a\0" + bytes(16) + part(b"TIT2", BOMB, 0x80)), 3),
    "megabytes of comments": (part(b"COMM", b"\3eng\0" + b"x" * 500_000) * 20, 3),
    "a contents of thousands": (part(b"CTOC", b"toc\0\3\xff" + b"a\0" * 500_000), 3),
}


@pytest.mark.parametrize("name", ATTACKS)
def test_attacks_cost_nothing(tmp_path: Path, name: str) -> None:
    """Tags made to hold a reader up or fill its memory do neither."""
    path = tagged(tmp_path / "talk.mp3", *ATTACKS[name])
    started = time.process_time()
    tracemalloc.start()
    try:
        assert len(probe(path).chapters) <= 1000
        read_tags(path)
        assert tracemalloc.get_traced_memory()[1] < 60 * 1024**2
    finally:
        tracemalloc.stop()
    assert time.process_time() - started < 5


def test_extension_that_cannot_be(tmp_path: Path) -> None:
    """A tag whose extended header is larger than itself is said to be damaged."""
    with pytest.raises(Unreadable, match="damaged"):
        read_tags(tagged(tmp_path / "talk.mp3", b"\x7f" * 20, flags=0x40))


@given(version=st.sampled_from([2, 3, 4]), flags=st.integers(0, 255), body=st.binary(max_size=300))
def test_whatever_tag(version: int, flags: int, body: bytes) -> None:
    """Whatever a tag holds, what comes through is a tag of the size it says, or the refusal is ours."""
    source = Source(BytesIO(b"ID3" + bytes((version, 0, flags)) + synchsafe(len(body)) + body))
    for sift in (sieve.words, sieve.chapters):
        try:
            sifted = sift(source)
        except ValueError:
            assert flags & 0x40
        else:
            assert not sifted or sifted[6:10] == synchsafe(len(sifted) - 10)


@given(start=st.sampled_from([b"\0image/png\0\3", b"\1image/png\0\3", b"\0PNG\3", b""]), rest=st.binary(max_size=40))
def test_whatever_picture(start: bytes, rest: bytes) -> None:
    """Whatever stands in the frame of a picture, a picture of at least a byte comes out of it, or none."""
    body = part(b"APIC", start + rest)
    found = sieve.picture(Source(BytesIO(b"ID3\3\0\0" + synchsafe(len(body)) + body)))
    assert found is None or (found[0] == "APIC" and (start + rest).endswith(found[1]) and found[1])
