"""MP4 whose index is moved to the front."""

import os
import struct
import subprocess
import sys
from array import array
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.support.ffmpeg import ffmpeg, film, packets, probed
from tests.support.recordings import box

from turncast.encoding import faststart, needs_faststart, streaming
from turncast.encoding.boxes import boxes, moved
from turncast.errors import Unreadable

MEDIA = Path(__file__).parents[2] / "media"
CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "media"


def _late(path: Path, source: Path = MEDIA / "collaborating-for-student-success.mp4") -> Path:
    """A webinar with chapters, tags and a cover, as an editor writes it: the index at the end."""
    maps = [
        "-map",
        "0:v",
        "-map",
        "0:a",
        "-map_metadata",
        "0",
        "-map_chapters",
        "0",
        "-disposition:v:1",
        "attached_pic",
    ]
    ffmpeg("-i", source, *maps, "-c", "copy", path)
    return path


def test_nothing_is_lost(tmp_path: Path) -> None:
    """With its index first, each packet, time, tag, chapter and track of a webinar is what it was."""
    late, fast = _late(tmp_path / "late.mp4"), tmp_path / "fast.mp4"
    assert needs_faststart(late)
    faststart(late, fast)
    assert not needs_faststart(fast)
    assert packets(fast) == packets(late)
    assert probed(fast) == probed(late)
    assert len(probed(fast)["chapters"]) == 4


def test_only_offsets_differ(tmp_path: Path) -> None:
    """All boxes but the index are the same bytes, and the index is as long as it was."""
    late, fast = _late(tmp_path / "late.mp4"), tmp_path / "fast.mp4"
    faststart(late, fast)
    with late.open("rb") as old, fast.open("rb") as new:
        before = {one.kind: (one, _content(old, one)) for one in boxes(old)}
        after = {one.kind: (one, _content(new, one)) for one in boxes(new)}
    assert list(after).index(b"moov") < list(after).index(b"mdat")
    assert set(after) == set(before)
    assert {kind for kind in before if before[kind][1] != after[kind][1]} == {b"moov"}
    assert len(before[b"moov"][1]) == len(after[b"moov"][1])


def _content(file: object, one: object) -> bytes:
    file.seek(one.body)  # type: ignore[attr-defined]
    data: bytes = file.read(one.end - one.body)  # type: ignore[attr-defined]
    return data


def test_the_same_bytes_every_time(tmp_path: Path) -> None:
    """The same video gives the same bytes, and one that is in order already comes out as it is."""
    late = _late(tmp_path / "late.mp4")
    for name in ("one.mp4", "two.mp4"):
        faststart(late, tmp_path / name)
    faststart(tmp_path / "one.mp4", tmp_path / "three.mp4")
    assert len({(tmp_path / name).read_bytes() for name in ("one.mp4", "two.mp4", "three.mp4")}) == 1


def test_quicktime(tmp_path: Path) -> None:
    """The MOV of a phone is put in order too."""
    late, fast = film(tmp_path / "phone.mov", "-c:v", "mpeg4"), tmp_path / "fast.mov"
    assert needs_faststart(late)
    faststart(late, fast)
    assert packets(fast) == packets(late)


def test_sound_on_both_sides_of_the_index(tmp_path: Path) -> None:
    """Offsets behind the index stay, those before it move: each still finds its bytes."""
    one, two = box(b"mdat", b"before.."), box(b"mdat", b"behind..")
    ftyp = box(b"ftyp", b"isom", bytes(4))
    length = len(_index([0, 0]))
    path = tmp_path / "odd.mp4"
    path.write_bytes(ftyp + one + _index([len(ftyp) + 8, len(ftyp) + len(one) + length + 8]) + two)
    faststart(path, tmp_path / "fast.mp4")
    made = (tmp_path / "fast.mp4").read_bytes()
    assert [made[at : at + 8] for at in _offsets(made)] == [b"before..", b"behind.."]


def _index(offsets: list[int], kind: bytes = b"stco") -> bytes:
    numbers = struct.pack(f">II{len(offsets)}{'I' if kind == b'stco' else 'Q'}", 0, len(offsets), *offsets)
    return box(b"moov", box(b"trak", box(b"mdia", box(b"minf", box(b"stbl", box(kind, numbers))))))


def _offsets(data: bytes) -> list[int]:
    at = data.index(b"stco") + 8
    count = int.from_bytes(data[at : at + 4], "big")
    return list(struct.unpack_from(f">{count}I", data, at + 4))


