"""A splice is read as if it were one file."""

import io
import os
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from turncast.errors import Unreadable
from turncast.models.artifact import Splice, Stretch
from turncast.targets.bodies import opened, part_of, reader, size_of
from turncast.targets.s3.upload import SINGLE, Block, Place, Upload

PARTS = st.lists(
    st.one_of(st.binary(max_size=40), st.tuples(st.integers(0, 200), st.integers(0, 100))), max_size=6
)  # bytes, or where a stretch starts and how long it is
STEPS = st.lists(st.tuples(st.integers(-50, 400), st.sampled_from([0, 1, 2]), st.integers(-1, 300)), max_size=8)


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file whose bytes tell their place."""
    file = tmp_path_factory.mktemp("bodies") / "recording"
    file.write_bytes(bytes(number % 251 for number in range(300)))
    return file


@given(parts=PARTS, steps=STEPS)
def test_a_splice_reads_like_the_file_it_stands_for(
    recording: Path, parts: list[bytes | tuple[int, int]], steps: list[tuple[int, int, int]]
) -> None:
    """Whatever is sought and read, in any order, the same comes out as of one piece of bytes."""
    old = recording.read_bytes()
    whole = b"".join(part if isinstance(part, bytes) else old[part[0] : sum(part)] for part in parts)
    splice = Splice(tuple(part if isinstance(part, bytes) else Stretch(recording, *part) for part in parts))
    assert size_of(splice) == splice.size == len(whole)
    with opened(splice) as file, io.BytesIO(whole) as plain:
        for offset, whence, count in steps:
            place = max(0, {0: 0, 1: plain.tell(), 2: len(whole)}[whence] + offset)
            assert file.seek(place) == plain.seek(place)
            assert file.read(count) == plain.read(count)
        file.seek(0)
        assert file.read() == whole


@given(parts=PARTS, start=st.integers(0, 400), length=st.integers(1, 300))
def test_a_part_is_what_stands_there(
    recording: Path, parts: list[bytes | tuple[int, int]], start: int, length: int
) -> None:
    """Of bytes, of a file, and of a splice of both: the same bytes, or as many of them as there are."""
    splice = Splice(tuple(part if isinstance(part, bytes) else Stretch(recording, *part) for part in parts))
    with opened(splice) as file:
        whole = file.read()
    for body, content in ((splice, whole), (whole, whole), (recording, recording.read_bytes())):
        with opened(part_of(body, start, length)) as file:
            assert file.read() == content[start : start + length]


def test_a_file_named_twice_is_open_once_and_closed_with_the_splice(recording: Path) -> None:
    """However many stretches of a file there are, one descriptor serves them, and none is left open."""
    descriptors = len(list(Path("/proc/self/fd").iterdir()))
    file = reader(Splice(tuple(Stretch(recording, number, 1) for number in range(9))))
    assert len(list(Path("/proc/self/fd").iterdir())) == descriptors + 1
    assert file.read() == recording.read_bytes()[:9]
    file.close()
    assert len(list(Path("/proc/self/fd").iterdir())) == descriptors


def test_a_file_that_is_written_to_while_it_is_sent_in_parts(tmp_path: Path) -> None:
    """What is sent later is of the same file as what was sent before, or nothing is."""
    file = tmp_path / "talk.mp3"
    file.write_bytes(b"a" * SINGLE)
    splice = Splice((b"tag", Stretch(file, 0, SINGLE)))
    upload = Upload.of(Place(Bucket="b", Key="k"), splice, "audio/mpeg", "no-store")
    assert upload.part(0, 5) == b"tagaa"
    os.utime(file, ns=(0, file.stat().st_mtime_ns + 1))
    with pytest.raises(Unreadable, match=r"talk\.mp3 changed while it was being published"):
        upload.part(5, 5)


def test_a_small_file_is_read_once(tmp_path: Path) -> None:
    """What is sent of it is what its digest was taken of, whatever is written to it meanwhile."""
    file = tmp_path / "talk.mp3"
    file.write_bytes(b"before")
    upload = Upload.of(Place(Bucket="b", Key="k"), file, "audio/mpeg", "no-store")
    file.write_bytes(b"after!")
    assert upload.part(0, upload.size) == b"before"
    assert upload.sha256 == sha256(b"before").hexdigest()


@given(st.binary(max_size=50), st.lists(st.integers(-1, 60) | st.none(), max_size=8))
def test_what_is_sent_is_whole_in_whatever_pieces_it_is_asked_for(content: bytes, asked: list[int | None]) -> None:
    """A block gives more than it is asked for where there is more, but never anything twice, or nothing too soon."""
    block = Block(content)
    read = b"".join(block.read(size) for size in asked)
    assert read + block.read() == content


def test_a_small_file_that_is_not_what_it_was_found_to_be(tmp_path: Path) -> None:
    """Before anything of it is sent: its digest is known since the project was read."""
    file = tmp_path / "talk.mp3"
    file.write_bytes(b"b" * 1000)
    known = Splice((Stretch(file, 0, 1000),), sha256(b"a" * 1000).hexdigest())
    with pytest.raises(Unreadable, match="changed while"):
        Upload.of(Place(Bucket="b", Key="k"), known, "audio/mpeg", "no-store")


def test_a_file_that_is_written_to_while_it_is_read(tmp_path: Path) -> None:
    """Whoever reads it to its end is told; so it is where nobody knew its digest."""
    file = tmp_path / "talk.mp3"
    file.write_bytes(b"a" * 500_000)
    with opened(Splice((Stretch(file, 0, 500_000),))) as reading:
        reading.read(10)
        os.utime(file, ns=(0, file.stat().st_mtime_ns + 1))
        with pytest.raises(Unreadable, match="changed while"):
            reading.read()