def test_more_than_32_bits_reach(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A video so large that its offsets do not fit when the index stands before it gets offsets of 64 bits."""
    monkeypatch.setattr(streaming, "REACH", 150)
    late, fast = tmp_path / "large.mp4", tmp_path / "fast.mp4"
    late.write_bytes(box(b"ftyp", b"isom", bytes(4)) + box(b"mdat", b"at once.", b"the end.") + _index([24, 32]))
    faststart(late, fast)
    made = fast.read_bytes()
    assert b"stco" not in made
    places = struct.unpack_from(">2Q", made, made.index(b"co64") + 12)
    assert [made[at : at + 8] for at in places] == [b"at once.", b"the end."]


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of recordings is not beside the repository")
def test_fragments_have_no_index_to_move() -> None:
    """MP4 in fragments begins with what players need, and so it is left alone."""
    files = sorted((CORPUS / "tagfix/google+ExoPlayer").glob("sample_*fragmented*.mp4"))
    assert [path.name for path in files if needs_faststart(path)] == []
    assert len(files) > 3


def test_what_is_no_mp4() -> None:
    """An MP3 has no index."""
    assert not needs_faststart(MEDIA / "nick-wahl-interest-based-bargaining.mp3")


@pytest.mark.parametrize(
    ("index", "reason"),
    [
        (box(b"moov", box(b"cmov", bytes(20))), "compressed"),
        (box(b"moov", box(b"trak", box(b"mdia", box(b"minf", box(b"stbl", box(b"saio", bytes(12))))))), "encrypted"),
        (box(b"moov", box(b"trak", box(b"mdia", box(b"minf", box(b"stbl", box(b"stco", bytes(5))))))), "damaged"),
    ],
)
def test_an_index_that_cannot_be_moved(tmp_path: Path, index: bytes, reason: str) -> None:
    """What cannot be put in order without harm is refused with its reason, and nothing is left."""
    path = tmp_path / "odd.mp4"
    path.write_bytes(box(b"ftyp", b"isom", bytes(4)) + box(b"mdat", bytes(8)) + index)
    with pytest.raises(Unreadable, match=reason):
        faststart(path, tmp_path / "fast.mp4")
    assert list(tmp_path.iterdir()) == [path]


@given(st.lists(st.integers(0, (1 << 31) - 1), max_size=20), st.integers(0, 1 << 30), st.booleans())
def test_moving_and_moving_back(offsets: list[int], by: int, wide: bool) -> None:
    """An index moved and moved back is the index it was."""
    index = _index(offsets, b"co64" if wide else b"stco")[8:]
    there = moved(memoryview(index), lambda offset: offset + by, wide=wide)
    assert moved(memoryview(there), lambda offset: offset - by, wide=wide) == index


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(8, 215), st.integers(0, 255)), max_size=8), st.binary(max_size=40))
def test_whatever_bytes(tmp_path: Path, changes: list[tuple[int, int]], rest: bytes) -> None:
    """Whatever is done to the bytes of an MP4, it is put in order, left as it is, or refused."""
    wild = bytearray(box(b"ftyp", b"isom", bytes(4)) + box(b"mdat", bytes(60)) + _index([24, 40]) + bytes(64))
    for place, value in changes:
        wild[place % len(wild)] = value
    path, fast = tmp_path / "wild.mp4", tmp_path / "fast.mp4"
    path.write_bytes(bytes(wild) + rest)
    try:
        faststart(path, fast)
    except Unreadable:
        return
    assert not needs_faststart(fast)
    old, new = array("B", path.read_bytes()), array("B", fast.read_bytes())
    assert old == new or needs_faststart(path)


def test_boxes_that_claim_too_much() -> None:
    """A box ends with the file, whatever it claims; one shorter than its own header ends the list."""
    found = boxes(BytesIO(box(b"ftyp", bytes(8)) + struct.pack(">I4s", 1 << 31, b"mdat") + bytes(10)))
    assert [(one.kind, one.end - one.body) for one in found] == [(b"ftyp", 8), (b"mdat", 10)]
    assert boxes(BytesIO(struct.pack(">I4s", 4, b"ftyp") + bytes(10))) == []


MEMORY = """
import sys
from pathlib import Path
from turncast.encoding import faststart
faststart(Path(sys.argv[1]), Path(sys.argv[2]))
print(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="how much memory it takes is read from /proc")
def test_memory_of_a_large_video(tmp_path: Path) -> None:
    """A video of 400 MB, whose index has half a million places, is put in order in less than 120 MB."""
    path = tmp_path / "large.mp4"
    path.write_bytes(box(b"ftyp", b"isom", bytes(4)) + struct.pack(">I4s", 400 << 20, b"mdat"))
    os.truncate(path, 16 + (400 << 20))
    with path.open("ab") as file:
        file.write(_index(list(range(100, 500_100))))
    said = subprocess.run([sys.executable, "-c", MEMORY, path, tmp_path / "fast.mp4"], check=True, capture_output=True)
    assert int(said.stdout) < 120 * 1024
